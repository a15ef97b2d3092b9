import { Random } from '../marketplace/random.mts';
import { isApiPath, pathMatcher } from './pathPattern.mts';

/**
 * What can go wrong. `drop`, `hang` and the answers 4xx, quota, 5xx, notJson and unauthorized stop the call before it
 * takes effect; `dropAfter`, `timeoutAfter`, `truncatedJson` and `emptyBody` let it take effect and break the response.
 */
export const FAULT_KINDS = [
	'400',
	'403',
	'404',
	'429',
	'quota',
	'500',
	'502',
	'503',
	'drop',
	'dropAfter',
	'hang',
	'timeoutAfter',
	'slow',
	'notJson',
	'truncatedJson',
	'emptyBody',
	'unauthorized',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultRule {
	kind: FaultKind;
	/** The next so many matching calls. Default 1; without limit when a probability is given. */
	count?: number;
	/** From 0 to 1: how likely a matching call fails. Default 1. */
	probability?: number;
	method?: string;
	/** A pattern of the path (see `pathMatcher`). Default: every API call, and not the token endpoint. */
	path?: string;
	/** `429`, `503`: the Retry-After header, in seconds (left out: none). `quota`: the seconds of its message, by default 5. */
	retryAfter?: number;
	/** `slow`: milliseconds to wait before the call is served, by default 2000. */
	ms?: number;
	/** `4xx`, `quota`, `5xx`, `notJson`, `unauthorized`: the call takes effect all the same. */
	afterEffect?: boolean;
}

interface ActiveRule {
	rule: FaultRule;
	left: number;
	matches(path: string): boolean;
}

const AFTER: readonly FaultKind[] = ['dropAfter', 'timeoutAfter', 'truncatedJson', 'emptyBody'];

/** Whether the call is to take effect before the fault shows. */
export function isAfterEffect(rule: FaultRule): boolean {
	return AFTER.includes(rule.kind) || rule.afterEffect === true;
}

/** The fault switches. A call is hit by the first matching rule, and delayed by the first matching `slow`. */
export class Faults {
	private rules: ActiveRule[] = [];
	private readonly random: Random;

	constructor(seed = 1) {
		this.random = new Random(seed);
	}

	/** Replaces all rules. Throws RangeError when one makes no sense, and then changes nothing. */
	set(rules: readonly FaultRule[]): void {
		this.rules = rules.map(activate);
	}

	add(rule: FaultRule): void {
		this.rules.push(activate(rule));
	}

	clear(): void {
		this.rules = [];
	}

	/** The rules that are still on, with the calls they have left (null = without limit). */
	list(): Array<FaultRule & { left: number | null }> {
		return this.rules.map(({ rule, left }) => ({ ...rule, left: Number.isFinite(left) ? left : null }));
	}

	/** The rules that hit this call, which are used up by it. */
	take(method: string, path: string): { fault?: FaultRule; slow?: FaultRule } {
		if (this.rules.length === 0) return {};
		const slow = this.takeFirst(method, path, (kind) => kind === 'slow');
		const fault = this.takeFirst(method, path, (kind) => kind !== 'slow');
		return { slow, fault };
	}

	private takeFirst(method: string, path: string, isWanted: (kind: FaultKind) => boolean): FaultRule | undefined {
		const active = this.rules.find(
			({ rule, matches }) =>
				isWanted(rule.kind) &&
				(rule.method === undefined || rule.method.toUpperCase() === method) &&
				matches(path) &&
				(rule.probability === undefined || this.random.chance(rule.probability)),
		);
		if (!active) return undefined;
		active.left -= 1;
		if (active.left <= 0) this.rules = this.rules.filter((other) => other !== active);
		return active.rule;
	}
}

function activate(rule: FaultRule): ActiveRule {
	const { kind, count, probability, path } = rule;
	if (!FAULT_KINDS.includes(kind)) throw new RangeError(`Unknown fault ${String(kind)}`);
	if (count !== undefined && !(count >= 1)) throw new RangeError('count must be 1 or more');
	if (probability !== undefined && !(probability >= 0 && probability <= 1)) {
		throw new RangeError('probability must be between 0 and 1');
	}
	const left = count ?? (probability === undefined ? 1 : Infinity);
	return { rule, left, matches: path === undefined ? isApiPath : pathMatcher(path) };
}
