import { transform } from '../../jest.config.mjs';

/** End to end: a real n8n with the packed package, and the sandbox. One after the other, because each starts an n8n. */
export default {
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/**/*.test.mts'],
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	transform,
	maxWorkers: 1,
	testTimeout: 180_000,
	verbose: true,
};
