import type { Resource } from '../../core/operation';
import { getCancellations } from './getCancellations.operation';
import { getPartialRefunds } from './getPartialRefunds.operation';
import { getReasons } from './getReasons.operation';
import { getRefundableAmount } from './getRefundableAmount.operation';
import { givePartialRefund } from './givePartialRefund.operation';
import { refundLines } from './refundLines.operation';
import { refundOrder } from './refundOrder.operation';

export const refund: Resource = {
	name: 'Refund',
	value: 'refund',
	operations: [
		getPartialRefunds,
		getCancellations,
		getReasons,
		getRefundableAmount,
		givePartialRefund,
		refundLines,
		refundOrder,
	],
};
