import fc from 'fast-check';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { Gate, gateOf } from '../../../../nodes/Cdiscount/api/gate.ts';
import { throttled } from '../../../../nodes/Cdiscount/api/throttle.ts';
import { spoken } from '../../../../nodes/Cdiscount/api/waitText.ts';
import { runs } from '../../../runs.mts';

const NOON = Date.parse('2026-09-02T12:00:00Z');
const HOUR = 3_600_000;

const quota = (seconds: number) => throttled('quota', spoken(seconds), { status: 403 });
const tooMany = (seconds?: number) =>
	throttled('rateLimited', seconds === undefined ? undefined : spoken(seconds), { status: 429 });

/** One call at a time. @returns the error it met, `sent` where it was sent and taken */
function call(gate: Gate, now: number, answer?: CdiscountError): CdiscountError | 'sent' {
	try {
		return gate.answered(gate.enter(now), answer, now) ?? 'sent';
	} catch (met) {
		return met as CdiscountError;
	}
}

describe('closing', () => {
	test('until the end that was named every call meets the refusal, with the time that is left and nothing sent', () => {
		const gate = new Gate();
		expect((call(gate, NOON, quota(600)) as CdiscountError).facts.closedUntil).toBe(NOON + 600_000);

		const met = call(gate, NOON + 240_000) as CdiscountError;

		expect([met.code, met.isThrottle, met.message]).toEqual([
			'quota',
			true,
			'The call quota of this Cdiscount client is used up; it is filled again in 360 s.',
		]);
		expect(met.facts).toMatchObject({ status: 403, waitSeconds: 360, closedUntil: NOON + 600_000 });
		expect(met.facts.hint).toMatch(/^Nothing was sent\. /);
		expect(call(gate, NOON + 599_999)).not.toBe('sent');
		expect(call(gate, NOON + 600_000)).toBe('sent');
	});

	test('a 429 is told as one', () => {
		const gate = new Gate();
		call(gate, NOON, tooMany(26));
		expect(call(gate, NOON + 1000)).toMatchObject({
			code: 'rateLimited',
			message: 'The marketplace asks for fewer calls at once: try again in 25 s.',
		});
	});

	test.each([tooMany(), new CdiscountError('marketplaceDown', 'Down.', { waitSeconds: 60 })])(
		'$code without a known end, or that is no throttle, closes nothing',
		(error) => {
			const gate = new Gate();
			expect(call(gate, NOON, error)).toBe(error);
			expect(call(gate, NOON)).toBe('sent');
		},
	);

	test.each([undefined, new CdiscountError('notFound', 'No.'), new CdiscountError('invalid', 'No.')])(
		'whoever is answered after it was closed opens it',
		(answer) => {
			const gate = new Gate();
			call(gate, NOON, quota(600));
			gate.answered(gate.enter(NOON + 600_000), answer, NOON + 600_000);
			expect(call(gate, NOON + 1)).toBe('sent');
		},
	);

	test('a call that was under way when it was closed does not open it, and does not shorten the wait', () => {
		const gate = new Gate();
		const underWay = [gate.enter(NOON), gate.enter(NOON)];
		call(gate, NOON, quota(600));

		gate.answered(underWay[0], undefined, NOON + 10);
		expect(gate.answered(underWay[1], tooMany(20), NOON + 20)?.facts.closedUntil).toBe(NOON + 600_000);

		expect(call(gate, NOON + 30_000)).toMatchObject({ code: 'quota' });
	});

	test('a day is looked at again after an hour, by one call', () => {
		const gate = new Gate();
		call(gate, NOON, quota(86_400));
		expect(call(gate, NOON + HOUR - 1)).toMatchObject({ facts: { closedUntil: NOON + 86_400_000 } });
		expect(call(gate, NOON + HOUR, quota(82_800))).toMatchObject({ facts: { status: 403 } });
		expect(call(gate, NOON + HOUR + 1)).toMatchObject({ facts: { hint: expect.stringContaining('Nothing was sent') } });
		expect(call(gate, NOON + 2 * HOUR)).toBe('sent');
		expect(call(gate, NOON + 2 * HOUR)).toBe('sent');
	});

	test('a clock that was set back keeps nobody out', () => {
		const gate = new Gate();
		call(gate, NOON, quota(600));
		expect(call(gate, NOON - 1)).toBe('sent');
	});

	test('a client has one gate at an address', () => {
		const demo = { apiUrl: 'https://one.example/v2', clientId: 'demo' };
		expect(gateOf({ ...demo })).toBe(gateOf(demo));
		expect(gateOf({ ...demo, clientId: 'other' })).not.toBe(gateOf(demo));
		expect(gateOf({ ...demo, apiUrl: 'https://two.example/v2' })).not.toBe(gateOf(demo));
	});
});

/** A client that has seen one window from its beginning: so many calls, then refused until ten minutes after it began. */
function learned(calls = 100) {
	const gate = new Gate();
	call(gate, NOON - 60_000, quota(60));
	for (let made = 0; made < calls; made++) call(gate, NOON);
	call(gate, NOON + 60_000, quota(540));
	return gate;
}
const NEXT = NOON + 600_000;
const made = (gate: Gate, calls: number, now: number) => {
	const met = Array.from({ length: calls }, () => call(gate, now));
	expect(met.filter((one) => one !== 'sent')).toEqual([]);
};

