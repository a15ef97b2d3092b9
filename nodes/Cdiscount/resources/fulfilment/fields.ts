import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { Octopia, Query, Validator } from '../../api/client';
import { optionalMoment, optionalText } from '../../core/checks';
import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listShape } from '../../core/listing';
import { fulfilmentCountSchema } from '../../marketplace/fulfilment/schema';

/** The filters of shipments to customers, by their last change (one client). */
export const outboundFilterFields: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'State',
			name: 'state',
			type: 'string',
			default: '',
			placeholder: 'e.g. Shipped',
			description: 'Created, Accepted, InPreparation, Shipped or another one',
		},
		{ displayName: 'Status Updated After', name: 'statusUpdatedAtMin', type: 'dateTime', default: '' },
		{ displayName: 'Status Updated Before', name: 'statusUpdatedAtMax', type: 'dateTime', default: '' },
	],
};

export const outboundFilters = z
	.object({
		state: optionalText('State', { max: 40 }),
		statusUpdatedAtMin: optionalMoment('Status Updated After'),
		statusUpdatedAtMax: optionalMoment('Status Updated Before'),
	})
	.default({});

/** What "Return All" and "Limit" say. */
export type Extent = z.output<z.ZodObject<typeof listShape>>;

/**
 * Lists of the warehouses by cursor: documented for stocks, read so for outbound shipments, supposed for the others.
 * @param idName what the id of a thing is called
 */
export async function readAll<T extends object>(
	octopia: Octopia,
	path: string,
	shape: Validator<T>,
	extent: Extent,
	{ idName, query = {}, simplified }: { idName: string; query?: Query; simplified?(thing: T): IDataObject },
) {
	const listed = octopia.list(path, shape, {
		style: 'cursor',
		query,
		limit: limitOf(extent),
		pageSize: 1000,
		idName,
	});
	return itemsOf(await wantedOf(listed, () => true), simplified);
}

export async function countAt(octopia: Octopia, path: string, query: Query = {}) {
	const counted = await octopia.read(path, fulfilmentCountSchema, query);
	return { count: typeof counted === 'number' ? counted : counted.count };
}
