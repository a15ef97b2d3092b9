import { eventually } from '../demo.mts';
import { submitForm, linksIn } from './mailForms.mts';
import type { ImportedTemplate, TemplateHarness } from './harness.mts';

const SELLER = '98979';
const TEAM = { user: 'team', password: 'form-password' };

/** W13: refunds within limits. */
export function refundScenarios(harness: () => TemplateHarness): void {
	/** Fills the form in as the team does, and gives the ended execution. */
	async function ask({ id }: ImportedTemplate, fields: [orderId: string, what: string, amount: string, why: string]) {
		const seen = (await harness().rest.executions({ workflowId: id })).map((execution) => execution.id);
		await submitForm(`${harness().demo.n8n.url}/form/cdiscount-refund`, fields, TEAM);
		return async () => await harness().rest.nextExecution(id, seen, 60_000);
	}

	/** Imports it, chooses the password of the form as its user would, and switches it on. */
	async function open(config: Record<string, unknown>): Promise<ImportedTemplate> {
		const { rest } = harness();
		const template = await harness().importTemplate('refund-with-approval.json', { config });
		const { id, name } = await rest.createCredential('httpBasicAuth', 'Test form', TEAM);
		const workflow = await rest.workflows.get(template.id);
		const nodes = workflow.nodes.map((node) =>
			node.name === 'Refund Request' ? { ...node, credentials: { httpBasicAuth: { id, name } } } : node,
		);
		const chosen = await rest.workflows.create({ ...workflow, nodes });
		await rest.publish(chosen.id);
		return { ...template, id: chosen.id };
	}

	test('refund-with-approval.json gives small amounts at once, asks for larger ones, and never goes above the ceiling', async () => {
		const { marketplace, mails } = harness();
		const shipped = (quantity = 1) =>
			marketplace.placeOrder({
				sellerId: SELLER,
				status: 'Shipped',
				lines: [{ sku: 'LAMPE-042', quantity, price: 30, shippingCost: 0 }],
			}).orderId;
		const given = (orderId: string) => marketplace.refunds.state(orderId);
		const [small, large, refused, tooMuch] = [shipped(), shipped(2), shipped(2), shipped(9)];
		const template = await open({ freeUpTo: 15 });
		const stranger = await fetch(`${harness().demo.n8n.url}/form/cdiscount-refund`);
		expect(stranger.status).toBe(401);

		const first = await (await ask(template, [small, 'A part of the price', '4,50', 'Carton abîmé']))();
		expect(first.status).toBe('success');
		await eventually('the gesture', async () => given(small).gestures === 4.5);
		expect(mails.map(({ subject, to }) => [subject, to[0]])).toEqual([
			[`4.5 EUR given back for Cdiscount order ${small}`, 'you@example.com'],
		]);
		const second = await (await ask(template, [small, 'A part of the price', '4,50', 'Carton abîmé']))();
		expect([second.status, given(small).gestures, mails.length]).toEqual(['success', 4.5, 2]);
		expect(mails[1]).toMatchObject({
			subject: `Given back before, not again: 4.5 EUR for Cdiscount order ${small}`,
			text: expect.stringContaining('this request has given nothing'),
		});

		const approved = await ask(template, [large, 'The whole order', '', 'Colis perdu']);
		const question = await eventually('the mail to the approver', async () =>
			mails.find(({ to }) => to[0] === 'manager@example.com'),
		);
		expect(question.subject).toBe(`Refund 60 EUR for Cdiscount order ${large}?`);
		expect(given(large).refunded).toBe(0);
		await submitForm(linksIn(question.text).find((link) => link.includes('approved=true'))!);
		expect((await approved()).status).toBe('success');
		await eventually('the refund', async () => given(large).refunded === 60);

		const denied = await ask(template, [refused, 'The whole order', '', 'Change d’avis']);
		const other = await eventually('the second question', async () =>
			mails.find(({ subject }) => subject.includes(refused)),
		);
		await submitForm(linksIn(other.text).find((link) => link.includes('approved=false'))!);
		expect((await denied()).status).toBe('success');
		expect(given(refused)).toMatchObject({ refunded: 0, reserved: 0 });
		expect(mails.at(-1)?.subject).toBe(`No refund for Cdiscount order ${refused}`);

		await (
			await ask(template, [tooMuch, 'The whole order', '', 'Colis perdu'])
		)();
		expect(mails.at(-1)).toMatchObject({
			subject: `A Cdiscount refund needs you: order ${tooMuch}`,
			text: expect.stringContaining('Maximum Amount'),
		});
		expect(mails.at(-1)?.text).not.toContain('Nothing was given back');
		expect(given(tooMuch)).toMatchObject({ refunded: 0, reserved: 0 });
		// the same again on the same day is not told again
		const told = mails.length;
		await (
			await ask(template, [tooMuch, 'The whole order', '', 'Colis perdu'])
		)();
		expect(mails).toHaveLength(told);
		await harness().rest.deactivate(template.id);
		harness().report(
			'refund-with-approval.json',
			template,
			[first, second],
			'4.50 EUR at once, 60 EUR after approval, 60 EUR denied, 270 EUR above the ceiling; the same request again: told, nothing given',
		);
	}, 300_000);

	test('refund-with-approval.json counts what an order got before towards both limits', async () => {
		const { marketplace, mails } = harness();
		const { orderId } = marketplace.placeOrder({
			sellerId: SELLER,
			status: 'Shipped',
			lines: [{ sku: 'LAMPE-042', quantity: 3, price: 30, shippingCost: 0 }],
		});
		const given = () => marketplace.refunds.state(orderId).gestures;
		const template = await open({ freeUpTo: 15, neverAbove: 40 });
		const refundAmount = async (amount: string) =>
			await ask(template, [orderId, 'A part of the price', amount, 'Carton abîmé']);
		const questions = () => mails.filter(({ to }) => to[0] === 'manager@example.com');
		await (
			await refundAmount('9')
		)();
		await (
			await refundAmount('6')
		)();
		await eventually('15 EUR, unasked', async () => given() === 15);
		expect(questions()).toEqual([]);

		// two more are asked about at the same time, which together are above the ceiling
		const [one, other] = [await refundAmount('14,99'), await refundAmount('14,98')];
		await eventually('two questions', async () => questions().length === 2);
		expect(questions().map(({ text }) => text.includes('before: 15 EUR'))).toEqual([true, true]);
		expect(harness().effectCounts().gestureAsked).toBe(2);
		const yes = ({ text }: { text: string }) => linksIn(text).find((link) => link.includes('approved=true'))!;
		await submitForm(yes(questions()[0]));
		await eventually('the approved amount', async () => given() > 29);
		await submitForm(yes(questions()[1]));
		await Promise.all([one(), other()]);
		await eventually('the refusal', async () => mails.some(({ subject }) => subject.includes('needs you')));
		const { text } = mails.find(({ subject }) => subject.includes('needs you'))!;
		expect(text).toMatch(/with the 29\.9[89] EUR given before, is above the Maximum Amount of 40\.00 EUR/);
		expect(text).toMatch(/before: 29\.9[89]\. They count towards neverAbove, which is 40/);
		expect([harness().effectCounts().gestureAsked, given() <= 40]).toEqual([3, true]);
		await harness().rest.deactivate(template.id);
	}, 300_000);
}
