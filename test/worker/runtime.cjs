const { sep } = require('node:path');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');
const oneAtATime = require('./oneAtATime.cjs');

const isThirdParty = (path) => path.includes(`${sep}node_modules${sep}`);

/** What was compiled in this worker, by file. Running it again gives a module of its own again. */
const compiled = new Map();

/**
 * Jest runtime: third-party modules, n8n's engine above all, are loaded once per worker instead of once per test file. Our own modules are
 * each test file's own as ever. For both to have the same `Error` and `Date`, all run in the worker's global (see environment.cjs).
 */
class SharingRuntime extends Runtime {
	constructor(...given) {
		super(...given);
		const { injectedModuleParameters: parameters } = this.executor;
		this.executor.compile = (source, filename) => {
			if (compiled.get(filename)?.source !== source)
				compiled.set(filename, { source, run: compileFunction(source, parameters, { filename }) });
			return compiled.get(filename).run;
		};
	}

	requireModule(from, moduleName, options, isRequireActual) {
		if (options?.isInternalModule && moduleName === 'node:async_hooks') return oneAtATime;
		if (moduleName && !options?.isInternalModule && !this._resolution.isCoreModule(moduleName)) {
			const path = this._resolution.resolveCjs(from, moduleName);
			if (isThirdParty(path)) return require(path);
		}
		return super.requireModule(from, moduleName, options, isRequireActual);
	}

	/** Handed over as it is: the next test file begins with nothing (see environment.cjs). */
	getAllCoverageInfoCopy() {
		return this._environment.global.__coverage__;
	}
}

module.exports = SharingRuntime;
