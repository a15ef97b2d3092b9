import { decidedFlag, flag, wholeNumber } from '../../core/checks';
import { field } from '../../core/field';

/** The options of every change of offers; put them into the operation's "Options" collection, in alphabetical order with its own. */

export const dryRunField = field({
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to check everything and send nothing: the output shows what would be sent, in which package',
	check: decidedFlag(),
});

export const waitAtMostField = field({
	displayName: 'Wait at Most (Seconds)',
	name: 'waitAtMost',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 300,
	description:
		'How long to wait for the marketplace to work through the packages. What is not finished then leaves as "processing". The first item decides for all.',
	check: wholeNumber(0, 86_400, 300),
});

export const waitForResultField = field({
	displayName: 'Wait for Result',
	name: 'waitForResult',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until every item is accepted or rejected, instead of returning the package ID at once. The first item decides for all.',
	check: flag(true),
});
