/** Reproducible chance: the same seed gives the same shop (mulberry32). */
export class Random {
	constructor(private state: number) {}

	/** A number from 0 (included) to 1 (excluded). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number, both bounds included. */
	int(min: number, max: number): number {
		return min + Math.floor(this.next() * (max - min + 1));
	}

	pick<T>(list: readonly T[]): T {
		return list[Math.floor(this.next() * list.length)]!;
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** So many characters of the alphabet; without one, capital letters and digits. */
	text(length: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'): string {
		return Array.from({ length }, () => alphabet[this.int(0, alphabet.length - 1)]).join('');
	}
}
