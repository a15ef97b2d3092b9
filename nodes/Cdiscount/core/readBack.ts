import type { Octopia } from '../api/client';
import { Refusal } from '../api/refusal';
import type { Earlier } from './earlier';
import type { GuardedWrite } from './guardedWrite';

/** Reading back after an open outcome: at once, then after these seconds, because effects may show late. */
const READ_BACK_AFTER = [0, 2, 5];

/**
 * Looks whether a change shows since it was sent; a reading that fails shows nothing.
 * @param pauses seconds before each look
 * @returns how often it was made, and the state that shows it; undefined where none does
 */
export async function lookedAt<State>(
	octopia: Octopia,
	plan: Pick<GuardedWrite<State>, 'read' | 'isDone' | 'repeatable'>,
	{ state, before, expected }: Earlier<State>,
	pauses = READ_BACK_AFTER,
): Promise<{ after: State; made: number } | undefined> {
	const { repeatable } = plan;
	for (const seconds of pauses) {
		if (seconds > 0) await octopia.pause(seconds);
		const after = await (repeatable?.look?.(state) ?? plan.read()).catch(refusalOnly);
		if (after instanceof Refusal) continue;
		const made = repeatable ? repeatable.made(before, after) - expected : Number(plan.isDone(after));
		if (made > 0) return { after, made };
	}
	return undefined;
}

function refusalOnly(thrown: unknown): Refusal {
	if (thrown instanceof Refusal) return thrown;
	throw thrown;
}
