import type { INodeProperties, IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { flag, optionalText, texts } from '../../core/checks';
import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listOperations } from '../../marketplace/finance/calls';
import { orderReferenceField, paidFields, paidShape } from './fields';
import type { Operation } from '../../marketplace/finance/schema';

const filterFields: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Event Types',
			name: 'eventTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sale, Refund',
			description: 'Sale, Commission, Refund, Subscription, LogisticFee or others, separated by commas',
		},
		orderReferenceField,
		...paidFields,
		{
			displayName: 'Payment States',
			name: 'paymentState',
			type: 'multiOptions',
			options: [
				{ name: 'Blocked', value: 'Blocked' },
				{ name: 'Estimated', value: 'Estimated' },
				{ name: 'In Process', value: 'InProcess' },
				{ name: 'Not Payable', value: 'NotPayable' },
				{ name: 'Paid', value: 'Paid' },
			],
			default: [],
		},
		{
			displayName: 'Sales Channel Name or ID',
			name: 'salesChannelId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getSalesChannels' },
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
	],
};

export const getManyOperations = operation({
	name: 'Get Many Operations',
	value: 'getAllOperations',
	action: 'Get many financial operations',
	description:
		'Lists what happened to the money: sales, commissions, refunds, subscriptions and fees, each from the day after it happened. Changes nothing.',
	fields: [
		...listFields,
		filterFields,
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	],
	input: z.object({
		...listShape,
		filters: z
			.object({
				eventTypes: texts('Event Types', { max: 60 }),
				orderReference: optionalText('Order Reference', { max: 80 }),
				...paidShape,
				paymentState: texts('Payment States', { max: 40 }),
				salesChannelId: optionalText('Sales Channel', { max: 40 }),
			})
			.default({}),
		simplify: flag('Simplify', true),
	}),
	async run({ filters, simplify, ...input }, octopia) {
		const { eventTypes, paymentState, ...query } = filters;
		const { salesChannelId } = query;
		const asked = { ...query, eventTypes: eventTypes.join(','), paymentState: paymentState.join(',') };
		// The names of these three parameters are not certain, so what comes is looked at as well.
		const isWanted = (found: Operation) =>
			among(eventTypes, found.eventType) &&
			among(paymentState, found.paymentState) &&
			among(salesChannelId === undefined ? [] : [salesChannelId], found.salesChannelId);
		const found = await wantedOf(listOperations(octopia, asked), isWanted, limitOf(input));
		return itemsOf(found, simplify ? simplified : undefined);
	},
});

/** Whether the value is one of those; where none is asked for, or the answer does not say, it is. */
const among = (wanted: string[], value: string | null | undefined) =>
	wanted.length === 0 || value === null || value === undefined || wanted.includes(value);

function simplified(found: Operation): IDataObject {
	return {
		operationReference: found.operationReference ?? null,
		orderReference: found.orderReference ?? null,
		eventType: found.eventType ?? null,
		paymentState: found.paymentState ?? null,
		releasePaymentDate: found.releasePaymentDate ?? null,
		paidAt: found.paidAt ?? null,
		sale: amountOf(found.sale),
		commission: amountOf(found.commission),
		refund: amountOf(found.refund),
		salesChannelId: found.salesChannelId ?? null,
	};
}

/** The gross amount where it is named as expected, else everything there is: the inner names are not documented. */
function amountOf(amounts: Operation['sale']): number | IDataObject | null {
	if (amounts === null || amounts === undefined) return null;
	return typeof amounts.amount === 'number' ? amounts.amount : ({ ...amounts } as IDataObject);
}
