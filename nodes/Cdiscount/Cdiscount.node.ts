import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { accountFields } from './core/accountFields';
import { columnLists } from './core/columnLists';
import { formOf, resourceMenu } from './core/form';
import { runNode } from './core/run';
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
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Sell on Cdiscount: orders, refunds, offers, messages, invoices and figures of your shop',
		defaults: { name: 'Cdiscount' },
		usableAsTool: true,
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

	methods = { credentialTest: { testSeller }, listSearch, loadOptions, resourceMapping: columnLists(resources) };

	async execute(this: IExecuteFunctions) {
		return await runNode(this, resources);
	}
}
