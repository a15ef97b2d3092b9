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
	const begun: Array<Promise<T>> = [];
	const underWay = new Set<Promise<T>>();
	let isOpen = true;
	for (let next = 0; next < begun.length || (isOpen && next < work.length); next++) {
		while (isOpen && begun.length < work.length && underWay.size < Math.max(1, limit())) begin();
		while (isOpen && begun.length < work.length && begun[next] !== undefined && underWay.has(begun[next])) {
			await Promise.race(underWay);
			while (isOpen && begun.length < work.length && underWay.size < Math.max(1, limit())) begin();
		}
		if (next >= begun.length) return;
		yield await begun[next];
	}

	function begin(): void {
		const own = work[begun.length]().then((result) => {
			underWay.delete(own);
			isOpen &&= goesOn(result);
			return result;
		});
		begun.push(own);
		underWay.add(own);
	}
}
