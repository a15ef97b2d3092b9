import { z } from 'zod';
import { connect, type Host } from '../../../../nodes/Cdiscount/api/client.ts';
import { PATIENCE, Patience } from '../../../../nodes/Cdiscount/api/patience.ts';

const ANYTHING = z.unknown();

/** A client whose calls are answered with these headers, one after another. */
async function answeredWith(...answers: Array<Record<string, string>>) {
	const credential = {
		clientId: 'demo-client',
		clientSecret: 'demo-secret',
		sellerId: '98979',
		salesChannelId: 'CDISFR',
		environment: 'custom',
		apiUrl: 'http://127.0.0.1/seller/v2',
		tokenUrl: 'http://127.0.0.1/token',
	};
	const httpRequestWithAuthentication = async () => ({ statusCode: 200, headers: answers.shift(), body: {} });
	const host = { getCredentials: async () => credential, helpers: { httpRequestWithAuthentication } };
	return await connect(host as unknown as Host, 'cdiscountApi', new Patience(PATIENCE.run));
}

const NOON = 'Wed, 02 Sep 2026 12:00:00 GMT';
const MORNING = 'Wed, 02 Sep 2026 08:00:00 GMT';

test("the clock is that of the marketplace's last answer, also where it went back", async () => {
	const octopia = await answeredWith({ date: NOON }, { Date: MORNING });
	expect(octopia.clock()).toBeUndefined();
	await octopia.read('/orders', ANYTHING);
	expect(octopia.clock()).toBe(Date.parse(NOON));
	await octopia.read('/orders', ANYTHING);
	expect(octopia.clock()).toBe(Date.parse(MORNING));
});

test.each([{ date: 'soon' }, {} as Record<string, string>])('an answer dated %j leaves it', async (undated) => {
	const octopia = await answeredWith({ date: NOON }, undated);
	await octopia.read('/orders', ANYTHING);
	await octopia.read('/orders', ANYTHING);
	expect(octopia.clock()).toBe(Date.parse(NOON));
});
