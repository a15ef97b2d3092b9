import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { finance, openWithMoney, sell } from './money.mts';

afterEach(closeShops);

const download = finance('downloadReport', { reportId: '={{ $json.reportId }}' });

test('gives the report as a file', async () => {
	const shop = await openWithMoney();
	sell(shop, '2025-03-01T08:00:00Z');
	const { output, error } = await shop.engine.run(download, { items: [{ reportId: 'DAC7-98979-2025' }] });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { reportId: 'DAC7-98979-2025', mimeType: 'application/pdf' }, binary: { data: { fileExtension: 'pdf' } } },
	]);
});

test.each([
	['application/zip', 'zip'],
	['text/csv; charset=utf-8', 'csv'],
	['application/octet-stream', 'bin'],
])('a report of type %s ends in .%s', async (type, ending) => {
	const shop = await openShop();
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/report-documents/)
		.reply(200, 'content', { 'Content-Type': type });
	const { output } = await shop.engine.run(download, { items: [{ reportId: 'R1' }] });

	expect(output).toMatchObject([
		{ json: { fileName: `R1.${ending}` }, binary: { data: { mimeType: type.split(';')[0] } } },
	]);
});

test('a report that there is not is named; an empty one is asked of nobody', async () => {
	const shop = await openShop();
	const items = [{ reportId: 'R1' }, { reportId: ' ' }];
	const { errors } = await shop.engine.run(download, { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([
		{
			json: { error: expect.stringContaining('There is no report "R1" for the seller 98979.') },
			pairedItem: { item: 0 },
		},
		{ json: { error: 'Report is empty. Enter it as "Get Many Reports" gives it.' }, pairedItem: { item: 1 } },
	]);
	expect(shop.asked()).toHaveLength(1);
});
