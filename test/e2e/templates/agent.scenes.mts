import { startLanguageModel, type ChatRequest, type LanguageModel, type Said } from './languageModel.mts';
import type { Performed, Theatre } from './theatre.mts';

const SELLER = '98979';

/** W16: an agent that reads freely and acts within guards. */
export function agentScenes(stage: () => Theatre): void {
	let model: LanguageModel;
	beforeAll(async () => (model = await startLanguageModel()));
	afterAll(async () => await model?.stop());

	const toolCalls = ({ messages }: ChatRequest) =>
		messages.slice(messages.findLastIndex(({ role }) => role === 'user')).filter(({ role }) => role === 'tool');
	/** Calls the tools one after the other, then says what the last one gave. */
	const script = (...steps: Array<Exclude<Said, string>>) =>
		model.says((request) => steps[toolCalls(request).length] ?? String(toolCalls(request).at(-1)?.content));
	const ask = async (template: Performed, chatInput: string) => {
		const execution = await stage().chat(template, 'Chat', {
			sessionId: template.id,
			action: 'sendMessage',
			chatInput,
		});
		return {
			execution,
			output: String(execution.nodes.Answer?.items[0].output ?? execution.nodes['Say That It Failed']?.items[0].output),
		};
	};

	test('ai-agent-guarded.json reads, rehearses, and acts only when it may, below its ceiling, once', async () => {
		const { marketplace, mails } = stage();
		const shipped = marketplace.placeOrder({
			sellerId: SELLER,
			status: 'Shipped',
			lines: [{ sku: 'LAMPE-042', price: 60, quantity: 1 }],
		}).orderId;
		const waiting = marketplace.placeOrder({ sellerId: SELLER, status: 'WaitingAcceptance' }).orderId;
		const credentials = { openAiApi: model.credential };
		const careful = await stage().perform('ai-agent-guarded.json', { credentials });

		script({ tool: 'Get_an_Order', input: { orderId: shipped } });
		expect((await ask(careful, `Où en est ${shipped} ?`)).output).toContain('"status":"Shipped"');
		script({ tool: 'List_Orders', input: { status: 'WaitingAcceptance' } });
		expect((await ask(careful, 'À confirmer ?')).output).toContain(waiting);

		script({ tool: 'Confirm_an_Order', input: { orderId: waiting } });
		expect((await ask(careful, `Confirme ${waiting}`)).output).toContain('"result":"dryRun"');
		expect([stage().acts(), mails]).toMatchObject([{ confirmed: 0 }, []]);

		const acting = await stage().perform('ai-agent-guarded.json', {
			credentials,
			config: { mayAct: true, neverAbove: 20 },
		});
		const gesture = (amount: number) => ({
			tool: 'Give_a_Part_Back',
			input: { orderId: shipped, amount, why: 'Carton abîmé' },
		});
		script(gesture(25));
		expect((await ask(acting, 'Rends 25 euros')).output).toContain('above the Maximum Amount');
		expect([stage().acts(), mails]).toMatchObject([{ gestureAsked: 0 }, []]);

		script({ tool: 'Confirm_an_Order', input: { orderId: waiting } }, gesture(8));
		const first = await ask(acting, 'Confirme et rends 8 euros');
		expect(stage().acts()).toMatchObject({ confirmed: 1, gestureAsked: 1 });
		expect(mails.map(({ subject }) => subject)).toEqual(['The Cdiscount agent has acted']);
		expect(mails[0].text).toContain('Give_a_Part_Back');
		const second = await ask(acting, 'Confirme et rends 8 euros');
		expect(stage().acts()).toMatchObject({ confirmed: 1, gestureAsked: 1 });
		expect(mails).toHaveLength(1);
		stage().tell(
			'ai-agent-guarded.json',
			acting,
			[first.execution, second.execution],
			'1 order confirmed, 8 EUR given (stand-in for the model); 25 EUR refused by the ceiling; rehearsal: nothing; second run: no change',
		);
	}, 300_000);
}
