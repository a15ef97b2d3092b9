import type { Resource } from '../../core/operation';
import { countInboundShipments } from './countInboundShipments.operation';
import { countOutboundShipments } from './countOutboundShipments.operation';
import { countReturns } from './countReturns.operation';
import { getInboundShipments } from './getInboundShipments.operation';
import { getOutboundShipments } from './getOutboundShipments.operation';
import { getReturns } from './getReturns.operation';
import { getStocks } from './getStocks.operation';

export const fulfilment: Resource = {
	name: 'Fulfilment',
	value: 'fulfilment',
	operations: [
		countInboundShipments,
		countOutboundShipments,
		countReturns,
		getInboundShipments,
		getOutboundShipments,
		getReturns,
		getStocks,
	],
};
