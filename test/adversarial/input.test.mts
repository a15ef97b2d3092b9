import fc from 'fast-check';
import type { IExecuteFunctions } from 'n8n-workflow';
import { CdiscountError } from '../../nodes/Cdiscount/api/errors.ts';
import { fieldReader } from '../../nodes/Cdiscount/core/fieldReader.ts';
import { inputOf } from '../../nodes/Cdiscount/core/parameters.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { namesShown } from '../conventions/readBy.mts';
import { VALID_VALUES } from './validParameters.mts';
import { hostileInMemory } from './hostileInput.mts';
import { runs } from '../runs.mts';
import { messageProblem, isPolluted } from './userMessages.mts';

const operations = resources.flatMap(({ value, operations: all }) =>
	all.map((operation) => [`${value}: ${operation.value}`, operation] as const),
);

type Given = Record<string, unknown>;

/** A form whose fields hold hostile values, nested as the form nests them. */
function form(names: string[]): fc.Arbitrary<Given> {
	const top = [...new Set(names.map((name) => name.split('.')[0]))];
	const shape = top.map((name) => {
		const inner = names.filter((one) => one.startsWith(`${name}.`)).map((one) => one.slice(name.length + 1));
		const group: fc.Arbitrary<unknown> = inner.length > 0 ? form(inner) : hostileInMemory;
		const listed = fc.array(group, { maxLength: 2 });
		// the check stops at the first wrong field, so most of the others have to be right
		const right = fc.constant(VALID_VALUES[name]);
		const value = fc.oneof({ weight: 4, arbitrary: right }, { weight: 3, arbitrary: group }, listed, hostileInMemory);
		return [name, value] as const;
	});
	return fc.record(Object.fromEntries(shape));
}

/** As much of n8n as the reading of fields asks for. */
const contextOf = (given: Given) =>
	({
		getNodeParameter: (name: string, _index: number, otherwise: unknown) => given[name] ?? otherwise,
		getTimezone: () => 'Europe/Paris',
		getNode: () => ({ parameters: {} }),
		getInputData: () => [{ json: {} }],
	}) as unknown as IExecuteFunctions;

test.each(operations)('%s: whatever its fields hold, they give a checked input or a sentence', (_name, operation) => {
	const { fields } = operation;
	fc.assert(
		fc.property(form(namesShown(fields)), (given) => {
			const context = contextOf(given);
			const found = inputOf(context, fieldReader(context), operation, 0);
			const wrong = found instanceof CdiscountError ? messageProblem(found.message) : undefined;
			if (wrong !== undefined) throw new Error(wrong);
		}),
		runs(150),
	);
	expect(isPolluted()).toBe(false);
});
