import type { Result } from './harness/compareVariants.mts';
import type { PollResult } from './polls.mts';
import type { QuotaResult } from './quota.mts';
import type { TokenResult } from './tokens.mts';
import type { GateResult, SharedResult } from './triggers.mts';

/** What was aimed at; `found` and `met` are left out where it was not measured. */
export interface Goal {
	goal: string;
	most: number;
	found?: number;
	met?: boolean;
}

/** What `results.json` holds; a list is empty where a job was not measured. */
export interface Content {
	at: string;
	machine: string;
	results: Result[];
	growth: Result[];
	quota: QuotaResult[];
	gate: GateResult[];
	shared: SharedResult[];
	tokens: TokenResult[];
	polls: PollResult[];
	goals: Goal[];
}

/** What one call of the bench has measured. */
export type Measured = Omit<Content, 'at' | 'machine' | 'goals'>;
