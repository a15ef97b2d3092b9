import { offerLine } from '../../sandbox/seeds/seedOffers.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import type { ApiResponse, Client, Json } from './client.mts';

export const CHANNEL = { SalesChannelId: 'CDISFR' };

/** A complete line of an Upsert for the first lamp of the catalogue. */
export const lamp = (changes: Record<string, unknown> = {}) => ({
	...offerLine({ sku: 'LAMPE-042', gtin: '3760123000017', price: 29.99, stock: 48 }),
	...changes,
});

export async function openPackage(client: Client, packageType: string): Promise<string> {
	const answer = await client.post('/offer-packages', { packageType }, CHANNEL);
	expect(answer).toMatchObject({ status: 201, text: '' });
	return answer.headers.get('content-location')!.split('/').at(-1)!;
}

export const fill = async (client: Client, id: string, lines: unknown): Promise<ApiResponse> =>
	await client.post(`/offer-packages/${id}/offer-requests`, lines);

export const close = async (client: Client, id: string): Promise<ApiResponse> =>
	await client.patch(`/offer-packages/${id}`, { state: 'Ready' });

export const stateOf = async (client: Client, id: string): Promise<string> =>
	(await client.get(`/offer-packages/${id}`)).body.state;

/** Opens, fills and closes a package, lets time pass, and returns the results of its lines. */
export async function integrate(sandbox: Sandbox, client: Client, type: string, lines: unknown[]): Promise<Json[]> {
	const id = await openPackage(client, type);
	for (let index = 0; index < lines.length; index += 100) {
		expect((await fill(client, id, lines.slice(index, index + 100))).status).toBe(201);
	}
	sandbox.clock.advance(1);
	expect((await close(client, id)).status).toBe(204);
	sandbox.clock.advance(2);
	return (await client.all(`/offer-packages/${id}/offer-requests-results?limit=1000`)).items;
}