describe('what is left to others', () => {
	test('nothing is held back before anything is learned, nor by a window whose beginning was not seen', () => {
		const gate = new Gate();
		made(gate, 100, NOON);
		call(gate, NOON, quota(540));
		made(gate, 100, NOON + 540_000);
		expect(gate.heldBack(NOON + 540_000)).toBe(0);
	});

	test('of a window that is known the last tenth, until it ends', () => {
		const gate = learned();
		made(gate, 89, NEXT);
		expect(gate.heldBack(NEXT + 1000)).toBe(0);
		made(gate, 1, NEXT);
		expect(gate.heldBack(NEXT + 1000)).toBe(599);
		expect(gate.heldBack(NEXT + 600_000)).toBe(0);
		made(gate, 89, NEXT + 600_000);
		expect(gate.heldBack(NEXT + 600_000)).toBe(0);
	});

	test('a window that others emptied, or that has more, is learned anew', () => {
		const [sooner, more, few] = [learned(), learned(), learned(49)];
		made(sooner, 95, NEXT);
		call(sooner, NEXT, quota(600));
		made(sooner, 86, NEXT + 600_000);
		expect(sooner.heldBack(NEXT + 600_000)).toBeGreaterThan(0);
		made(more, 101, NEXT);
		expect(more.heldBack(NEXT)).toBe(0);
		made(few, 49, NEXT);
		expect(few.heldBack(NEXT)).toBe(0);
	});

	test('a window that began by prediction and is refused sooner says that the prediction was wrong', () => {
		const gate = learned();
		made(gate, 90, NEXT);
		made(gate, 10, NEXT + 600_000);
		call(gate, NEXT + 600_000, quota(300));
		made(gate, 95, NEXT + 900_000);
		expect(gate.heldBack(NEXT + 900_000)).toBe(0);
	});

	test('an hour later nothing is believed any more', () => {
		const gate = learned();
		made(gate, 90, NOON + HOUR + 59_000);
		expect(gate.heldBack(NOON + HOUR + 59_000)).toBeGreaterThan(0);
		expect(gate.heldBack(NOON + HOUR + 60_000)).toBe(0);
	});

	test('a 429 says nothing about the quota', () => {
		const gate = learned();
		made(gate, 90, NEXT);
		call(gate, NEXT, tooMany(26));
		made(gate, 1, NEXT + 26_000);
		expect(gate.heldBack(NEXT + 26_000)).toBe(574);
	});
});

test('at a quota that this process alone uses, one call is refused in a window, and bulk work leaves calls over', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 60, max: 700 }),
			fc.integer({ min: 60, max: 1800 }),
			fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 4000 })), { minLength: 50, maxLength: 400 }),
			(size, seconds, steps) => {
				const gate = new Gate();
				let now = NOON;
				let window = { start: -Infinity, calls: 0, refused: 0 };
				// matchers are slow, and these are a million questions
				let [mostRefused, longestHeld, longestWait, heldAgain] = [0, 0, 0, 0];
				const asked = () => {
					if (now >= window.start + seconds * 1000) window = { start: now, calls: 0, refused: 0 };
					if (window.calls < size) return void (window.calls += 1);
					mostRefused = Math.max(mostRefused, (window.refused += 1));
					return quota(Math.ceil((window.start + seconds * 1000 - now) / 1000));
				};
				for (const [isBulk, pause] of steps) {
					now += pause;
					for (let calls = 0; calls < (isBulk ? 40 : 1); calls++) {
						const held = isBulk ? gate.heldBack(now) : 0;
						longestHeld = Math.max(longestHeld, held);
						now += held * 1000;
						if (isBulk) heldAgain = Math.max(heldAgain, gate.heldBack(now));
						let entered: number;
						try {
							entered = gate.enter(now);
						} catch (met) {
							const { waitSeconds = 0 } = (met as CdiscountError).facts;
							longestWait = Math.max(longestWait, waitSeconds);
							now += waitSeconds * 1000;
							entered = gate.enter(now);
						}
						gate.answered(entered, asked(), now);
					}
				}
				expect(mostRefused).toBeLessThanOrEqual(1);
				expect(longestHeld).toBeLessThanOrEqual(HOUR / 1000);
				expect(longestWait).toBeLessThanOrEqual(seconds);
				expect(heldAgain).toBe(0);
			},
		),
		runs(100),
	);
});

test('whatever the API and the clock do, nobody is kept out for longer than was named, or held back for longer than an hour', () => {
	const step = fc.record({
		later: fc.integer({ min: -900_000, max: 900_000 }),
		calls: fc.integer({ min: 0, max: 120 }),
		waits: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
		isQuota: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const gate = new Gate();
			let now = NOON;
			let longest = 0;
			for (const { later, calls, waits, isQuota } of steps) {
				now += later;
				for (let count = 0; count < calls; count++) call(gate, now);
				if (waits !== undefined) {
					const answer = isQuota ? quota(waits) : tooMany(waits);
					longest = Math.max(longest, waits);
					call(gate, now, answer);
				}
				const met = call(gate, now);
				if (met !== 'sent') {
					expect(met.facts.waitSeconds).toBeLessThanOrEqual(longest);
					expect(call(gate, now + met.facts.waitSeconds! * 1000)).toBe('sent');
				}
				const held = gate.heldBack(now);
				expect(held).toBeGreaterThanOrEqual(0);
				expect(held).toBeLessThanOrEqual(HOUR / 1000);
				expect(gate.heldBack(now + held * 1000)).toBe(0);
			}
		}),
		runs(300),
	);
});
