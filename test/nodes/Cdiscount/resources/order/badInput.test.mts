import { askedAboutOrders, confirm, effects, order, ready, ship, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

const AS_THE_PORTAL = 'Enter the order ID as the Octopia seller portal shows it.';
const ONE_PARCEL = 'Enter the tracking number of one parcel as the carrier gives it, without spaces.';
const TO_NUMBER = 'Parcel Number';

/** Runs with one wrong item between two right ones, and expects the sentence for the wrong one and nothing else amiss. */
async function expectHarmless(wrong: Record<string, unknown>, sentence: string, asked = 0) {
	const shop = await openShop();
	const orders = [ready(shop), ready(shop), ready(shop)];
	const right = (index: number) => ({
		orderId: orders[index].orderId,
		carrier: 'Colissimo',
		number: `P${index + 1000}`,
		url: '',
	});
	const items = [right(0), { ...right(1), ...wrong }, right(2)];
	const parameters = ship('={{ $json.orderId }}', {
		carrierName: '={{ $json.carrier }}',
		parcelNumber: '={{ $json.number }}',
		trackingUrl: '={{ $json.url }}',
	});

	const { output, errors } = await shop.engine.run(parameters, {
		items: items as never,
		onError: 'continueErrorOutput',
	});

	expect(errors).toMatchObject([{ json: { error: expect.stringContaining(sentence) }, pairedItem: { item: 1 } }]);
	expect(output).toMatchObject([
		{ json: { result: 'done' }, pairedItem: { item: 0 } },
		{ json: { result: 'done' }, pairedItem: { item: 2 } },
	]);
	expect(shop.writes()).toHaveLength(2);
	expect(askedAboutOrders(shop)).toHaveLength(4 + asked);
	expect(effects(shop, orders[1].orderId)).toEqual([]);
}

test.each<[string, unknown, string]>([
	['empty', '', `Order is empty. ${AS_THE_PORTAL}`],
	['missing', undefined, `Order is empty. ${AS_THE_PORTAL}`],
	['null', null, `Order is empty. ${AS_THE_PORTAL}`],
	['only spaces', '   ', `Order is empty. ${AS_THE_PORTAL}`],
	[
		'a number that lost digits',
		2 ** 60,
		'Order is the number 1152921504606847000, which has lost digits. Format it as text where it comes from.',
	],
	['a list', ['CDISFR1'], `Order must be text, but it is a list. ${AS_THE_PORTAL}`],
	['an object', { id: 'CDISFR1' }, `Order must be text, but it is an object. ${AS_THE_PORTAL}`],
	['true', true, `Order must be text, but it is "true". ${AS_THE_PORTAL}`],
	[
		'too long',
		'X'.repeat(81),
		`Order "${'X'.repeat(60)}…" has 81 characters, but at most 80 are allowed. ${AS_THE_PORTAL}`,
	],
	[
		'in two lines',
		'CDISFR1\nCDISFR2',
		`Order "CDISFR1\nCDISFR2" contains a line break or another control character. ${AS_THE_PORTAL}`,
	],
])('an order id that is %s is named, and asked of nobody', async (_what, orderId, sentence) => {
	await expectHarmless({ orderId }, sentence);
});

test.each(['.', '..'])('the order id "%s" is no order id', async (orderId) => {
	await expectHarmless({ orderId }, `Order "${orderId}" contains nothing but dots. ${AS_THE_PORTAL}`);
});

test.each([
	['unknown', 'CDISFR000000000000NONE', 1],
	['a path', '../x', 2],
	['an encoded path', '%2e%2e', 2],
	['a query', 'X?status=Shipped', 2],
	['an emoji', '📦', 2],
	['a number', 12345, 2],
])('an order id that is %s is asked for in its place, and not found', async (_what, orderId, calls) => {
	await expectHarmless({ orderId }, `There is no order "${orderId}" for the seller ${SELLER}.`, calls);
});

test.each<[string, unknown, string]>([
	['empty', '', `${TO_NUMBER} is empty. ${ONE_PARCEL}`],
	['with a space', '6A 123', `${TO_NUMBER} "6A 123" contains a space. ${ONE_PARCEL}`],
	['with &', 'A&B', `${TO_NUMBER} "A&B" contains one of the characters & * $. ${ONE_PARCEL}`],
	['with *', 'A*B', `${TO_NUMBER} "A*B" contains one of the characters & * $. ${ONE_PARCEL}`],
	['with $', 'A$B', `${TO_NUMBER} "A$B" contains one of the characters & * $. ${ONE_PARCEL}`],
	[
		'of 51 characters',
		'P1'.repeat(25) + '2',
		`${TO_NUMBER} "${'P1'.repeat(25)}2" has 51 characters, but at most 50 are allowed. ${ONE_PARCEL}`,
	],
	[
		'that lost digits',
		Number('12345678901234567890'),
		`${TO_NUMBER} is the number 12345678901234567000, which has lost digits. Format it as text where it comes from.`,
	],
])('a tracking number %s is not sent', async (_what, number, sentence) => {
	await expectHarmless({ number }, sentence);
});

const notAnAddress = (value: string) =>
	`Tracking URL "${value}" is not a web address. Start it with https://, or leave it empty.`;

test.each<[string, string, string]>([
	['without a scheme', 'www.laposte.fr/suivi', notAnAddress('www.laposte.fr/suivi')],
	['that is script', 'javascript:alert(1)', notAnAddress('javascript:alert(1)')],
	['that is a file', 'file:///etc/passwd', notAnAddress('file:///etc/passwd')],
	['without a host', 'https:///suivi', notAnAddress('https:///suivi')],
	['with a space', 'https://laposte.fr/a b', 'Tracking URL "https://laposte.fr/a b" contains a space.'],
	[
		'of 256 characters',
		`https://laposte.fr/${'x'.repeat(237)}`,
		`Tracking URL "https://laposte.fr/${'x'.repeat(41)}…" has 256 characters, but at most 255 are allowed.`,
	],
])('a tracking address %s is not sent', async (_what, url, sentence) => {
	await expectHarmless({ url }, sentence);
});

test('the longest address that is allowed is sent', async () => {
	const shop = await openShop();
	const trackingUrl = `https://laposte.fr/${'x'.repeat(236)}`;

	const { error } = await shop.engine.run(ship(ready(shop).orderId, { trackingUrl }));

	expect(error).toBeUndefined();
	expect(shop.writes()).toMatchObject([{ status: 201, body: [{ trackingUrl }] }]);
});

test.each<[string, unknown]>([
	['empty', ''],
	['only spaces', ' '],
])('a carrier that is %s is not sent', async (_what, carrier) => {
	const advice = 'Choose a carrier from the list, or type its name; "autre" stands for any other.';
	await expectHarmless({ carrier }, `Carrier is empty. ${advice}`);
});

test.each([
	['Dry Run', { dryRun: '={{ "perhaps" }}' }, 'Dry Run must be true or false, but it is "perhaps".'],
	[
		'If Already Done',
		{ ifAlreadyDone: '={{ "repeat" }}' },
		'If Already Done is "repeat", but it can only be "skip", "fail".',
	],
])('a wrong value for %s sends nothing', async (_what, options, sentence) => {
	const shop = await openShop();
	const { orderId } = waiting(shop);

	const { error } = await shop.engine.run(confirm(orderId, options));

	expect(error?.message).toBe(sentence);
	expect(shop.asked()).toEqual([]);
});

test("another seller's order is not found, whatever is to be done with it", async () => {
	const shop = await openShop();
	const { orderId } = ready(shop, { sellerId: '98980' });

	for (const parameters of [confirm(orderId), ship(orderId), order('get', { orderId }), order('refuse', { orderId })]) {
		const { error } = await shop.engine.run(parameters);
		expect(error?.message).toBe(`There is no order "${orderId}" for the seller ${SELLER}.`);
	}
	expect(shop.writes()).toEqual([]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe('InPreparation');
});
