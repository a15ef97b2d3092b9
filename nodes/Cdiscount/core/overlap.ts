/**
 * Does work for items, several at once, and begins it in the order of the items.
 * @param limit how many may be under way now; asked before each
 * @param goesOn whether more may be begun after this result
 * @returns the results in the order of the items, of what was begun
 */
export async function* overlapped<T>(
	work: Array<() => Promise<T>>,
	limit: () => number,
	goesOn: (result: T) => boolean,
): AsyncGenerator<T> {
	/** What was begun and not yet given, by its place. */
	const begun = new Map<number, Promise<T>>();
	const underWay = new Set<Promise<T>>();
	let first = 0;
	let isOpen = true;
	for (let next = 0; ; next++) {
		beginMore();
		while (mayBegin() && underWay.has(begun.get(next)!)) {
			await Promise.race(underWay);
			beginMore();
		}
		const own = begun.get(next);
		if (own === undefined) return;
		begun.delete(next);
		yield await own;
	}

	function mayBegin(): boolean {
		return isOpen && first < work.length;
	}

	function beginMore(): void {
		while (mayBegin() && underWay.size < Math.max(1, limit())) {
			const own = work[first]().then((result) => {
				underWay.delete(own);
				isOpen &&= goesOn(result);
				return result;
			});
			begun.set(first, own);
			underWay.add(own);
			first += 1;
		}
	}
}
