import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { fieldReader } from '../../../../nodes/Cdiscount/core/fieldReader.ts';
import { order, ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';

afterEach(closeShops);

test.each([
	'={{ $json.orderId }}',
	'={{$json.orderId}}',
	'={{ $json["orderId"] }}',
	"={{ $json['orderId'] }}",
	'={{ $json.orderId.trim() }}',
	'={{ $("Source").item.json.orderId }}',
	'= {{ $json.orderId }}',
])('%s is read for each item', async (orderId) => {
	const shop = await openShop();
	const orders = [ready(shop), ready(shop), ready(shop)];
	const items = orders.map((one) => ({ orderId: one.orderId }));

	const { output, error } = await shop.engine.run(order('get', { orderId }), { items });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.orderId)).toEqual(items.map((item) => item.orderId));
});

/** A node whose evaluation by n8n is counted and marked. */
function counted(parameters: INodeParameters, json: object[]) {
	const asked: string[] = [];
	const context = {
		getNode: () => ({ parameters }),
		getInputData: () => json.map((one) => ({ json: one })),
		getNodeParameter: (name: string, index: number) => {
			asked.push(`${name} ${index}`);
			return `by n8n: ${index}`;
		},
	} as unknown as IExecuteFunctions;
	const read = fieldReader(context);
	const modes = [
		{ name: 'id', displayName: 'ID', type: 'string' as const },
		{
			name: 'url',
			displayName: 'URL',
			type: 'string' as const,
			extractValue: { type: 'regex' as const, regex: '(.*)' },
		},
	];
	return { asked, value: (type: 'string' | 'resourceLocator') => json.map((_, index) => read(field(type), index)) };

	function field(type: 'string' | 'resourceLocator') {
		return type === 'string' ? STRING : { ...LOCATOR, modes };
	}
}
const STRING = { name: 'a', type: 'string' as const };
const LOCATOR = { name: 'a', type: 'resourceLocator' as const };
const ITEMS = [{ x: 1 }, { x: null }, { x: { deep: ['é'] } }];

test('what holds no expression is read once, by n8n', () => {
	const { asked, value } = counted({ a: 'fixed' }, ITEMS);
	expect(value('string')).toEqual(['by n8n: 0', 'by n8n: 0', 'by n8n: 0']);
	expect(asked).toEqual(['a 0']);
});

test('one property is taken from the item, whatever it is', () => {
	const { asked, value } = counted({ a: '={{ $json.x }}' }, ITEMS);
	expect(value('string')).toEqual([1, undefined, { deep: ['é'] }]);
	expect(asked).toEqual([]);
});

test.each([
	['a property that the item does not have', '={{ $json.y }}'],
	['a property that every object has', '={{ $json.constructor }}'],
	['a path', '={{ $json.x.deep }}'],
	['a call', '={{ $json.x.toString() }}'],
	['text around it', '={{ $json.x }} EUR'],
	['two', '={{ $json.x }}{{ $json.x }}'],
	['another item', '={{ $input.first().json.x }}'],
	['an escaped name', '={{ $json["x\\u0041"] }}'],
])('%s is evaluated by n8n for each item', (_what, a) => {
	expect(counted({ a }, ITEMS).value('string')).toEqual(['by n8n: 0', 'by n8n: 1', 'by n8n: 2']);
});

test.each([
	['id', [1, undefined, { deep: ['é'] }]],
	['url', ['by n8n: 0', 'by n8n: 1', 'by n8n: 2']],
])('a locator in the mode %s, of which n8n may extract something', (mode, values) => {
	const a = { __rl: true, mode, value: '={{ $json.x }}' };
	expect(counted({ a }, ITEMS).value('resourceLocator')).toEqual(values);
});

test('an option with an expression makes its collection one that n8n evaluates', () => {
	expect(counted({ a: { inner: '={{ $json.x }}' } }, ITEMS).value('string')).toEqual(
		[0, 1, 2].map((i) => `by n8n: ${i}`),
	);
});
