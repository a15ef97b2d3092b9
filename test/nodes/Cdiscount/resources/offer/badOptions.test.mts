import { secondsSlept } from '../../../../engine/slept.mts';
import type { IDataObject } from 'n8n-workflow';
import { update as updateOperation } from '../../../../../nodes/Cdiscount/resources/offer/update.operation.ts';
import { closeShops } from '../../../../engine/shop.mts';
import { openMarket, put, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const GOOD = { sku: 'LAMPE-042', gtin: '3760123000017', price: 29.5, quantity: 3 };
const MIDDLE = { ...GOOD, sku: 'LAMPE-051', gtin: '3760123000024' };
const LAST = { ...GOOD, sku: 'LAMPE-063', gtin: '3760123000031' };
const THREE = [GOOD, MIDDLE, LAST];

test.each<[string, IDataObject, string]>([
	['VAT alone', { vat: 20 }, 'Of VAT, Ecotax and DEA Tax some are given and some are not. Give all three'],
	[
		'VAT as a rate',
		{ vat: 0.2, ecotax: 0, deaTax: 0 },
		'VAT (Percent) is 0.2, but it is given in percent: 20 means 20 %.',
	],
	['VAT of 120 %', { vat: 120, ecotax: 0, deaTax: 0 }, 'VAT (Percent) is 120, but it is given in percent'],
	['a negative Ecotax', { vat: 20, ecotax: -1, deaTax: 0 }, 'Ecotax is -1, but it cannot be negative.'],
	[
		'a notation of nobody',
		{ vatNotation: 'fraction' },
		'VAT Notation is "fraction", but it can only be "percent", "rate".',
	],
	[
		'half a day',
		{ preparationTime: 0.5 },
		'Preparation Time (Days) is 0.5, but it must be a whole number from 0 to 365.',
	],
	[
		'no tracked delivery',
		{ deliveryModes: { mode: [{ code: 'shd', cost: 5 }] } },
		'Delivery Modes lacks THD (tracked home delivery)',
	],
	[
		'a mode twice',
		{
			deliveryModes: {
				mode: [
					{ code: 'thd', cost: 5 },
					{ code: 'THD', cost: 5 },
				],
			},
		},
		'Delivery Modes has THD twice.',
	],
	['a mode without code', { deliveryModes: { mode: [{ code: '', cost: 5 }] } }, 'Delivery Modes: Mode is empty.'],
	[
		'a cost with three decimals',
		{ deliveryModes: { mode: [{ code: 'thd', cost: 4.999 }] } },
		'Delivery Modes: Cost is 4.999',
	],
	[
		'a cost that is empty',
		{ deliveryModes: { mode: [{ code: 'thd', cost: '={{ $json.shipping }}' }] } },
		'Delivery Modes: the Cost of THD is empty. Enter 0 if delivery is free.',
	],
	[
		'a floor that is empty',
		{ minimumPrice: '={{ $json.floor }}' },
		'Minimum Price is empty: its expression or its cell gives nothing.',
	],
	['a floor of spaces', { minimumPrice: '  ' }, 'Minimum Price is empty: its expression or its cell gives nothing.'],
	[
		'a floor of thousands or decimals',
		{ minimumPrice: '1.290' },
		'Minimum Price is "1.290", which can be read as 1290 or 1.29.',
	],
	[
		'a delivery cost of thousands or decimals',
		{ deliveryModes: { mode: [{ code: 'thd', cost: '1,290' }] } },
		'Delivery Modes: Cost is "1,290", which can be read as 1290 or 1.29.',
	],
	['a dry run that is empty', { dryRun: '={{ $json.test }}' }, 'Dry Run is empty: its expression gives nothing.'],
	[
		'a wait without end',
		{ waitAtMost: -1 },
		'Wait at Most (Seconds) is -1, but it must be a whole number from 0 to 86400.',
	],
])('the option "%s" sends nothing', async (_what, options, sentence) => {
	const shop = await openMarket();

	const { error, output } = await shop.engine.run(update(options), { items: THREE });

	expect(error?.message).toContain(sentence);
	expect(output).toEqual([]);
	expect(shop.asked()).toEqual([]);
});

test.each(['', '  ', null, undefined])('a delivery cost of %j is not free delivery', async (cost) => {
	const mode = { code: 'thd', cost, additionalCost: null };
	const options = (more: object) => ({
		sku: 'LAMPE-042',
		options: { deliveryModes: { mode: [{ ...mode, ...more }] } },
	});

	const empty = updateOperation.input.safeParse(options({}));
	const free = updateOperation.input.safeParse(options({ cost: 0 }));

	expect(JSON.stringify(empty)).toContain('the Cost of THD is empty. Enter 0 if delivery is free.');
	expect(free).toMatchObject({
		success: true,
		data: { options: { deliveryModes: [{ code: 'THD', cost: 0, additionalCost: 0 }] } },
	});
});

test.each(['THD', ['THD'], { mode: 'THD' }, { mode: [null] }, 7])(
	'delivery modes that are %j are none',
	(deliveryModes) => {
		const found = updateOperation.input.safeParse({ sku: 'LAMPE-042', options: { deliveryModes } });

		expect(found).toMatchObject({
			success: false,
			error: {
				issues: expect.arrayContaining([expect.objectContaining({ message: expect.stringMatching(/must be a list/) })]),
			},
		});
	},
);

test('large products go without tracked delivery', async () => {
	const shop = await openMarket();
	const deliveryModes = { mode: [{ code: 'fdhd', cost: 39 }] };

	const { output } = await shop.engine.run(put({}, { deliveryModes }), { items: [GOOD] });

	expect(output).toMatchObject([{ json: { result: 'accepted' } }]);
});

test.each<[string, IDataObject, string]>([
	[
		'an unknown condition',
		{ condition: 'Broken' },
		'Condition is "Broken", but it can only be one of New, UsedLikeNew',
	],
	[
		'no delivery mode',
		{ deliveryModes: {} },
		'Delivery Modes is empty, but an offer that is created or replaced needs all its fields.',
	],
	['no preparation time', { preparationTime: '' }, 'Preparation Time (Days) is empty'],
	['no taxes', { vat: '', ecotax: '', deaTax: '' }, 'VAT (Percent), Ecotax, DEA Tax are empty'],
])('an offer with %s is not put up for sale', async (_what, parameters, sentence) => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(put({}, parameters), { items: THREE });

	expect(error?.message).toContain(sentence);
	expect(shop.asked()).toEqual([]);
});
