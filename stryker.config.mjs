/** Mutants: small faults put into the code, one at a time, each of which a test has to find. */
export default {
	mutate: ['nodes/Cdiscount/{api,marketplace,sync}/**/*.ts'],
	testRunner: 'jest',
	plugins: ['@stryker-mutator/jest-runner'],
	jest: { configFile: 'jest.mutants.config.mjs' },
	coverageAnalysis: 'perTest',
	concurrency: 1,
	// once, all tests of the floors
	dryRunTimeoutMinutes: 60,
	ignorePatterns: ['/docs', '/bench', '/coverage', '/dist', '/test/e2e', '/workflows'],
	reporters: ['clear-text'],
	clearTextReporter: { allowColor: false, reportTests: false },
	disableTypeChecks: false,
};
