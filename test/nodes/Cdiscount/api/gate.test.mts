import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { Gate, gateOf } from '../../../../nodes/Cdiscount/api/gate.ts';
import { call, HOUR, NOON, quota, tooMany } from './gates.mts';

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
