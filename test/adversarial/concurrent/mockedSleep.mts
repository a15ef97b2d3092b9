/**
 * Import this before anything else: whoever sleeps in n8n-workflow asks this first. The name has to begin with "mock", because the call
 * of jest.mock is moved above it.
 */
const mockTime: { sleep(milliseconds: number): Promise<void> } = { sleep: async () => {} };

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));

/** What sleeping is, for every copy of the modules. */
export const time = mockTime;
