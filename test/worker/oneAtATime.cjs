/**
 * Stands in for `AsyncLocalStorage` where Jest keeps which test runs. Up to Node 22 the real one makes every promise in the process cost four
 * times as much. Our tests run one after the other, so the test that began last is the one that runs.
 */
class OneAtATime {
	#store = undefined;

	getStore() {
		return this.#store;
	}

	/** @returns what the work returns, a promise */
	async run(store, work) {
		const before = this.#store;
		this.#store = store;
		try {
			return await work();
		} finally {
			this.#store = before;
		}
	}
}

module.exports = { AsyncLocalStorage: OneAtATime };
