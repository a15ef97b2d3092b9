/**
 * How often the properties are tried, and from which seed: the same everywhere, so that a red test is red for everybody.
 * PROPERTY_SEED=7 tries others, PROPERTY_FACTOR=10 tries ten times as many.
 */
const factor = Number(process.env.PROPERTY_FACTOR) || 1;
const seed = Number(process.env.PROPERTY_SEED) || 1;

export const runs = (usual: number): { numRuns: number; seed: number } => ({
	numRuns: Math.ceil(usual * factor),
	seed,
});
