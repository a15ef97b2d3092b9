import { offerPackageSchema } from '../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { cancellationReasonsSchema } from '../../nodes/Cdiscount/marketplace/refund/schema.ts';
import { carriersSchema } from '../../nodes/Cdiscount/marketplace/seller/schema.ts';
import { seedOffers } from '../../sandbox/seeds/seedOffers.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox } from './client.mts';
import { close, fill, lamp, openPackage } from './offerPackages.mts';
import { countSchema } from '../../nodes/Cdiscount/marketplace/schemaParts.ts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox({ shapes: 'documented' });
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

test('where sources disagree, the sandbox can answer the other shape', async () => {
	const { body: carriers } = await client.get('/carriers');
	expect(carriersSchema.safeParse(carriers).success).toBe(true);
	expect(carriers).toMatchObject({
		count: 66,
		items: expect.arrayContaining([{ code: 'dpd', label: 'DPD', additionnal_parameters_required: false }]),
	});

	expect(countSchema.parse((await client.get('/orders/count')).body)).toEqual({ count: 0 });

	const { body: reasons } = await client.get('/cancellation-reasons');
	expect(Array.isArray(cancellationReasonsSchema.parse(reasons))).toBe(true);

	const { body: page } = await client.get('/products?limit=15');
	expect(page.cursor).toEqual(expect.any(String));
	const { body: last } = await client.get(`/products?limit=15&cursor=${page.cursor}`);
	expect([page.items.length, last.items.length, last.cursor]).toEqual([15, 5, null]);
});

test('a package is answered with packageType, and when it is closed', async () => {
	const id = await openPackage(client, 'Upsert');
	await fill(client, id, [lamp()]);
	sandbox.clock.advance(1);
	const answer = await close(client, id);
	expect(answer.status).toBe(200);
	expect(offerPackageSchema.parse(answer.body)).toMatchObject({ packageId: id, packageType: 'Upsert', state: 'Ready' });
	expect(answer.body).not.toHaveProperty('type');
});

test('links are relative', async () => {
	seedOffers(sandbox.marketplace);
	const answer = await client.get('/offers?salesChannelId=CDISFR&limit=12');
	expect(answer.headers.get('link')).toMatch(
		/^<\/seller\/v2\/offers\?salesChannelId=CDISFR&limit=12&cursor=[\w-]+>; rel="next"$/,
	);
	expect((await client.all('/offers?salesChannelId=CDISFR&limit=12')).items).toHaveLength(20);
});
