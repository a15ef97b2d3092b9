const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Jest environment: test files run in the worker's own global, where the modules they share were loaded (see runtime.cjs). */
module.exports = class WorkerEnvironment {
	global = globalThis;
	fakeTimers = null;

	constructor({ projectConfig: config }) {
		this.moduleMocker = new ModuleMocker(this.global);
		this.fakeTimersModern = new ModernFakeTimers({ config, global: this.global });
		// what Jest or a test file changes in them is put back by teardown
		this.before = { console, exit: process.exit, env: { ...process.env } };
	}

	async setup() {
		// counts begin anew in every file, or Jest would add them up file after file
		delete this.global.__coverage__;
	}

	async teardown() {
		const { console, exit, env } = this.before;
		this.fakeTimersModern.dispose();
		this.global.console = console;
		process.exit = exit;
		for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
		Object.assign(process.env, env);
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	/** Unused: runtime.cjs compiles without a context. */
	getVmContext() {
		return null;
	}
};
