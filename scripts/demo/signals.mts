import { stopCommands } from '../host/runCommand.mts';
import type { Steps } from '../host/steps.mts';

/** What can be stopped in order or at once. */
interface Stoppable {
	stop(): Promise<void>;
	kill(): Promise<void>;
}

/** npm passes on the Ctrl-C that the terminal has already delivered: that second one is no second wish. */
const SAME_WISH_MS = 1000;

/** The user's wish to stop, from the first moment of a start on. */
export interface StopWish {
	/** Aborted when the user asks to stop. */
	signal: AbortSignal;
	/** From now on a wish to stop ends this. */
	stopsWith(started: Stoppable): void;
}

/** Stops in order on the first signal, kills on a second one. */
export function stopOnSignals(steps: Steps, exit: (code: number) => void = process.exit): StopWish {
	const wish = new AbortController();
	let started: Stoppable | undefined;
	let askedAt = 0;

	const stop = async (): Promise<void> => {
		const now = Date.now();
		if (wish.signal.aborted) {
			if (now - askedAt < SAME_WISH_MS) return;
			await started?.kill();
			return exit(130);
		}
		askedAt = now;
		steps.say('Stopping; Ctrl-C again to stop at once.');
		wish.abort();
		stopCommands();
		if (!started) return;
		await started.stop();
		steps.say('Everything is stopped.');
		exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
	return {
		signal: wish.signal,
		stopsWith(running) {
			started = running;
		},
	};
}
