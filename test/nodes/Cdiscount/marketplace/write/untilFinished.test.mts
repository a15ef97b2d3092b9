import { untilFinished, Waits, type WaitPlan } from '../../../../../nodes/Cdiscount/marketplace/write/untilFinished.ts';

/** Waits whose time passes only as it is waited, or also while something is looked at. */
function waiting(plan: WaitPlan, { isWanted = true, slowLook = 0 } = {}) {
	const waited: number[] = [];
	let now = 1_000_000;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	const waits = new Waits(
		{
			async wait(seconds) {
				waited.push(seconds);
				now += seconds * 1000;
				return isWanted;
			},
		},
		plan,
	);
	const look = jest.fn<Promise<string | undefined>, []>(async () => {
		now += slowLook * 1000;
		return undefined;
	});
	return { waits, waited, look };
}

afterEach(() => jest.restoreAllMocks());

test.each<[string, WaitPlan, number[]]>([
	['each wait is twice the one before it, up to the longest', { atMost: 40, longest: 10 }, [1, 2, 4, 8, 10, 10, 5]],
	['the first may be longer', { atMost: 20, first: 3, longest: 60 }, [3, 6, 11]],
	['the second may be longer than twice the first', { atMost: 60, second: 15, longest: 20 }, [1, 15, 20, 20, 4]],
	[
		'a second that is shorter than twice the first says nothing',
		{ atMost: 14, first: 4, second: 2, longest: 60 },
		[4, 8, 2],
	],
	['the first is no longer than the longest', { atMost: 10, first: 30, longest: 5 }, [5, 5]],
	['no time is no wait', { atMost: 0, longest: 5 }, []],
])('%s', async (_, plan, wanted) => {
	const { waits, waited, look } = waiting(plan);
	expect(await untilFinished(waits, look)).toBeUndefined();
	expect(waited).toEqual(wanted);
	expect(look).toHaveBeenCalledTimes(wanted.length + 1);
});

test('the time that looking takes counts', async () => {
	const { waits, waited, look } = waiting({ atMost: 20, longest: 60 }, { slowLook: 5 });
	await untilFinished(waits, look);
	expect(waited).toEqual([1, 2, 2]);
});

test('what is found ends the waiting', async () => {
	const { waits, waited, look } = waiting({ atMost: 100, longest: 60 });
	look.mockResolvedValueOnce(undefined).mockResolvedValueOnce('found');
	expect(await untilFinished(waits, look)).toBe('found');
	expect(waited).toEqual([1]);
	expect(look).toHaveBeenCalledTimes(2);
});

test('a cancelled wait is the last', async () => {
	const { waits, waited, look } = waiting({ atMost: 100, longest: 60 }, { isWanted: false });
	expect(await untilFinished(waits, look)).toBeUndefined();
	expect(waited).toEqual([1]);
	expect(look).toHaveBeenCalledTimes(1);
});

test('several things share the time', async () => {
	const { waits, waited, look } = waiting({ atMost: 3, longest: 60 });
	look.mockResolvedValueOnce(undefined).mockResolvedValueOnce('one');
	expect(await untilFinished(waits, look)).toBe('one');
	expect(await untilFinished(waits, look)).toBeUndefined();
	expect(waited).toEqual([1, 2]);
});

test('what was waited counts also where the clock of the machine stands still', async () => {
	const { waits, waited, look } = waiting({ atMost: 6, longest: 60 });
	jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
	expect(await untilFinished(waits, look)).toBeUndefined();
	expect(waited).toEqual([1, 2, 3]);
});
