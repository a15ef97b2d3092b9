import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { Query } from '../../api/client';
import { checked, fault, optionalMoment, texts } from '../../core/checks';
import { fitsIntoList } from '../../marketplace/offer/calls';
import { orEmpty } from './checks';
import { OFFER_STATES, PACKAGE_STATES } from '../../marketplace/offer/schema';

/** Which offers are read: the filters of `GET /offers`. */
export const offerFilterFields: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'GTINs',
			name: 'gtins',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3701234567897, 3701234567880',
			description: 'Separated by commas, or a list from an expression',
		},
		{
			displayName: 'SKUs',
			name: 'skus',
			type: 'string',
			default: '',
			placeholder: 'e.g. LAMPE-042, LAMPE-051',
			description: 'Separated by commas, or a list from an expression',
		},
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: [
				{ name: 'Active', value: 'active', description: 'On sale' },
				{ name: 'Inactive', value: 'inactive', description: 'Not on sale, for example without stock' },
			],
			default: [],
		},
		{ displayName: 'Updated After', name: 'updatedAfter', type: 'dateTime', default: '' },
	],
};

/** A word of the API, whatever its case: the values of our menus begin with a small letter. */
const spelled = (word: string, known: readonly string[]) =>
	known.find((name) => name.toLowerCase() === word.toLowerCase()) ?? word;

/** References that hold a comma cannot be asked for in a list. */
const skuList = checked((value) => {
	const given = texts('SKUs', { max: 60 }).safeParse(value);
	if (!given.success) return fault(given.error.issues[0].message);
	const unfit = given.data.find((sku) => !fitsIntoList(sku));
	return unfit === undefined
		? given.data
		: fault(`SKUs contains "${unfit}", which has a comma in it and cannot be filtered by. Use "Get" for this SKU.`);
});

/** Checks the filters and writes them as query parameters. */
export const offerFilters = orEmpty(
	z.object({
		gtins: texts('GTINs', { max: 14 }),
		skus: skuList,
		states: texts('States', { max: 40 }),
		updatedAfter: optionalMoment('Updated After'),
	}),
).transform(
	({ gtins, skus, states, updatedAfter }): Query => ({
		gtins: listed(gtins),
		sellerExternalReferences: listed(skus),
		offerStates: listed(states, (state) => spelled(state, OFFER_STATES)),
		updatedAtMin: updatedAfter ?? undefined,
	}),
);

const listed = (values: unknown, word = (value: string) => value) =>
	Array.isArray(values) ? values.map(word).join(',') : undefined;

/** Which packages are read. */
export const packageFilterFields: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'State',
			name: 'state',
			type: 'options',
			options: [
				{ name: 'Integrated', value: 'integrated', description: 'Finished; single lines may have been rejected' },
				{ name: 'Integration Pending', value: 'integrationPending', description: 'Being worked on' },
				{ name: 'Ready', value: 'ready', description: 'Handed over, waits for its turn' },
				{ name: 'Rejected', value: 'rejected', description: 'Refused as a whole, or left open too long' },
				{ name: 'Waiting for Completion', value: 'waitingForCompletion', description: 'Open' },
			],
			default: 'integrated',
		},
	],
};

export const packageFilters = orEmpty(
	z.object({
		state: checked((value) => (typeof value === 'string' && value !== '' ? spelled(value, PACKAGE_STATES) : undefined)),
	}),
).transform(({ state }): Query => ({ state: typeof state === 'string' ? state : undefined }));
