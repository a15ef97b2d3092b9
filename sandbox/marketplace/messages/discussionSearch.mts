import { DateTime } from 'luxon';

import { GRADUATIONS, PROCESS_STATUSES } from '../../../nodes/Cdiscount/marketplace/message/schema.ts';
import { pageOf } from '../paging.mts';
import { equal, filtered, flag, instant, oneOf, range, sorted, valueOf, type Query } from '../query.mts';
import { invalid } from '../refusal.mts';
import { discussionDocument, processStatusOf, type DiscussionRecord } from './discussion.mts';

const SORT_KEYS: Record<string, (discussion: DiscussionRecord) => number> = {
	createdat: ({ createdAt }) => createdAt,
	updatedat: ({ updatedAt }) => updatedAt,
};

/** `GET /discussions`: one page of those that match. */
export function discussionsPage(discussions: readonly DiscussionRecord[], query: Query, now: number) {
	checkSpan(query, now);
	const include = valueOf(query, 'includeMessages');
	if (include !== undefined) oneOf('includeMessages', include, ['FirstMessage', 'LastMessage']);
	const isOpen = flag(query, 'isOpen');
	const found = filtered(discussions, [
		...common(query),
		equal(query, 'discussionId', ({ id }) => id),
		equal(query, 'orderSellerId', ({ orderId }) => orderId),
		isOpen === undefined ? undefined : (discussion) => discussion.isOpen === isOpen,
		typology(query),
		equal(query, 'subTypologyCode', ({ subTypologyCode }) => subTypologyCode),
		...range<DiscussionRecord>(query, 'updatedAt', ({ updatedAt }) => updatedAt),
	]);
	return pageOf(sorted(found, query, SORT_KEYS), query).map((discussion) => {
		if (include === undefined) return discussionDocument(discussion);
		return discussionDocument(discussion, [discussion.messages.at(include === 'FirstMessage' ? 0 : -1)!]);
	});
}

/** `GET /discussions/count`: its three filters are documented. */
export function countDiscussions(discussions: readonly DiscussionRecord[], query: Query): number {
	const graduation = valueOf(query, 'graduationCode');
	if (graduation !== undefined) oneOf('graduationCode', graduation, [...GRADUATIONS, 'Level_1']);
	return filtered(discussions, [
		...common(query),
		graduation === undefined ? undefined : (discussion) => discussion.graduation === graduation,
	]).length;
}

function common(query: Query) {
	const status = valueOf(query, 'processStatus');
	if (status !== undefined) oneOf('processStatus', status, PROCESS_STATUSES);
	return [
		equal<DiscussionRecord>(query, 'salesChannel', ({ salesChannel }) => salesChannel),
		status === undefined ? undefined : (discussion: DiscussionRecord) => processStatusOf(discussion) === status,
	];
}

function typology(query: Query) {
	const value = valueOf(query, 'typologyCode');
	if (value === undefined) return undefined;
	const wanted = oneOf('typologyCode', value.toLowerCase(), ['order', 'offer']);
	return ({ typologyCode }: DiscussionRecord) => typologyCode.toLowerCase() === wanted;
}

/** The window of updates must not exceed 6 months (documented); without an end it reaches to now (project choice). */
function checkSpan(query: Query, now: number): void {
	const min = instant(query, 'updatedAtMin');
	if (min === undefined) return;
	const max = instant(query, 'updatedAtMax') ?? now;
	if (max > DateTime.fromMillis(min, { zone: 'utc' }).plus({ months: 6 }).toMillis()) {
		throw invalid('updatedAtMin', 'The period between updatedAtMin and updatedAtMax must not exceed 6 months.');
	}
}
