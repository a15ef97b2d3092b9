import { fileURLToPath } from 'node:url';
import unit from './jest.config.mjs';

const FLOORS = 'test/nodes/Cdiscount/{api,marketplace,core,sync}/**/*.test.mts';

/** The unit tests that have to find mutants: those of the floors, or those that the variable TESTS names. */
export default {
	...unit,
	testMatch: [`<rootDir>/${process.env.TESTS ?? FLOORS}`],
	// Stryker takes no <rootDir> here
	testEnvironment: fileURLToPath(new URL('test/worker/mutants.cjs', import.meta.url)),
};
