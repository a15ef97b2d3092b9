import type { Failure } from 'n8n-workflow';
import { CdiscountError, InputError, type ErrorCode } from '../api/errors';

type Timed = Extract<Failure, { retryAfterMs?: number }>['cause'];

/**
 * What ends by itself. What cannot be read is among it, which mostly is a page of maintenance; and an unknown host, which can be a network
 * that is gone for a minute.
 */
const PASSING: Partial<Record<ErrorCode, Timed>> = {
	quota: 'quota-exhausted',
	rateLimited: 'rate-limited',
	marketplaceDown: 'temporarily-unavailable',
	noAnswer: 'temporarily-unavailable',
	unreachable: 'temporarily-unavailable',
	unreadable: 'temporarily-unavailable',
};

/**
 * Why it failed, as n8n reads it (from 2.41 on; earlier versions pass over it): its scheduler of triggers waits as long as the marketplace
 * asked, and longest where somebody has to act first.
 * @param isOfItem whether it is the fault of a row, which says nothing about the node
 * @returns undefined where nothing of it concerns the node: a row that is wrong, a write whose outcome is open; and for n8n's own errors
 */
export function failureOf(thrown: unknown, isOfItem: boolean): Failure | undefined {
	if (!(thrown instanceof CdiscountError)) return isOfHost(thrown) ? undefined : { cause: 'node-defect' };
	const { code, facts } = thrown;
	const cause = PASSING[code];
	if (cause !== undefined)
		return {
			cause,
			...(facts.waitSeconds !== undefined && { retryAfterMs: Math.ceil(facts.waitSeconds * 1000) }),
			...(facts.closedUntil !== undefined && { resetsAtEpochMs: facts.closedUntil }),
		};
	if (code === 'credential') return { cause: facts.isSetting ? 'configuration-invalid' : 'credential-invalid' };
	const isOfNode = code === 'noApi' || (thrown instanceof InputError && !isOfItem);
	return isOfNode ? { cause: 'configuration-invalid' } : undefined;
}

/** n8n's errors (a credential that is gone, an expression) have a level; what has none was not thrown on purpose. */
function isOfHost(thrown: unknown): boolean {
	return thrown instanceof Error && 'level' in thrown;
}
