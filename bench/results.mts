import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Content, Measured } from './content.mts';
import { goals } from './goals.mts';
import type { Result } from './harness/compareVariants.mts';
import { writeFigures } from './figuresPage.mts';

const PAGE = fileURLToPath(new URL('../docs/figures.md', import.meta.url));
const RESULTS = fileURLToPath(new URL('results.json', import.meta.url));

export const nothing = (): Measured => ({
	results: [],
	growth: [],
	quota: [],
	gate: [],
	shared: [],
	tokens: [],
	polls: [],
});

/** Writes the figures into results.json and docs/figures.md; `keeps` older ones of jobs that are not among them. */
export async function save(measured: Measured, machine: string, keeps: boolean): Promise<void> {
	const before = keeps ? (JSON.parse(await readFile(RESULTS, 'utf8')) as Measured) : nothing();
	const all = merged(before, measured);
	const content: Content = { at: new Date().toISOString(), machine, ...all, goals: goals(all) };
	await writeFile(RESULTS, `${JSON.stringify(content, null, 2)}\n`);
	await writeFigures(PAGE, content);
}

function merged(before: Measured, now: Measured): Measured {
	const newer = <T,>(old: T[], found: T[]) => (found.length > 0 ? found : old);
	return {
		results: byJob(before.results, now.results),
		growth: byJob(before.growth, now.growth),
		quota: newer(before.quota, now.quota),
		gate: newer(before.gate, now.gate),
		shared: newer(before.shared, now.shared),
		tokens: newer(before.tokens, now.tokens),
		polls: newer(before.polls, now.polls),
	};
}

const byJob = (before: Result[], now: Result[]) => [
	...before.filter((old) => !now.some((one) => one.job === old.job && one.rows === old.rows)),
	...now,
];
