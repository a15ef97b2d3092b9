import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { accountFields } from './core/accountFields';
import { eventSubtitle } from './core/subtitle';
import { runPoll } from './sync/runPoll';
import { eventMenu, triggerForm } from './sync/triggerForm';
import { events } from './resources/events';
import { testSeller } from './resources/seller/credentialTest';
import { getSalesChannels } from './resources/seller/lists';

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
		eventTriggerDescription: 'Looking in your shop for what has happened',
		activationMessage:
			'n8n now asks your Cdiscount shop, at once and then at each of the Poll Times. The first poll delivers what Start From says; where an event is a change, it only learns how things are.',
		triggerPanel: {
			header: 'Fetch an example from your Cdiscount shop',
			executionsHelp: {
				inactive:
					'<b>While building your workflow</b>, fetch a test event: you see up to three of the newest, and each is delivered all the same later.<br /><br /><b>Once it is ready</b>, publish it. n8n then asks your shop at once and at each of the Poll Times. The first poll delivers what Start From says, also orders and messages that wait since long ago. These executions are in the <a data-key="executions">executions list</a>, not in the editor.',
				active:
					'<b>While building your workflow</b>, fetch a test event: you see up to three of the newest, and each is delivered all the same.<br /><br /><b>As the workflow is published</b>, n8n also asks your shop at each of the Poll Times. These executions are in the <a data-key="executions">executions list</a>, not in the editor.',
			},
			activationHint: {
				inactive:
					'Publish the workflow to have your shop asked regularly. The first poll comes at once and delivers what Start From says.',
				active: 'The workflow is published: your shop is asked at each of the Poll Times.',
			},
		},
		builderHint: {
			searchHint:
				'Use this trigger, not a schedule with Order: Get Many, whenever a workflow starts from orders, messages, claims, offers or payments: it delivers each of them once and remembers where it stopped. Orders to confirm: orderToConfirm. Orders to pack and ship: orderToShip, never newOrder, whose orders may be unpaid and without an address. One node waits for one event. What may come a second time, as a reminder or after a crash, has the same eventId.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-cdiscount.cdiscount',
					relationHint: 'Confirms, ships or refunds what this trigger delivers: give it {{ $json.orderId }}',
				},
			],
		},
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

	methods = { credentialTest: { testSeller }, loadOptions: { getSalesChannels } };

	async poll(this: IPollFunctions) {
		return await runPoll(this, events);
	}
}
