import { checked, fault, flag, text } from '../../core/checks';
import { field } from '../../core/field';
import { optionalMoney } from '../../core/moneyCheck';
import { trimmed } from '../../core/textCheck';

const NO_CEILING = 'none';

/** Why an order is cancelled or refunded: a code of the live list; whether it is in it is checked against the marketplace. */
export const reasonField = field({
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
	check: text({ max: 100, advice: 'Choose it from the list that Cdiscount gives for this order.' }),
});

export const shippingCostField = field({
	displayName: 'Refund Shipping Costs',
	name: 'shippingCostRefund',
	type: 'boolean',
	default: true,
	description: 'Whether the customer gets the shipping costs back as well',
	check: flag(true),
});

/** The ceiling, visible in every form that gives money back: in EUR, tax included; undefined for none. */
export const maximumAmountField = field({
	displayName: 'Maximum Amount',
	name: 'maximumAmount',
	type: 'string',
	default: NO_CEILING,
	placeholder: 'e.g. 15.00',
	description:
		'A ceiling for all that is given back on the order, by whomever and this included, tax included: nothing is sent above it, and at 0 nothing at all. Set it wherever an AI agent or a sheet decides; "none" for no ceiling.',
	// one that an expression leaves empty must not lift the ceiling, and 0 lets nothing pass
	check: checked((value, label) => {
		const given = typeof value === 'string' ? trimmed(value) : value;
		if (typeof given === 'string' && given.toLowerCase() === NO_CEILING) return undefined;
		if (given === undefined || given === null || given === '')
			return fault(`${label} is empty. Enter an amount, or "${NO_CEILING}" for no ceiling.`);
		if (given === 0 || (typeof given === 'string' && /^0+([.,]0+)?$/.test(given))) return 0;
		const result = optionalMoney()(label).safeParse(given);
		return result.success ? result.data : fault(result.error.issues[0].message);
	}),
});
