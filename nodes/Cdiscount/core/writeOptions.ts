import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { WriteOptions } from '../marketplace/write/writeOnce';
import { choice, decidedFlag } from './checks';

/** The options of every write; put them into the operation's "Options" collection, in alphabetical order with its own. */
export const writeOptionFields: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description: 'Whether to check everything and send nothing: the output shows the request that would be sent',
	},
	{
		displayName: 'If Already Done',
		name: 'ifAlreadyDone',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'fail', description: 'The item fails' },
			{ name: 'Skip', value: 'skip', description: 'The item passes with result "alreadyDone"' },
		],
		default: 'skip',
		description: 'What to do with an item for which this was done before',
	},
];

/** The "Options" of a write that has no others. */
export const writeOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: writeOptionFields,
};

/** The checks of these options, to be spread into the schema of "options". */
export const writeOptionChecks = {
	dryRun: decidedFlag('Dry Run'),
	ifAlreadyDone: choice('If Already Done', ['skip', 'fail'], 'skip'),
};

export const guards = z.object(writeOptionChecks).default({}) as unknown as z.ZodType<WriteOptions>;
