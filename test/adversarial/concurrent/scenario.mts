import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import type { Effect, LedgerEntry } from '../../../sandbox/marketplace/ledger.mts';
import type { Shop } from '../../engine/shop.mts';

/** A thing to do once, and how the marketplace's ledger shows it. */
export interface ScenarioSetup {
	parameters: INodeParameters;
	items?: IDataObject[];
	files?: IBinaryKeyData[];
	/** How often it was done. */
	effects(): number;
}

export interface Scenario {
	/** The answers that show the effect, all of which may show it some seconds late. */
	shownBy: string;
	/** Those of them that may show it a minute late, where others show it sooner: who did it is then found by another process, too. */
	shownSlowlyBy?: string;
	/** Making it again leaves everything as it is, and the marketplace allows it. */
	isHarmless?: boolean;
	/** What `result` says of what was done. Default: `done` and `alreadyDone`. */
	claims?: string[];
	setUp(shop: Shop): ScenarioSetup;
}

/** Counts an effect in the ledger. */
export const countEffects =
	({ sandbox }: Shop, effect: Effect, isMeant: (entry: LedgerEntry) => boolean) =>
	() =>
		sandbox.marketplace.ledger.find({ effect }).filter(isMeant).length;

/** Counts what was done to an order. */
export const countOrderEffects = (shop: Shop, effect: Effect, orderId: string) =>
	countEffects(shop, effect, (entry) => entry.orderId === orderId);
