import { optionalText } from '../../core/checks';
import { settleWord } from '../../core/choices';
import { field } from '../../core/field';
import { readSalesChannels } from '../../marketplace/seller/calls';

/** A sales channel of the shop. That of the account is known; others are looked for among the shop's subscriptions. */
export const salesChannelField = field({
	displayName: 'Sales Channel Name or ID',
	name: 'salesChannelId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getSalesChannels' },
	default: '',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	check: optionalText({ max: 40 }),
	settle: settleWord({
		label: 'Sales Channel',
		known: ({ salesChannelId }) => [salesChannelId],
		listed: readSalesChannels,
	}),
});
