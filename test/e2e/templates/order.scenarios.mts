import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowNode } from '../../../scripts/host/workflowJson.mts';
import { spreadsheets } from './spreadsheets.mts';
import type { TemplateHarness } from './harness.mts';

const SELLER = '98979';
const HOUR = 3600_000;

/** W1 to W4 and the alarm: orders go into sheets, tables and files, and come back shipped. */
export function orderScenarios(harness: () => TemplateHarness): void {
	const place = (options: object = {}) => harness().marketplace.placeOrder({ sellerId: SELLER, ...options });
	const lines = (...skus: string[]) => skus.map((sku, index) => ({ sku, quantity: index + 1 }));

	test('confirm-orders-from-stock.json confirms what the table can serve, once', async () => {
		const { rest, marketplace } = harness();
		const table = await rest.dataTable('Cdiscount stock', { sku: 'string', title: 'string', stock: 'number' });
		await table.insert([{ sku: 'W1-A', title: 'Lampe', stock: 5 }]);
		const served = place({ status: 'WaitingAcceptance', lines: [{ sku: 'W1-A', quantity: 3 }] });
		const short = place({ status: 'WaitingAcceptance', lines: [{ sku: 'W1-A', quantity: 3 }] });
		const template = await harness().importTemplate('confirm-orders-from-stock.json');
		const first = await harness().run(template, 'Order to Confirm');
		const stockOf = async () => (await table.rows()).find(({ sku }) => sku === 'W1-A')?.stock;
		expect(await stockOf()).toBe(2);
		expect(harness().effectCounts()).toMatchObject({ confirmed: 1 });
		const left = [served, short].filter(({ orderId }) => marketplace.order(orderId).status === 'WaitingAcceptance');
		const review = await rest.dataTable('Cdiscount orders to review', { orderId: 'string' });
		const listed = (await review.rows()).map(({ orderId }) => orderId);
		expect(listed).toEqual(left.map(({ orderId }) => orderId));

		const second = await harness().run(template, 'Order to Confirm');
		expect(harness().effectCounts()).toMatchObject({ confirmed: 1 });
		expect([await stockOf(), (await review.rows()).length]).toEqual([2, 1]);

		await table.insert([{ sku: 'W1-B', title: 'Vase', stock: 1 }]);
		const other = place({ status: 'WaitingAcceptance', lines: [{ sku: 'W1-B', quantity: 1 }] });
		await review.insert([{ orderId: other.orderId }]);
		await harness().run(template, 'Order to Confirm');
		expect(marketplace.order(other.orderId).status).not.toBe('WaitingAcceptance');
		expect((await review.rows()).map(({ orderId }) => orderId)).toEqual(left.map(({ orderId }) => orderId));
		const stocks = Object.fromEntries((await table.rows()).map(({ sku, stock }) => [sku, stock]));
		expect(stocks).toMatchObject({ 'W1-A': 2, 'W1-B': 0 });
		harness().report(
			'confirm-orders-from-stock.json',
			template,
			[first, second],
			'1 order confirmed, stock 5 -> 2, 1 order listed for a person; second run: no change',
		);
	});

	test('ship-from-tracking-file.json ships the rows of a file, once', async () => {
		const { orderId } = place({ status: 'InPreparation' });
		const file = join(harness().demo.filesFolder, 'w4.csv');
		const rows = [`${orderId};Colissimo;6A0000000009;;;;`, 'UNKNOWN-ORDER;Colissimo;6A0000000010;;;;'];
		await writeFile(
			file,
			['orderId;carrier;parcelNumber;trackingUrl;result;message;shippedAt', ...rows, ''].join('\r\n'),
		);
		const template = await harness().importTemplate('ship-from-tracking-file.json', { config: { file } });
		const first = await harness().run(template);
		const written = await readFile(file, 'utf8');
		expect(written).toContain(`${orderId};Colissimo;6A0000000009;;done;`);
		expect(written).toContain('There is no order');
		const second = await harness().run(template);
		expect(await readFile(file, 'utf8')).toBe(written);
		expect(harness().effectCounts()).toMatchObject({ shipped: 1 });
		harness().report(
			'ship-from-tracking-file.json',
			template,
			[first, second],
			'1 order shipped, 2 rows of the CSV written back; second run: no change',
		);
	});

	test('new-orders-to-google-sheets.json gives one row per line, known by its line', async () => {
		place({ status: 'InPreparation', lines: lines('GS-1', 'GS-2') });
		const output = '$json';
		const template = await harness().importTemplate('new-orders-to-google-sheets.json', {
			stand: { 'Add or Update the Row': output },
		});
		const first = await harness().run(template, 'New Order');
		const rowsOf = ({ nodes }: typeof first) => nodes['Add or Update the Row'].items;
		expect(rowsOf(first)).toMatchObject([
			{ sku: 'GS-1', quantity: 1, shipToCountry: 'FR', currency: 'EUR', shipToAddress1: expect.stringMatching(/./) },
			{ sku: 'GS-2', quantity: 2, status: 'InPreparation', shipBy: expect.stringMatching(/^20/) },
		]);
		const second = await harness().run(template, 'New Order');
		expect(rowsOf(second)).toEqual(rowsOf(first));
		expect(harness().mails).toEqual([]);
		harness().report(
			'new-orders-to-google-sheets.json',
			template,
			[first, second],
			'2 rows (the sheet node replaced); second run: the same 2 rows, matched by rowId',
		);
	});

	test('new-orders-to-google-sheets.json tells a person which rows are not in the sheet', async () => {
		place({ status: 'InPreparation', lines: lines('GS-1', 'GS-2') });
		const template = await harness().importTemplate('new-orders-to-google-sheets.json');
		await harness().run(template, 'New Order');
		await harness().run(template, 'New Order');
		// Without a credential, nothing can be written.
		expect(harness().mails.map(({ text }) => text)).toEqual([
			expect.stringMatching(/GS-1[^]*GS-2[^]*What Google says: ./),
		]);
		place({ status: 'InPreparation', lines: lines('GS-3') });
		await harness().run(template, 'New Order');
		expect(harness().mails.map(({ text }) => text.includes('GS-3'))).toEqual([false, true]);
	});

	test.each(['xlsx', 'csv'])('new-orders-to-file.json writes a real .%s file, each line once', async (ending) => {
		const { marketplace, rest } = harness();
		const { orderId } = place({ status: 'WaitingAcceptance', lines: lines(`${ending}-1`, `${ending}-2`) });
		const file = join(harness().demo.filesFolder, `w3-orders.${ending}`);
		const table = `Lines for ${ending}`;
		const template = await harness().importTemplate('new-orders-to-file.json', { config: { file, table } });
		const { rows: ofExcel } = await spreadsheets();
		const rows = async () =>
			ending === 'xlsx'
				? ofExcel(file)
				: (await readFile(file, 'utf8'))
						.replace('\ufeff', '')
						.trim()
						.split(/\r?\n/)
						.slice(1)
						.map((line) => ({ orderId: line.split(';')[1], status: line.split(';')[4] }));
		const first = await harness().run(template, 'New Order');
		expect(await rows()).toMatchObject([
			{ orderId, status: 'WaitingAcceptance' },
			{ orderId, status: 'WaitingAcceptance' },
		]);
		const second = await harness().run(template, 'New Order');
		expect(await rows()).toHaveLength(2);

		marketplace.approve(orderId, { approval_status: 'Accepted' }, SELLER);
		await harness().run(template, 'Order Status Changed');
		expect(await rows()).toMatchObject([{ status: expect.stringMatching(/Accepted|InPreparation/) }, {}]);
		expect(await (await rest.dataTable(table, { orderId: 'string' })).rows()).toHaveLength(2);
		if (ending === 'xlsx') {
			harness().report(
				'new-orders-to-file.json',
				template,
				[first, second],
				'2 rows in the table and in .xlsx / .csv; second run: no new row; a new status updates them',
			);
		}
	});

	test('new-orders-to-file.json tells a person when the file cannot be written, once', async () => {
		place({ status: 'InPreparation' });
		const template = await harness().importTemplate('new-orders-to-file.json', {
			config: { file: '/nowhere/orders.xlsx', table: 'Lines for nowhere' },
		});
		await harness().run(template, 'New Order');
		await harness().run(template, 'New Order');
		expect(harness().mails.map(({ subject, to }) => [subject, to])).toEqual([
			['The file of Cdiscount orders could not be written', ['you@example.com']],
		]);
	});

	test('late-order-alarm.json sends one mail with what is late or soon will be, once', async () => {
		const now = harness().marketplace.clock.now();
		const urgent = place({ status: 'WaitingAcceptance', createdAt: now - 40 * HOUR, updatedAt: now - 40 * HOUR });
		place({ status: 'WaitingAcceptance', createdAt: now - HOUR, updatedAt: now - HOUR });
		const late = place({ status: 'InPreparation', createdAt: now - 20 * 24 * HOUR, updatedAt: now - 20 * 24 * HOUR });
		const template = await harness().importTemplate('late-order-alarm.json');
		const first = await harness().run(template);
		expect(harness().mails).toHaveLength(1);
		const [{ subject, text, to }] = harness().mails;
		expect([subject, to]).toEqual(['2 Cdiscount orders need you', ['you@example.com']]);
		expect(text).toContain(`confirm order ${urgent.orderId} by `);
		expect(text).toContain(`LATE  ship order ${late.orderId} by `);
		const second = await harness().run(template);
		expect(harness().mails).toHaveLength(1);
		const { nodes } = (await harness().rest.workflows.get(template.id)) as { nodes: WorkflowNode[] };
		const toldOnce = nodes.map(({ parameters }) => parameters.dedupeValue).filter(Boolean);
		expect(toldOnce).toEqual(toldOnce.map(() => expect.stringContaining('$now.toISODate()')));

		harness().demo.sandbox.faults.set([{ kind: 'unauthorized', path: '/orders', count: 100 }]);
		await harness().run(template);
		await harness().run(template);
		harness().demo.sandbox.faults.clear();
		expect(
			harness()
				.mails.map(({ subject: title }) => title)
				.slice(1),
		).toEqual(['The alarm for Cdiscount orders does not work']);
		harness().report(
			'late-order-alarm.json',
			template,
			[first, second],
			'1 mail with 2 orders, nothing at the marketplace; second run: no second mail',
		);
	}, 300_000);
}
