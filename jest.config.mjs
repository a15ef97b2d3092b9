/** Unit tests: no n8n process, no network beyond 127.0.0.1. The end-to-end tests have test/e2e/jest.config.mjs. */
export const transform = {
	'^.+\\.m?ts$': [
		'@swc/jest',
		{
			jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
			module: { type: 'commonjs', importInterop: 'swc' },
			sourceMaps: 'inline',
		},
	],
};

export default {
	testMatch: ['<rootDir>/test/**/*.test.mts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	transform,
	testEnvironment: '<rootDir>/test/worker/environment.cjs',
	runtime: '<rootDir>/test/worker/runtime.cjs',
	setupFilesAfterEnv: ['<rootDir>/test/setup.mts'],
	testTimeout: 60_000,
	maxWorkers: '100%',
	// the modules of n8n stay in a worker's memory file after file; a full heap makes everything slow
	workerIdleMemoryLimit: '1500MB',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text'],
	// a little below what is reached: 98.75, 92.81, 99.27 and 99.52 %
	coverageThreshold: { global: { statements: 98.5, branches: 92.5, functions: 99, lines: 99.3 } },
};
