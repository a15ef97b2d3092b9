import type { Octopia } from '../../api/client';
import type { JsonObject } from '../../api/json';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { readDiscussion } from './calls';
import { isClaim, needsAnswer, orderIdOf } from './facts';
import { inEitherVariant, openRequest } from './requests';
import type { Discussion } from './schema';

/** Whether a discussion is not yet open, or closed, as it is to become. */
export const canBecome = (isOpen: boolean, discussion: Discussion): boolean => discussion.isOpen !== isOpen;

/**
 * Opens or closes a discussion, once.
 * @returns `needsAnswer` and `isClaim` are as read before
 * @throws CdiscountError
 */
export async function setOpen(
	octopia: Octopia,
	discussionId: string,
	isOpen: boolean,
	options: WriteOptions,
): Promise<JsonObject> {
	const { result, state, request } = await writeOnce(
		inEitherVariant(octopia),
		{
			what: `The ${isOpen ? 'reopening' : 'closing'} of discussion ${discussionId}`,
			subject: `discussion ${discussionId}`,
			documented: 'empty',
			read: async () => await readDiscussion(octopia, discussionId),
			isDone: (discussion) => !canBecome(isOpen, discussion),
			obstacle: () => undefined,
			request: () => openRequest(discussionId, isOpen),
		},
		options,
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
