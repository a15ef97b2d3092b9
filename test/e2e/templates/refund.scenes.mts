import { eventually } from '../demo.mts';
import { answer, linksIn } from './people.mts';
import type { Performed, Theatre } from './theatre.mts';

const SELLER = '98979';

/** W13: refunds within limits. */
export function refundScenes(stage: () => Theatre): void {
	/** Fills the form in as the team does, and gives the ended execution. */
	async function ask({ id }: Performed, fields: [orderId: string, what: string, amount: string, why: string]) {
		const seen = (await stage().rest.executions({ workflowId: id })).map((execution) => execution.id);
		await answer(`${stage().stage.n8n.url}/form/cdiscount-refund`, fields);
		return async () => await stage().rest.nextExecution(id, seen, 60_000);
	}

	test('refund-with-approval.json gives small amounts at once, asks for larger ones, and never goes above the ceiling', async () => {
		const { marketplace, mails } = stage();
		const shipped = (quantity = 1) =>
			marketplace.placeOrder({
				sellerId: SELLER,
				status: 'Shipped',
				lines: [{ sku: 'LAMPE-042', quantity, price: 30, shippingCost: 0 }],
			}).orderId;
		const given = (orderId: string) => marketplace.refunds.state(orderId);
		const [small, large, refused, tooMuch] = [shipped(), shipped(2), shipped(2), shipped(9)];
		const template = await stage().perform('refund-with-approval.json');
		await stage().rest.publish(template.id);

		const first = await (await ask(template, [small, 'A part of the price', '4,50', 'Carton abîmé']))();
		expect(first.status).toBe('success');
		await eventually('the gesture', async () => given(small).gestures === 4.5);
		expect(mails.map(({ subject, to }) => [subject, to[0]])).toEqual([
			[`4.5 EUR given back for Cdiscount order ${small}`, 'you@example.com'],
		]);
		const second = await (await ask(template, [small, 'A part of the price', '4,50', 'Carton abîmé']))();
		expect([second.status, given(small).gestures, mails.length]).toEqual(['success', 4.5, 1]);

		const approved = await ask(template, [large, 'The whole order', '', 'Colis perdu']);
		const question = await eventually('the mail to the approver', async () =>
			mails.find(({ to }) => to[0] === 'manager@example.com'),
		);
		expect(question.subject).toBe(`Refund 60 EUR for Cdiscount order ${large}?`);
		expect(given(large).refunded).toBe(0);
		await answer(linksIn(question.text).find((link) => link.includes('approved=true'))!);
		expect((await approved()).status).toBe('success');
		await eventually('the refund', async () => given(large).refunded === 60);

		const denied = await ask(template, [refused, 'The whole order', '', 'Change d’avis']);
		const other = await eventually('the second question', async () =>
			mails.find(({ subject }) => subject.includes(refused)),
		);
		await answer(linksIn(other.text).find((link) => link.includes('approved=false'))!);
		expect((await denied()).status).toBe('success');
		expect(given(refused)).toMatchObject({ refunded: 0, reserved: 0 });
		expect(mails.at(-1)?.subject).toBe(`No refund for Cdiscount order ${refused}`);

		await (
			await ask(template, [tooMuch, 'The whole order', '', 'Colis perdu'])
		)();
		expect(mails.at(-1)).toMatchObject({
			subject: `A Cdiscount refund was not made: order ${tooMuch}`,
			text: expect.stringContaining('Maximum Amount'),
		});
		expect(given(tooMuch)).toMatchObject({ refunded: 0, reserved: 0 });
		await stage().rest.deactivate(template.id);
		stage().tell(
			'refund-with-approval.json',
			template,
			[first, second],
			'4.50 EUR at once, 60 EUR after approval, 60 EUR denied, 270 EUR above the ceiling; the same request again: no change',
		);
	}, 300_000);
}
