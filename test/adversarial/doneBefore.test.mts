import '../engine/slept.mts';
import { confirm, effects, ship, waiting, ready, PARCEL } from '../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../engine/shop.mts';
import type { FaultRule } from '../../sandbox/http/faults.mts';

afterEach(closeShops);

const brokenReads: FaultRule[] = [
	{ kind: 'truncatedJson', method: 'GET', count: 99 },
	{ kind: '500', method: 'GET', count: 99 },
	{ kind: 'drop', method: 'GET', count: 99 },
];

const SAYS_SO = /not known|may have been|earlier run/i;

/** An earlier execution did it, and died before it could say so; the retry cannot even read the order. */
async function expectHonest(
	shop: Shop,
	orderId: string,
	form: ReturnType<typeof confirm>,
	rule: FaultRule,
	effect: string,
) {
	shop.sandbox.faults.set([rule]);
	const { error } = await shop.engine.run(form);
	expect(effects(shop, orderId)).toEqual([effect]);
	expect(`${error?.message} ${error?.description}`).toMatch(SAYS_SO);
}

test.each(brokenReads)(
	'a confirmed order that cannot be read ($kind) is not reported as plainly failed',
	async (rule) => {
		const shop = await openShop();
		const { orderId } = waiting(shop);
		shop.sandbox.marketplace.approve(orderId, { approval_status: 'Accepted' });

		await expectHonest(shop, orderId, confirm(orderId), rule, 'confirmed');
	},
);

test.each(brokenReads)(
	'a shipped order that cannot be read ($kind) is not reported as plainly failed',
	async (rule) => {
		const shop = await openShop();
		const { orderId } = ready(shop);
		shop.sandbox.marketplace.ship(orderId, [{ parcelNumber: PARCEL, carrierName: 'Colissimo' }]);

		await expectHonest(shop, orderId, ship(orderId), rule, 'shipped');
	},
);
