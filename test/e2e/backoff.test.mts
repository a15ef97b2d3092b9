import { createRequire } from 'node:module';
import type { INode } from 'n8n-workflow';
import { ensureN8n } from '../../scripts/host/installN8n.mts';
import { ensureNode24 } from '../../scripts/host/node24.mts';
import { CdiscountError } from '../../nodes/Cdiscount/api/errors.ts';
import { toError } from '../../nodes/Cdiscount/api/toError.ts';
import { nodeError } from '../../nodes/Cdiscount/core/failure.ts';
import { FIRST_START } from './demo.mts';

/** n8n's own, of which it has no public name. */
interface Policy {
	pollFailureFromError(error: unknown, now: Date): { type: string; retryAfterMs: number | null; cause?: string };
	computeBackoffDelayMs(args: { type: string; consecutiveErrors: number; retryAfterMs: number | null }): number;
}

const NODE = {
	name: 'Cdiscount',
	type: 'cdiscount',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
} as unknown as INode;
const LONGEST = 30 * 60_000;

let policy: Policy;

beforeAll(async () => {
	const { bin } = await ensureN8n(await ensureNode24(console.log), console.log);
	policy = createRequire(bin)('n8n/dist/workflows/triggers/poll-backoff-policy.js') as Policy;
}, FIRST_START);

/** How long n8n's durable scheduler leaves a trigger alone after its first failure. */
function waitAfter(error: CdiscountError): number {
	const failure = policy.pollFailureFromError(nodeError(NODE, error), new Date());
	return policy.computeBackoffDelayMs({ ...failure, consecutiveErrors: 1 });
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	toError({ status, body, headers }, '98979');

test('n8n waits as long as the marketplace asks, and not half an hour for a quota', () => {
	const out = { statusCode: 403, message: 'Out of call volume quota. Quota will be replenished in 00:11:35.' };
	expect(waitAfter(answer(403, out))).toBe(695_000);
	expect(waitAfter(answer(429, '', { 'retry-after': '900' }))).toBe(900_000);
	expect(waitAfter(answer(503, '', { 'retry-after': '600' }))).toBe(600_000);
});

test('n8n waits longest for what somebody has to mend', () => {
	expect(waitAfter(answer(401, ''))).toBe(LONGEST);
	expect(waitAfter(answer(403, { title: 'Forbidden' }))).toBe(LONGEST);
	expect(waitAfter(answer(404, '<html>'))).toBe(LONGEST);
});

test('n8n tries again soon after what passes by itself', () => {
	expect(waitAfter(answer(500, ''))).toBeLessThan(LONGEST / 3);
	expect(waitAfter(new CdiscountError('unreachable', 'The host name is unknown.'))).toBeLessThan(LONGEST / 3);
});
