import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { file } from '../../../../engine/files.mts';
import { ready } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { message, reply, said, TEXT, written } from './discussions.mts';

afterEach(closeShops);

const MB = 1024 * 1024;
const ADVICE = 'Enter what the reader is to see, in 1 to 5000 characters.';

test.each<[string, unknown, string]>([
	['empty', '', `Message is empty. ${ADVICE}`],
	['missing', null, `Message is empty. ${ADVICE}`],
	['only white space', ' \n\t ', `Message is empty. ${ADVICE}`],
	['an object', { text: 'Bonjour' }, `Message must be text, but it is an object. ${ADVICE}`],
	[
		'too long',
		'é'.repeat(5001),
		`Message "${'é'.repeat(60)}…" has 5001 characters, but at most 5000 are allowed. ${ADVICE}`,
	],
	['of what nobody sees', '\ufeff\u200b\u00a0', `Message is empty. ${ADVICE}`],
	[
		'read in the wrong encoding',
		'Votre colis est exp\ufffddi\ufffd.',
		'Message "Votre colis est exp\ufffddi\ufffd." contains the sign \ufffd: its file was read in the wrong encoding. Choose the right one where the file is read, in n8n\'s "Extract from File" under Options > Encoding: UTF-8, or Latin1 for files of Windows (Windows-1252).',
	],
	['full of control characters', 'Bon\u0000jour', `Message "Bon\u0000jour" contains a control character. ${ADVICE}`],
])('a message that is %s is refused by us; the others go out', async (_what, text, sentence) => {
	const shop = await openShop();
	const discussions = [written(shop), written(shop), written(shop)];
	const items = discussions.map(({ discussionId }, index) => ({ discussionId, text: index === 1 ? text : TEXT }));

	const { output, errors } = await shop.engine.run(reply(undefined, { text: '={{ $json.text }}' }), {
		items: items as IDataObject[],
		onError: 'continueErrorOutput',
	});

	expect(errors).toMatchObject([{ json: { error: sentence }, pairedItem: { item: 1 } }]);
	expect(output).toMatchObject([
		{ json: { result: 'done' }, pairedItem: { item: 0 } },
		{ json: { result: 'done' }, pairedItem: { item: 2 } },
	]);
	expect(discussions.map(({ discussionId }) => said(shop, discussionId).length)).toEqual([1, 0, 1]);
	expect(shop.asked()).toHaveLength(6);
});

test.each([1, 5000])('a message of %i characters goes out', async (length) => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	await shop.engine.run(reply(discussionId, { text: 'x'.repeat(length) }));

	expect(said(shop, discussionId)).toEqual(['x'.repeat(length)]);
});

const four = { a: file('a.pdf', 'a'), b: file('b.pdf', 'b'), c: file('c.pdf', 'c'), d: file('d.pdf', 'd') };

test.each<[string, IBinaryKeyData, string, string]>([
	['a fourth file', four, 'a,b,c,d', 'A message takes at most 3 attachments, but 4 are named.'],
	[
		'4.1 MB in one file',
		{ a: file('a.pdf', Buffer.alloc(4.1 * MB)) },
		'a',
		'The attachments have 4.1 MB, but at most 4 MB in all are allowed.',
	],
	[
		'4.1 MB in two files',
		{ a: file('a.pdf', Buffer.alloc(2 * MB)), b: file('b.jpg', Buffer.alloc(2.1 * MB)) },
		'a,b',
		'The attachments have 4.1 MB, but at most 4 MB in all are allowed.',
	],
	[
		'a program',
		{ a: file('facture.pdf.exe', 'MZ') },
		'a',
		'The file "facture.pdf.exe" cannot be attached: .exe is not',
	],
	['a newer table', { a: file('stock.xlsx', 'PK') }, 'a', 'The file "stock.xlsx" cannot be attached: .xlsx is not'],
	[
		'a file without ending',
		{ a: file('facture', '%PDF') },
		'a',
		'"facture" cannot be attached: its name has no ending.',
	],
	['an empty file', { a: file('a.pdf', '') }, 'a', 'The file "a.pdf" is empty.'],
	['a property that is not there', {}, 'data', 'The item has no file in its binary field "data".'],
])('%s is refused by us, before anything is sent', async (_what, files, attachments, sentence) => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	const { error, output } = await shop.engine.run(reply(discussionId, { attachments }), { files: [files] });

	expect(error?.message).toContain(sentence);
	expect(error?.description).toBeTruthy();
	expect(output).toEqual([]);
	expect(shop.asked()).toEqual([]);
});

test('one bad file in many items sends nothing for any of them', async () => {
	const shop = await openShop();
	const items = [written(shop), written(shop)].map(({ discussionId }) => ({ discussionId }));
	const files = [{ data: file('a.pdf', '%PDF') }, { data: file('a.exe', 'MZ') }];

	const { error } = await shop.engine.run(reply(undefined, { attachments: 'data' }), { items, files });

	expect(error?.context).toMatchObject({ itemIndex: 1 });
	expect(shop.asked()).toEqual([]);
});

test('three files of 4 MB in all go out', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	const files = [
		{
			a: file('a.pdf', Buffer.alloc(2 * MB, 1)),
			b: file('b.png', Buffer.alloc(MB, 2)),
			c: file('c.doc', Buffer.alloc(MB, 3)),
		},
	];

	const { output, error } = await shop.engine.run(reply(discussionId, { attachments: ['a', 'b', 'c'] }), { files });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { attachmentCount: 3, attachmentNames: 'a.pdf, b.png, c.doc' } }]);
});

test('a new discussion checks its text and its files just so', async () => {
	const shop = await openShop();
	const right = { orderId: ready(shop).orderId, topic: 'address-incomplete', subject: 'Adresse', text: TEXT };
	const fields = ['orderId', 'topic', 'subject', 'text', 'attachments'];
	const start = message('startDiscussion', Object.fromEntries(fields.map((name) => [name, `={{ $json.${name} }}`])));

	const sentences: Array<string | undefined> = [];
	for (const wrong of [{ text: '' }, { subject: ' ' }, { topic: '' }, { orderId: '' }, { attachments: 'data' }])
		sentences.push((await shop.engine.run(start, { items: [{ ...right, ...wrong }] })).error?.message);

	expect(sentences).toEqual([
		`Message is empty. ${ADVICE}`,
		'Subject is empty. Say in a few words what it is about.',
		'Topic is empty. Choose one from the list.',
		'Order is empty. Enter the order ID as the Octopia seller portal shows it.',
		'The item has no file in its binary field "data".',
	]);
	expect(shop.asked()).toEqual([]);
});
