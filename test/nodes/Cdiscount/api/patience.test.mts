import { slept } from '../../../engine/slept.mts';
import { rest, waitBefore } from '../../../../nodes/Cdiscount/api/patience.ts';
import { Refusal, type RefusalKind } from '../../../../nodes/Cdiscount/api/refusal.ts';

beforeEach(() => void slept.splice(0));

const refusal = (kind: RefusalKind, waitSeconds?: number) => new Refusal(kind, 'No.', { waitSeconds });

test.each<RefusalKind>(['credential', 'notFound', 'invalid', 'outcomeUnknown'])('%s is not a passing fault', (kind) => {
	expect(waitBefore(refusal(kind, 1), 0, 900)).toBeUndefined();
});

test.each<RefusalKind>(['quota', 'rateLimited', 'marketplaceDown', 'noAnswer', 'unreachable'])(
	'%s is waited out, longer each time, five times at most',
	(kind) => {
		const waits = [0, 1, 2, 3, 4].map((repeats) => waitBefore(refusal(kind), repeats, 900) ?? 0);
		waits.forEach((wait, repeats) => {
			expect(wait).toBeGreaterThanOrEqual(0.75 * 2 ** repeats);
			expect(wait).toBeLessThanOrEqual(1.25 * 2 ** repeats);
		});
		expect(waitBefore(refusal(kind), 5, 900)).toBeUndefined();
	},
);

test('callers do not come back together', () => {
	const waits = Array.from({ length: 20 }, () => waitBefore(refusal('noAnswer'), 3, 900));
	expect(new Set(waits).size).toBeGreaterThan(10);
});

test('what cannot be read is read once more', () => {
	expect(waitBefore(refusal('unreadable'), 0, 900)).toBeGreaterThan(0);
	expect(waitBefore(refusal('unreadable'), 1, 900)).toBeUndefined();
});

test('waits as long as it is asked to, and a second more', () => {
	expect(waitBefore(refusal('quota', 695), 0, 900)).toBe(696);
	expect(waitBefore(refusal('rateLimited', 0), 9, 900)).toBe(1);
});

test.each([
	[695, 696, 696],
	[695, 695, undefined],
])('asked for %d s with a patience of %d s waits %s', (asked, left, wait) => {
	expect(waitBefore(refusal('quota', asked), 0, left)).toBe(wait);
});

test('gives up when its own wait would be longer than its patience', () => {
	expect(waitBefore(refusal('noAnswer'), 4, 5)).toBeUndefined();
});

test('rests in steps of a second at most, and ends when the execution is cancelled', async () => {
	await rest(2.5, () => false);
	expect(slept.splice(0)).toEqual([1000, 1000, 500]);

	await rest(100, () => slept.length >= 3);
	expect(slept).toHaveLength(3);
});
