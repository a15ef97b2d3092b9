import fc from 'fast-check';
import type { Octopia } from '../../../../nodes/Cdiscount/api/client.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { refuseRepeated, runBatch } from '../../../../nodes/Cdiscount/core/batch.ts';
import type { BatchOperation } from '../../../../nodes/Cdiscount/core/operation.ts';
import { runs } from '../../../runs.mts';

const SHOPS = ['98979', '98980'].map((sellerId) => ({ sellerId }) as Octopia);

const asChecked = (input: Record<string, unknown>) => ({ input, raw: {}, modes: {} });

/** Runs items of two shops by turns; connecting and running answer as given. */
function batch(connect: (index: number) => Error | undefined, outcome: (sellerId: string) => Error | undefined) {
	const ran: string[] = [];
	const operation = {
		async runAll(inputs: unknown[], { sellerId }: Octopia) {
			ran.push(sellerId);
			const error = outcome(sellerId);
			if (error !== undefined) throw error;
			return inputs as object[];
		},
	} as unknown as BatchOperation;
	const connection = async (index: number) => {
		const error = connect(index);
		if (error !== undefined) throw error;
		return SHOPS[index % 2];
	};
	const items = ['a', 'b', 'c'].map((row) => asChecked({ row }));
	return { ran, results: runBatch(operation, connection, items) };
}

const all = async (results: ReturnType<typeof runBatch>) => {
	const found = [];
	for await (const { result } of results) found.push(result);
	return found;
};

test('a credential that cannot be read for one shop sends nothing for the others', async () => {
	const unreadable = new Error('The credential cannot be read.');
	const { ran, results } = batch(
		(index) => (index === 1 ? unreadable : undefined),
		() => undefined,
	);

	expect(await all(results)).toEqual([unreadable, unreadable, unreadable]);
	expect(ran).toEqual([]);
});

test('a shop that is refused leaves the others alone', async () => {
	const refusal = new CdiscountError('credential', 'The Seller ID is empty.');
	const { ran, results } = batch(
		(index) => (index === 1 ? refusal : undefined),
		() => undefined,
	);

	expect(await all(results)).toEqual([{ row: 'a' }, refusal, { row: 'c' }]);
	expect(ran).toEqual(['98979']);
});

test('the first error is told when all shops were served', async () => {
	const refusal = new CdiscountError('invalid', 'Not for you.');
	const { ran, results } = batch(
		() => undefined,
		(sellerId) => (sellerId === '98979' ? refusal : undefined),
	);

	expect((await results.next()).value).toEqual({ index: 0, result: refusal });
	expect(ran).toEqual(['98979', '98980']);
	expect(await all(results)).toEqual([{ row: 'b' }, refusal]);
});

test('property: items that share what a shop may hold once are refused and named, and no others', async () => {
	const rows = fc.array(
		fc.record({ key: fc.constantFrom('a', 'b', '__proto__', '1'), shop: fc.nat(1), isWrong: fc.boolean() }),
		{ maxLength: 12 },
	);
	const once = { key: ({ key }: { key: string }) => key, fault: (_input: unknown, items: number[]) => items.join() };
	await fc.assert(
		fc.asyncProperty(rows, async (given) => {
			const wrong = new CdiscountError('invalid', 'Wrong by itself.');
			const checked = given.map((input) => (input.isWrong ? wrong : asChecked(input)));
			const result = await refuseRepeated(
				{ once } as unknown as BatchOperation,
				async (index) => SHOPS[given[index].shop],
				checked,
			);

			const same = given.map(({ key, shop, isWrong }) =>
				isWrong
					? []
					: [...given.keys()].filter((at) => !given[at].isWrong && given[at].key === key && given[at].shop === shop),
			);
			expect(result.map((one) => (one instanceof CdiscountError ? one.message : one))).toEqual(
				checked.map((one, index) => {
					if (one instanceof CdiscountError) return one.message;
					return same[index].length > 1 ? same[index].join() : one;
				}),
			);
		}),
		runs(300),
	);
});
