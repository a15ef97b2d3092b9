import { startLanguageModel, type ChatRequest, type LanguageModel, type ModelReply } from './languageModel.mts';
import type { ImportedTemplate, TemplateHarness } from './harness.mts';

const SELLER = '98979';

/** W16: an agent that reads freely and acts within guards. */
export function agentScenarios(harness: () => TemplateHarness): void {
	let model: LanguageModel;
	beforeAll(async () => (model = await startLanguageModel()));
	afterAll(async () => await model?.stop());

	const toolCalls = ({ messages }: ChatRequest) =>
		messages.slice(messages.findLastIndex(({ role }) => role === 'user')).filter(({ role }) => role === 'tool');
	/** Calls the tools one after the other, then says what the last one gave. */
	const script = (...steps: Array<Exclude<ModelReply, string>>) =>
		model.says((request) => steps[toolCalls(request).length] ?? String(toolCalls(request).at(-1)?.content));
	const ask = async (template: ImportedTemplate, chatInput: string) => {
		const execution = await harness().chat(template, 'Chat', {
			sessionId: template.id,
			action: 'sendMessage',
			chatInput,
		});
		return {
			execution,
			output: String(execution.nodes.Answer?.items[0].output),
		};
	};

	test('ai-agent-guarded.json reads, rehearses, and acts only when it may, below its ceiling, once', async () => {
		const { marketplace, mails } = harness();
		const shipped = marketplace.placeOrder({
			sellerId: SELLER,
			status: 'Shipped',
			lines: [{ sku: 'LAMPE-042', price: 60, quantity: 1 }],
		}).orderId;
		const waiting = marketplace.placeOrder({ sellerId: SELLER, status: 'WaitingAcceptance' }).orderId;
		const credentials = { openAiApi: model.credential };
		const careful = await harness().importTemplate('ai-agent-guarded.json', { credentials });

		script({ tool: 'Get_an_Order', input: { orderId: shipped } });
		expect((await ask(careful, `Où en est ${shipped} ?`)).output).toContain('"status":"Shipped"');
		script({ tool: 'List_Orders', input: { status: 'WaitingAcceptance' } });
		expect((await ask(careful, 'À confirmer ?')).output).toContain(waiting);
		script({ tool: 'Count_Orders', input: { status: 'WaitingAcceptance' } });
		expect((await ask(careful, 'Combien ?')).output).toMatch(/"count":1\b/);

		script({ tool: 'Confirm_an_Order', input: { orderId: waiting } });
		expect((await ask(careful, `Confirme ${waiting}`)).output).toContain('"result":"dryRun"');
		expect([harness().effectCounts(), mails]).toMatchObject([{ confirmed: 0 }, []]);

		const acting = await harness().importTemplate('ai-agent-guarded.json', {
			credentials,
			config: { mayAct: true, neverAbove: 20 },
		});
		const gesture = (amount: number, why = 'Carton abîmé') => ({
			tool: 'Give_a_Part_Back',
			input: { orderId: shipped, amount, why },
		});
		script(gesture(25));
		expect((await ask(acting, 'Rends 25 euros')).output).toContain('above the Maximum Amount');
		expect([harness().effectCounts(), mails]).toMatchObject([{ gestureAsked: 0 }, []]);

		script({ tool: 'Confirm_an_Order', input: { orderId: waiting } }, gesture(8));
		const first = await ask(acting, 'Confirme et rends 8 euros');
		expect(harness().effectCounts()).toMatchObject({ confirmed: 1, gestureAsked: 1 });
		expect(mails.map(({ subject }) => subject)).toEqual(['The Cdiscount agent has acted']);
		expect(mails[0].text).toContain('Give_a_Part_Back');
		const second = await ask(acting, 'Confirme et rends 8 euros');
		expect(harness().effectCounts()).toMatchObject({ confirmed: 1, gestureAsked: 1 });
		expect(mails).toHaveLength(1);

		// other words make no other gesture, and one question gives one gesture at most
		script(gesture(8, 'Geste pour le carton'), gesture(7), gesture(6));
		const third = await ask(acting, 'Rends 8, 7 et 6 euros');
		expect(third.output).toContain('above the Maximum Amount of 0.00 EUR');
		expect(harness().effectCounts()).toMatchObject({ gestureAsked: 1 });
		script([gesture(5), gesture(4), gesture(3)]);
		await ask(acting, 'Rends 5, 4 et 3 euros');
		expect(harness().effectCounts()).toMatchObject({ gestureAsked: 2 });
		expect(mails).toHaveLength(2);
		harness().report(
			'ai-agent-guarded.json',
			acting,
			[first.execution, second.execution],
			'1 order confirmed, 8 EUR given (stand-in for the model); 25 EUR refused by the ceiling; 1 of 3 gestures in one question; rehearsal: nothing; second run: no change',
		);
	}, 300_000);

	test('ai-agent-guarded.json tells what it did when the model fails afterwards, and answers when the mail fails', async () => {
		const { marketplace, mails, smtp } = harness();
		const waiting = () => marketplace.placeOrder({ sellerId: SELLER, status: 'WaitingAcceptance' }).orderId;
		const acting = await harness().importTemplate('ai-agent-guarded.json', {
			credentials: { openAiApi: model.credential },
			config: { mayAct: true },
		});
		const [one, other] = [waiting(), waiting()];
		script({ tool: 'Confirm_an_Order', input: { orderId: one } }, { failsWith: 'The model is gone' });
		expect((await ask(acting, `Confirme ${one}`)).output).toContain('I could not do that');
		expect(harness().effectCounts()).toMatchObject({ confirmed: 1 });
		expect(mails).toMatchObject([
			{
				subject: 'The Cdiscount agent has failed after it may have acted',
				text: expect.stringContaining('It used Confirm an Order, and then failed'),
			},
		]);
		script({ failsWith: 'The model is gone' });
		expect((await ask(acting, 'Bonjour')).output).toContain('I could not do that');
		expect(mails).toHaveLength(1);

		smtp.isDown = true;
		script({ tool: 'Confirm_an_Order', input: { orderId: other } });
		const { output } = await ask(acting, `Confirme ${other}`).finally(() => (smtp.isDown = false));
		expect(output).toMatch(/"result":"done"[\s\S]*The mail that tells what I did could not be sent/);
	}, 300_000);
}
