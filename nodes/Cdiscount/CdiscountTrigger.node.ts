import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { accountFields } from './core/accountFields';
import { eventSubtitle } from './core/subtitle';
import { runPoll } from './sync/runPoll';
import { eventMenu, triggerForm } from './sync/triggerForm';
import { events } from './resources/events';
import { testSeller } from './resources/seller/credentialTest';

export class CdiscountTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Cdiscount Trigger',
		name: 'cdiscountTrigger',
		icon: { light: 'file:../../icons/cdiscount.svg', dark: 'file:../../icons/cdiscount.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventSubtitle(events),
		description: 'Starts a workflow when something happens in your Cdiscount shop: orders, messages, offers, payments',
		defaults: { name: 'Cdiscount Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'cdiscountApi',
				required: true,
				testedBy: 'testSeller',
				displayOptions: { show: { authentication: ['seller'] } },
			},
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
			...triggerForm(events),
		],
	};

	methods = { credentialTest: { testSeller } };

	async poll(this: IPollFunctions) {
		return await runPoll(this, events);
	}
}
