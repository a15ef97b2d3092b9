import { secondsSlept } from '../../../../engine/slept.mts';
import range from 'lodash/range';
import type { Octopia, Query, WriteRequest } from '../../../../../nodes/Cdiscount/api/client.ts';
import { CdiscountError } from '../../../../../nodes/Cdiscount/api/errors.ts';
import { submit } from '../../../../../nodes/Cdiscount/marketplace/product/submission.ts';
import type { Sheet } from '../../../../../nodes/Cdiscount/marketplace/product/sheet.ts';
import { gtinOf } from '../../resources/product/products.mts';

beforeEach(secondsSlept);

const sheets = (count: number) =>
	range(count).map((number) => ({ gtin: gtinOf(number), sellerProductReference: `SKU-${number}` }) as Sheet);

/** A marketplace that integrates whatever it is sent, in packages P0, P1, … */
function marketplace({ pages = true, names = true } = {}) {
	const packages: Sheet[][] = [];
	const asked: Query[] = [];
	const reportsOn = ({ packageId, gtin }: Query) =>
		packages.flatMap((products, index) =>
			products
				.map((product) => ({ gtin: Number(product.gtin), packageId: `P${index}`, status: 'Integrated' }))
				.filter((report) => (packageId ?? report.packageId) === report.packageId)
				.filter((report) => (gtin ?? String(report.gtin)) === String(report.gtin)),
		);
	const octopia = {
		sellerId: '98979',
		wait: async () => await Promise.resolve(true),
		async write({ body }: WriteRequest) {
			packages.push((body as { products: Sheet[] }).products);
			const packageId = names ? `P${packages.length - 1}` : undefined;
			return { status: 202, headers: {}, body: { packageId } };
		},
		async read(_path: string, _shape: unknown, query: Query) {
			asked.push(query);
			return reportsOn(query).slice(0, 25);
		},
		async *list(_path: string, _shape: unknown, { query }: { query: Query }) {
			if (!pages) throw new CdiscountError('invalid', 'pageSize is not known');
			yield* reportsOn(query);
		},
	};
	return { octopia: octopia as unknown as Octopia, packages, asked };
}

test('25,000 sheets are three packages', async () => {
	const { octopia, packages, asked } = marketplace();
	const results = await submit(octopia, sheets(25_000), 10);

	expect(packages.map(({ length }) => length)).toEqual([10_000, 10_000, 5000]);
	expect(results).toHaveLength(25_000);
	expect(results[24_999]).toMatchObject({ gtin: gtinOf(24_999), result: 'integrated', packageId: 'P2' });
	expect(asked).toHaveLength(6);
});

test('where pages are refused, the first answer has to do, and the rest is "processing"', async () => {
	const { octopia } = marketplace({ pages: false });
	const results = (await submit(octopia, sheets(30), 5)) as Array<{ result: string }>;

	expect(results.filter(({ result }) => result === 'integrated')).toHaveLength(25);
	expect(results.filter(({ result }) => result === 'processing')).toHaveLength(5);
});

test('a package whose id is not told is found by its reports', async () => {
	const { octopia } = marketplace({ names: false });
	expect(await submit(octopia, sheets(2), 5)).toMatchObject([{ packageId: 'P0' }, { packageId: 'P0' }]);
});

test('nothing to send asks nothing', async () => {
	const { octopia, asked } = marketplace();
	expect(await submit(octopia, [], 5)).toEqual([]);
	expect(asked).toEqual([]);
});
