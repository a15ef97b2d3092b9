import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { Query } from '../../api/client';
import { choice, flag, optionalMoment, optionalText } from '../../core/checks';
import type { DiscussionSearch } from '../../marketplace/message/calls';

/** The span of updates that the API takes (documented). */
const MOST_MONTHS = 6;

const claimsOnly: INodeProperties = {
	displayName: 'Claims Only',
	name: 'claimsOnly',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out discussions that have not become a claim',
};

const salesChannel: INodeProperties = {
	displayName: 'Sales Channel',
	name: 'salesChannel',
	type: 'string',
	default: '',
	placeholder: 'e.g. CDISFR',
};

const toTreat: INodeProperties = {
	displayName: 'To Treat',
	name: 'toTreat',
	type: 'boolean',
	default: true,
	description: 'Whether to read only discussions that wait for your answer; switched off, only those that do not',
};

const filters = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options,
});

/** The filters of `GET /discussions/count`: no more are known. */
export const countFilterFields = filters([claimsOnly, salesChannel, toTreat]);

/** The filters of `GET /discussions`. */
export const filterFields = filters([
	claimsOnly,
	{
		displayName: 'Open',
		name: 'isOpen',
		type: 'boolean',
		default: true,
		description: 'Whether to read only open discussions; switched off, only closed ones',
	},
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. CDISFR260902091500A1B2',
	},
	salesChannel,
	toTreat,
	{
		displayName: 'Topic',
		name: 'topic',
		type: 'string',
		default: '',
		placeholder: 'e.g. orderNotShipped',
		description: 'The code of the sub-typology, as the discussions have it',
	},
	{
		displayName: 'Typology',
		name: 'typology',
		type: 'options',
		options: [
			{ name: 'Offer', value: 'offer', description: 'Questions before a purchase' },
			{ name: 'Order', value: 'order' },
		],
		default: 'order',
		description: 'What the discussion is about',
	},
	{ displayName: 'Updated After', name: 'updatedAtMin', type: 'dateTime', default: '' },
	{ displayName: 'Updated Before', name: 'updatedAtMax', type: 'dateTime', default: '' },
]);

const yesOrNo = (label: string) => flag(label, false).optional();
const status = (wanted: boolean | undefined) => (wanted === undefined ? undefined : wanted ? 'ToTreat' : 'Treated');

/** Checks these filters and writes them as the query of a count. */
export const countQuery = z
	.object({
		claimsOnly: yesOrNo('Claims Only'),
		salesChannel: optionalText('Sales Channel', { max: 40 }),
		toTreat: yesOrNo('To Treat'),
	})
	.default({})
	.transform(
		({ claimsOnly: claims, salesChannel: channel, toTreat: waiting }): Query => ({
			salesChannel: channel,
			processStatus: status(waiting),
			graduationCode: claims === true ? 'Claim' : undefined,
		}),
	) as unknown as z.ZodType<Query>;

/** Checks the filters and writes them as the query of a list. */
export const search = z
	.object({
		claimsOnly: yesOrNo('Claims Only'),
		isOpen: yesOrNo('Open'),
		orderId: optionalText('Order ID', { max: 80 }),
		salesChannel: optionalText('Sales Channel', { max: 40 }),
		toTreat: yesOrNo('To Treat'),
		topic: optionalText('Topic', { max: 80 }),
		typology: choice('Typology', ['offer', 'order'], 'order').optional(),
		updatedAtMin: optionalMoment('Updated After'),
		updatedAtMax: optionalMoment('Updated Before'),
	})
	.default({})
	.superRefine(({ updatedAtMin, updatedAtMax }, context) => {
		const message = spanFault(updatedAtMin as string | undefined, updatedAtMax as string | undefined);
		if (message !== undefined) context.addIssue({ code: 'custom', message });
	})
	.transform(
		({ claimsOnly: claims, isOpen, orderId, salesChannel: channel, toTreat: waiting, topic, typology, ...range }) => ({
			claimsOnly: claims === true,
			query: {
				isOpen,
				orderSellerId: orderId,
				salesChannel: channel,
				processStatus: status(waiting),
				subTypologyCode: topic,
				typologyCode: typology === undefined ? undefined : typology === 'offer' ? 'Offer' : 'Order',
				...range,
			},
		}),
	) as unknown as z.ZodType<Pick<DiscussionSearch, 'query' | 'claimsOnly'>>;

/** What is wrong with a range of updates; without an end it reaches to now. */
function spanFault(from: string | undefined, to: string | undefined): string | undefined {
	if (from === undefined) return undefined;
	const start = DateTime.fromISO(from, { zone: 'utc' });
	const end = to === undefined ? DateTime.utc() : DateTime.fromISO(to, { zone: 'utc' });
	if (to !== undefined && end < start)
		return 'Updated Before is earlier than Updated After, so nothing can be found. Exchange the two.';
	if (end <= start.plus({ months: MOST_MONTHS })) return undefined;
	const whole = to === undefined ? ', counted to now where Updated Before is empty' : '';
	return `Updated After and Updated Before are more than 6 months apart${whole}. Read longer times in several runs.`;
}
