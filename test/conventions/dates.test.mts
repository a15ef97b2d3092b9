import '../engine/slept.mts';
import type { IDataObject } from 'n8n-workflow';
import { datesField } from '../../nodes/Cdiscount/core/outputDates.ts';
import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { closeShops } from '../engine/shop.mts';
import { openFullShop, succeed } from '../samples/sampleInputs.mts';

/** What gives moments lets people choose their time, and nothing else has the field. */

const UTC = /\d{4}-\d\d-\d\dT\d\d:\d\d/;
const LOCAL = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;

const operations = resources.flatMap(({ value, operations: all }) =>
	all
		.filter(({ effect }) => effect === 'read')
		.map((operation) => [`${value}.${operation.value}`, value, operation] as const),
);

const textOf = (items: IDataObject[]) => JSON.stringify(items);

afterEach(closeShops);

test.each(operations)('%s', async (_name, resource, operation) => {
	const shop = await openFullShop();
	const given = async (dates: string, simplify: boolean) => {
		const { output, error } = await succeed(shop, resource, operation, { dates, simplify });
		expect(error).toBeUndefined();
		return textOf(output.map(({ json }) => json));
	};

	const inUtc = [await given('utc', true), await given('utc', false)];
	const hasDates = inUtc.some((text) => UTC.test(text));

	expect(operation.fields.some((part) => part === datesField)).toBe(hasDates);
	if (!hasDates) return;
	const inLocal = [await given('local', true), await given('local', false)];
	expect(inLocal.map((text) => [UTC.test(text), LOCAL.test(text)])).toEqual(
		inUtc.map((text) => [false, UTC.test(text) || LOCAL.test(text)]),
	);
});

test.each(events.map((event) => [event.value, event] as const))('the event %s', async (value, event) => {
	const shop = await openFullShop();
	const given = async (dates: string) => {
		const indicators = ['orderAcceptation', 'orderClaims'];
		const trigger = shop.engine.trigger({ event: value, indicators, dates }, { mode: 'manual', activation: 'manual' });
		return textOf((await trigger.poll()) ?? []);
	};

	const hasDates = UTC.test(await given('utc'));

	expect(event.fields.some((part) => part === datesField)).toBe(hasDates);
	if (!hasDates) return;
	const local = (await given('local')).replaceAll(/"eventId":"[^"]*"/g, '');
	expect([UTC.test(local), LOCAL.test(local)]).toEqual([false, true]);
});
