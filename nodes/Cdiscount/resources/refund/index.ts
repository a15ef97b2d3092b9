import type { Resource } from '../../core/operation';
import { getAvailableAmount } from './getRefundableAmount.operation';
import { getCancellations } from './getCancellations.operation';
import { getGestures } from './getPartialRefunds.operation';
import { getReasons } from './getReasons.operation';
import { giveGesture } from './givePartialRefund.operation';
import { refundLines } from './refundLines.operation';
import { refundOrder } from './refundOrder.operation';

export const refund: Resource = {
	name: 'Refund',
	value: 'refund',
	operations: [getAvailableAmount, getGestures, getCancellations, getReasons, giveGesture, refundLines, refundOrder],
};
