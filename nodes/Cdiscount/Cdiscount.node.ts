import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { accountFields } from './core/accountFields';
import { columnLists } from './core/columnLists';
import { formOf, resourceMenu } from './core/form';
import { runNode } from './core/run';
import { operationSubtitle } from './core/subtitle';
import { toolDescriptions } from './core/tool';
import { resources } from './resources';
import { listSearch, loadOptions } from './resources/lists';
import { testSeller } from './resources/seller/credentialTest';

export class Cdiscount implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Cdiscount',
		name: 'cdiscount',
		icon: { light: 'file:../../icons/cdiscount.svg', dark: 'file:../../icons/cdiscount.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Sell on Cdiscount: orders, refunds, offers, messages, invoices and figures of your shop',
		defaults: { name: 'Cdiscount' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'To start a workflow from orders, messages or payments use Cdiscount Trigger instead. Give the node all its input items in one run and put no Loop Over Items before it: offers of all items go into one package (Offer: Update Price and Stock), orders are read in pages, and items that fail pass to the error output where On Error is set to it. Order of work: confirm an order (status WaitingAcceptance), wait until it is to be shipped (InPreparation, the trigger event orderToShip), then ship it. All that writes can be tried with options.dryRun: true, which sends nothing. Put what cannot be taken back (ship, refuse, cancel, refunds, replies, offer createOrReplace and delete) behind an approval: sendAndWait in a workflow, a human review node between an AI agent and this node as a tool; set maximumAmount where money is given back.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-cdiscount.cdiscountTrigger',
					relationHint: 'Starts a workflow when an order is to be confirmed or shipped, or a message or claim has come',
				},
				{
					nodeType: '@n8n/n8n-nodes-langchain.chatHitlTool',
					relationHint:
						'Human review in the chat before an AI agent uses this node as a tool that cannot be taken back',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
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
			...toolDescriptions(resources),
			...accountFields,
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resourceMenu(resources),
				default: 'order',
			},
			...formOf(resources),
		],
	};

	constructor() {
		// n8n's linter wants a literal above
		this.description.subtitle = operationSubtitle(resources);
	}

	methods = { credentialTest: { testSeller }, listSearch, loadOptions, resourceMapping: columnLists(resources) };

	async execute(this: IExecuteFunctions) {
		return await runNode(this, resources);
	}
}
