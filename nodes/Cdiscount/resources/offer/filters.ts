import type { Query } from '../../api/client';
import { fault, optionalMoment, refined, texts } from '../../core/checks';
import { choices, optionalChoice } from '../../core/choices';
import { collection, field, type InputOf } from '../../core/field';
import { fitsIntoList } from '../../marketplace/offer/calls';
import { OFFER_STATES, PACKAGE_STATES } from '../../marketplace/offer/schema';

/** Which offers are read: the filters of `GET /offers`. */
export const offerFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'GTINs',
			name: 'gtins',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3701234567897, 3701234567880',
			description: 'Separated by commas, or a list from an expression',
			check: texts({ max: 14 }),
		}),
		field({
			displayName: 'SKUs',
			name: 'skus',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'One from the list, or several',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchOffers', searchable: true },
				},
				{
					displayName: 'By SKU',
					name: 'sku',
					type: 'string',
					placeholder: 'e.g. LAMPE-042, LAMPE-051',
					hint: 'Separated by commas, or a list from an expression',
				},
			],
			check: refined(texts({ max: 60 }), (skus, label) => {
				const unfit = skus.find((sku) => !fitsIntoList(sku));
				if (unfit === undefined) return skus;
				return fault(
					`${label} contains "${unfit}", which has a comma in it and cannot be filtered by. Use "Get" for this SKU.`,
				);
			}),
		}),
		field({
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: [
				{ name: 'Active', value: 'active', description: 'On sale' },
				{ name: 'Inactive', value: 'inactive', description: 'Not on sale, for example without stock' },
			],
			default: [],
			check: choices(OFFER_STATES),
		}),
		field({
			displayName: 'Updated After',
			name: 'updatedAfter',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
	],
});

/** The filters as query parameters: lists with commas, moments in UTC with `Z`. */
export const offerQuery = ({
	gtins,
	skus,
	states,
	updatedAfter,
}: InputOf<typeof offerFiltersField>['filters']): Query => ({
	gtins: gtins.join(','),
	sellerExternalReferences: skus.join(','),
	offerStates: states.join(','),
	updatedAtMin: updatedAfter,
});

/** Which packages are read. */
export const packageFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'State',
			name: 'state',
			type: 'options',
			options: [
				{ name: 'Integrated', value: 'integrated', description: 'Finished; single lines may have been rejected' },
				{ name: 'Integration Pending', value: 'integrationPending', description: 'Being worked on' },
				{ name: 'Ready', value: 'ready', description: 'Handed over, waits for its turn' },
				{ name: 'Rejected', value: 'rejected', description: 'Refused as a whole, or left open too long' },
				{ name: 'Waiting for Completion', value: 'waitingForCompletion', description: 'Open' },
			],
			default: 'integrated',
			check: optionalChoice(PACKAGE_STATES),
		}),
	],
});

/** The filters as query parameters. */
export const packageQuery = ({ state }: InputOf<typeof packageFiltersField>['filters']): Query => ({ state });
