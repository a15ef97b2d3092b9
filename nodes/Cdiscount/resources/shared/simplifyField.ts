import { flag } from '../../core/checks';
import { field } from '../../core/field';

/** Whether what leaves the node is simplified, or as the marketplace gave it. */
export const simplifyField = field({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	check: flag(true),
});
