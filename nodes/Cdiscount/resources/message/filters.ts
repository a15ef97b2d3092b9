import { DateTime } from 'luxon';
import type { Query } from '../../api/client';
import { choice, flag, optionalMoment, optionalText, whenGiven } from '../../core/checks';
import { settleWord } from '../../core/choices';
import { collection, field, type InputOf } from '../../core/field';
import type { DiscussionSearch } from '../../marketplace/message/calls';
import { TOPICS } from '../../marketplace/message/schema';
import { readTopicCodes } from '../../marketplace/message/topics';
import { orderIdFilter } from '../shared/orderFilterFields';
import { salesChannelField } from '../shared/salesChannelField';

/** The span of updates that the API takes (documented). */
const MOST_MONTHS = 6;

const salesChannel = { ...salesChannelField, name: 'salesChannel' as const };

const claimsOnly = field({
	displayName: 'Claims Only',
	name: 'claimsOnly',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out discussions that have not become a claim',
	check: whenGiven(flag(false)),
});

const toTreat = field({
	displayName: 'Waiting for Answer',
	name: 'toTreat',
	type: 'boolean',
	default: true,
	description: 'Whether to read only discussions that wait for your answer; switched off, only those that do not',
	check: whenGiven(flag(false)),
});

/** The filters of `GET /discussions/count`: no more are known. */
export const countFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [claimsOnly, salesChannel, toTreat],
});

/** The filters of `GET /discussions`. */
export const filtersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		claimsOnly,
		field({
			displayName: 'Open',
			name: 'isOpen',
			type: 'boolean',
			default: true,
			description: 'Whether to read only open discussions; switched off, only closed ones',
			check: whenGiven(flag(false)),
		}),
		orderIdFilter,
		salesChannel,
		field({
			displayName: 'Topic Name or ID',
			name: 'topic',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getAllTopics' },
			default: '',
			description:
				'What the discussion is about. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			check: optionalText({ max: 80 }),
			settle: settleWord({ label: 'Topic', known: () => TOPICS, listed: readTopicCodes }),
		}),
		field({
			displayName: 'Type',
			name: 'typology',
			type: 'options',
			options: [
				{ name: 'Offer', value: 'offer', description: 'Questions before a purchase' },
				{ name: 'Order', value: 'order' },
			],
			default: 'order',
			description: 'What the discussion is about',
			check: whenGiven(choice(['offer', 'order'], 'order')),
		}),
		field({
			displayName: 'Updated After',
			name: 'updatedAtMin',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Updated Before',
			name: 'updatedAtMax',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		toTreat,
	],
});

type CountFilters = InputOf<typeof countFiltersField>['filters'];
type Filters = InputOf<typeof filtersField>['filters'];

const statusOf = (waits: boolean | undefined) => (waits === undefined ? undefined : waits ? 'ToTreat' : 'Treated');

/** The filters of a count as query parameters. */
export const countQueryOf = (filters: CountFilters): Query => ({
	salesChannel: filters.salesChannel,
	processStatus: statusOf(filters.toTreat),
	graduationCode: filters.claimsOnly === true ? 'Claim' : undefined,
});

/** The filters of a list as query parameters, and what the list has no parameter for. */
export const searchOf = (filters: Filters): Pick<DiscussionSearch, 'query' | 'claimsOnly'> => ({
	claimsOnly: filters.claimsOnly === true,
	query: {
		isOpen: filters.isOpen,
		orderSellerId: filters.orderId,
		salesChannel: filters.salesChannel,
		processStatus: statusOf(filters.toTreat),
		subTypologyCode: filters.topic,
		typologyCode: filters.typology && { offer: 'Offer', order: 'Order' }[filters.typology],
		updatedAtMin: filters.updatedAtMin,
		updatedAtMax: filters.updatedAtMax,
	},
});

/** What is wrong with the range of updates, as a sentence; without an end it reaches to now. */
export function spanFault({ updatedAtMin: from, updatedAtMax: to }: Filters): string | undefined {
	if (from === undefined) return undefined;
	const start = DateTime.fromISO(from, { zone: 'utc' });
	const end = to === undefined ? DateTime.utc() : DateTime.fromISO(to, { zone: 'utc' });
	if (to !== undefined && end < start)
		return 'Updated Before is earlier than Updated After, so nothing can be found. Exchange the two.';
	if (end <= start.plus({ months: MOST_MONTHS })) return undefined;
	const whole = to === undefined ? ', counted to now where Updated Before is empty' : '';
	return `Updated After and Updated Before are more than 6 months apart${whole}. Read longer times in several runs.`;
}
