import type { Octopia } from '../../../../nodes/Cdiscount/api/client.ts';
import { CdiscountError, InputError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { optionalText, text } from '../../../../nodes/Cdiscount/core/checks.ts';
import { collection, field } from '../../../../nodes/Cdiscount/core/field.ts';
import { operation } from '../../../../nodes/Cdiscount/core/operation.ts';
import { settled } from '../../../../nodes/Cdiscount/core/settle.ts';
import type { Given, Settle } from '../../../../nodes/Cdiscount/core/settleFields.ts';

const SHOPS = ['1', '2'].map((sellerId) => ({ sellerId }) as Octopia);

/** Items of two shops by turns. */
const connection = async (index: number) => SHOPS[index % 2];

const checked = (...inputs: Array<Record<string, unknown> | CdiscountError>) =>
	inputs.map((input) => (input instanceof CdiscountError ? input : { input, raw: input, modes: { name: 'list' } }));

const inputsOf = (items: Awaited<ReturnType<typeof settled>>) =>
	items.map((item) => (item instanceof CdiscountError ? item.message : item?.input));

/** Capital letters; "?" is known to nobody. */
const capitals: Settle<string> = async (given) =>
	given.map(({ value }) => (value === '?' ? new InputError('Nobody knows "?".') : value.toUpperCase()));

function toy(settle: Settle<string>) {
	const name = field({ displayName: 'Name', name: 'name', type: 'string', default: '', check: text(), settle });
	const inner = field({
		displayName: 'Inner',
		name: 'inner',
		type: 'string',
		default: '',
		check: optionalText(),
		settle,
	});
	const options = collection({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [inner],
	});
	return operation({
		name: 'Toy',
		value: 'toy',
		action: 'Toy',
		effect: 'read',
		description: 'A toy.',
		fields: [name, options],
		async run() {
			return [];
		},
	});
}

test('a field is settled for all items of a shop at once; what is wrong harms no other item', async () => {
	const asked: string[][] = [];
	const settle: Settle<string> = async (given, octopia) => {
		asked.push([octopia.sellerId, ...given.map(({ value }) => value)]);
		return await capitals(given, octopia);
	};
	const wrong = new InputError('Wrong before.');

	const result = await settled(
		toy(settle),
		connection,
		checked(
			{ name: 'a', options: {} },
			{ name: '?', options: {} },
			wrong,
			{ name: 'd', options: {} },
			{ name: 'e', options: {} },
		),
	);

	expect(inputsOf(result)).toEqual([
		{ name: 'A', options: {} },
		'Nobody knows "?".',
		'Wrong before.',
		{ name: 'D', options: {} },
		{ name: 'E', options: {} },
	]);
	expect(asked).toEqual([
		['1', 'a', 'e'],
		['2', '?', 'd'],
	]);
});

test('it is told what was typed and how, and is not asked where nothing was', async () => {
	const seen: Given[] = [];
	const settle: Settle<string> = async (given, octopia) => {
		seen.push(...given);
		return await capitals(given, octopia);
	};
	const items = [
		{ input: { name: 'a', options: { inner: 'b' } }, raw: { name: 7, options: { inner: 8 } }, modes: { name: 'id' } },
	];

	const result = await settled(toy(settle), connection, [...items, ...checked({ options: { inner: undefined } })]);

	expect(inputsOf(result)).toEqual([{ name: 'A', options: { inner: 'B' } }, { options: { inner: undefined } }]);
	expect(seen).toEqual([
		{ value: 'a', raw: 7, mode: 'id' },
		{ value: 'b', raw: 8 },
	]);
});

test('within a collection, what is wrong is the fault of its item', async () => {
	const result = await settled(
		toy(capitals),
		connection,
		checked({ name: 'a', options: { inner: '?' } }, { name: 'b', options: { inner: 'c' } }),
	);

	expect(inputsOf(result)).toEqual(['Nobody knows "?".', { name: 'B', options: { inner: 'C' } }]);
});

test('what the marketplace does not answer is the fault of every item of the shop, and of no other shop', async () => {
	const settle: Settle<string> = async (given, octopia) => {
		if (octopia.sellerId === '2') throw new CdiscountError('noAnswer', 'No answer.');
		return await capitals(given, octopia);
	};

	const rows = ['a', 'b', 'c', 'd'].map((name) => ({ name, options: {} }));
	const result = await settled(toy(settle), connection, checked(...rows));

	expect(inputsOf(result)).toEqual([
		{ name: 'A', options: {} },
		'No answer.',
		{ name: 'C', options: {} },
		'No answer.',
	]);
});

test('a fault of ours is not taken for the marketplace', async () => {
	const settle: Settle<string> = async () => {
		throw new TypeError('a bug');
	};

	await expect(settled(toy(settle), connection, checked({ name: 'a', options: {} }))).rejects.toThrow('a bug');
});

test('an operation settles its items after their fields, with their numbers', async () => {
	const own = {
		...toy(capitals),
		async settle(inputs: Array<{ input: unknown; index: number }>) {
			return inputs.map(({ input, index }) =>
				index === 2 ? new InputError('Not the third.') : { ...(input as object), index },
			);
		},
	};

	const rows = ['a', 'b', 'c'].map((name) => ({ name, options: {} }));
	const result = await settled(own, connection, checked(...rows));

	expect(inputsOf(result)).toEqual([
		{ name: 'A', options: {}, index: 0 },
		{ name: 'B', options: {}, index: 1 },
		'Not the third.',
	]);
});
