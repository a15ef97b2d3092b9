import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import { readable } from '../../api/listed';
import { forEditor } from '../../core/editor';
import { listDiscussions, readDiscussion } from '../../marketplace/message/calls';
import { isClaim, messagesOf, needsAnswer, orderIdOf, senderOf } from '../../marketplace/message/facts';
import type { Discussion, Message } from '../../marketplace/message/schema';
import { readAllTopics, readTopics } from '../../marketplace/message/topics';

/** Enough to choose from; whoever knows the id types it. */
const SHOWN = 100;

/** Which discussions an operation can be done to; others are for all. */
const OPEN_FOR: Record<string, boolean | undefined> = { reply: true, closeDiscussion: true, reopenDiscussion: false };

/** The discussions that the chosen operation is for, the last changed first; an id that is not among them is looked up. */
export async function searchDiscussions(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const isOpen = OPEN_FOR[String(this.getCurrentNodeParameter('operation'))];
	const wanted = filter.trim().toLowerCase();
	return await forEditor(this, async (octopia) => {
		const listed: Discussion[] = [];
		for await (const discussion of readable(listDiscussions(octopia, { query: { isOpen }, limit: SHOWN })))
			listed.push(discussion);
		listed.sort((one, other) => (other.updatedAt ?? '').localeCompare(one.updatedAt ?? ''));
		const found = listed.filter((one) => `${labelOf(one)} ${one.discussionId}`.toLowerCase().includes(wanted));
		const discussions = found.length > 0 || wanted === '' ? found : await lookUp(octopia, filter.trim());
		return { results: discussions.map((one) => ({ name: labelOf(one), value: String(one.discussionId) })) };
	});
}

/** What sellers may start a discussion about. */
export async function getDiscussionTopics(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await forEditor(this, readTopics)).map(({ code, label }) => ({ name: label, value: code }));
}

/** What discussions may be about, whoever began them. */
export async function getAllTopics(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await forEditor(this, readAllTopics)).map(({ code, label }) => ({ name: label, value: code }));
}

/** The messages of the discussion chosen in the node, the newest first; none while it is not chosen, or an expression. */
export async function searchMessages(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const discussionId = String(this.getCurrentNodeParameter('discussionId', { extractValue: true }) ?? '').trim();
	if (discussionId === '' || discussionId.startsWith('=')) return { results: [] };
	const discussion = await forEditor(this, async (octopia) => await readDiscussion(octopia, discussionId));
	const options = [...messagesOf(discussion)]
		.reverse()
		.map((message) => ({ name: messageLabel(message), value: String(message.messageId) }));
	return { results: matching(options, filter) };
}

/** Those whose name or id holds the text that was typed. */
function matching(options: Array<{ name: string; value: string }>, filter: string) {
	const wanted = filter.trim().toLowerCase();
	return options.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
}

async function lookUp(octopia: Octopia, discussionId: string): Promise<Discussion[]> {
	const found = await readDiscussion(octopia, discussionId).catch((thrown: unknown) => thrown);
	return found instanceof CdiscountError || found instanceof Error ? [] : [found as Discussion];
}

/** Sender · time · how it begins. */
function messageLabel(message: Message): string {
	const begin = (message.body ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
	return [senderOf(message), message.createdAt, begin].filter(Boolean).join(' · ');
}

/** Subject · order · state. */
function labelOf(discussion: Discussion): string {
	const open = needsAnswer(discussion) ? 'to treat' : 'open';
	const state = [isClaim(discussion) ? 'claim' : '', discussion.isOpen === false ? 'closed' : open];
	const subject = discussion.subject ?? String(discussion.discussionId);
	return [subject, orderIdOf(discussion), state.filter(Boolean).join(', ')].filter(Boolean).join(' · ');
}
