import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { RETRY_LIMITS, RetryBudget } from '../api/retry';
import { CdiscountError } from '../api/errors';
import { pollConnection } from '../core/connection';
import { nodeError } from '../core/failure';
import { ClosedGate } from './closedGate';
import type { TriggerEvent } from './event';
import { pollOnce } from './pollOnce';
import { sample } from './sample';
import { readPollSettings } from './pollSettings';

/** What this process knows of a trigger node. */
interface Known {
	/** When the poll that runs began; n8n starts a poll although the one before still runs, and the later one gives way. */
	runsSince?: number;
	/** A poll has succeeded since this process started. */
	isUsed: boolean;
	/** When a fault was passed over, if no poll has succeeded since. */
	passedAt?: number;
	/** One context served two polls: this is n8n's usual scheduler, where a new context is a new activation. */
	isShared: boolean;
	/** What was said about calls that are not taken for a while. */
	gate: ClosedGate;
}

const knownNodes = new Map<string, Known>();

/** Activations whose first poll is behind them; in n8n's usual scheduler one context serves all polls of an activation. */
const polledBefore = new WeakSet<IPollFunctions>();

/** Ticks are at least a minute apart, so a context that comes sooner is another activation, whatever the scheduler. */
const SHORTEST = 50_000;

/** After so long a poll that gave no sign is taken for dead: its calls end by themselves long before. */
const LONGEST = 150_000;

/** A poll that can take longer would meet the next one, a minute later. */
const BUDGET = 40_000;

/** The parts of n8n's budget that are used before the last call is made, and before it has to be over. */
const SHARE = 0.7;
const WHOLE = 0.95;

/** Where n8n has no budget, every call is over before the next poll comes. And the first call has time to be answered. */
const LAST_CALL = 55_000;
const FIRST_CALL = 10_000;

/**
 * One poll: reads what is new, delivers what was never delivered, and remembers it last, so that a fault on the way loses nothing.
 * A manual test returns a sample and touches no checkpoint.
 * @returns null when there is nothing new, and while the API takes no calls until a known time
 * @throws NodeApiError | NodeOperationError, so that n8n shows it and starts the error workflow; nothing is lost by it
 */
export async function runPoll(context: IPollFunctions, events: TriggerEvent[]): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await testOf(context, events);
	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	const known = knownNodes.get(key) ?? { isUsed: false, isShared: false, gate: new ClosedGate() };
	knownNodes.set(key, known);
	const startedAt = Date.now();
	const running = known.runsSince === undefined ? Infinity : Math.abs(startedAt - known.runsSince);
	if (running < LONGEST) {
		const since = Math.round(running / 1000);
		context.logger.warn(
			`${context.getNode().name}: this poll is left out, because the one before still runs, for ${since} s now; the marketplace answers slowly.`,
		);
		return null;
	}
	known.runsSince = startedAt;
	const isFirst = !polledBefore.has(context);
	known.isShared ||= !isFirst;
	polledBefore.add(context);
	try {
		const settings = readPollSettings(context, events);
		const octopia = await pollConnection(context, new RetryBudget(RETRY_LIMITS.poll, startedAt + endOf(context)));
		const isStart = !known.isUsed && context.getActivationMode() !== 'activate';
		const isOverdue = () => Math.abs(Date.now() - startedAt) > budgetOf(context);
		const items = await pollOnce(context.getWorkflowStaticData('node'), octopia, settings, { isStart, isOverdue });
		Object.assign(known, { isUsed: true, passedAt: undefined });
		known.gate.passed();
		return items;
	} catch (error) {
		const { passedAt, isShared, gate } = known;
		const verdict = gate.met(error, startedAt);
		if (verdict === 'says') context.logger.warn(heldUntil(context, error as CdiscountError));
		if (verdict !== 'fails') return null;
		const isAgain = passedAt !== undefined && !isShared && Math.abs(startedAt - passedAt) >= SHORTEST;
		if (!isFirst || isAgain || !mayPass(context, error)) throw nodeError(context.getNode(), error);
		known.passedAt = startedAt;
		context.logger.warn(
			`${context.getNode().name}: the first poll failed, the next one tries again. ${(error as CdiscountError).message}`,
		);
		return null;
	} finally {
		known.runsSince = undefined;
	}
}

async function testOf(context: IPollFunctions, events: TriggerEvent[]): Promise<INodeExecutionData[][] | null> {
	try {
		const settings = readPollSettings(context, events);
		return await sample(await pollConnection(context, new RetryBudget(RETRY_LIMITS.editor)), settings);
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

function heldUntil(context: IPollFunctions, { message, facts }: CdiscountError): string {
	const until = new Date(facts.closedUntil ?? 0).toISOString();
	return `${context.getNode().name}: nothing is asked until ${until}, and nothing is lost by it. ${message}`;
}

/** How long this poll may take until its last call begins, in ms. */
function budgetOf(context: IPollFunctions): number {
	return Math.min(BUDGET, givenTo(context) * SHARE);
}

/** How long until its last call has to be over, in ms. */
function endOf(context: IPollFunctions): number {
	return Math.min(LAST_CALL, Math.max(FIRST_CALL, givenTo(context) * WHOLE));
}

/** n8n's budget, in ms. Older hosts have none; then a poll has to end before the next one. */
function givenTo(context: IPollFunctions): number {
	const given = (context as Partial<IPollFunctions>).getPollBudgetMs?.();
	return given === undefined || !(given > 0) ? Infinity : given;
}

/**
 * When n8n starts while the marketplace is down, a throw in the first poll would leave the trigger dead for good, though shown as
 * active. Only `activate` is certainly a person who sees the error; `update` is a person too, but also n8n's own repair of a
 * trigger that is gone (and, with its durable scheduler, every poll). So with the durable scheduler a fault is passed over once,
 * never twice in a row; in the usual one once in each activation.
 */
function mayPass(context: IPollFunctions, error: unknown): boolean {
	return error instanceof CdiscountError && error.code !== 'credential' && context.getActivationMode() !== 'activate';
}
