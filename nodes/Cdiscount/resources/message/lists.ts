import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { chosenIn, forEditor } from '../../core/editor';
import { lookAtSlice, lookThrough, type Entry } from '../../core/pickerPages';
import { dayOf, momentOf, told } from '../../core/pickerText';
import { trimmed } from '../../core/textCheck';
import { listDiscussions, readDiscussion } from '../../marketplace/message/calls';
import { answerBy, isClaim, messagesOf, needsAnswer, orderIdOf, senderOf } from '../../marketplace/message/facts';
import { canBecome } from '../../marketplace/message/openOrClose';
import { takesReply } from '../../marketplace/message/reply';
import type { Discussion, Message } from '../../marketplace/message/schema';
import { readAllTopics, readTopics } from '../../marketplace/message/topics';
import { timestamp } from '../../marketplace/time';
import { customersOf } from './customers';

interface Deed {
	isOpen: boolean;
	isPossible(discussion: Discussion): boolean;
}

/** Which discussions an operation can be done to; others are for all. */
const DEEDS: Record<string, Deed | undefined> = {
	reply: { isOpen: true, isPossible: takesReply },
	closeDiscussion: { isOpen: true, isPossible: (discussion) => canBecome(false, discussion) },
	reopenDiscussion: { isOpen: false, isPossible: (discussion) => canBecome(true, discussion) },
};

/** An id of a discussion (documented). */
const ID = /^[0-9a-f]{24}$/i;

/** The discussions that the chosen operation is for, the last changed first as far as the API gives them so. */
export async function searchDiscussions(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const deed = DEEDS[String(this.getCurrentNodeParameter('operation'))];
	const isPossible = deed?.isPossible ?? (() => true);
	const query = { isOpen: deed?.isOpen, includeMessages: 'LastMessage' };
	const typed = trimmed(filter ?? '');
	return await forEditor(this, { results: [] }, async (octopia) => {
		const customers = customersOf(octopia);
		const entriesOf = async (found: Discussion[]) => {
			const possible = sortBy(found.filter(isPossible), ({ updatedAt }) => -timestamp(updatedAt));
			const names = await customers(possible.flatMap((one) => orderIdOf(one) ?? []));
			return possible.map((one) => entryOf(one, names.get(orderIdOf(one) ?? ''), this.getTimezone()));
		};
		if (ID.test(typed)) {
			const found = await readDiscussion(octopia, typed).then(
				(one) => [one],
				() => [],
			);
			return lookAtSlice({}, await entriesOf(found));
		}
		return await lookThrough(
			{ filter, token },
			{ list: (pages) => listDiscussions(octopia, { query, pages }), entriesOf },
		);
	});
}

/** What sellers may start a discussion about. */
export async function getDiscussionTopics(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await forEditor(this, [], readTopics)).map(({ code, label }) => ({ name: label, value: code }));
}

/** What discussions may be about, whoever began them. */
export async function getAllTopics(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await forEditor(this, [], readAllTopics)).map(({ code, label }) => ({ name: label, value: code }));
}

/** The messages of the discussion chosen in the node, the newest first; none while it is not chosen, or an expression. */
export async function searchMessages(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const discussionId = chosenIn(this, 'discussionId');
	if (discussionId === undefined) return { results: [] };
	return await forEditor(this, { results: [] }, async (octopia) => {
		const messages = messagesOf(await readDiscussion(octopia, discussionId)).reverse();
		const entries = messages.map((message) => ({
			name: messageName(message, this.getTimezone()),
			value: String(message.messageId),
			words: message.body ?? '',
		}));
		return lookAtSlice({ filter, token }, entries);
	});
}

const SENDERS: Record<string, string> = {
	customer: 'Customer',
	seller: 'You',
	customerService: 'Customer service',
	automatic: 'Automatic message',
};

/** Sender · time · how it begins. */
function messageName(message: Message, zone: string): string {
	const begin = (message.body ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
	const sender = senderOf(message);
	return told(SENDERS[sender] ?? sender, momentOf(message.createdAt, zone), begin);
}

/** Who · about what · when · what is to be done. */
function entryOf(discussion: Discussion, customer: string | undefined, zone: string): Entry {
	const { discussionId, subject, updatedAt, createdAt, orderSellerId, orderReference } = discussion;
	const about = customer ?? orderReference ?? orderSellerId;
	const value = String(discussionId);
	return {
		name: told(about, subject ?? value, dayOf(updatedAt ?? createdAt, zone), stateOf(discussion, zone)),
		value,
		words: told(orderSellerId, orderReference, ...messagesOf(discussion).map(({ body }) => body)),
	};
}

function stateOf(discussion: Discussion, zone: string): string {
	const by = momentOf(answerBy(discussion, 'last'), zone);
	const open = !needsAnswer(discussion) ? 'open' : by === undefined ? 'to answer' : `answer by ${by}`;
	const state = discussion.isOpen === false ? 'closed' : open;
	return isClaim(discussion) ? `claim, ${state}` : state;
}
