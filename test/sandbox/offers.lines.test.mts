import { explainResultCode } from '../../nodes/Cdiscount/marketplace/offer/codes.ts';
import { offerRequestSchema } from '../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { RESULT_CODES } from '../../sandbox/marketplace/offers/results.mts';
import { gtin13 } from '../../sandbox/seeds/catalogue.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, type Json } from './client.mts';
import { integrate, lamp } from './offerPackages.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const run = async (type: string, ...lines: unknown[]) => await integrate(sandbox, client, type, lines);
const offer = (reference = 'LAMPE-042') => sandbox.marketplace.offers.one(LUMIERE, reference) as Record<string, Json>;
const taxes = (...list: Array<[string, number]>) => list.map(([code, value]) => ({ code, value }));
const priced = (changes: object) => lamp({ price: { ...lamp().price, ...changes } });
const ALL_TAXES = taxes(['VAT', 20], ['Ecotax', 1], ['Deatax', 0.5]);

test('Upsert creates, then replaces; Update changes what it says; Delete takes away', async () => {
	expect(offerRequestSchema.parse(lamp())).toEqual(lamp());
	expect(await run('Upsert', lamp())).toEqual([
		{
			sellerExternalReference: 'LAMPE-042',
			integrationStatus: 'Integrated',
			results: [{ resultCode: '8000', message: 'Offer created' }],
		},
	]);
	const [again] = await run('Upsert', priced({ price: 24.5, originPrice: 29.99 }));
	expect(again.results).toEqual([{ resultCode: '9000', message: 'Offer updated' }]);
	expect(offer()).toMatchObject({
		quantity: 48,
		offerState: 'Active',
		integrationPrice: { price: 24.5, originPrice: 29.99 },
	});

	await run('Update', { sellerExternalReference: 'LAMPE-042', quantity: 0 });
	expect(offer()).toMatchObject({ quantity: 0, offerState: 'Inactive', integrationPrice: { price: 24.5 } });
	await run('Update', { sellerExternalReference: 'LAMPE-042', price: { price: 20 } });
	expect(offer()).toMatchObject({ quantity: 0, integrationPrice: { price: 20, originPrice: 29.99 } });

	const [gone] = await run('Delete', { sellerExternalReference: 'LAMPE-042' });
	expect(gone.integrationStatus).toBe('Integrated');
	expect(sandbox.marketplace.offers.count(LUMIERE)).toBe(0);
});

test.each<[string, unknown, string[]]>([
	[
		'nothing but the reference',
		{ sellerExternalReference: 'A' },
		['1001', '1002', '1005', '1006', '1009', '1007', '1008', '1031', '1012'],
	],
	['no eco tax', priced({ taxes: taxes(['VAT', 20], ['Deatax', 0]) }), ['1008']],
	['no price', priced({ price: undefined }), ['1006']],
	['a price of 0', priced({ price: 0 }), ['1906']],
	['a price of three decimals', priced({ price: 9.999 }), ['1106']],
	['a price below eco tax plus DEA', priced({ price: 1.49, taxes: ALL_TAXES }), ['2906']],
	['a struck-through price that is not higher', priced({ originPrice: 29.99 }), ['2318']],
	['a wrong check digit', lamp({ product: { gtin: '3760123000018' } }), ['1601']],
	['a GTIN of 8 digits on Cdiscount', lamp({ product: { gtin: '96385074' } }), ['1601']],
	['an unknown product', lamp({ product: { gtin: gtin13('376099900000') } }), ['1324']],
	['an unknown product reference', lamp({ product: { reference: 'AUC1' } }), ['1324']],
	['a reference of 51 characters', lamp({ sellerExternalReference: 'X'.repeat(51) }), ['1203']],
	['a reference with a sign that is not listed', lamp({ sellerExternalReference: 'LAMPE|1' }), ['1103']],
	['no delivery modes', lamp({ deliveryModes: undefined }), ['1012']],
	['no tracked delivery', lamp({ deliveryModes: [{ code: 'SHD', cost: 1 }] }), ['1012']],
	[
		'an unknown delivery mode',
		lamp({
			deliveryModes: [
				{ code: 'THD', cost: 1 },
				{ code: 'DRONE', cost: 1 },
			],
		}),
		['4000'],
	],
	['a delivery below 0', lamp({ deliveryModes: [{ code: 'THD', cost: -1 }] }), ['1112']],
	['half a day of preparation', lamp({ preparationTime: 0.5 }), ['1109']],
	['a negative stock', lamp({ quantity: -1 }), ['1705']],
	['too much stock', lamp({ quantity: 10_000_000_001 }), ['1705']],
	['a broken stock', lamp({ quantity: 1.5 }), ['1105']],
	['an unknown condition', lamp({ condition: 'Shiny' }), ['1102']],
	['several faults', lamp({ quantity: -1, preparationTime: -1 }), ['1705', '1109']],
])('Upsert with %s is rejected', async (_name, line, codes) => {
	const [result] = await run('Upsert', line);
	expect(result.integrationStatus).toBe('Rejected');
	expect(result.results.map(({ resultCode }: Json) => resultCode).sort()).toEqual([...codes].sort());
	for (const { message } of result.results) expect(message.length).toBeGreaterThan(5);
	expect(sandbox.marketplace.offers.count(LUMIERE)).toBe(0);
});

