import { offerPackageSchema, offerResultSchema } from '../../nodes/Cdiscount/marketplace/offer/schema.ts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO } from './client.mts';
import { CHANNEL, close, fill, integrate, lamp, openPackage, stateOf } from './offerPackages.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

test('a package lives from open to integrated, by the clock', async () => {
	const id = await openPackage(client, 'Upsert');
	const { body: opened } = await client.get(`/offer-packages/${id}`);
	expectAll([opened], offerPackageSchema);
	expect(opened).toMatchObject({
		packageId: id,
		type: 'Upsert',
		state: 'WaitingForCompletion',
		salesChannelId: 'CDISFR',
	});
	expect(await fill(client, id, [lamp()])).toMatchObject({ status: 201, text: '' });

	sandbox.clock.advance(0.5);
	expect(await close(client, id)).toMatchObject({ status: 204, text: '' });
	expect(await stateOf(client, id)).toBe('Ready');
	expect((await close(client, id)).status).toBe(409);
	expect((await fill(client, id, [lamp()])).status).toBe(409);
	sandbox.clock.advance(0.5);
	expect(await stateOf(client, id)).toBe('IntegrationPending');

	const early = await client.get(`/offer-packages/${id}/offer-requests-results`);
	expect(early).toMatchObject({ status: 400, body: { title: 'The retrieval of the offer requests results failed' } });
	expect(sandbox.marketplace.offers.count(LUMIERE)).toBe(0);
	sandbox.clock.advance(1);
	expect(await stateOf(client, id)).toBe('Integrated');
	expect(sandbox.marketplace.offers.count(LUMIERE)).toBe(1);
	expect(sandbox.marketplace.ledger.find({ effect: 'offersIntegrated' })).toMatchObject([
		{ sellerId: LUMIERE, orderId: '', details: { packageId: id, lines: 1, integrated: 1, rejected: 0 } },
	]);
});

test('a package is closed right after an upload, and waits for it to be taken in', async () => {
	const id = await openPackage(client, 'Upsert');
	await fill(client, id, [lamp()]);
	expect(await stateOf(client, id)).toBe('WaitingForCompletion');
	expect((await close(client, id)).status).toBe(204);
	sandbox.clock.advance(0.9);
	expect(await stateOf(client, id)).toBe('Ready');
	sandbox.clock.advance(0.1);
	expect(await stateOf(client, id)).toBe('IntegrationPending');
	sandbox.clock.advance(1);
	expect(await stateOf(client, id)).toBe('Integrated');
});

test('a strict marketplace refuses to close what it is still taking in', async () => {
	await sandbox.close();
	sandbox = await frozenSandbox({ strictClosing: true });
	client = new Client(sandbox);
	const id = await openPackage(client, 'Upsert');
	await fill(client, id, [lamp()]);
	expect((await close(client, id)).status).toBe(409);
	expect(await stateOf(client, id)).toBe('WaitingForCompletion');
	sandbox.clock.advance(0.5);
	expect((await close(client, id)).status).toBe(204);
});

test('the sales channel is needed to open one, in any case of the header; the type is case sensitive', async () => {
	const missing = await client.post('/offer-packages', { packageType: 'Upsert' });
	expect(missing.status).toBe(400);
	expect(missing.body.errors).toHaveProperty('SalesChannelId');
	expect((await client.post('/offer-packages', { PackageType: 'Update' }, { saleschannelid: 'CDISFR' })).status).toBe(
		201,
	);
	for (const packageType of ['upsert', 'StockAndPrice', undefined]) {
		const answer = await client.post('/offer-packages', { packageType }, CHANNEL);
		expect(answer.body.errors).toHaveProperty('packageType');
	}
});

