import type { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import type { Gate } from '../../../../nodes/Cdiscount/api/gate.ts';
import { throttled } from '../../../../nodes/Cdiscount/api/throttle.ts';
import { spoken } from '../../../../nodes/Cdiscount/api/waitText.ts';

export const NOON = Date.parse('2026-09-02T12:00:00Z');
export const HOUR = 3_600_000;

export const quota = (seconds: number) => throttled('quota', spoken(seconds), { status: 403 });
export const tooMany = (seconds?: number) =>
	throttled('rateLimited', seconds === undefined ? undefined : spoken(seconds), { status: 429 });

/** One call at a time. @returns the error it met, `sent` where it was sent and taken */
export function call(gate: Gate, now: number, answer?: CdiscountError): CdiscountError | 'sent' {
	try {
		return gate.answered(gate.enter(now), answer, now) ?? 'sent';
	} catch (met) {
		return met as CdiscountError;
	}
}
