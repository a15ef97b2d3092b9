import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Engine } from '../../../engine/engine.mts';
import type { Shop } from '../../../engine/shop.mts';

/** An activated trigger for an event, and what the tests ask of it. */
export function watch(
	shop: Shop,
	event: string,
	parameters: INodeParameters = {},
	activated: Parameters<Engine['trigger']>[1] = {},
) {
	const trigger = shop.engine.trigger({ event, ...parameters }, activated);
	return {
		...trigger,
		/** One tick: the ids of the orders delivered. */
		ids: async () => ((await trigger.poll()) ?? []).map(({ orderId }) => orderId),
		/** Makes the next tick read everything that is still open. */
		sweepNext: () => ((trigger.state().checkpoint as IDataObject).caughtUpAt = 0),
		/** The static data as n8n would load it after a restart. */
		saved: () => JSON.parse(JSON.stringify(trigger.state())) as IDataObject,
	};
}

export const ago = (hours: number) => Date.now() - hours * 3_600_000;
