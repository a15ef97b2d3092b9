import { stopCommands } from '../host/runCommand.mts';
import type { Steps } from '../host/steps.mts';

/** What can be stopped in order or at once. */
interface Stoppable {
	stop(): Promise<void>;
	kill(): Promise<void>;
}

/** npm passes on the Ctrl-C that the terminal has already delivered: that second one is no second request. */
const SAME_REQUEST_MS = 1000;

/** The user's request to stop, from the first moment of a start on. */
export interface StopRequest {
	/** Aborted when the user asks to stop. */
	signal: AbortSignal;
	/** From now on a request to stop ends this. */
	stopsWith(started: Stoppable): void;
}

/** Stops in order on the first signal, kills on a second one. */
export function stopOnSignals(steps: Steps, exit: (code: number) => void = process.exit): StopRequest {
	const stopRequest = new AbortController();
	let started: Stoppable | undefined;
	let askedAt = 0;

	const stop = async (): Promise<void> => {
		const now = Date.now();
		if (stopRequest.signal.aborted) {
			if (now - askedAt < SAME_REQUEST_MS) return;
			await started?.kill();
			return exit(130);
		}
		askedAt = now;
		steps.say('Stopping; Ctrl-C again to stop at once.');
		stopRequest.abort();
		stopCommands();
		if (!started) return;
		await started.stop();
		steps.say('Everything is stopped.');
		exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
	return {
		signal: stopRequest.signal,
		stopsWith(running) {
			started = running;
		},
	};
}
