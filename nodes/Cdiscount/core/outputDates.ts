import { DateTime } from 'luxon';
import mapValues from 'lodash/mapValues';
import type { JsonObject } from '../api/json';
import { choice } from './checks';
import { field } from './field';

/** How moments leave the node. */
export type Dates = 'utc' | 'local';

/** In which time moments leave; for every operation and event that gives some. */
export const datesField = field({
	displayName: 'Dates',
	name: 'dates',
	type: 'options',
	options: [
		{
			name: 'Local Time',
			value: 'local',
			description:
				'For people and spreadsheets: 2026-11-25 14:03:11 in the time zone of the workflow, which deadlines name',
		},
		{ name: 'UTC', value: 'utc', description: 'For calculations: 2026-11-25T13:03:11Z (ISO 8601)' },
	],
	default: 'utc',
	description: 'In which time dates leave this node. The time zone is the one in the settings of the workflow.',
	check: choice<Dates>(['utc', 'local'], 'utc'),
});

/** A moment in ISO 8601, as the marketplace and our own computed columns write it. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[zZ]|[+-]\d\d:?\d\d)?$/;

/** Columns that say by when something has to happen: ours end in "By", the marketplace's in "AtMax". */
const DEADLINE = /(?:By|AtMax)$/;

/**
 * The same with every moment in it as local time, as spreadsheets take it for a date: `2026-11-25 14:03:11`. Deadlines name the time
 * zone as well (`2026-11-27 12:00:00 Europe/Paris`), for who misses one pays. Moments without an offset are UTC, as the marketplace's are.
 * @param zone an IANA name, as workflows have it
 */
export function inLocalTime(json: JsonObject, zone: string): JsonObject {
	return mapValues(json, (value, name) => localised(value, name, zone)) as JsonObject;
}

function localised(value: unknown, name: string, zone: string): unknown {
	if (Array.isArray(value)) return value.map((one) => localised(one, name, zone));
	if (typeof value === 'object' && value !== null) return inLocalTime(value as JsonObject, zone);
	if (typeof value !== 'string' || !MOMENT.test(value)) return value;
	const moment = DateTime.fromISO(value, { zone: 'utc' }).setZone(zone);
	if (!moment.isValid) return value;
	const local = moment.toFormat('yyyy-MM-dd HH:mm:ss');
	return DEADLINE.test(name) ? `${local} ${zone}` : local;
}
