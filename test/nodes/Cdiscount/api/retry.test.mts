import { slept } from '../../../engine/slept.mts';
import { RETRY_LIMITS, RetryBudget, retryDelay } from '../../../../nodes/Cdiscount/api/retry.ts';
import { wait } from '../../../../nodes/Cdiscount/api/wait.ts';
import { CdiscountError, type ErrorCode } from '../../../../nodes/Cdiscount/api/errors.ts';

beforeEach(() => void slept.splice(0));
afterEach(() => jest.restoreAllMocks());

const errorOf = (code: ErrorCode, waitSeconds?: number) => new CdiscountError(code, 'No.', { waitSeconds });

describe('one wait', () => {
	test.each<ErrorCode>(['credential', 'notFound', 'invalid', 'outcomeUnknown'])('%s is not a passing fault', (code) => {
		expect(retryDelay(errorOf(code, 1), 0, 900)).toBeUndefined();
	});

	test.each<ErrorCode>(['quota', 'rateLimited', 'marketplaceDown', 'noAnswer', 'unreachable'])(
		'%s is waited out, longer each time, five times at most',
		(code) => {
			const waits = [0, 1, 2, 3, 4].map((repeats) => retryDelay(errorOf(code), repeats, 900) ?? 0);
			waits.forEach((wait, repeats) => {
				expect(wait).toBeGreaterThanOrEqual(0.75 * 2 ** repeats);
				expect(wait).toBeLessThanOrEqual(1.25 * 2 ** repeats);
			});
			expect(retryDelay(errorOf(code), 5, 900)).toBeUndefined();
		},
	);

	test('callers do not come back together', () => {
		const waits = Array.from({ length: 20 }, () => retryDelay(errorOf('noAnswer'), 3, 900));
		expect(new Set(waits).size).toBeGreaterThan(10);
	});

	test('what cannot be read is read once more', () => {
		expect(retryDelay(errorOf('unreadable'), 0, 900)).toBeGreaterThan(0);
		expect(retryDelay(errorOf('unreadable'), 1, 900)).toBeUndefined();
	});

	test('waits as long as it is asked to, and a second more; longer where that is not enough', () => {
		expect(retryDelay(errorOf('quota', 695), 0, 900)).toBe(696);
		expect([0, 1, 2, 3].map((repeats) => retryDelay(errorOf('rateLimited', 1), repeats, 900))).toEqual([2, 2, 4, 8]);
	});

	test.each([
		[695, 696, 696],
		[695, 695, undefined],
	])('asked for %d s with a budget of %d s waits %s', (asked, left, wait) => {
		expect(retryDelay(errorOf('quota', asked), 0, left)).toBe(wait);
	});

	test('gives up when its own wait would be longer than its budget', () => {
		expect(retryDelay(errorOf('noAnswer'), 4, 5)).toBeUndefined();
	});

	test('waits in steps of a second at most, and ends when the execution is cancelled', async () => {
		const waited: number[] = [];
		const cancel = new AbortController();
		const sleep = async (milliseconds: number) => {
			waited.push(milliseconds);
			if (waited.length === 6) cancel.abort();
			await Promise.resolve();
		};
		expect(await wait(2.5, { sleep, cancelSignal: cancel.signal })).toBe(true);
		expect(waited).toEqual([1000, 1000, 500]);

		expect(await wait(100, { sleep, cancelSignal: cancel.signal })).toBe(false);
		expect(waited).toHaveLength(6);
	});
});

/** Meets a fault, and waits as long as the budget says. @returns in seconds */
function waited(budget: RetryBudget, fault: CdiscountError, repeats: number, isWrite = false): number | undefined {
	const delay = budget.delayAfter(fault, repeats, Date.now(), isWrite);
	if (delay !== undefined) budget.waitEnded();
	return delay;
}

/** Meets a fault with every call until there is no wait left. @returns how often it was met */
function exhaust(budget: RetryBudget, fault: CdiscountError, isWrite = false): number {
	for (let met = 0; ; met++) if (waited(budget, fault, met, isWrite) === undefined) return met + 1;
}

describe('the budget of a run', () => {
	const run = () => new RetryBudget(RETRY_LIMITS.run);

	test('a wait of a second that is asked for again and again ends soon', () => {
		expect(exhaust(run(), errorOf('rateLimited', 0.1))).toBeLessThan(12);
	});

	test('what was waited for in vain is not tried for the next, and nothing says that it may have happened', () => {
		const budget = run();
		exhaust(budget, new CdiscountError('quota', 'The quota is used up.', { waitSeconds: 3600, status: 403 }));
		const refused = [false, true].map((isWrite) => thrownBy(() => budget.admit(isWrite)));
		for (const { message, code, leavesOutcomeOpen, facts } of refused) {
			expect([code, leavesOutcomeOpen]).toEqual(['quota', false]);
			expect(message).toBe('Not tried, because an earlier call failed: the quota is used up.');
			expect(facts.hint).toContain('Nothing was sent by it.');
		}
	});

	test('once its time has passed, calls are made again', () => {
		const budget = run();
		exhaust(budget, errorOf('quota', 3600));
		const now = Date.now();
		jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_001);
		expect(budget.admit(false)).toBe(60_000);
	});

	test('a fault that may be that of one thing lets one other call try, without repeating it', () => {
		const budget = run();
		exhaust(budget, errorOf('marketplaceDown'));
		expect(budget.admit(false)).toBe(60_000);
		expect(budget.delayAfter(errorOf('marketplaceDown'), 0, Date.now(), false)).toBeUndefined();
		expect(() => budget.admit(false)).toThrow('Not tried');
		expect(() => budget.admit(false)).toThrow('Not tried');
	});

	test('a call that is answered makes everything as it was, also by a refusal', () => {
		for (const answered of [undefined, errorOf('notFound')]) {
			const budget = run();
			exhaust(budget, errorOf('marketplaceDown'));
			budget.admit(false);
			budget.answered(false, answered);
			expect(exhaust(budget, errorOf('marketplaceDown'))).toBe(6);
		}
	});

	test('a pause that a caller makes on purpose lets one call try', () => {
		const budget = run();
		exhaust(budget, errorOf('unreachable'));
		expect(() => budget.admit(true)).toThrow('Not tried');
		budget.paused();
		expect(budget.admit(true)).toBe(120_000);
		expect(() => budget.admit(true)).toThrow('Not tried');
	});

	test('reads between the repeats of a write do not give it time for ever', () => {
		const budget = run();
		const waits = [0, 1, 2].map((repeats) => {
			budget.answered(false);
			return waited(budget, errorOf('quota', 400), repeats, true);
		});
		expect(waits).toEqual([401, 401, undefined]);
	});

	test('waits of calls that are under way together pass together, and those after them do not', () => {
		const budget = run();
		const meet = () => budget.delayAfter(errorOf('quota', 600), 0, Date.now(), false);

		expect([meet(), meet(), meet()]).toEqual([601, 601, 601]);
		budget.waitEnded();
		budget.waitEnded();
		expect(meet()).toBe(601);
		budget.waitEnded();
		budget.waitEnded();
		expect(meet()).toBeUndefined();
	});

	test('the time that calls hang counts as well', () => {
		const budget = run();
		expect(budget.delayAfter(errorOf('noAnswer'), 0, Date.now() - 60_000, false)).toBeGreaterThan(0);
		const other = run();
		expect(other.delayAfter(errorOf('noAnswer'), 0, Date.now() - 120_000, false)).toBeUndefined();
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
