import { Heap } from 'heap-js';

export interface DueEntry<T> {
	at: number;
	/** Of two that are due at the same time, the one added first comes first. */
	order: number;
	value: T;
}

/** What is due and when, as a heap: looking at ten thousand waiting orders costs nothing until one is due. */
export class DueQueue<T> {
	private readonly heap = new Heap<DueEntry<T>>((a, b) => a.at - b.at || a.order - b.order);
	private added = 0;

	add(at: number, value: T): void {
		this.heap.push({ at, order: (this.added += 1), value });
	}

	/** Takes out the earliest entry that is due at the given time, if there is one. */
	takeDue(now: number): DueEntry<T> | undefined {
		const first = this.heap.peek();
		return first && first.at <= now ? this.heap.pop() : undefined;
	}

	clear(): void {
		this.heap.clear();
	}
}
