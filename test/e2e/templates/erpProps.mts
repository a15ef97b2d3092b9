import type { WorkflowNode } from '../../../scripts/host/workflowJson.mts';
import type { LineOptions } from '../../../sandbox/marketplace/line.mts';
import type { ImportedTemplate, TemplateHarness } from './harness.mts';

const SELLER = '98979';

/** What the scenarios of both ERPs need: orders of every kind, and what both templates promise. */
export function erpProps(harness: () => TemplateHarness) {
	const toShip = (lines: LineOptions[]) =>
		harness().marketplace.placeOrder({ sellerId: SELLER, status: 'InPreparation', lines });
	const lines = [
		{ sku: 'LAMPE-042', quantity: 2, price: 29.99, shippingCost: 4.9 },
		{ sku: 'VASE-017', quantity: 1, price: 32, shippingCost: 0 },
	];
	/** An order of which one line was cancelled, one is sent by Octopia, and one is to be sent, abroad. */
	const toShipInPart = () => {
		const order = harness().marketplace.placeOrder({
			sellerId: SELLER,
			status: 'InPreparation',
			countryCode: 'BE',
			lines: [
				{ sku: 'VASE-017', quantity: 1, price: 32, shippingCost: 3 },
				{ sku: 'LAMPE-042', quantity: 1, price: 29.99, shippingCost: 0 },
				{ sku: 'LAMPE-042', quantity: 5, price: 29.99, shippingCost: 0, supplyMode: 'Fulfillment' },
			],
		});
		harness().marketplace.orders.find(order.orderId).lines[0].status = 'Cancelled';
		return order;
	};
	/** Somebody of the same name and postal code, who wants the parcel elsewhere. */
	const namesake = (order: { orderId: string }, of: { orderId: string }) => {
		const addressOf = ({ orderId }: { orderId: string }) => harness().marketplace.orders.find(orderId).shippingAddress;
		const { firstName, lastName, postalCode } = addressOf(of);
		Object.assign(addressOf(order), {
			firstName,
			lastName,
			postalCode,
			addressLine1: '1 rue du Point Relais',
			city: 'Ailleurs',
		});
	};
	/** Everything that was told once is told again on another day, and a mail that does not go out is sent again. */
	const tellsDaily = async ({ id }: ImportedTemplate) => {
		const { nodes } = (await harness().rest.workflows.get(id)) as { nodes: WorkflowNode[] };
		const seen = nodes.filter(({ type }) => type.endsWith('.removeDuplicates'));
		const values = seen.map(({ parameters }) => parameters.dedupeValue).filter(Boolean);
		expect(values).toEqual(values.map(() => expect.stringContaining('$now.toISODate()')));
		const mails = nodes.filter(({ type }) => type.endsWith('.emailSend'));
		expect(mails).toEqual(mails.map(() => expect.objectContaining({ retryOnFail: true })));
	};
	/** What leaves for Cdiscount is refused there: a person is told which offer it was. */
	const tellsOfferOf = async (template: ImportedTemplate, sku: string) => {
		harness().demo.sandbox.faults.set([{ kind: 'unauthorized', method: 'POST', path: '/offer-packages', count: 100 }]);
		harness().mails.length = 0;
		await harness().run(template, 'Every 15 Minutes');
		harness().demo.sandbox.faults.clear();
		expect(harness().mails.map(({ text }) => text)).toEqual([expect.stringMatching(new RegExp(`${sku}: \\w`))]);
	};
	const quantity = (sku: string) => (harness().marketplace.offers.one(SELLER, sku) as { quantity: number }).quantity;
	return { toShip, lines, toShipInPart, namesake, tellsDaily, tellsOfferOf, quantity };
}
