import type { Resource } from '../../core/operation';
import { getAvailableAmount } from './getAvailableAmount.operation';
import { getCancellations } from './getCancellations.operation';
import { getGestures } from './getGestures.operation';
import { getReasons } from './getReasons.operation';
import { giveGesture } from './giveGesture.operation';
import { refundLines } from './refundLines.operation';
import { refundOrder } from './refundOrder.operation';

export const refund: Resource = {
	name: 'Refund',
	value: 'refund',
	operations: [getAvailableAmount, getGestures, getCancellations, getReasons, giveGesture, refundLines, refundOrder],
};
