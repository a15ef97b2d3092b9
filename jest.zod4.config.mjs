import base from './jest.config.mjs';

/** The unit tests of what is published, under zod 4. */
export default {
	...base,
	testMatch: ['<rootDir>/test/{nodes,credentials}/**/*.test.mts'],
	resolver: '<rootDir>/test/engine/zod4.cjs',
};
