import { Gate } from '../../../../nodes/Cdiscount/api/gate.ts';
import { call, HOUR, NOON, quota, tooMany } from './gates.mts';

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
		made(gate, 60, NEXT + 600_000);
		call(gate, NEXT + 600_000, quota(300));
		for (const calls of [55, 40]) {
			made(gate, calls, NEXT + 900_000);
			expect(gate.heldBack(NEXT + 900_000)).toBe(0);
		}
	});

	test('calls that were under way together are refused together, which says nothing new', () => {
		const gate = learned();
		made(gate, 100, NEXT);
		const underWay = [gate.enter(NEXT), gate.enter(NEXT)];
		for (const entered of underWay) gate.answered(entered, quota(600), NEXT);
		made(gate, 90, NEXT + 600_000);
		expect(gate.heldBack(NEXT + 600_000)).toBe(600);
	});

	test('a window of more than an hour is none', () => {
		const gate = new Gate();
		call(gate, NOON - 60_000, quota(60));
		made(gate, 100, NOON);
		call(gate, NOON + HOUR, quota(60));
		made(gate, 95, NOON + HOUR + 60_000);
		expect(gate.heldBack(NOON + HOUR + 60_000)).toBe(0);
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