test.each([
	['no array', { sellerExternalReference: 'A' }, '$'],
	['nothing', [], '$'],
	['101 lines', Array.from({ length: 101 }, (_, index) => ({ sellerExternalReference: `A${index}` })), '$'],
	['a line that is no object', [lamp(), 'LAMPE'], '$[1]'],
	['a line without reference', [lamp(), { quantity: 1 }], '$[1].sellerExternalReference'],
	['a price as text', [lamp({ price: { price: '29.99' } })], '$[0].price.price'],
	['a quantity as text', [lamp({ quantity: '3' })], '$[0].quantity'],
	['taxes as an object', [lamp({ price: { price: 1, taxes: {} } })], '$[0].price.taxes'],
])('an upload of %s is refused as a whole', async (_name, lines, field) => {
	const id = await openPackage(client, 'Upsert');
	const answer = await fill(client, id, lines);
	expect(answer.status).toBe(400);
	expect(answer.body.errors).toHaveProperty([field]);
	sandbox.clock.advance(1);
	expect((await close(client, id)).status).toBe(409);
});

test('an open package expires after six hours', async () => {
	const id = await openPackage(client, 'Update');
	await fill(client, id, [{ sellerExternalReference: 'A' }]);
	sandbox.clock.advance(6 * 3600 - 1);
	await client.login();
	expect(await stateOf(client, id)).toBe('WaitingForCompletion');
	sandbox.clock.advance(1);
	const { body } = await client.get(`/offer-packages/${id}`);
	expect(body).toMatchObject({ state: 'Rejected', result: { resultCode: expect.any(String) } });
	expectAll([body], offerPackageSchema);
	expect((await client.get(`/offer-packages/${id}/offer-requests-results`)).status).toBe(400);
});

test('results come by cursor and are kept three days', async () => {
	const lines = Array.from({ length: 250 }, (_, index) => ({ sellerExternalReference: `X-${index}`, quantity: 1 }));
	const results = await integrate(sandbox, client, 'Update', lines);
	expectAll(results, offerResultSchema);
	expect(results.map(({ sellerExternalReference }) => sellerExternalReference)).toEqual(
		lines.map(({ sellerExternalReference }) => sellerExternalReference),
	);
	const { packageId } = (await client.get('/offer-packages')).body.items[0];
	const path = `/offer-packages/${packageId}/offer-requests-results`;
	expect((await client.all(`${path}?limit=100`)).pages).toBe(3);
	expect((await client.get(`${path}?limit=1001`)).status).toBe(400);
	expect((await client.get(`${path}?cursor=zzz`)).body.errors).toHaveProperty('cursor');
	sandbox.clock.advance(3 * 86_400);
	await client.login();
	expect((await client.get(path)).status).toBe(404);
	expect(await stateOf(client, packageId)).toBe('Integrated');
});

test('packages are listed newest first, by state and channel; others do not see them', async () => {
	const ids: string[] = [];
	for (const type of ['Upsert', 'Update', 'Delete']) ids.unshift(await openPackage(client, type));
	const listed = await client.all('/offer-packages?limit=2');
	expect(listed.items.map(({ packageId }) => packageId)).toEqual(ids);
	expect(listed.pages).toBe(2);
	expect((await client.get('/offer-packages?state=Integrated')).body).toEqual({ itemsPerPage: 0, items: [] });
	expect((await client.get('/offer-packages?state=Done')).status).toBe(400);
	expect((await client.get('/offer-packages?salesChannelId=OTHER')).body.items).toEqual([]);
	const other = new Client(sandbox, VELO);
	expect((await other.get('/offer-packages')).body.items).toEqual([]);
	for (const answer of [
		await other.get(`/offer-packages/${ids[0]}`),
		await fill(other, ids[0]!, [lamp()]),
		await close(other, ids[0]!),
		await other.get(`/offer-packages/${ids[0]}/offer-requests-results`),
	])
		expect(answer.status).toBe(404);
});

test('a package holds at most 50,000 lines', () => {
	const { packages } = sandbox.marketplace.offers;
	const id = packages.open(LUMIERE, 'CDISFR', { packageType: 'Update' });
	const lines = (from: number) =>
		Array.from({ length: 100 }, (_, index) => ({ sellerExternalReference: `A${from + index}` }));
	for (let from = 0; from < 50_000; from += 100) packages.upload(id, LUMIERE, lines(from));
	expect(() => packages.upload(id, LUMIERE, lines(50_000))).toThrow('50000');
	expect(packages.summary(id).lines).toBe(50_000);
});
