import { z } from 'zod';
import { CDISCOUNT, type Account } from '../../../../nodes/Cdiscount/api/auth/account.ts';
import { clientOf, type Octopia } from '../../../../nodes/Cdiscount/api/client.ts';
import { RETRY_LIMITS, RetryBudget } from '../../../../nodes/Cdiscount/api/retry.ts';

const ANYTHING = z.unknown();

const ACCOUNT: Account = {
	clientId: 'demo-client',
	clientSecret: 'demo-secret',
	sellerId: '98979',
	salesChannelId: CDISCOUNT,
	apiUrl: 'http://127.0.0.1/seller/v2',
	tokenUrl: 'http://127.0.0.1/token',
};

/** A client whose calls are answered with these headers, one after another. */
function answeredWith(...answers: Array<Record<string, string>>): Octopia {
	const send = async () => ({ statusCode: 200, headers: answers.shift(), body: {} });
	return clientOf(ACCOUNT, { send, sleep: async () => undefined }, new RetryBudget(RETRY_LIMITS.run));
}

const NOON = 'Wed, 02 Sep 2026 12:00:00 GMT';
const MORNING = 'Wed, 02 Sep 2026 08:00:00 GMT';

test("the clock is that of the marketplace's last answer, also where it went back", async () => {
	const octopia = answeredWith({ date: NOON }, { Date: MORNING });
	expect(octopia.clock()).toBeUndefined();
	await octopia.read('/orders', ANYTHING);
	expect(octopia.clock()).toBe(Date.parse(NOON));
	await octopia.read('/orders', ANYTHING);
	expect(octopia.clock()).toBe(Date.parse(MORNING));
});

test.each([{ date: 'soon' }, {} as Record<string, string>])('an answer dated %j leaves it', async (undated) => {
	const octopia = answeredWith({ date: NOON }, undated);
	await octopia.read('/orders', ANYTHING);
	await octopia.read('/orders', ANYTHING);
	expect(octopia.clock()).toBe(Date.parse(NOON));
});
