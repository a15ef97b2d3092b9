import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import type { EarlierWrites } from './earlierWrites';
import type { WritePlan } from './writePlan';

/** Looking for what the marketplace's own state shows: at once, then after these seconds. */
const READ_BACK_AFTER = [0, 2, 5];

/** Looking for what only lists and amounts show, which may be late (40 seconds were seen). */
const LISTED_AFTER = [0, 2, 5, 10, 25];

/** What did not show in that time, by where it was sent, and since when (ms): it is not waited for so long again and again. */
const slow = new Map<string, number>();
const SLOW_FOR = 10 * 60_000;

/**
 * Looks after a change that the marketplace has taken, until it shows: only a list that shows this one would show another one, too.
 * @param sentTo the path of the request
 * @param ids what the response named
 * @returns how often it was made; 1 where that does not show
 */
export async function countAfter<State>(
	octopia: Octopia,
	plan: Pick<WritePlan<State>, 'read' | 'isDone' | 'repeatable'>,
	earlier: EarlierWrites<State>,
	{ sentTo, ids }: { sentTo: string; ids: string[] },
): Promise<{ after?: State; made: number }> {
	const key = octopia.apiUrl + sentTo;
	const isSlow = Date.now() - (slow.get(key) ?? -Infinity) < SLOW_FOR;
	const isShown = (state: State) => {
		const shown = plan.repeatable?.ids?.(state);
		return ids.length === 0 || shown === undefined || ids.some((id) => shown.includes(id));
	};
	const isEnough = (state: State, made: number) => made > 0 && isShown(state);
	const found = await readBack(octopia, plan, earlier, isSlow ? READ_BACK_AFTER : LISTED_AFTER, isEnough);
	if ((found.made === 0 || !isShown(found.after as State)) && found.after !== undefined && !isSlow)
		slow.set(key, Date.now());
	return { after: found.after, made: Math.max(1, found.made) };
}

/**
 * Looks whether a change shows since it was sent; a reading that fails shows nothing.
 * @param pauses seconds before each look
 * @param isEnough whether a state is the last to be looked at; by default one that shows the change
 * @returns how often it was made, 0 where that does not show; and the last state that could be read
 */
export async function readBack<State>(
	octopia: Octopia,
	plan: Pick<WritePlan<State>, 'read' | 'isDone' | 'repeatable'>,
	{ state, before, expected }: EarlierWrites<State>,
	pauses = plan.repeatable ? LISTED_AFTER : READ_BACK_AFTER,
	isEnough: (state: State, made: number) => boolean = (_, made) => made > 0,
): Promise<{ after?: State; made: number }> {
	const { repeatable } = plan;
	let found: { after?: State; made: number } = { made: 0 };
	for (const seconds of pauses) {
		if (seconds > 0) await octopia.wait(seconds);
		const after = await (repeatable?.reread?.(state) ?? plan.read()).catch(asCdiscountError);
		if (after instanceof CdiscountError) continue;
		const made = repeatable ? repeatable.made(before, after) - expected : Number(plan.isDone(after));
		found = { after, made: Math.max(0, made) };
		if (found.made > 1 || isEnough(after, found.made)) break;
	}
	return found;
}
