import { path } from '../../../../nodes/Cdiscount/api/path.ts';

test.each([
	['CDISFR1', '/orders/CDISFR1/shipments'],
	['../x', '/orders/..%2Fx/shipments'],
	['%2e%2e', '/orders/%252e%252e/shipments'],
	['a/b?c=d#e', '/orders/a%2Fb%3Fc%3Dd%23e/shipments'],
	['a\\b', '/orders/a%5Cb/shipments'],
	['a b', '/orders/a%20b/shipments'],
	['📦', '/orders/%F0%9F%93%A6/shipments'],
	['...', '/orders/.../shipments'],
])('"%s" stays in its place', (id, wanted) => {
	expect(path`/orders/${id}/shipments`).toBe(wanted);
	expect(new URL(`https://api.example${wanted}`).pathname).toBe(wanted);
});

test.each(['', '.', '..'])('"%s" cannot be an id', (id) => {
	expect(() => path`/orders/${id}`).toThrow(`"${id}" cannot be an id.`);
});

test('several values are each encoded', () => {
	expect(path`/a/${'1/2'}/b/${'3?4'}`).toBe('/a/1%2F2/b/3%3F4');
	expect(path`/sellers`).toBe('/sellers');
});
