import { z } from 'zod';
import { optionalMoment, optionalText } from '../../core/checks';
import { asGiven, collect } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listAllGestures } from '../../marketplace/refund/calls';

export const getGestures = operation({
	name: 'Get Many Partial Amounts',
	value: 'getGestures',
	action: 'Get many partial amounts',
	description: 'Lists the commercial gestures asked for, with their outcome. Changes nothing.',
	fields: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{ displayName: 'Created After', name: 'createdAtMin', type: 'dateTime', default: '' },
				{ displayName: 'Created Before', name: 'createdAtMax', type: 'dateTime', default: '' },
				{ displayName: 'Order ID', name: 'orderId', type: 'string', default: '' },
				{ displayName: 'Status', name: 'status', type: 'string', default: '', description: 'As the API names it' },
				{ displayName: 'Updated After', name: 'updatedAtMin', type: 'dateTime', default: '' },
				{ displayName: 'Updated Before', name: 'updatedAtMax', type: 'dateTime', default: '' },
			],
		},
	],
	input: z.object({
		...listShape,
		filters: z
			.object({
				createdAtMin: optionalMoment('Created After'),
				createdAtMax: optionalMoment('Created Before'),
				orderId: optionalText('Order ID', { max: 80 }),
				status: optionalText('Status', { max: 40 }),
				updatedAtMin: optionalMoment('Updated After'),
				updatedAtMax: optionalMoment('Updated Before'),
			})
			.default({}),
	}),
	async run({ filters, ...input }, octopia) {
		const listed = listAllGestures(octopia, { ...filters }, limitOf(input));
		const gestures = await collect(listed, (gesture) => String(gesture.requestId ?? JSON.stringify(gesture)));
		return itemsOf(gestures, (gesture) => ({ ...asGiven(gesture), sellerId: octopia.sellerId }));
	},
});
