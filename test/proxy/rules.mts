import { Random } from '../../sandbox/marketplace/random.mts';
import { isApiPath, pathMatcher } from '../../sandbox/http/pathPattern.mts';

/** A request as it reached the proxy. */
export interface Asked {
	/** 1 for the first request that the proxy ever saw. */
	number: number;
	method: string;
	/** With its query. */
	path: string;
	headers: Record<string, string>;
	body: Buffer;
}

/** What is answered. */
export interface ProxyResponse {
	status: number;
	headers: Record<string, string | string[]>;
	body: Buffer;
}

/** An answer as a test writes it; a body that is neither text nor bytes becomes JSON. */
export interface ResponseOverride {
	status?: number;
	/** These headers in place of, or besides, those that would be there; undefined takes one away. */
	headers?: Record<string, string | string[] | undefined>;
	body?: unknown;
}

/** Which calls a rule applies to. */
export interface CallMatch {
	method?: string;
	/** A pattern of the path (see `pathMatcher`). Default: every API call, and not the token endpoint (its pattern ends in `/token`). */
	path?: string;
	/** What else the call must be: by its body, its query, its token, the time. */
	isMeant?(asked: Asked): boolean;
	/** The first matching call it applies to, from 1. */
	from?: number;
	/** So many matching calls. Default 1; without limit when a probability is given. */
	count?: number;
	/** From 0 to 1: how likely it applies to a matching call. Default 1. */
	probability?: number;
}

/**
 * How the bytes leave. `silent`: accepted and never answered (half-open); `headersOnly`: and then nothing more; `cut`: the connection
 * ends in the middle of the body; `reset`: it breaks without an answer.
 */
export type Ending = 'silent' | 'headersOnly' | 'cut' | 'reset';

/** What is done with a call. A call meets every `hold`, `rewrite` and `replace` that matches, and the first other rule. */
export interface Rule extends CallMatch {
	/** Answered without the marketplace, which never hears of the call. Otherwise it takes effect first. */
	isBefore?: boolean;
	answer?: ResponseOverride | ((answer: ProxyResponse, asked: Asked) => ResponseOverride);
	/** The body is packed, and then says so; `isBroken`: what is packed cannot be unpacked. */
	encoding?: 'gzip' | 'deflate' | 'br';
	isBroken?: boolean;
	/** One byte of the body every so many milliseconds. */
	byteEvery?: number;
	ending?: Ending;
	/** These bytes and nothing else, in place of an HTTP answer. */
	raw?: Buffer | string;
	/** Another JSON in place of the marketplace's; where it answers none, this does not run. */
	rewrite?(json: unknown, asked: Asked): unknown;
	/** Another answer in place of the marketplace's. */
	replace?(answer: ProxyResponse, asked: Asked): ProxyResponse;
	/** Waits before the call goes on: to the marketplace with `isBefore`, otherwise from it back to the caller. */
	hold?(asked: Asked): Promise<unknown>;
}

interface Active {
	rule: Rule;
	met: number;
	left: number;
	matches(path: string): boolean;
}

/** The rules that apply to one call. */
export interface AppliedRules {
	fault?: Rule;
	holds: Rule[];
	changes: Rule[];
}

/** The rules that are on. */
export class Rules {
	private active: Active[] = [];
	private readonly random: Random;

	/** @param seed of the dice that probabilities throw */
	constructor(seed = 1) {
		this.random = new Random(seed);
	}

	add(...rules: Rule[]): void {
		this.active.push(
			...rules.map((rule) => ({
				rule,
				met: 0,
				left: rule.count ?? (rule.probability === undefined ? 1 : Infinity),
				matches: rule.path === undefined ? isApiPath : pathMatcher(rule.path),
			})),
		);
	}

	clear(): void {
		this.active = [];
	}

	/** What is done with this call; uses the rules up. */
	match(asked: Asked): AppliedRules {
		const found: AppliedRules = { holds: [], changes: [] };
		for (const one of this.active) {
			const { rule } = one;
			const list = rule.hold ? found.holds : rule.rewrite || rule.replace ? found.changes : undefined;
			if ((list === undefined && found.fault !== undefined) || !this.applies(one, asked)) continue;
			if (list) list.push(rule);
			else found.fault = rule;
		}
		return found;
	}

	private applies(one: Active, asked: Asked): boolean {
		const { method, from = 1, probability, isMeant } = one.rule;
		if (one.left <= 0 || (method !== undefined && method.toUpperCase() !== asked.method)) return false;
		if (!one.matches(asked.path.split('?')[0]) || isMeant?.(asked) === false) return false;
		one.met += 1;
		if (one.met < from || (probability !== undefined && !this.random.chance(probability))) return false;
		one.left -= 1;
		return true;
	}
}
