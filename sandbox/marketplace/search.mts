import lodash from 'lodash';
import { DateTime } from 'luxon';

import { ORDER_STATUSES, SUPPLY_MODES } from '../../nodes/Cdiscount/resources/order/order.schema.ts';
import type { OrderRecord } from './order.mts';
import { invalid } from './refusal.mts';

/** Query parameters by lower-case name; a parameter given twice is joined by commas. */
export type Query = Record<string, string>;

type Test = (order: OrderRecord) => boolean;

const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 100;

const SORT_KEYS: Record<string, (order: OrderRecord) => number> = {
	createdat: (order) => order.createdAt,
	updatedat: (order) => order.updatedAt,
	shippedat: (order) => order.shippedAt ?? Number.MAX_SAFE_INTEGER,
};

/**
 * The orders that match the filters of `GET /orders` and `GET /orders/count`. Bounds of date ranges are inclusive and,
 * without an offset, in UTC (project choice); unknown parameters are ignored (measured); unknown statuses are refused
 * (measured).
 */
export function filterOrders(orders: readonly OrderRecord[], query: Query): OrderRecord[] {
	const tests = [
		statusTest(query.status),
		supplyModeTest(query.supplymode),
		businessTest(query.businessorder),
		equalTest(query.reference, (order) => order.reference),
		equalTest(query.saleschannelid, (order) => order.salesChannelId),
		equalTest(query.shippingcountry, (order) => order.shippingAddress.countryCode),
		...rangeTests(query, 'createdAt', (order) => order.createdAt),
		...rangeTests(query, 'updatedAt', (order) => order.updatedAt),
		...rangeTests(query, 'shippedAt', (order) => order.shippedAt),
	].filter((test) => test !== undefined);
	return orders.filter((order) => tests.every((test) => test(order)));
}

/** One page of `GET /orders`, sorted. pageIndex counts from 1, pageSize is 1 to 100 (measured), by default 25. */
export function pageOf(orders: readonly OrderRecord[], query: Query): OrderRecord[] {
	const size = integer('pageSize', query.pagesize, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
	const index = integer('pageIndex', query.pageindex, 1, Number.MAX_SAFE_INTEGER);
	return sortOrders(orders, query).slice((index - 1) * size, index * size);
}

/**
 * `sort=updatedAt`, or `sort=asc:updatedAt` as one client sends it. `desc` is a text: the fields to sort in descending
 * order, or `true`. By default the oldest creation comes first (project choice).
 */
function sortOrders(orders: readonly OrderRecord[], query: Query): OrderRecord[] {
	const descending = (query.desc ?? '').toLowerCase().split(',');
	const fields = (query.sort || 'createdAt').split(',').map((part) => {
		const [, direction, name] = /^(?:(asc|desc):)?(.*)$/i.exec(part.trim())!;
		const key = name!.toLowerCase();
		if (!Object.hasOwn(SORT_KEYS, key)) throw invalid('sort', `The value '${name}' is not valid.`);
		const isDescending = direction?.toLowerCase() === 'desc' || descending.includes(key) || descending.includes('true');
		return { key, isDescending };
	});
	return lodash.orderBy(
		orders,
		fields.map(({ key }) => SORT_KEYS[key]!),
		fields.map(({ isDescending }) => (isDescending ? 'desc' : 'asc')),
	);
}

function statusTest(value: string | undefined): Test | undefined {
	if (!value) return undefined;
	const wanted = value.split(',').map((status) => oneOf('status', status.trim(), ORDER_STATUSES));
	return (order) => wanted.includes(order.status);
}

function supplyModeTest(value: string | undefined): Test | undefined {
	if (!value) return undefined;
	const wanted = oneOf('supplyMode', value, SUPPLY_MODES);
	return (order) => order.lines.some((line) => line.supplyMode === wanted);
}

function businessTest(value: string | undefined): Test | undefined {
	if (!value) return undefined;
	const wanted = oneOf('businessOrder', value.toLowerCase(), ['true', 'false']) === 'true';
	return (order) => order.business === wanted;
}

function equalTest(value: string | undefined, read: (order: OrderRecord) => string): Test | undefined {
	return value ? (order) => read(order) === value : undefined;
}

function rangeTests(query: Query, name: string, read: (order: OrderRecord) => number | undefined): Test[] {
	const min = instant(`${name}Min`, query);
	const max = instant(`${name}Max`, query);
	const tests: Test[] = [];
	if (min !== undefined) tests.push((order) => (read(order) ?? -Infinity) >= min);
	if (max !== undefined) tests.push((order) => (read(order) ?? Infinity) <= max);
	return tests;
}

function instant(name: string, query: Query): number | undefined {
	const value = query[name.toLowerCase()];
	if (!value) return undefined;
	const date = DateTime.fromISO(value, { zone: 'utc' });
	if (!date.isValid) throw invalid(name, `The value '${value}' is not valid.`);
	return date.toMillis();
}

function integer(name: string, value: string | undefined, fallback: number, max: number): number {
	if (value === undefined || value === '') return fallback;
	const number = Number(value);
	if (!/^\d+$/.test(value) || number < 1 || number > max) throw invalid(name, `The value '${value}' is not valid.`);
	return number;
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
	if (!(allowed as readonly string[]).includes(value)) throw invalid(name, `The value '${value}' is not valid.`);
	return value as T;
}
