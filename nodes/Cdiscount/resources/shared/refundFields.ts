import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { checked, fault, flag, optionalText, text } from '../../core/checks';
import { writeOptionFields, writeOptionChecks } from '../../core/writeOptions';
import { optionalMoney } from '../../core/moneyCheck';

const NO_CEILING = 'none';

const reasonAdvice = 'Choose it from the list that Cdiscount gives for this order.';

/** A code of the live list; whether it is in it is checked against the marketplace. */
export const reason = text('Reason', { max: 100, advice: reasonAdvice });

export const reasonField: INodeProperties = {
	displayName: 'Reason',
	name: 'reason',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Why, in the words that Cdiscount takes for the order as it is now',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCancellationReasons', searchable: true },
		},
		{ displayName: 'By Code', name: 'code', type: 'string', placeholder: 'e.g. seller-out-of-stock' },
	],
};

export const linesField: INodeProperties = {
	displayName: 'Order Line Names or IDs',
	name: 'orderLineIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getOrderLines', loadOptionsDependsOn: ['orderId.value'] },
	required: true,
	default: [],
	description:
		'The lines, each whole. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const shippingCostField: INodeProperties = {
	displayName: 'Refund Shipping Costs',
	name: 'shippingCostRefund',
	type: 'boolean',
	default: true,
	description: 'Whether the customer gets the shipping costs back as well',
};

export const shippingCostRefund = flag('Refund Shipping Costs', true);

/** The ceiling, visible in every form that gives money back. */
export const maximumAmountField: INodeProperties = {
	displayName: 'Maximum Amount',
	name: 'maximumAmount',
	type: 'string',
	default: NO_CEILING,
	placeholder: 'e.g. 15.00',
	description:
		'A ceiling for all that is given back on the order, by whomever and this included, tax included: nothing is sent above it, and at 0 nothing at all. Set it wherever an AI agent or a sheet decides; "none" for no ceiling.',
};

const someAmount = optionalMoney('Maximum Amount');

/** The ceiling in EUR; undefined for none. One that an expression leaves empty must not lift it, and 0 lets nothing pass. */
export const maximumAmount = checked((value) => {
	const given = typeof value === 'string' ? value.trim() : value;
	if (typeof given === 'string' && given.toLowerCase() === NO_CEILING) return undefined;
	if (given === undefined || given === null || given === '')
		return fault(`Maximum Amount is empty. Enter an amount, or "${NO_CEILING}" for no ceiling.`);
	if (given === 0 || (typeof given === 'string' && /^0+([.,]0+)?$/.test(given))) return 0;
	const { data, error } = someAmount.safeParse(given);
	return error ? fault(error.issues[0].message) : data;
});

export const gestureOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Allow Another of the Same',
			name: 'allowAnother',
			type: 'boolean',
			default: false,
			description: 'Whether to give it although the same amount was given for the same reason on this order before',
		},
		...guardOptions,
	],
};

export const gestureGuards = z
	.object({ ...guardShape, allowAnother: flag('Allow Another of the Same', false) })
	.default({});

export const reasonDetails = optionalText('Reason Details', { max: 500 });
