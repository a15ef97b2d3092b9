import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedOffers } from '../../../sandbox/seeds/seedOffers.mts';
import { startPostgres, type Postgres } from './postgres.mts';
import { spreadsheets } from './spreadsheets.mts';
import type { Theatre } from './theatre.mts';

const SELLER = '98979';

/** W5, W6, W7, W10 and W14: stock and prices from elsewhere become offers, once. */
export function offerScenes(stage: () => Theatre): void {
	const offer = (sku: string) => {
		const { quantity, integrationPrice } = stage().marketplace.offers.one(SELLER, sku) as {
			quantity: number;
			integrationPrice: { price: number };
		};
		return { quantity, price: integrationPrice.price };
	};
	const seed = () => seedOffers(stage().marketplace);
	const packages = () => stage().acts().offersIntegrated;
	const excelRow = ({ sku, result, message, sent }: Record<string, unknown>) => ({ sku, result, message, sent });

	test.each(['xlsx', 'csv'])(
		'stock-and-price-from-file.json sends the rows of a .%s and writes back what became of them',
		async (ending) => {
			seed();
			const { rows, write } = await spreadsheets();
			const file = join(stage().stage.filesFolder, `w5.${ending}`);
			if (ending === 'xlsx') {
				write(file, [
					{ sku: 'LAMPE-042', price: 27.5, quantity: 40, result: '', message: '', sent: '' },
					{ sku: 'NOT-OFFERED', price: 10, quantity: 1, result: '', message: '', sent: '' },
					{ sku: 'LAMPE-051', price: 0.5, quantity: 9, result: '', message: '', sent: '' },
					{ sku: 'SUSP-010', price: '', quantity: 3, result: '', message: '', sent: '' },
				]);
			} else {
				const lines = ['LAMPE-042;27,50;40;;;', 'NOT-OFFERED;10;1;;;', 'LAMPE-051;0,50;9;;;', 'SUSP-010;;3;;;'];
				await writeFile(file, ['sku;price;quantity;result;message;sent', ...lines, ''].join('\r\n'));
			}
			const csvRow = (line: string) => {
				const [sku, , , result, message, sent] = line.split(';');
				return { sku, result, message: message.replaceAll('"', ''), sent };
			};
			const read = async () =>
				ending === 'xlsx'
					? rows(file).map(excelRow)
					: (await readFile(file, 'utf8')).replace('\ufeff', '').trim().split(/\r?\n/).slice(1).map(csvRow);
			const template = await stage().perform('stock-and-price-from-file.json', { config: { file } });
			const first = await stage().run(template);
			const written = await read();
			expect(written).toMatchObject([
				{ sku: 'LAMPE-042', result: 'accepted', message: '' },
				{ sku: 'NOT-OFFERED', result: 'rejected', message: expect.stringMatching(/./) },
				{ sku: 'LAMPE-051', result: 'error', message: expect.stringContaining('Minimum Price') },
				{ sku: 'SUSP-010', result: 'accepted', message: '' },
			]);
			expect(offer('LAMPE-042')).toEqual({ price: 27.5, quantity: 40 });
			expect(offer('SUSP-010')).toEqual({ price: 59.9, quantity: 3 });
			expect(offer('LAMPE-051')).toEqual({ price: 34.9, quantity: 22 });

			const before = stage().writes();
			const second = await stage().run(template);
			expect(stage().writes()).toBe(before);
			expect(await read()).toEqual(written);
			if (ending === 'xlsx')
				stage().tell(
					'stock-and-price-from-file.json',
					template,
					[first, second],
					'2 offers changed; 4 rows of .xlsx / .csv: accepted, rejected, error, accepted; second run: no change',
				);
		},
	);

	test('stock-and-price-from-google-sheets.json sends what the sheet has and gives the results back', async () => {
		seed();
		const sheet = (rows: object[]) => `${JSON.stringify(rows)}[$itemIndex] ?? {}`;
		const row = { row_number: 2, sku: 'LAMPE-042', price: 26.4, quantity: 12, result: '', message: '', sent: '' };
		const stand = { 'Read the Sheet': sheet([row]), 'Write into the Sheet': '$json' };
		const template = await stage().perform('stock-and-price-from-google-sheets.json', { stand });
		const first = await stage().run(template);
		const [back] = first.nodes['Write into the Sheet'].items;
		expect(back).toEqual({ sku: 'LAMPE-042', result: 'accepted', message: '', sent: '26.4|12' });
		expect(offer('LAMPE-042')).toEqual({ price: 26.4, quantity: 12 });

		// what the first run wrote stands in the sheet now
		const again = await stage().perform('stock-and-price-from-google-sheets.json', {
			stand: { ...stand, 'Read the Sheet': sheet([{ ...row, ...back }]) },
		});
		const before = stage().writes();
		const second = await stage().run(again);
		expect(stage().writes()).toBe(before);
		expect(second.nodes['Write into the Sheet']).toBeUndefined();
		stage().tell(
			'stock-and-price-from-google-sheets.json',
			template,
			[first, second],
			'1 offer changed, 1 row written back (the sheet nodes replaced); second run: nothing sent, nothing written',
		);
	});

	describe('with a database', () => {
		let postgres: Postgres;
		beforeAll(async () => (postgres = await startPostgres()), 60_000);
		afterAll(async () => await postgres?.stop());

		test('stock-from-postgres.json sends what differs, and nothing the second time', async () => {
			seed();
			await postgres.psql(
				"create table products (sku text, stock numeric, price numeric); insert into products values ('LAMPE-042', 7, 28.00), ('LAMPE-051', 22, 34.90), ('AMP-E27-4', 5, null), ('NOT-OFFERED', 3, 1), (null, 2, 2), ('SUSP-010', null, 12)",
			);
			const config = { query: 'SELECT sku, stock, price FROM products', keepBack: 0 };
			const template = await stage().perform('stock-from-postgres.json', {
				config,
				credentials: { postgres: postgres.credential },
			});
			const first = await stage().run(template);
			expect(first.nodes['Send the Stock'].items).toHaveLength(2);
			expect([offer('LAMPE-042'), offer('AMP-E27-4'), offer('SUSP-010')]).toEqual([
				{ price: 28, quantity: 7 },
				{ price: 12.9, quantity: 5 },
				{ price: 59.9, quantity: 15 },
			]);
			const before = stage().writes();
			const second = await stage().run(template);
			expect(stage().writes()).toBe(before);
			await postgres.psql("update products set stock = 6 where sku = 'LAMPE-042'");
			const third = await stage().run(template);
			expect(third.nodes['Send the Stock'].items).toMatchObject([{ sku: 'LAMPE-042', result: 'accepted' }]);
			expect(stage().mails).toEqual([]);

			await postgres.psql('drop table products');
			await stage().run(template);
			await stage().run(template);
			expect(stage().mails.map(({ text }) => text)).toEqual([expect.stringContaining('products')]);
			stage().tell(
				'stock-from-postgres.json',
				template,
				[first, second],
				`2 offers changed from a real PostgreSQL (${packages()} packages in all); second run: nothing sent; a changed row: 1 offer`,
			);
		});
	});
}
