import '../../../engine/slept.mts';
import { inspect } from 'node:util';
import nock from 'nock';
import type { Outcome } from '../../../engine/engine.mts';
import { confirm, order, ready, ship, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';

afterEach(closeShops);

const SECRET = 'demo-secret';

/** All that a run leaves behind: what n8n saves, and its errors with everything that hangs on them. */
function traces({ saved, error, output, errors }: Outcome): string {
	const all = { saved, error, output, errors };
	return (
		JSON.stringify(all) + inspect(all, { depth: 12, showHidden: true, maxArrayLength: null, maxStringLength: null })
	);
}

/** Runs, and gives the secret and the tokens that were about. */
async function leaves(shop: Shop, run: () => Promise<Outcome>) {
	const issued: string[] = [];
	const issue = shop.sandbox.tokens.issue.bind(shop.sandbox.tokens);
	jest.spyOn(shop.sandbox.tokens, 'issue').mockImplementation((client) => {
		const given = issue(client);
		if ('token' in given) issued.push(given.token);
		return given;
	});
	const outcome = await run();
	return { outcome, secrets: [SECRET, ...issued], text: traces(outcome) };
}

test.each<[string, (shop: Shop) => Promise<Outcome>]>([
	['done', async (shop) => await shop.engine.run(confirm(waiting(shop).orderId))],
	['of a dry run', async (shop) => await shop.engine.run(ship(ready(shop).orderId, { options: { dryRun: true } }))],
	['refused', async (shop) => await shop.engine.run(confirm(waiting(shop, { salesChannelId: 'X1' }).orderId))],
	['not found', async (shop) => await shop.engine.run(confirm('CDISFR0'), { onError: 'continueErrorOutput' })],
	[
		'of the marketplace down',
		async (shop) => {
			shop.sandbox.faults.add({ kind: '502', count: 99 });
			return await shop.engine.run(order('count'));
		},
	],
	[
		'of a dropped connection',
		async (shop) => {
			shop.sandbox.faults.add({ kind: 'drop', count: 99 });
			return await shop.engine.run(order('count'), { onError: 'continueRegularOutput' });
		},
	],
	[
		'of a write with unknown outcome',
		async (shop) => {
			shop.sandbox.faults.add({ kind: 'drop', method: 'POST' });
			return await shop.engine.run(confirm(waiting(shop).orderId));
		},
	],
	[
		'of a token refused twice',
		async (shop) => {
			shop.sandbox.faults.add({ kind: 'unauthorized', count: 99 });
			return await shop.engine.run(order('count'));
		},
	],
	[
		'of a marketplace that repeats the token',
		async (shop) => {
			nock(shop.sandbox.url, { allowUnmocked: true })
				.get(/orders/)
				.reply(function () {
					return [400, { detail: `Bad header ${String(this.req.headers.authorization)}` }];
				});
			return await shop.engine.run(order('count'));
		},
	],
])('a run %s leaves neither the secret nor a token anywhere', async (_what, run) => {
	const shop = await openShop();

	const { secrets, text } = await leaves(shop, async () => await run(shop));

	expect(secrets.length).toBeGreaterThan(1);
	for (const secret of secrets) expect(text).not.toContain(secret);
	expect(text).not.toMatch(/Bearer [A-Za-z0-9]/);
});

test('a sign-in that fails leaves no secret either', async () => {
	const shop = await openShop({}, { clientSecret: 'my-own-wrong-secret' });

	const outcome = await shop.engine.run(order('count'));

	expect(outcome.error?.message).toBe('Cdiscount does not accept this Client ID and Client Secret.');
	expect(traces(outcome)).not.toContain('my-own-wrong-secret');
});

test('a sign-in service that cannot be reached leaves no secret either', async () => {
	const shop = await openShop({}, { tokenUrl: 'http://127.0.0.1:9/token' });

	const outcome = await shop.engine.run(order('count'), { onError: 'continueErrorOutput' });

	expect(outcome.errors).toHaveLength(1);
	expect(traces(outcome)).not.toContain(SECRET);
});
