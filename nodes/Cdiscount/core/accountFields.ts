import type { INodeProperties } from 'n8n-workflow';

/** Which credential a node uses, and for which seller where the credential serves several. */
export const accountFields: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'One Shop', value: 'seller', description: 'Credential "Cdiscount API": the seller is in the credential' },
			{
				name: 'Partner (Several Shops)',
				value: 'partner',
				description: 'Credential "Cdiscount Partner API": the seller is named here, fixed or per item',
			},
		],
		default: 'seller',
	},
	{
		displayName: 'Seller ID',
		name: 'sellerId',
		type: 'string',
		displayOptions: { show: { authentication: ['partner'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 98979',
		description: 'The shop that the item is for; use an expression to serve several shops in one run',
	},
	{
		displayName: 'Sales Channel Name or ID',
		name: 'salesChannelId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getSalesChannels', loadOptionsDependsOn: ['sellerId'] },
		displayOptions: { show: { authentication: ['partner'] } },
		default: 'CDISFR',
		description:
			'The marketplace: CDISFR is cdiscount.com. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];
