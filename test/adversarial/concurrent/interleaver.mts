import { setImmediate as turn } from 'node:timers/promises';

/** Something that a run is about to do. */
interface Waiting {
	who: number;
	go(): void;
}

/** After so many turns without a sign, a run is taken to wait for the other one. */
const STILL = 25;

/** Where runs meet: every call and every sleep stops here, and a list of numbers decides who goes on. */
export class Interleaver {
	private readonly waiting: Waiting[] = [];
	private onTheWay = 0;
	private alive = 0;

	/** Waits for its turn, and makes the call. */
	async pass<T>(who: number, call: () => Promise<T>): Promise<T> {
		await this.stop(who);
		this.onTheWay += 1;
		try {
			return await call();
		} finally {
			this.onTheWay -= 1;
		}
	}

	/** Waits for its turn. @param who is waiting; nobody knows it of a sleep */
	async stop(who = Infinity): Promise<void> {
		await new Promise<void>((go) => this.waiting.push({ who, go }));
	}

	/** Lets all of them run to their ends. @param choices who goes on, step after step, of those who could: 0 is the first */
	async drive(runs: Array<() => Promise<void>>, choices: number[]): Promise<void> {
		this.alive = runs.length;
		const all = Promise.all(runs.map(async (run) => await run().finally(() => (this.alive -= 1))));
		for (let step = 0; this.alive > 0; ) {
			await this.allStill();
			if (this.waiting.length === 0) continue;
			this.waiting.sort((one, other) => (one.who === other.who ? 0 : one.who - other.who));
			const [next] = this.waiting.splice((choices[step] ?? 0) % this.waiting.length, 1);
			step += 1;
			next.go();
		}
		await all;
	}

	/** Resolves when every run stands here, has ended, or waits for another. */
	private async allStill(): Promise<void> {
		for (let quiet = 0; quiet < STILL && this.alive > 0; quiet = this.onTheWay > 0 ? 0 : quiet + 1) {
			if (this.onTheWay === 0 && this.waiting.length >= this.alive) return;
			await turn();
		}
	}
}
