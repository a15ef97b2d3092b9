import type { Octopia } from '../../api/client';
import { InputError } from '../../api/errors';
import type { WritePlan, WriteOptions } from './writePlan';
import { forgetSent, rememberSent, SHOWN_WITHIN, sentWrite, type SentWrite } from './sentWrites';

/** What is known of the same change before this one is sent. */
export interface EarlierWrites<State> {
	/** The same for changes that count as one and the same. */
	key: string;
	/** The last reading. */
	state: State;
	/** The reading that what shows later is compared with, and how much of that was made before this one. */
	before: State;
	expected: number;
	/** How many were certainly made that the marketplace does not show yet. */
	hidden: number;
	/** One of which it was not known whether it was made now shows. */
	wasMade: boolean;
	/** One was sent of which it is not known whether it was made. */
	isOpen: boolean;
}

/** Pauses between looks for what shows late, in seconds. */
const PAUSES = [5, 10, 15, 30];

/**
 * Weighs what this process sent before against what the marketplace shows. Where the same was sent and it is not known whether it was
 * made, this waits until it shows or would have shown.
 * @param first the state as just read
 * @throws CdiscountError where the state looks as if another process had made the change, and goes on to; nothing was sent then
 */
export async function earlierWrites<State>(
	octopia: Octopia,
	plan: WritePlan<State>,
	first: State,
	{ allowAnother, dryRun }: WriteOptions,
): Promise<EarlierWrites<State>> {
	const { repeatable } = plan;
	const key = repeatable?.key(first) ?? plan.what;
	const sent = sentWrite<State>(octopia, key);
	const isOpen = sent?.openSince !== undefined;
	const fresh = { key, state: first, before: first, expected: 0, hidden: 0, wasMade: false, isOpen };
	if (repeatable === undefined) return fresh;
	const { made, listed = made, isDoubtful = () => false } = repeatable;
	if (sent !== undefined) {
		const isShown = (state: State) => made(sent.before, state) > sent.count;
		const state = isOpen && !dryRun ? await shown(octopia, plan, first, isShown, openFor(sent)) : first;
		const wasMade = isOpen && isShown(state);
		const count = sent.count + Number(wasMade);
		const hidden = count - listed(sent.before, state);
		if (hidden <= 0) forgetSent(octopia, key);
		else if (!dryRun) rememberSent(octopia, key, { before: sent.before, count });
		const before = hidden > 0 ? sent.before : state;
		const expected = hidden > 0 ? Math.max(count, made(before, state)) : 0;
		return { ...fresh, state, before, expected, hidden, wasMade };
	}
	if (allowAnother || dryRun || plan.isDone(first) || !isDoubtful(first)) return fresh;
	const state = await shown(octopia, plan, first, (one) => plan.isDone(one) || !isDoubtful(one), 0);
	if (!plan.isDone(state) && isDoubtful(state))
		throw new InputError(repeatable.doubt?.(state) ?? `${plan.what} may have been made before.`);
	return { ...fresh, state, before: state };
}

const openFor = ({ openSince = 0 }: SentWrite<unknown>) => Math.max(0, (Date.now() - openSince) / 1000);

/** Reads until it shows, at most as long as effects take. @param waited seconds since it was sent */
async function shown<State>(
	octopia: Octopia,
	plan: WritePlan<State>,
	first: State,
	isShown: (state: State) => boolean,
	waited: number,
): Promise<State> {
	let state = first;
	let left = SHOWN_WITHIN - waited;
	for (const seconds of PAUSES) {
		if (isShown(state) || left <= 0) return state;
		await octopia.wait(Math.min(seconds, left));
		left -= seconds;
		if (octopia.cancelSignal?.aborted)
			throw new InputError('The execution was cancelled before this item; nothing was sent for it.');
		state = await (plan.repeatable?.reread?.(state) ?? plan.read());
	}
	return state;
}
