import { join } from 'node:path';
import { DateTime } from 'luxon';
import { spreadsheets } from './spreadsheets.mts';
import type { TemplateHarness } from './harness.mts';

const SELLER = '98979';

/** W15: the figures of a day and the payments. */
export function reportScenarios(harness: () => TemplateHarness): void {
	test('daily-figures-and-payments.json writes two real .xlsx files, each day and each payment once', async () => {
		const { marketplace } = harness();
		const noon = DateTime.fromMillis(marketplace.clock.now(), { zone: 'Europe/Paris' })
			.minus({ days: 1 })
			.set({ hour: 12 });
		const place = (
			createdAt: number,
			status: 'InPreparation' | 'Delivered' | 'Refused' | 'WaitingAcceptance',
			price: number,
			quantity = 1,
		) =>
			marketplace.placeOrder({
				sellerId: SELLER,
				status,
				createdAt,
				updatedAt: createdAt,
				lines: [{ sku: 'LAMPE-042', price, quantity, shippingCost: 0 }],
			});
		const inPart = marketplace.placeOrder({
			sellerId: SELLER,
			status: 'InPreparation',
			createdAt: noon.toMillis(),
			updatedAt: noon.toMillis(),
			lines: [
				{ sku: 'LAMPE-042', price: 30, quantity: 2, shippingCost: 0 },
				{ sku: 'VASE-017', price: 32, quantity: 4, shippingCost: 3 },
			],
		});
		marketplace.orders.find(inPart.orderId).lines[1].status = 'Cancelled';
		place(noon.minus({ hours: 11 }).toMillis(), 'InPreparation', 20);
		place(noon.minus({ hours: 13 }).toMillis(), 'InPreparation', 999);
		place(noon.toMillis(), 'Refused', 50);
		place(marketplace.clock.now(), 'WaitingAcceptance', 10);
		for (const days of [25, 35, 45]) place(noon.minus({ days }).toMillis(), 'Delivered', 100);
		const template = await harness().importTemplate('daily-figures-and-payments.json');
		const first = await harness().run(template, 'Any Day');
		const { rows } = await spreadsheets();
		const file = (name: string) => rows(join(harness().demo.filesFolder, `cdiscount-${name}.xlsx`));
		const figures = file('figures');
		expect(figures).toEqual([
			{
				day: noon.toISODate(),
				orders: 2,
				units: 3,
				turnover: 80,
				currency: 'EUR',
				cancelled: 1,
				toConfirm: 1,
				toShip: 3,
			},
		]);
		const payments = file('payments');
		expect(payments.length).toBeGreaterThan(0);
		expect(payments[0]).toMatchObject({
			paymentId: expect.anything(),
			state: expect.stringMatching(/Paid|Estimated/),
			amount: expect.any(Number),
		});

		const second = await harness().run(template, 'Every Morning');
		expect([file('figures'), file('payments')]).toEqual([figures, payments]);

		const other = await harness().importTemplate('daily-figures-and-payments.json', { config: { day: '2020-01-01' } });
		await harness().run(other, 'Any Day');
		expect(file('figures')).toMatchObject([{ day: '2020-01-01', orders: 0, turnover: 0 }, figures[0]]);

		// Payments without a number, two of them on one day.
		const { finance } = marketplace;
		const given = finance.payments.bind(finance);
		const nameless = (...[seller]: Parameters<typeof given>) =>
			given(seller)
				.slice(0, 1)
				.flatMap((one) => [12.5, 40].map((amount) => ({ ...one, paymentId: null, amount })));
		Object.assign(finance, { payments: nameless });
		await harness().run(template, 'Any Day');
		await harness().run(template, 'Any Day');
		Object.assign(finance, { payments: given });
		expect(file('payments')).toHaveLength(payments.length + 2);
		expect(harness().mails).toEqual([]);
		harness().report(
			'daily-figures-and-payments.json',
			template,
			[first, second],
			`1 day and ${payments.length} payments in the tables and in .xlsx; second run: the same rows`,
		);
	});
}
