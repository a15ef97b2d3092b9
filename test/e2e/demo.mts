import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo, type Demo, type DemoOptions } from '../../scripts/demo/start.mts';

/** Long enough to install n8n on a machine that has never seen it. */
export const FIRST_START = 30 * 60_000;

export interface TestDemo extends Demo {
	/** Stops everything and removes the data. */
	close(): Promise<void>;
}

/** The very demo of `npm start`, with an empty shop, data of its own, and triggers that look every five seconds. */
export async function startTestDemo(options: DemoOptions = {}): Promise<TestDemo> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'cdiscount-e2e-'));
	const steps = {
		say: (text: string) => process.stderr.write(`  ${text}\n`),
		run: async <T,>(title: string, work: (note: (text: string) => void) => Promise<T>) => {
			const started = Date.now();
			const result = await work((note) => process.stderr.write(`  ${title}: ${note}\n`));
			process.stderr.write(`  ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
			return result;
		},
	};
	const demo = await startDemo({ dataFolder, fastPolls: true, orders: false, steps, ...options });
	return {
		...demo,
		close: async () => {
			await demo.stop();
			await rm(dataFolder, { recursive: true, maxRetries: 5 });
		},
	};
}

/** Looks again and again until `check` gives something, with what was last seen in the error when it never does. */
export async function eventually<T>(
	what: string,
	check: () => Promise<T | undefined | false>,
	seconds = 90,
): Promise<T> {
	const end = Date.now() + seconds * 1000;
	for (;;) {
		const found = await check();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}
