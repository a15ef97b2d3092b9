import type { WriteRequest } from '../../api/client';
import type { DocumentedResponse } from '../../api/documentedResponse';
import type { JsonObject } from '../../api/json';
import type { ApiResponse } from '../../api/response';

/** A change at the marketplace that must happen once, described by the state that shows it. */
export interface WritePlan<State> {
	/** The change as a noun, for sentences: "The confirmation of order X". */
	what: string;
	/** What it changes, as "order X": changes of one thing take turns in this process. */
	subject: string;
	/** What the marketplace answers when it took the change; after any other success the state is read back. */
	documented: DocumentedResponse;
	read(): Promise<State>;
	/** Whether the state shows the change as made. */
	isDone(state: State): boolean;
	/** Why the state does not allow the change: a sentence, or undefined where it does. */
	obstacle(state: State): string | undefined;
	request(state: State): WriteRequest;
	/** What the marketplace would take twice, because no state of its own refuses the second. */
	repeatable?: {
		/** The same for changes that count as one and the same: the idempotency key that the API does not have. */
		key(state: State): string;
		/** How often it was made between two readings, as far as lists, counts and amounts show it. */
		made(before: State, after: State): number;
		/** The same as far as lists show it by name; `made` where left out. What was listed and came to nothing may be made again. */
		listed?(before: State, after: State): number;
		/** The ids that a state shows: once the one that the response named is among them, another one shows as well. */
		ids?(state: State): string[];
		/** Reads again what `made` compares, where that takes fewer calls than `read`. */
		reread?(state: State): Promise<State>;
		/** Whether the state looks as if it had been made without being listed yet, for instance by another process. */
		isDoubtful?(state: State): boolean;
		/** What to say when that does not change. */
		doubt?(state: State): string;
	};
}

/** What the user chose about repetitions and rehearsals. */
export interface WriteOptions {
	ifAlreadyDone: 'skip' | 'fail';
	dryRun: boolean;
	/** The change is wanted although the same was made before, so running again makes it again. */
	allowAnother?: boolean;
}

export interface WriteResult<State> {
	/** `done`: made now. `alreadyDone`: it was so before. `dryRun`: checked, not sent. */
	result: 'done' | 'alreadyDone' | 'dryRun';
	/** As read before the change. */
	state: State;
	/** As read after it, where it was looked at. */
	after?: State;
	/** What would be sent, in a dry run. */
	request?: JsonObject;
	/** What the marketplace answered; not there when the response was lost and the change was found by reading back. */
	response?: ApiResponse;
}
