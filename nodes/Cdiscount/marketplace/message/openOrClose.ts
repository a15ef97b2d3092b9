import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { readDiscussion } from './calls';
import { isClaim, needsAnswer, orderIdOf } from './facts';
import { openRequest, scribe } from './requests';

/**
 * Opens or closes a discussion, once.
 * @returns `needsAnswer` and `isClaim` are as read before
 */
export async function turn(
	octopia: Octopia,
	discussionId: string,
	isOpen: boolean,
	guards: WriteOptions,
): Promise<JsonObject> {
	const { result, state, request } = await writeOnce(
		scribe(octopia).octopia,
		{
			what: `The ${isOpen ? 'reopening' : 'closing'} of discussion ${discussionId}`,
			subject: `discussion ${discussionId}`,
			documented: 'empty',
			read: async () => await readDiscussion(octopia, discussionId),
			isDone: (discussion) => discussion.isOpen === isOpen,
			obstacle: () => undefined,
			request: () => openRequest(discussionId, isOpen),
		},
		guards,
	);
	return {
		discussionId,
		orderId: orderIdOf(state),
		result,
		wasOpen: state.isOpen ?? null,
		needsAnswer: needsAnswer(state),
		isClaim: isClaim(state),
		...(request && { request }),
	};
}
