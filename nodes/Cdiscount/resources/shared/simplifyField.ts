import { flag } from '../../core/checks';
import { field } from '../../core/field';

/** Whether things leave the node simplified, or as the marketplace gave them. */
export const simplifyField = field({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	check: flag(true),
});
