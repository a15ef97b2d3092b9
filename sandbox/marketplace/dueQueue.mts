export interface Appointment<T> {
	at: number;
	/** Of two that are due at the same time, the one made first comes first. */
	order: number;
	subject: T;
}

/** What is due and when: a binary heap, so that looking at ten thousand waiting orders costs nothing until one is due. */
export class Agenda<T> {
	private readonly heap: Array<Appointment<T>> = [];
	private made = 0;

	add(at: number, subject: T): Appointment<T> {
		const appointment = { at, order: (this.made += 1), subject };
		this.heap.push(appointment);
		let index = this.heap.length - 1;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!isBefore(appointment, this.heap[parent]!)) break;
			this.swap(index, parent);
			index = parent;
		}
		return appointment;
	}

	/** Takes out the earliest appointment that is due at the given time, if there is one. */
	takeDue(now: number): Appointment<T> | undefined {
		const first = this.heap[0];
		if (!first || first.at > now) return undefined;
		const last = this.heap.pop()!;
		if (this.heap.length > 0) {
			this.heap[0] = last;
			this.sink();
		}
		return first;
	}

	clear(): void {
		this.heap.length = 0;
	}

	private sink(): void {
		let index = 0;
		for (;;) {
			let smallest = index;
			for (const child of [2 * index + 1, 2 * index + 2]) {
				if (child < this.heap.length && isBefore(this.heap[child]!, this.heap[smallest]!)) smallest = child;
			}
			if (smallest === index) return;
			this.swap(index, smallest);
			index = smallest;
		}
	}

	private swap(a: number, b: number): void {
		[this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
	}
}

function isBefore(a: Appointment<unknown>, b: Appointment<unknown>): boolean {
	return a.at < b.at || (a.at === b.at && a.order < b.order);
}
