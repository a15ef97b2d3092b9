import { messageProblems } from '../userMessages.mts';
import type { Attempt } from './harness.mts';
import type { Scenario } from './scenario.mts';

/** Whoever fails with these words does not say that nothing was done. */
export const UNKNOWN = /not known whether|may have been/i;

/** What tells of a double that could not be prevented. */
export const DOUBLE =
	/\b(?:was|were|been) (?:made|given|sent|done|started|uploaded) (?:twice|two|three|\d+ times|more than once)/i;

/** Everything that is wrong with a plan; empty where all is well. */
export function checkOutcome(
	{ isHarmless = false, claims = ['done', 'alreadyDone'] }: Scenario,
	attempts: Attempt[],
	effects: number,
) {
	const doubles = attempts.filter(({ said = '' }) => DOUBLE.test(said));
	const wrong: string[] = [];
	if (effects > 1 && !isHarmless && doubles.length === 0) wrong.push(`made ${effects} times, and nobody was told`);
	if (effects <= 1 && doubles.length > 0) wrong.push(`made ${effects} times, and told: ${doubles[0].said}`);
	for (const { who, result, said, made, isAgain, total, outcome } of attempts) {
		if (result !== undefined && claims.includes(result)) {
			if (total === 0) wrong.push(`run ${who} was told "${result}", and nothing was done`);
			if (isAgain && !isHarmless) wrong.push(`run ${who} made it again and was told "${result}"`);
		}
		if (said !== undefined && made > 0 && !UNKNOWN.test(said) && !DOUBLE.test(said))
			wrong.push(`run ${who} did it and failed with: ${said}`);
		wrong.push(...messageProblems(outcome).map((fault) => `run ${who}: ${fault}`));
	}
	return wrong;
}
