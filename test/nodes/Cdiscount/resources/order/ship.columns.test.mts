import type { IDataObject } from 'n8n-workflow';
import { AUTOMATIC, bare, manual } from '../../../../engine/columns.mts';
import { effects, order, parcelAt, ready } from '../../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const ship = (parameters: IDataObject = AUTOMATIC) => order('ship', parameters as never);

/** The parcel that the marketplace holds for an order. */
const parcelOf = ({ sandbox }: Shop, orderId: string) => {
	const { carrierName, parcelNumber, trackingUrl } = sandbox.marketplace.order(orderId).lines[0].parcels[0];
	return { carrierName, parcelNumber, trackingUrl };
};

test('ships the rows of a French sheet, by the ID of the order or its reference', async () => {
	const shop = await openShop();
	const [first, second] = [ready(shop), ready(shop)];
	const url = `https://www.laposte.fr/outils/suivre-vos-envois?code=${parcelAt(0)}`;
	const items = [
		{
			'N° commande': ` ${first.orderId.toLowerCase()}`,
			Transporteur: 'COLISSIMO',
			'N° de suivi': parcelAt(0),
			'Lien de suivi': url,
		},
		{ 'N° commande': second.reference, Transporteur: 'la poste', 'N° de suivi': parcelAt(1), Client: 'Diallo' },
	];

	const { output, error } = await shop.engine.run(ship(), { items });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { orderId: first.orderId, result: 'done' }, pairedItem: { item: 0 } },
		{ json: { orderId: second.orderId, result: 'done' }, pairedItem: { item: 1 } },
	]);
	expect(parcelOf(shop, first.orderId)).toEqual({
		carrierName: 'Colissimo',
		parcelNumber: parcelAt(0),
		trackingUrl: url,
	});
	expect(parcelOf(shop, second.orderId)).toMatchObject({ parcelNumber: parcelAt(1), trackingUrl: null });
	expect([first, second].map(({ orderId }) => effects(shop, orderId))).toEqual([['shipped'], ['shipped']]);
});

test.each([
	['Numéro de commande', 'Livreur', 'N° colis'],
	['No commande', 'Transporteur', 'Suivi'],
	['COMMANDE', 'TRANSPORTEUR', 'NUMÉRO DE SUIVI'],
	['Order ID', 'Carrier', 'Tracking number'],
	['order', 'carrier', 'tracking'],
	['Référence commande', 'Carrier name', 'Parcel number'],
	['Référence', 'Transporteur', 'Tracking'],
	['orderId', 'carrierName', 'parcelNumber'],
	['order_id', 'carrier_name', 'tracking_number'],
])('knows the headers %s, %s, %s', async (orderHeader, carrier, parcel) => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const { error } = await shop.engine.run(ship(), {
		items: [{ [orderHeader]: orderId, [carrier]: 'Chronopost', [parcel]: 'XY123456789FR' }],
	});

	expect(error).toBeUndefined();
	expect(parcelOf(shop, orderId)).toMatchObject({ carrierName: 'Chronopost', parcelNumber: 'XY123456789FR' });
});

test('the ID of an order goes before its reference, which rows of Get Many have as well', async () => {
	const shop = await openShop();
	const { orderId, reference } = ready(shop);

	const { error } = await shop.engine.run(ship(), {
		items: [{ orderId, reference, carrier: 'Colissimo', tracking: parcelAt(0) }],
	});

	expect(error).toBeUndefined();
	expect(effects(shop, orderId)).toEqual(['shipped']);
	expect(shop.asked().filter((call) => call === 'GET /orders')).toEqual([]);
});

test.each([
	[
		{ 'N° commande': 'X', 'Order ID': 'X', Transporteur: 'Colissimo', Suivi: '1' },
		'The sheet has two columns for Order: "N° commande" and "Order ID". Remove or rename one of them.',
	],
	[
		{ 'N° commande': 'X', Suivi: '1' },
		'The sheet has no column for Carrier. Columns found: "N° commande", "Suivi". Name one of them "Carrier", "Transporteur", "Nom du transporteur" or "Carrier name", or choose to map each column manually.',
	],
	[
		{ Client: 'X' },
		'The sheet has no column for Order and Carrier and Parcel Number. Columns found: "Client". Name them so, or choose to map each column manually.',
	],
])('refuses the sheet %j', async (row, sentence) => {
	const shop = await openShop();

	const { error } = await shop.engine.run(ship(), { items: [row, row] });

	expect(error?.message).toBe(sentence);
	expect(shop.asked()).toEqual([]);
});

test('cells that are wrong are refused with their rows, and named by their columns', async () => {
	const shop = await openShop();
	const [first, second, third] = [ready(shop), ready(shop), ready(shop)];
	const items = bare(
		['Expéditions du jour'],
		['Commande', 'Transporteur', 'Suivi'],
		[first.orderId, 'Colissimo', parcelAt(0)],
		[second.orderId, 'Colisimo', parcelAt(1)],
		[third.orderId, { a: 1 }, parcelAt(2)],
		[null, 'Colissimo', parcelAt(3)],
		[third.orderId, 'Colissimo', '   '],
	);

	const { output, errors } = await shop.engine.run(ship(), { items, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([{ json: { orderId: first.orderId, result: 'done' }, pairedItem: { item: 2 } }]);
	expect(errors.map(({ json, pairedItem }) => [(pairedItem as { item: number }).item, json.error])).toEqual([
		[3, expect.stringContaining('Carrier "Colisimo" is not one that Cdiscount knows. Did you mean "Colissimo"')],
		[4, expect.stringContaining('Carrier (column "Transporteur") must be text, but it is an object.')],
		[5, expect.stringContaining('Order (column "Commande") is empty.')],
		[6, expect.stringContaining('Parcel Number (column "Suivi") is empty.')],
	]);
	expect(shop.writes()).toHaveLength(1);
	expect([second, third].flatMap(({ orderId }) => effects(shop, orderId))).toEqual([]);
});

test('a failure ends the run, and what came before it is said; empty rows are none of it', async () => {
	const shop = await openShop();
	const [first, cancelled] = [
		ready(shop),
		shop.sandbox.marketplace.placeOrder({ sellerId: '98979', status: 'WaitingAcceptance' }),
	];
	const items = [
		{},
		{ Commande: first.orderId, Transporteur: 'Colissimo', Suivi: parcelAt(0) },
		{ Commande: '', Transporteur: ' ' },
		{ Commande: cancelled.orderId, Transporteur: 'Colissimo', Suivi: parcelAt(1) },
	];

	const { error } = await shop.engine.run(ship(), { items });

	expect(error?.context?.itemIndex).toBe(3);
	expect(effects(shop, first.orderId)).toEqual(['shipped']);
	expect(error?.description).toContain('running again skips what is already done');
});

test('columns that are mapped by hand', async () => {
	const shop = await openShop();
	const { orderId, reference } = ready(shop);
	const parameters = manual({
		orderId: '={{ $json.o }}',
		carrierName: 'colissimo',
		parcelNumber: '={{ $json.n }}',
		trackingUrl: null,
	});

	const { output, error } = await shop.engine.run(ship(parameters as IDataObject), {
		items: [{ o: reference, n: parcelAt(0) }],
	});

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { orderId, result: 'done' } }]);
});
