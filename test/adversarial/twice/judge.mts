import { faultsIn } from '../sentences.mts';
import type { Attempt } from './meeting.mts';
import type { Scene } from './scenes.mts';

/** Whoever fails with these words does not say that nothing was done. */
export const UNKNOWN = /not known whether|may have been/i;

/** What tells of a double that could not be prevented. */
export const DOUBLE = /was made twice|were made twice|was made \w+ times|\btwice\b.*\bLook\b|a double/i;

const DONE = ['done', 'alreadyDone', 'processing'];

/** Everything that is wrong with a meeting; empty where all is well. */
export function judge({ isHarmless = false }: Scene, attempts: Attempt[], effects: number): string[] {
	const said = attempts.filter((attempt) => DOUBLE.test(attempt.said ?? ''));
	const wrong: string[] = [];
	if (effects > 1 && !isHarmless && said.length === 0) wrong.push(`made ${effects} times, and nobody was told`);
	if (effects <= 1 && said.length > 0) wrong.push(`told as a double, but made ${effects} times: ${said[0].said}`);
	for (const { who, result, said: words = '', made, total, outcome } of attempts) {
		const isOpen = UNKNOWN.test(words) || DOUBLE.test(words);
		if (result !== undefined && !DONE.includes(result)) wrong.push(`run ${who} told "${result}"`);
		if (result !== undefined && total === 0) wrong.push(`run ${who} was told "${result}", and nothing was done`);
		if (result === 'done' && made > 0 && total > made && !isHarmless)
			wrong.push(`run ${who} made it a second time and told "done"`);
		if (result === undefined && made > 0 && !isOpen) wrong.push(`run ${who} did it and failed with: ${words}`);
		wrong.push(...faultsIn(outcome).map((fault) => `run ${who}: ${fault}`));
	}
	return wrong;
}
