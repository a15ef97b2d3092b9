import base from './jest.config.mjs';

/** The unit tests of what is published, under zod 4; without those that are about time and weather rather than shapes. */
export default {
	...base,
	testMatch: ['<rootDir>/test/{nodes,credentials}/**/*.test.mts'],
	testPathIgnorePatterns: [
		...base.testPathIgnorePatterns,
		'lostAnswers',
		'throttles',
		'many',
		'trigger',
		'/sync/',
		'/api/',
	],
	resolver: '<rootDir>/test/engine/zod4.cjs',
};
