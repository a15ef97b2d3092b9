import { choices } from '../../core/choices';
import { field } from '../../core/field';

const SENDERS: readonly string[] = ['automatic', 'customer', 'customerService'];

/** Whose messages start the workflow. */
export const sendersField = field({
	displayName: 'From',
	name: 'senders',
	type: 'multiOptions',
	options: [
		{ name: 'Automatic Messages', value: 'automatic' },
		{ name: 'Customer', value: 'customer' },
		{ name: 'Customer Service', value: 'customerService', description: 'The service of the sales channel' },
	],
	default: ['customer', 'customerService'],
	description: 'Whose messages start the workflow; your own never do',
	check: choices(SENDERS),
});
