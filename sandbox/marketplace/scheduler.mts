import { Agenda } from './dueQueue.mts';
import type { Clock } from './clock.mts';

export interface Planned {
	at: number;
	act(at: number): void;
	isCancelled: boolean;
}

/**
 * What will happen by itself, in all parts of the marketplace. There are no timers: whoever looks calls `settle` first,
 * and everything that has become due happens then, in the order and as of the moments at which it was due.
 */
export class Timeline {
	private readonly agenda = new Agenda<Planned>();

	constructor(private readonly clock: Clock) {}

	now(): number {
		return this.clock.now();
	}

	plan(at: number, act: (at: number) => void): Planned {
		const planned = { at, act, isCancelled: false };
		this.agenda.add(at, planned);
		return planned;
	}

	/** In so many seconds from now. */
	planIn(seconds: number, act: (at: number) => void): Planned {
		return this.plan(this.now() + seconds * 1000, act);
	}

	settle(): void {
		const now = this.clock.now();
		for (let due = this.agenda.takeDue(now); due; due = this.agenda.takeDue(now)) {
			if (!due.subject.isCancelled) due.subject.act(due.at);
		}
	}

	clear(): void {
		this.agenda.clear();
	}
}
