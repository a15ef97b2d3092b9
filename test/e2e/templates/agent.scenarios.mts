import { startLanguageModel, type ChatRequest, type LanguageModel, type ModelReply } from './languageModel.mts';
import type { Review } from './chat.mts';
import type { ImportedTemplate, TemplateHarness } from './harness.mts';

const SELLER = '98979';

/** W16: an agent that reads freely, and acts only after a person has approved the call in the chat. */
export function agentScenarios(harness: () => TemplateHarness): void {
	let model: LanguageModel;
	beforeAll(async () => (model = await startLanguageModel()));
	afterAll(async () => await model?.stop());

	const toolCalls = ({ messages }: ChatRequest) =>
		messages.slice(messages.findLastIndex(({ role }) => role === 'user')).filter(({ role }) => role === 'tool');
	/** Calls the tools one after the other, then says what the last one gave. */
	const script = (...steps: Array<Exclude<ModelReply, string>>) =>
		model.says((request) => steps[toolCalls(request).length] ?? String(toolCalls(request).at(-1)?.content));
	/** How a model calls a tool behind a review: n8n adds what the review needs to the tool's own input. */
	const reviewed = (tool: string, input: Record<string, unknown>) => ({
		tool,
		input: { toolParameters: input, hitlParameters: {} },
	});
	const confirm = (orderId: string) => reviewed('Confirm_an_Order', { orderId });
	const ask = async (template: ImportedTemplate, chatInput: string, review?: Review) => {
		const json = { sessionId: template.id, action: 'sendMessage', chatInput };
		const { execution, said, asked } = await harness().chat(template, 'Chat', json, review);
		return { execution, asked, output: said.join('\n') };
	};
	const approve: Review = () => 'Approve';

	test('ai-agent-guarded.json reads unasked, acts only on an approved call, below its ceiling, once', async () => {
		const { marketplace } = harness();
		const shipped = marketplace.placeOrder({
			sellerId: SELLER,
			status: 'Shipped',
			lines: [{ sku: 'LAMPE-042', price: 60, quantity: 1 }],
		}).orderId;
		const waiting = marketplace.placeOrder({ sellerId: SELLER, status: 'WaitingAcceptance' }).orderId;
		const template = await harness().importTemplate('ai-agent-guarded.json', {
			credentials: { openAiApi: model.credential },
			config: { neverAbove: 20 },
		});
		const gesture = (amount: number, why = 'Carton abîmé') =>
			reviewed('Give_a_Part_Back', { orderId: shipped, amount, why });

		script({ tool: 'Get_an_Order', input: { orderId: shipped } });
		const read = await ask(template, `Où en est ${shipped} ?`);
		expect(read).toMatchObject({ asked: [], output: expect.stringContaining('"status":"Shipped"') });
		script({ tool: 'List_Orders', input: { status: 'WaitingAcceptance' } });
		expect((await ask(template, 'À confirmer ?')).output).toContain(waiting);
		script({ tool: 'Count_Orders', input: { status: 'WaitingAcceptance' } });
		expect((await ask(template, 'Combien ?')).output).toMatch(/"count":1\b/);

		const writes = harness().writeCount();
		script(confirm(waiting));
		const declined = await ask(template, `Confirme ${waiting}`);
		expect(declined.asked).toEqual([expect.stringContaining(`May I confirm the order ${waiting}?`)]);
		expect(declined.output).toContain('rejected');
		const told = await ask(template, `Confirme ${waiting}`, () => 'Not today');
		expect(told.output).toContain('Not today');
		expect([harness().effectCounts(), harness().writeCount()]).toMatchObject([{ confirmed: 0 }, writes]);

		script(gesture(25));
		expect((await ask(template, 'Rends 25 euros', approve)).output).toContain('above the Maximum Amount');
		expect(harness().effectCounts()).toMatchObject({ gestureAsked: 0 });

		script(confirm(waiting), gesture(8));
		const first = await ask(template, 'Confirme et rends 8 euros', approve);
		expect(first.asked).toHaveLength(2);
		expect(harness().effectCounts()).toMatchObject({ confirmed: 1, gestureAsked: 1 });
		const second = await ask(template, 'Confirme et rends 8 euros', approve);
		expect(harness().effectCounts()).toMatchObject({ confirmed: 1, gestureAsked: 1 });

		// other words make no other gesture, and all gestures together stay below the ceiling
		script(gesture(8, 'Geste pour le carton'));
		await ask(template, 'Rends 8 euros', approve);
		script(gesture(13));
		const above = await ask(template, 'Rends 13 euros', approve);
		expect(above.asked).toEqual([
			expect.stringContaining(`May I give 13 euros back to the customer of the order ${shipped}?`),
		]);
		expect(above.output).toContain('above the Maximum Amount of 20.00 EUR');
		expect(harness().effectCounts()).toMatchObject({ gestureAsked: 1 });
		harness().report(
			'ai-agent-guarded.json',
			template,
			[first.execution, second.execution],
			'1 order confirmed, 8 EUR given (stand-in for the model), each approved in the chat; declined: nothing; 25 EUR refused by the ceiling; second run: no change',
		);
	}, 300_000);

	test('ai-agent-guarded.json says in the chat what it had used when the model fails afterwards', async () => {
		const { marketplace } = harness();
		const { orderId } = marketplace.placeOrder({ sellerId: SELLER, status: 'WaitingAcceptance' });
		const template = await harness().importTemplate('ai-agent-guarded.json', {
			credentials: { openAiApi: model.credential },
		});
		const before = harness().effectCounts().confirmed;

		script(confirm(orderId), { failsWith: 'The model is gone' });
		const { output } = await ask(template, `Confirme ${orderId}`, approve);
		expect(output).toMatch(/^I could not go on: [^]*Before that I used Confirm an Order\./);
		expect(harness().effectCounts()).toMatchObject({ confirmed: before + 1 });

		script({ failsWith: 'The model is gone' });
		const nothing = await ask(template, 'Bonjour');
		expect(nothing.output).toMatch(/^I could not go on: /);
		expect(nothing.output).not.toContain('Before that');
	}, 300_000);
}
