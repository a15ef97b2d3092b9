import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Lint for what is not published (sandbox, scripts, tests, benches); eslint.config.mjs is n8n's own, unchanged. */
export default tseslint.config({
	files: ['**/*.mts'],
	extends: [js.configs.recommended, tseslint.configs.recommended],
	rules: { 'no-console': 'off' },
});