test.each<[string, unknown]>([
	['taxes in another case, VAT as a fraction', priced({ taxes: taxes(['vat', 0.2], ['ecoTax', 0.12], ['deaTax', 0]) })],
	[
		'property names in another case',
		Object.fromEntries(Object.entries(lamp()).map(([name, value]) => [name.toUpperCase(), value])),
	],
	[
		'legacy delivery codes',
		lamp({
			deliveryModes: [
				{ code: 'TRK', cost: 4 },
				{ code: 'REG', cost: 8 },
			],
		}),
	],
	['a large product', lamp({ deliveryModes: [{ code: 'FDHD', cost: 49 }] })],
	['a GTIN as a number', lamp({ product: { gtin: 3760123000017 } })],
	['the seller’s own product reference', lamp({ product: { reference: 'LAMPE-042' } })],
	['Octopia’s product reference', lamp({ product: { reference: 'AUC3760123000017' } })],
	['a condition in lower case', lamp({ condition: 'new' })],
	['accents and signs in the reference', lamp({ sellerExternalReference: 'Été {1}@%;$=[a]/b,-(c)\'"&!#^?_+:. é' })],
])('%s is accepted', async (_name, line) => {
	const [result] = await run('Upsert', line);
	expect(result).toMatchObject({ integrationStatus: 'Integrated', results: [{ resultCode: '8000' }] });
	const { items } = (await client.get('/offers?salesChannelId=CDISFR')).body;
	expect(items[0].integrationPrice.taxes[0]).toEqual({ code: 'VAT', value: 20 });
	expect(items[0].offerId).toBe('98979_AUC3760123000017_6_CDISFR');
});

test('Update and Delete of an unknown reference: the offer does not exist', async () => {
	for (const type of ['Update', 'Delete']) {
		const [result] = await run(type, { sellerExternalReference: 'NOPE', quantity: 1 });
		expect(result).toMatchObject({
			integrationStatus: 'Rejected',
			results: [{ resultCode: '3628', message: 'Offre inexistante' }],
		});
	}
});

test('a reference given twice is duplicated, and neither line is applied; the others are', async () => {
	await run('Upsert', lamp());
	const change = (quantity: number) => ({ sellerExternalReference: 'LAMPE-042', quantity });
	const results = await run('Update', change(1), { sellerExternalReference: 'NOPE' }, change(2));
	expect(results.map(({ integrationStatus }) => integrationStatus)).toEqual(['Duplicated', 'Rejected', 'Duplicated']);
	expect(offer().quantity).toBe(48);
});

test('the product of an offer is immutable, and a product has one offer per condition', async () => {
	await run('Upsert', lamp());
	const other = { gtin: '3760123000024' };
	const codes = async (type: string, line: unknown) =>
		(await run(type, line))[0].results.map(({ resultCode }: Json) => resultCode);
	expect(await codes('Upsert', lamp({ product: other }))).toEqual(['2503']);
	expect(await codes('Update', { sellerExternalReference: 'LAMPE-042', product: other })).toEqual(['2503']);
	expect(await codes('Upsert', lamp({ sellerExternalReference: 'SECOND' }))).toEqual(['2403']);
	expect(await codes('Upsert', lamp({ sellerExternalReference: 'USED', condition: 'UsedLikeNew' }))).toEqual(['8000']);
	expect(offer('USED').offerId).toBe('98979_AUC3760123000017_1_CDISFR');
});

test('an Update is validated with what the offer has', async () => {
	await run('Upsert', priced({ originPrice: 40, taxes: ALL_TAXES }));
	const code = async (price: object) =>
		(await run('Update', { sellerExternalReference: 'LAMPE-042', price }))[0].results[0].resultCode;
	expect(await code({ price: 1.49 })).toBe('2906');
	expect(await code({ price: 40 })).toBe('2318');
	expect(await code({ taxes: taxes(['VAT', 20]) })).toBe('1008');
	expect(await code({ price: 1.5 })).toBe('9000');
});

test('every code the sandbox knows can be explained', () => {
	for (const code of RESULT_CODES) expect(explainResultCode(code)).toBeDefined();
	expect(explainResultCode('1008')).toBe('Mandatory field missing: Eco tax');
	expect(explainResultCode('8000')).toBe('Offer created');
	expect(explainResultCode('99')).toBeUndefined();
});
