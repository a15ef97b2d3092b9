import { DueQueue } from './dueQueue.mts';
import type { Clock } from './clock.mts';

export interface ScheduledAction {
	at: number;
	act(at: number): void;
	isCancelled: boolean;
}

/**
 * What will happen by itself, in all parts of the marketplace. There are no timers: whoever looks calls `runDue` first,
 * and everything that has become due happens then, in the order and as of the moments at which it was due.
 */
export class Scheduler {
	private readonly queue = new DueQueue<ScheduledAction>();

	constructor(private readonly clock: Clock) {}

	now(): number {
		return this.clock.now();
	}

	schedule(at: number, act: (at: number) => void): ScheduledAction {
		const planned = { at, act, isCancelled: false };
		this.queue.add(at, planned);
		return planned;
	}

	/** In so many seconds from now. */
	scheduleIn(seconds: number, act: (at: number) => void): ScheduledAction {
		return this.schedule(this.now() + seconds * 1000, act);
	}

	runDue(): void {
		const now = this.clock.now();
		for (let due = this.queue.takeDue(now); due; due = this.queue.takeDue(now)) {
			if (!due.value.isCancelled) due.value.act(due.at);
		}
	}

	clear(): void {
		this.queue.clear();
	}
}
