import fc from 'fast-check';
import type { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { Gate } from '../../../../nodes/Cdiscount/api/gate.ts';
import { runs } from '../../../runs.mts';
import { call, HOUR, NOON, quota, tooMany } from './gates.mts';

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
