import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { accountFields } from './core/accountFields';
import { pollEvent } from './core/polling/poll';
import { eventMenu } from './core/polling/menu';
import { events } from './resources';

export class CdiscountTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Cdiscount Trigger',
		name: 'cdiscountTrigger',
		icon: { light: 'file:../../icons/cdiscount.svg', dark: 'file:../../icons/cdiscount.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		description: 'Starts a workflow when something happens to an order of your Cdiscount shop',
		defaults: { name: 'Cdiscount Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'cdiscountApi', required: true, displayOptions: { show: { authentication: ['seller'] } } },
			{ name: 'cdiscountPartnerApi', required: true, displayOptions: { show: { authentication: ['partner'] } } },
		],
		properties: [
			...accountFields,
			{
				displayName: 'Event',
				name: 'event',
				type: 'options',
				noDataExpression: true,
				options: eventMenu(events),
				default: 'orderToShip',
			},
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'options',
				options: [
					{
						name: 'Everything Still Open',
						value: 'open',
						description: 'Orders of before that still wait for something are delivered first',
					},
					{ name: 'Now', value: 'now', description: 'Only what happens after the activation' },
					{ name: 'The Last Hours', value: 'hours' },
				],
				default: 'open',
				description:
					'What to deliver when the workflow is activated for the first time; later activations go on where it stopped',
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
				displayName: 'Output',
				name: 'output',
				type: 'options',
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
				default: true,
				description: 'Whether to return a simplified version of the response instead of the raw data',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Catch-Up Every (Minutes)',
						name: 'catchUpMinutes',
						type: 'number',
						typeOptions: { minValue: 5 },
						default: 60,
						description:
							'How often to read everything that is still open, so that nothing is forgotten whatever happened',
					},
					{
						displayName: 'Overlap (Minutes)',
						name: 'overlapMinutes',
						type: 'number',
						typeOptions: { minValue: 0 },
						default: 30,
						description:
							'How far each poll reads back, for orders that the marketplace shows late. Nothing is delivered twice by it.',
					},
				],
			},
		],
	};

	async poll(this: IPollFunctions) {
		return await pollEvent(this, events);
	}
}
