import type { WriteOptions } from '../marketplace/write/writeOnce';
import { choice, decidedFlag } from './checks';
import { collection, field } from './field';

/** The options of every write; put them into the operation's "Options" collection, in alphabetical order with its own. */
export const writeOptionFields = [
	field({
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description: 'Whether to check everything and send nothing: the output shows the request that would be sent',
		check: decidedFlag(),
	}),
	field({
		displayName: 'If Already Done',
		name: 'ifAlreadyDone',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'fail', description: 'The item fails' },
			{ name: 'Skip', value: 'skip', description: 'The item passes with result "alreadyDone"' },
		],
		default: 'skip',
		description: 'What to do with an item for which this was done before',
		check: choice<WriteOptions['ifAlreadyDone']>(['skip', 'fail'], 'skip'),
	}),
];

/** The "Options" of a write that has no others. */
export const writeOptionsField = collection({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: writeOptionFields,
});
