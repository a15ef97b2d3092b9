import type { JsonObject } from '../../api/json';
import type { ApiResponse } from '../../api/response';
import type { Octopia } from '../../api/client';
import { idsIn, isDocumentedResponse, undocumentedResponse } from '../../api/documentedResponse';
import { asCdiscountError, CdiscountError, InputError } from '../../api/errors';
import { earlierWrites, type EarlierWrites } from './earlierWrites';
import { adviceOnRepeating, doubledWrite, unknownOutcome } from './outcomes';
import { countAfter, readBack } from './readBack';
import { rememberSent } from './sentWrites';
import { whileThrottled } from './whileThrottled';
import { oneAtATime } from './oneAtATime';
import type { WriteOptions, WritePlan, WriteResult } from './writePlan';

export type { WriteOptions, WritePlan, WriteResult } from './writePlan';

/**
 * Makes a change once: reads first, checks, sends, and reads back where the outcome is open (timeout, dropped connection, 5xx, an
 * answer that is not the documented one). A write is repeated only after the API refused it for being throttled, and then from the
 * reading on. In this process changes of one thing take turns. What the marketplace would take twice is looked at after it was sent
 * as well: the API has no key that would keep two processes from sending the same.
 * @throws CdiscountError; `outcomeUnknown` when it was sent and reading back does not show it, `doubled` when it was made more than once
 */
export async function writeOnce<State>(
	octopia: Octopia,
	plan: WritePlan<State>,
	options: WriteOptions,
): Promise<WriteResult<State>> {
	return await oneAtATime(octopia, plan.subject, async () => {
		return await whileThrottled(octopia, async () => await attempt(octopia, plan, options));
	});
}

/** @returns the CdiscountError where the write was throttled. @throws CdiscountError */
async function attempt<State>(
	octopia: Octopia,
	plan: WritePlan<State>,
	options: WriteOptions,
): Promise<WriteResult<State> | CdiscountError> {
	const first = await firstReading(plan, options);
	const earlier = await earlierWrites(octopia, plan, first, options);
	const { state } = earlier;
	if (options.allowAnother && earlier.wasMade) return { result: 'done', state };
	if (plan.isDone(state) || (!options.allowAnother && (earlier.wasMade || earlier.hidden > 0)))
		return alreadyDone(plan, state, options);
	const obstacle = plan.obstacle(state);
	if (obstacle !== undefined) throw new InputError(obstacle);
	const request = plan.request(state);
	if (options.dryRun) return { result: 'dryRun', state, request: { ...request } as unknown as JsonObject };
	const response = await octopia.write(request).catch(asCdiscountError);
	const isKnown =
		response instanceof CdiscountError ? !response.leavesOutcomeOpen : isDocumentedResponse(response, plan.documented);
	if (!isKnown) return await inDoubt(octopia, plan, options, earlier, response);
	if (!(response instanceof CdiscountError)) return await taken(octopia, plan, earlier, response, request.path);
	if (response.isThrottle) return response;
	if (response.code !== 'invalid') throw response;
	// the marketplace refuses what another run did between our reading and our writing, which may be half a minute
	const found = await readBack(octopia, plan, earlier, undefined, () => true);
	if (found.made > 0) return alreadyDone(plan, found.after ?? state, options);
	if (earlier.isOpen || found.after === undefined) throw unknownOutcome(plan, response, options);
	throw response;
}

/** It was taken, as documented. What another process may have made at the same moment is looked for. */
async function taken<State>(
	octopia: Octopia,
	plan: WritePlan<State>,
	earlier: EarlierWrites<State>,
	response: ApiResponse,
	sentTo: string,
): Promise<WriteResult<State>> {
	const { state, before, expected, key } = earlier;
	if (plan.repeatable === undefined) return { result: 'done', state, response };
	// should the look be cut off, this process knows what it made
	rememberSent(octopia, key, { before, count: expected + 1 });
	const { after, made } = await countAfter(octopia, plan, earlier, { sentTo, ids: idsIn(response) });
	rememberSent(octopia, key, { before, count: expected + made });
	if (made > 1) throw doubledWrite(plan, made);
	return { result: 'done', state, after, response };
}

/** @throws CdiscountError (`outcomeUnknown`) when the state does not show the change, `doubled` when it shows it more than once */
async function inDoubt<State>(
	octopia: Octopia,
	plan: WritePlan<State>,
	options: WriteOptions,
	earlier: EarlierWrites<State>,
	response: ApiResponse | CdiscountError,
): Promise<WriteResult<State>> {
	const { state, before, expected, key } = earlier;
	const openSince = Date.now();
	rememberSent(octopia, key, { before, count: expected, openSince });
	const found = await readBack(octopia, plan, earlier);
	if (found.made === 0)
		throw unknownOutcome(plan, response instanceof CdiscountError ? response : undocumentedResponse(response), options);
	rememberSent(octopia, key, { before, count: expected + found.made });
	if (found.made > 1) throw doubledWrite(plan, found.made);
	return { result: 'done', state, after: found.after };
}

/**
 * A state that cannot be read says nothing about earlier runs either: one that was cut off may have made the change.
 * @throws CdiscountError
 */
async function firstReading<State>(plan: WritePlan<State>, options: WriteOptions): Promise<State> {
	const state = await plan.read().catch(asCdiscountError);
	if (!(state instanceof CdiscountError)) return state;
	if (state.code === 'invalid' || state.code === 'notFound') throw state;
	const advice = `This run sent nothing for this item; it is not known whether an earlier run did. ${adviceOnRepeating(plan, options)}`;
	throw new CdiscountError(state.code, state.message, {
		...state.facts,
		hint: [state.facts.hint, advice].filter(Boolean).join(' '),
	});
}

function alreadyDone<State>(plan: WritePlan<State>, state: State, options: WriteOptions): WriteResult<State> {
	if (options.ifAlreadyDone === 'skip') return { result: 'alreadyDone', state };
	throw new InputError(`${plan.what} was made before.`, {
		hint: 'Set "If Already Done" to "Skip" to let such items pass.',
	});
}
