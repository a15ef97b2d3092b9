import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { PATIENCE } from '../../api/patience';
import { Refusal } from '../../api/refusal';
import { pollConnection } from '../connection';
import { nodeError } from '../failure';
import type { TriggerEvent } from './event';
import { news, sample } from './news';
import { settingsOf } from './settings';

/** n8n starts a poll although the one before still runs; the later one gives way. */
const running = new Set<string>();

/** Activations whose first poll is behind them; n8n keeps one context for an activation. */
const polledBefore = new WeakSet<IPollFunctions>();

/**
 * One poll: reads what is new, delivers what was never delivered, and remembers it last, so that a fault on the way loses nothing.
 * A manual test returns a sample and touches no memory.
 * @returns null when there is nothing new
 * @throws NodeApiError | NodeOperationError, so that n8n shows it and starts the error workflow; nothing is lost by it
 */
export async function pollEvent(
	context: IPollFunctions,
	events: TriggerEvent[],
): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	const key = `${context.getWorkflow().id}:${context.getNode().name}`;
	if (!isTest && running.has(key)) return null;
	const isFirst = !polledBefore.has(context);
	if (!isTest) {
		polledBefore.add(context);
		running.add(key);
	}
	try {
		const settings = settingsOf(context, events);
		const octopia = await pollConnection(context, isTest ? PATIENCE.editor : PATIENCE.poll);
		if (isTest) return await sample(octopia, settings);
		return await news(context.getWorkflowStaticData('node'), octopia, settings);
	} catch (error) {
		if (!isFirst || isTest || !mayPass(context, error)) throw nodeError(context.getNode(), error);
		context.logger.warn(
			`${context.getNode().name}: the first poll failed, the next one tries again. ${(error as Refusal).message}`,
		);
		return null;
	} finally {
		if (!isTest) running.delete(key);
	}
}

/**
 * When n8n starts while the marketplace is down, a throw in the first poll would leave the trigger dead for good, though shown as
 * active. A person who activates it sees the error instead.
 */
function mayPass(context: IPollFunctions, error: unknown): boolean {
	return error instanceof Refusal && error.kind !== 'credential' && context.getActivationMode() !== 'activate';
}
