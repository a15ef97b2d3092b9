import { slept } from '../../../engine/slept.mts';
import { RETRY_LIMITS, RetryBudget, wait, retryDelay } from '../../../../nodes/Cdiscount/api/retry.ts';
import { CdiscountError, type ErrorCode } from '../../../../nodes/Cdiscount/api/errors.ts';

beforeEach(() => void slept.splice(0));
afterEach(() => jest.restoreAllMocks());

const refusal = (kind: ErrorCode, waitSeconds?: number) => new CdiscountError(kind, 'No.', { waitSeconds });

describe('one wait', () => {
	test.each<ErrorCode>(['credential', 'notFound', 'invalid', 'outcomeUnknown'])('%s is not a passing fault', (kind) => {
		expect(retryDelay(refusal(kind, 1), 0, 900)).toBeUndefined();
	});

	test.each<ErrorCode>(['quota', 'rateLimited', 'marketplaceDown', 'noAnswer', 'unreachable'])(
		'%s is waited out, longer each time, five times at most',
		(kind) => {
			const waits = [0, 1, 2, 3, 4].map((repeats) => retryDelay(refusal(kind), repeats, 900) ?? 0);
			waits.forEach((wait, repeats) => {
				expect(wait).toBeGreaterThanOrEqual(0.75 * 2 ** repeats);
				expect(wait).toBeLessThanOrEqual(1.25 * 2 ** repeats);
			});
			expect(retryDelay(refusal(kind), 5, 900)).toBeUndefined();
		},
	);

	test('callers do not come back together', () => {
		const waits = Array.from({ length: 20 }, () => retryDelay(refusal('noAnswer'), 3, 900));
		expect(new Set(waits).size).toBeGreaterThan(10);
	});

	test('what cannot be read is read once more', () => {
		expect(retryDelay(refusal('unreadable'), 0, 900)).toBeGreaterThan(0);
		expect(retryDelay(refusal('unreadable'), 1, 900)).toBeUndefined();
	});

	test('waits as long as it is asked to, and a second more; longer where that is not enough', () => {
		expect(retryDelay(refusal('quota', 695), 0, 900)).toBe(696);
		expect([0, 1, 2, 3].map((repeats) => retryDelay(refusal('rateLimited', 1), repeats, 900))).toEqual([2, 2, 4, 8]);
	});

	test.each([
		[695, 696, 696],
		[695, 695, undefined],
	])('asked for %d s with a patience of %d s waits %s', (asked, left, wait) => {
		expect(retryDelay(refusal('quota', asked), 0, left)).toBe(wait);
	});

	test('gives up when its own wait would be longer than its patience', () => {
		expect(retryDelay(refusal('noAnswer'), 4, 5)).toBeUndefined();
	});

	test('rests in steps of a second at most, and ends when the execution is cancelled', async () => {
		await wait(2.5, () => false);
		expect(slept.splice(0)).toEqual([1000, 1000, 500]);

		await wait(100, () => slept.length >= 3);
		expect(slept).toHaveLength(3);
	});
});

/** Meets a fault with every call until there is no wait left. @returns how often it was met */
function exhaust(patience: RetryBudget, fault: CdiscountError, isWrite = false): number {
	for (let met = 0; ; met++) if (patience.waitFor(fault, met, Date.now(), isWrite) === undefined) return met + 1;
}

describe('the patience of a run', () => {
	const run = () => new RetryBudget(RETRY_LIMITS.run);

	test('a wait of a second that is asked for again and again ends soon', () => {
		expect(exhaust(run(), refusal('rateLimited', 0.1))).toBeLessThan(12);
	});

	test('what was waited for in vain is not tried for the next, and nothing says that it may have happened', () => {
		const patience = run();
		exhaust(patience, new CdiscountError('quota', 'The quota is used up.', { waitSeconds: 3600, status: 403 }));
		const refused = [false, true].map((isWrite) => thrownBy(() => patience.admit(isWrite)));
		for (const { message, kind, leavesOutcomeOpen, facts } of refused) {
			expect([kind, leavesOutcomeOpen]).toEqual(['quota', false]);
			expect(message).toBe('Not tried, because a call before it was in vain: the quota is used up.');
			expect(facts.hint).toContain('Nothing was sent by it.');
		}
	});

	test('once its time has passed, calls are made again', () => {
		const patience = run();
		exhaust(patience, refusal('quota', 3600));
		const now = Date.now();
		jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_001);
		expect(patience.admit(false)).toBe(60_000);
	});

	test('a fault that may be that of one thing lets one other call try, without repeating it', () => {
		const patience = run();
		exhaust(patience, refusal('marketplaceDown'));
		expect(patience.admit(false)).toBe(60_000);
		expect(patience.waitFor(refusal('marketplaceDown'), 0, Date.now(), false)).toBeUndefined();
		expect(() => patience.admit(false)).toThrow('Not tried');
		expect(() => patience.admit(false)).toThrow('Not tried');
	});

	test('a call that is answered makes everything as it was, also by a refusal', () => {
		for (const answered of [undefined, refusal('notFound')]) {
			const patience = run();
			exhaust(patience, refusal('marketplaceDown'));
			patience.admit(false);
			patience.answered(false, answered);
			expect(exhaust(patience, refusal('marketplaceDown'))).toBe(6);
		}
	});

	test('a pause that a caller makes on purpose lets one call try', () => {
		const patience = run();
		exhaust(patience, refusal('unreachable'));
		expect(() => patience.admit(true)).toThrow('Not tried');
		patience.paused();
		expect(patience.admit(true)).toBe(120_000);
		expect(() => patience.admit(true)).toThrow('Not tried');
	});

	test('reads between the repeats of a write do not give it patience for ever', () => {
		const patience = run();
		const waits = [0, 1, 2].map((repeats) => {
			patience.answered(false);
			return patience.waitFor(refusal('quota', 400), repeats, Date.now(), true);
		});
		expect(waits).toEqual([401, 401, undefined]);
	});

	test('the time that calls hang counts as well', () => {
		const patience = run();
		expect(patience.waitFor(refusal('noAnswer'), 0, Date.now() - 60_000, false)).toBeGreaterThan(0);
		const other = run();
		expect(other.waitFor(refusal('noAnswer'), 0, Date.now() - 120_000, false)).toBeUndefined();
	});

	test('a poll that is at its end makes no call, and none before may last longer', () => {
		expect(new RetryBudget(RETRY_LIMITS.poll, Date.now() + 5000).admit(false)).toBeLessThanOrEqual(5000);
		expect(() => new RetryBudget(RETRY_LIMITS.poll, Date.now() - 1).admit(false)).toThrow('no time left');
	});
});

function thrownBy(work: () => unknown): CdiscountError {
	try {
		work();
	} catch (thrown) {
		return thrown as CdiscountError;
	}
	throw new Error('Nothing was thrown');
}
