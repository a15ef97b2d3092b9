import type { ApiResponse } from '../../../../nodes/Cdiscount/api/response.ts';
import { cursorIn, isLastPage, itemsOf } from '../../../../nodes/Cdiscount/api/page.ts';

const answer = (body: unknown, link?: string): ApiResponse => ({
	status: 200,
	headers: link === undefined ? {} : { link },
	body,
});
const NEXT = '<https://api.example/orders?pageIndex=2>; rel="next"';
const FIRST = '<https://api.example/orders?pageIndex=1>; rel="first"';
const facts = { size: 100, before: 0, asked: 100, largest: 0 };

test.each<[string, unknown, string | undefined, Partial<typeof facts>, boolean]>([
	['an empty page', { total: 900 }, NEXT, { size: 0 }, true],
	['a full page', {}, undefined, {}, false],
	['a page with fewer than anybody gives', {}, undefined, { size: 9 }, true],
	['a page with as many as somebody may give', {}, undefined, { size: 10 }, false],
	['a page that is full although few were asked for', {}, undefined, { size: 3, asked: 3 }, false],
	['a page with fewer than the few that were asked for', {}, undefined, { size: 2, asked: 3 }, true],
	['a page as large as one before it', {}, undefined, { size: 50, largest: 50 }, false],
	['a page that is smaller than one before it', {}, undefined, { size: 49, largest: 50 }, true],
	['a small page before the total', { total: 110 }, undefined, { size: 9, before: 100 }, false],
	['a small page at the total', { total: 109 }, undefined, { size: 9, before: 100 }, true],
	['a page at the total that is not full', { totalCount: 150 }, undefined, { size: 50, before: 100 }, true],
	['a full page at the total, which may be that of the page', { total: 100 }, undefined, {}, false],
	['a page whose larger total is believed', { total: 5, totalItems: 200 }, undefined, { size: 9 }, false],
	['a total that is no number', { total: '900' }, undefined, { size: 9 }, true],
	['no body at all', null, undefined, { size: 9 }, true],
	['a small page with a next one', {}, NEXT, { size: 9 }, false],
	['a page of half the size with a next one', {}, NEXT.replaceAll('"', ''), { size: 50 }, false],
	['a page with neighbours, but no next one', {}, FIRST, { size: 50 }, true],
	['the same with its name bare', {}, FIRST.replaceAll('"', '').replace('first', 'PREV'), { size: 50 }, true],
	['a full page with neighbours, but no next one', {}, FIRST, {}, false],
])('%s', (_, body, link, given, isLast) => {
	expect(isLastPage(answer(body, link), { ...facts, ...given })).toBe(isLast);
});

test.each(['total', 'totalCount', 'totalItems', 'totalItemCount', 'total_item_count'])('%s is a total', (name) => {
	expect(isLastPage(answer({ [name]: 200 }), { ...facts, size: 9 })).toBe(false);
});

test('items come bare or in an envelope, and a page without is unreadable', () => {
	expect(itemsOf([1, 2])).toEqual([1, 2]);
	expect(itemsOf({ items: [3] })).toEqual([3]);
	for (const body of [undefined, null, 'x', {}, { items: 'x' }])
		expect(() => itemsOf(body)).toThrow(/a list without items/);
});

test.each<[string, unknown, string | undefined, string | undefined]>([
	['in the link', {}, '<https://api.example/offers?limit=9&cursor=a%2Fb>; rel="next"', 'a/b'],
	['in a link with a capital', {}, '<https://api.example/offers?Cursor=ab>; rel="next"', 'ab'],
	['in a link without quotes', {}, '</offers?cursor=ab>;REL=next', 'ab'],
	['in a link without a space', {}, '</offers?cursor=ab>  ;  title="x"; rel="next"', 'ab'],
	['in one of two links', {}, '</offers?cursor=old>; rel="prev", </offers?cursor=new>; rel="next"', 'new'],
	['in the body', { cursor: 'ab' }, undefined, 'ab'],
	['in both, where the link counts', { cursor: 'body' }, '</offers?cursor=link>; rel="next"', 'link'],
	['only in the link to the page before', {}, '</offers?cursor=old>; rel="prev"', undefined],
	['nowhere', {}, undefined, undefined],
	['nowhere, without a body', null, undefined, undefined],
	['empty', { cursor: '' }, undefined, undefined],
	['a number', { cursor: 5 }, undefined, undefined],
])('the cursor is %s', (_, body, link, wanted) => {
	expect(cursorIn(answer(body, link))).toBe(wanted);
});
