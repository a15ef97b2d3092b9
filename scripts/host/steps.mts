/** Shows progress: one line per step, with the time it took. */
export interface Steps {
	/** Runs `work` as a step. `note` shows that a long step is still alive. */
	run<T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
	say(line: string): void;
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Steps printed line by line, which reads the same in a terminal, in a log file and on a build server. */
export function printedSteps(write: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): Steps {
	return {
		say: write,
		async run(title, work) {
			const started = Date.now();
			write(`… ${title}`);
			try {
				const result = await work((text) => write(`  ${text} (${seconds(started)})`));
				write(`✔ ${title} (${seconds(started)})`);
				return result;
			} catch (error) {
				write(`✖ ${title} (${seconds(started)})`);
				throw error;
			}
		},
	};
}

/** Steps that say nothing, for tests. */
export const silentSteps: Steps = { say: () => {}, run: async (_title, work) => await work(() => {}) };
