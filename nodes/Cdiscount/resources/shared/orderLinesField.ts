import { texts } from '../../core/checks';
import { field } from '../../core/field';

/** Lines of the order that is chosen in the same form. */
export const orderLinesField = field({
	displayName: 'Order Line Names or IDs',
	name: 'orderLineIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getOrderLines', loadOptionsDependsOn: ['orderId.value'] },
	required: true,
	default: [],
	description:
		'The lines, each whole. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	check: texts({ max: 80 }),
});
