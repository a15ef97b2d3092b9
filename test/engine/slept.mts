/**
 * Import this before anything else: nothing in n8n-workflow sleeps any more, and a test can see how long it would have.
 * The name has to begin with "mock", because the call of jest.mock is moved above it.
 */
const mockSlept: number[] = [];

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => {
		mockSlept.push(milliseconds);
		await Promise.resolve();
	},
}));

/** Every wait since the last look, in milliseconds. */
export const slept: number[] = mockSlept;

/** The waits since the last look, added up and rounded to whole seconds. */
export function secondsSlept(): number {
	return Math.round(slept.splice(0).reduce((sum, wait) => sum + wait, 0) / 1000);
}
