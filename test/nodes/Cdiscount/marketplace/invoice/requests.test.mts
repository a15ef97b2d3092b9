import { bulkRequest, uploadRequest } from '../../../../../nodes/Cdiscount/marketplace/invoice/requests.ts';
import { parseMultipart } from '../../../../../sandbox/http/multipart.mts';

const invoiceOf = (orderId: string, content = Buffer.from('%PDF'), fileName = `${orderId}.pdf`) => ({
	orderId,
	fileName,
	mimeType: 'application/pdf',
	content,
});

const parts = ({ body, contentType }: { body?: unknown; contentType?: string }) =>
	parseMultipart(body as Buffer, contentType ?? '');

test('the bytes of a file come out as they went in, whatever they are', () => {
	const content = Buffer.from(Array.from({ length: 1024 }, (_, at) => at % 256));
	const awkward = Buffer.concat([Buffer.from('\r\n--x\r\n\r\n--'), content, Buffer.from('\r\n')]);

	expect(parts(uploadRequest(invoiceOf('A', awkward)))).toEqual([
		{ field: 'file', fileName: 'A.pdf', content: awkward },
	]);
});

test('several files stand under one name, in order', () => {
	const found = parts(bulkRequest([invoiceOf('A'), invoiceOf('B'), invoiceOf('É')]));

	expect(found.map(({ field, fileName }) => [field, fileName])).toEqual([
		['files', 'A.pdf'],
		['files', 'B.pdf'],
		['files', 'É.pdf'],
	]);
});

test.each([
	['quotes', 'a"; name="x.pdf', 'a%22; name=%22x.pdf'],
	['line breaks', 'a\r\nX-Evil: 1\r\n\r\nb.pdf', 'a%0D%0AX-Evil: 1%0D%0A%0D%0Ab.pdf'],
	['folders', '../..\\a.pdf', '..%2F..%5Ca.pdf'],
])('a name with %s cannot leave its place', (_what, name, written) => {
	const request = uploadRequest(invoiceOf('A', Buffer.from('%PDF'), name));

	expect(parts(request)).toEqual([{ field: 'file', fileName: written, content: Buffer.from('%PDF') }]);
	expect((request.body as Buffer).toString()).not.toContain('\r\nX-Evil');
});

test('an order id cannot leave its place in the path, and each body has a boundary of its own', () => {
	const [one, other] = [uploadRequest(invoiceOf('../x?y')), uploadRequest(invoiceOf('../x?y'))];

	expect(one.path).toBe('/orders/..%2Fx%3Fy/invoice-documents');
	expect(one.contentType).not.toBe(other.contentType);
});
