import { sleep, type IDataObject } from 'n8n-workflow';
import type { Answer } from '../api/answer';
import type { Octopia, WriteRequest } from '../api/client';
import { Refusal } from '../api/refusal';

/** A change at the marketplace that must happen once, told in terms of the state that shows it. */
export interface GuardedWrite<State> {
	/** The change as a noun, for sentences: "The confirmation of order X". */
	what: string;
	read(): Promise<State>;
	/** Whether the state shows the change as made. */
	isDone(state: State): boolean;
	/** Why the state does not allow the change: a sentence, or undefined where it does. */
	obstacle(state: State): string | undefined;
	request(state: State): WriteRequest;
}

/** What the user chose about repetitions and rehearsals. */
export interface Guards {
	ifAlreadyDone: 'skip' | 'fail';
	dryRun: boolean;
	/** The change is wanted although the same was made before, so running again makes it again. */
	allowAnother?: boolean;
}

export interface Written<State> {
	/** `done`: made now. `alreadyDone`: it was so before. `dryRun`: checked, not sent. */
	result: 'done' | 'alreadyDone' | 'dryRun';
	/** As read before the change. */
	state: State;
	/** What would be sent, in a dry run. */
	request?: IDataObject;
	/** What the marketplace answered; not there when the answer was lost and the change was found by reading back. */
	answer?: Answer;
}

const MOST_THROTTLES = 3;

const RUN_AGAIN = 'Running this item again is safe: the node reads before it writes.';
const NOT_AGAIN = 'Look there before you run this item again: it would be made a second time.';

/** Reading back after an open outcome: at once, then after these seconds, because effects may show late. */
const READ_BACK_AFTER = [0, 2, 5];

/**
 * Makes a change once: reads first, checks, sends, and reads back where the outcome is open (timeout, dropped connection,
 * 5xx, an answer that cannot be read). A write is repeated only after the API refused it for being throttled, and then from
 * the reading on.
 * @throws Refusal; `outcomeUnknown` when it was sent and reading back does not show it
 */
export async function guardedWrite<State>(
	octopia: Octopia,
	plan: GuardedWrite<State>,
	guards: Guards,
): Promise<Written<State>> {
	for (let throttled = 0; ; throttled++) {
		const state = await firstReading(plan, guards);
		if (plan.isDone(state)) return alreadyDone(plan, state, guards);
		const obstacle = plan.obstacle(state);
		if (obstacle !== undefined) throw new Refusal('invalid', obstacle);
		const request = plan.request(state);
		if (guards.dryRun) return { result: 'dryRun', state, request: { ...request } as unknown as IDataObject };
		const refused = await octopia.write(request).catch(asRefusal);
		if (!(refused instanceof Refusal)) return { result: 'done', state, answer: refused };
		if (refused.leavesOutcomeOpen) await readBack(plan, refused, guards);
		if (refused.leavesOutcomeOpen) return { result: 'done', state };
		if (refused.kind === 'invalid') return alreadyDone(plan, await doneMeanwhile(plan, refused), guards);
		if (!refused.isThrottle || throttled >= MOST_THROTTLES || !(await octopia.waitOut(refused))) throw refused;
	}
}

/**
 * A state that cannot be read says nothing about earlier runs either: one that was cut off may have made the change.
 * @throws Refusal
 */
async function firstReading<State>(plan: GuardedWrite<State>, { allowAnother }: Guards): Promise<State> {
	const state = await plan.read().catch(asRefusal);
	if (!(state instanceof Refusal)) return state;
	if (state.kind === 'invalid' || state.kind === 'notFound') throw state;
	const honest = `This run sent nothing for this item; it is not known whether an earlier run did. ${allowAnother ? NOT_AGAIN : RUN_AGAIN}`;
	throw new Refusal(state.kind, state.message, {
		...state.facts,
		hint: [state.facts.hint, honest].filter(Boolean).join(' '),
	});
}

function alreadyDone<State>(plan: GuardedWrite<State>, state: State, guards: Guards): Written<State> {
	if (guards.ifAlreadyDone === 'skip') return { result: 'alreadyDone', state };
	throw new Refusal('invalid', `${plan.what} was made before.`, {
		hint: 'Set "If Already Done" to "Skip" to let such items pass.',
	});
}

/** The marketplace refuses what another run did between our reading and our writing. */
async function doneMeanwhile<State>(plan: GuardedWrite<State>, refused: Refusal): Promise<State> {
	const state = await plan.read().catch(asRefusal);
	if (state instanceof Refusal || !plan.isDone(state)) throw refused;
	return state;
}

/** @throws Refusal (`outcomeUnknown`) when the state does not show the change */
async function readBack<State>(plan: GuardedWrite<State>, refused: Refusal, { allowAnother }: Guards): Promise<void> {
	for (const seconds of READ_BACK_AFTER) {
		await sleep(seconds * 1000);
		const state = await plan.read().catch(asRefusal);
		if (!(state instanceof Refusal) && plan.isDone(state)) return;
	}
	throw new Refusal(
		'outcomeUnknown',
		`It is not known whether ${lowered(plan.what)} was made: ${lowered(refused.message)}`,
		{
			hint: `Look in the seller portal in a few minutes. ${allowAnother ? NOT_AGAIN : RUN_AGAIN}`,
		},
	);
}

/** @throws what is no Refusal: a fault of ours must not pass for the marketplace's word */
function asRefusal(thrown: unknown): Refusal {
	if (thrown instanceof Refusal) return thrown;
	throw thrown;
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
