import type { INodeProperties } from 'n8n-workflow';

const START_DESCRIPTION =
	'What to deliver when the workflow is activated for the first time; later activations go on where it stopped';

/** The fields of the trigger node below its event. */
export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		displayOptions: {
			show: {
				event: ['cancellationRequested', 'newClaim', 'newMessage', 'newOrder', 'orderToConfirm', 'orderToShip'],
			},
		},
		options: [
			{
				name: 'Everything Still Open',
				value: 'open',
				description: 'What was there before and still waits for something is delivered first',
			},
			{ name: 'Now', value: 'now', description: 'Only what happens after the activation' },
			{ name: 'The Last Hours', value: 'hours' },
		],
		default: 'open',
		description: START_DESCRIPTION,
	},
	{
		displayName: 'Hours',
		name: 'hours',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { startFrom: ['hours'] } },
		default: 24,
		description: 'How many hours back to start',
	},
	{
		displayName: 'From',
		name: 'senders',
		type: 'multiOptions',
		displayOptions: { show: { event: ['newMessage'] } },
		options: [
			{ name: 'Automatic Messages', value: 'automatic' },
			{ name: 'Customer', value: 'customer' },
			{ name: 'Customer Service', value: 'customerService', description: 'The service of the sales channel' },
		],
		default: ['customer', 'customerService'],
		description: 'Whose messages start the workflow; your own never do',
	},
	{
		displayName: 'Indicators',
		name: 'indicators',
		type: 'multiOptions',
		displayOptions: { show: { event: ['sellerIndicatorBelow'] } },
		options: [
			{ name: 'Claims', value: 'orderClaims', description: 'Counts when it rises above the limit' },
			{ name: 'Deadlines Kept', value: 'deadlineCompliance' },
			{ name: 'Orders Accepted', value: 'orderAcceptation' },
			{ name: 'Orders Shipped', value: 'productShipping' },
			{ name: 'Refunds', value: 'orderRefunds', description: 'Counts when it rises above the limit' },
		],
		default: ['orderAcceptation'],
		description: 'Which rates to watch; use another trigger node for another limit',
	},
	{
		displayName: 'Limit',
		name: 'threshold',
		type: 'number',
		displayOptions: { show: { event: ['sellerIndicatorBelow'] } },
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 95,
		description: 'In the unit in which Octopia gives the rate; fetch a test event to see it',
		hint: 'A rate that is beyond the limit at the first poll counts as well',
	},
	{
		displayName: 'Remind After (Hours)',
		name: 'remindAfterHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		displayOptions: { show: { event: ['orderToConfirm'] } },
		default: 12,
		description:
			'What still waits after so long is delivered again, marked as a reminder, with the same eventId; 0 for never',
	},
	{
		displayName: 'Remind After (Hours)',
		name: 'remindAfterHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		displayOptions: { show: { event: ['newClaim', 'newMessage', 'orderToShip'] } },
		default: 24,
		description:
			'What still waits after so long is delivered again, marked as a reminder, with the same eventId; 0 for never',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		displayOptions: {
			show: {
				event: ['cancellationRequested', 'newOrder', 'orderStatusChanged', 'orderToConfirm', 'orderToShip'],
			},
		},
		options: [
			{ name: 'One Item per Order', value: 'order' },
			{ name: 'One Item per Order Line', value: 'line', description: 'For rows in a sheet, or stock per SKU' },
		],
		default: 'order',
		description: 'Whether an order with three lines becomes one item or three',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		displayOptions: { hide: { event: ['sellerIndicatorBelow'] } },
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		displayOptions: {
			show: {
				event: [
					'cancellationRequested',
					'newClaim',
					'newMessage',
					'newOrder',
					'orderStatusChanged',
					'orderToConfirm',
					'orderToShip',
				],
			},
		},
		default: {},
		options: [
			{
				displayName: 'Catch-Up Every (Minutes)',
				name: 'catchUpMinutes',
				type: 'number',
				typeOptions: { minValue: 5 },
				default: 60,
				description:
					'How often to read everything that is still open (or the whole look-back), so that nothing is forgotten whatever happened',
			},
			{
				displayName: 'Look Back (Hours)',
				name: 'lookBackHours',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 24,
				description:
					'How far a catch-up reads back where the marketplace cannot list what is open: new orders, messages',
			},
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 30,
				description: 'How far back polls look for what the marketplace shows late. Nothing is delivered twice by it.',
			},
		],
	},
];
