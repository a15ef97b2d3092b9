import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedOffers } from '../../../sandbox/seeds/seedOffers.mts';
import { startPostgres, type Postgres } from '../../servers/postgres.mts';
import { rowsInPlaceOf, spreadsheets } from './spreadsheets.mts';
import type { ImportedTemplate, TemplateHarness } from './harness.mts';

const SELLER = '98979';

/** W5, W6, W7, W10 and W14: stock and prices from elsewhere become offers, once. */
export function offerScenarios(harness: () => TemplateHarness): void {
	const offer = (sku: string) => {
		const { quantity, integrationPrice } = harness().marketplace.offers.one(SELLER, sku) as {
			quantity: number;
			integrationPrice: { price: number };
		};
		return { quantity, price: integrationPrice.price };
	};
	const seed = () => seedOffers(harness().marketplace);
	const packages = () => harness().effectCounts().offersIntegrated;
	/** Runs it while the marketplace answers no call for offers. */
	const inTrouble = async (template: ImportedTemplate) => {
		harness().demo.sandbox.faults.set([{ kind: 'unauthorized', method: 'GET', path: '/offers', count: 100 }]);
		return await harness()
			.run(template)
			.finally(() => harness().demo.sandbox.faults.clear());
	};
	const excelRow = ({ sku, result, message, sent }: Record<string, unknown>) => ({ sku, result, message, sent });

	test.each(['xlsx', 'csv'])(
		'stock-and-price-from-file.json sends the rows of a .%s and writes back what became of them',
		async (ending) => {
			seed();
			const { rows, write } = await spreadsheets();
			const file = join(harness().demo.filesFolder, `w5.${ending}`);
			if (ending === 'xlsx') {
				write(file, [
					{ sku: 'LAMPE-042', price: 27.5, quantity: 40, result: '', message: '', sent: '' },
					{ sku: 'NOT-OFFERED', price: 10, quantity: 1, result: '', message: '', sent: '' },
					{ sku: 'LAMPE-051', price: 0.5, quantity: 9, result: '', message: '', sent: '' },
					{ sku: 'SUSP-010', price: '', quantity: 3, result: '', message: '', sent: '' },
					{ sku: 'MIR-021', price: 40, quantity: 1, result: 'accepted', message: '', sent: '40|1' },
					{ sku: 'MIR-021 ', price: 41, quantity: 1, result: '', message: '', sent: '' },
				]);
			} else {
				const lines = ['LAMPE-042;27,50;40;;;', 'NOT-OFFERED;10;1;;;', 'LAMPE-051;0,50;9;;;', 'SUSP-010;;3;;;'];
				lines.push('MIR-021;40;1;accepted;;40|1', 'MIR-021 ;41;1;;;');
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
			const template = await harness().importTemplate('stock-and-price-from-file.json', { config: { file } });
			await inTrouble(template);
			expect((await read()).map(({ result, sent }) => [result, sent])).toEqual(Array(6).fill(['error', '']));
			const first = await harness().run(template);
			const written = await read();
			expect(written).toMatchObject([
				{ sku: 'LAMPE-042', result: 'accepted', message: '', sent: expect.stringMatching(/^27\.50?\|40$/) },
				{ sku: 'NOT-OFFERED', result: 'rejected', message: expect.stringMatching(/./), sent: '10|1' },
				{ sku: 'LAMPE-051', result: 'error', message: expect.stringContaining('Minimum Price'), sent: '' },
				{ sku: 'SUSP-010', result: 'accepted', message: '', sent: '|3' },
				{ sku: 'MIR-021', result: 'error', message: expect.stringContaining('in the rows 6, 7'), sent: '' },
				{ sku: 'MIR-021 ', result: 'error', message: expect.stringContaining('in the rows 6, 7'), sent: '' },
			]);
			expect(offer('LAMPE-042')).toEqual({ price: 27.5, quantity: 40 });
			expect(offer('SUSP-010')).toEqual({ price: 59.9, quantity: 3 });
			expect(offer('LAMPE-051')).toEqual({ price: 34.9, quantity: 22 });

			const before = harness().writeCount();
			const second = await harness().run(template);
			expect(harness().writeCount()).toBe(before);
			expect(second.nodes['Write the File']).toBeUndefined();
			expect(harness().mails).toEqual([]);
			const lost = { config: { file: join(harness().demo.filesFolder, `lost.${ending}`) } };
			const without = await harness().importTemplate('stock-and-price-from-file.json', lost);
			await harness().run(without);
			await harness().run(without);
			expect(harness().mails).toMatchObject([{ text: expect.stringContaining('lost.') }]);
			expect(await read()).toEqual(written);
			if (ending === 'xlsx')
				harness().report(
					'stock-and-price-from-file.json',
					template,
					[first, second],
					'2 offers changed; 6 rows of .xlsx / .csv: 2 accepted, 1 rejected, 3 error; second run: no change; tried again after a failed read',
				);
		},
	);

	test('stock-and-price-from-google-sheets.json sends what the sheet has and gives the results back', async () => {
		seed();
		const file = 'stock-and-price-from-google-sheets.json';
		const readOf = await rowsInPlaceOf(file, "$('Read the Sheet').all().map((item) => item.json)");
		const withRows = async (rows: object[]) => {
			const same = { 'Write into the Sheet': '$json', 'Mark Both Rows': '$json' };
			return await harness().importTemplate(file, { stand: { 'Read the Sheet': '{}', Rows: readOf(rows), ...same } });
		};
		const empty = { result: '', message: '', sent: '' };
		const row = { row_number: 2, sku: 'LAMPE-042', price: '26,40', quantity: 12, ...empty };
		const doubles = [
			{ row_number: 3, sku: 'MIR-021', price: 40, quantity: 1, ...empty },
			{ row_number: 4, sku: 'MIR-021', price: 41, quantity: 1, ...empty },
		];
		const template = await withRows([row, ...doubles]);
		const failed = await inTrouble(template);
		const [told] = failed.nodes['Write into the Sheet'].items;
		expect(told).toEqual({ sku: 'LAMPE-042', result: 'error', message: expect.stringMatching(/./), sent: '' });
		const marks = failed.nodes['Mark Both Rows'].items;
		const message = expect.stringContaining('"MIR-021" is in the rows 3, 4');
		expect(marks).toMatchObject(doubles.map((one) => ({ row: one, result: 'error', message, sent: '' })));

		// what that run wrote stands in the sheet now
		const marked = marks.map(({ row: one, result, message: why, sent }) => ({
			...(one as object),
			result,
			message: why,
			sent,
		}));
		const later = await withRows([{ ...row, ...told }, ...marked]);
		const first = await harness().run(later);
		const [back] = first.nodes['Write into the Sheet'].items;
		expect(back).toEqual({ sku: 'LAMPE-042', result: 'accepted', message: '', sent: '26.40|12' });
		expect(first.nodes['Mark Both Rows']).toBeUndefined();
		expect(offer('LAMPE-042')).toEqual({ price: 26.4, quantity: 12 });
		expect(offer('MIR-021').price).toBe(44.9);

		const again = await withRows([{ ...row, ...back }, ...marked]);
		const before = harness().writeCount();
		const second = await harness().run(again);
		expect(harness().writeCount()).toBe(before);
		expect(second.nodes['Write into the Sheet']).toBeUndefined();
		harness().report(
			'stock-and-price-from-google-sheets.json',
			template,
			[first, second],
			'1 offer changed, 1 row written back, 2 rows with one SKU marked (the sheet nodes replaced); second run: nothing sent, nothing written',
		);
	});

	describe('with a database', () => {
		let postgres: Postgres;
		beforeAll(async () => (postgres = await startPostgres()), 60_000);
		afterAll(async () => await postgres?.stop());

		test('stock-from-postgres.json sends what differs, and nothing the second time', async () => {
			seed();
			await postgres.psql(
				"create table products (sku text, stock numeric, price numeric); insert into products values ('LAMPE-042', 5, 28.00), (' LAMPE-042', 3, 29), ('LAMPE-051', 23, 34.90), ('AMP-E27-4', 6, null), ('NOT-OFFERED', 3, 1), (null, 2, 2), ('SUSP-010', null, 12)",
			);
			const config = { query: 'SELECT sku, stock, price FROM products' };
			const template = await harness().importTemplate('stock-from-postgres.json', {
				config,
				credentials: { postgres: postgres.credential },
			});
			// what is still worked on is no problem to tell
			const working = "{ sku: $json.sku, accepted: false, result: 'processing', hint: 'Not finished.' }";
			const slow = { config, stand: { 'Send the Stock': working } };
			const { nodes } = await harness().run(await harness().importTemplate('stock-from-postgres.json', slow));
			expect(nodes['New Problems Only']).toBeUndefined();
			const first = await harness().run(template);
			expect(first.nodes['Send the Stock'].items).toHaveLength(2);
			expect([offer('LAMPE-042'), offer('AMP-E27-4'), offer('SUSP-010')]).toEqual([
				{ price: 28, quantity: 7 },
				{ price: 12.9, quantity: 5 },
				{ price: 59.9, quantity: 15 },
			]);
			const before = harness().writeCount();
			const second = await harness().run(template);
			expect(harness().writeCount()).toBe(before);
			await postgres.psql("update products set stock = 4 where sku = 'LAMPE-042'");
			const third = await harness().run(template);
			expect(third.nodes['Send the Stock'].items).toMatchObject([{ sku: 'LAMPE-042', result: 'accepted' }]);
			expect(harness().mails).toEqual([]);

			await postgres.psql("update products set price = 0.5 where sku in ('LAMPE-051', 'AMP-E27-4')");
			await harness().run(template);
			await harness().run(template);
			const told = harness().mails.map(({ text }) => text);
			expect(told).toEqual([expect.stringMatching(/LAMPE-051: .*Minimum Price[^]*AMP-E27-4: .*Minimum Price/)]);
			harness().mails.length = 0;
			await postgres.psql('drop table products');
			await harness().run(template);
			await harness().run(template);
			expect(harness().mails.map(({ text }) => text)).toEqual([expect.stringContaining('products')]);
			harness().report(
				'stock-from-postgres.json',
				template,
				[first, second],
				`2 offers changed from a real PostgreSQL (${packages()} packages in all); second run: nothing sent; a changed row: 1 offer`,
			);
		});
	});
}
