import type { INodeParameters } from 'n8n-workflow';
import { openShop, SELLER, type Shop } from '../../../../engine/shop.mts';
import type { FulfilmentKind } from '../../../../../sandbox/marketplace/fulfilment/fulfilment.mts';

export const fulfilment = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'fulfilment',
	operation,
	...parameters,
});

/** A shop with so many records of a kind in Octopia's warehouse, and one of another seller. */
export async function openWith(
	kind: FulfilmentKind,
	count: number,
	fields: (index: number) => Record<string, unknown> = () => ({}),
): Promise<Shop> {
	const shop = await openShop();
	for (let index = 0; index < count; index++) add(shop, kind, fields(index));
	shop.sandbox.marketplace.fulfilment.add(kind, '98980', {});
	return shop;
}

export const add = ({ sandbox }: Shop, kind: FulfilmentKind, fields: Record<string, unknown> = {}) =>
	sandbox.marketplace.fulfilment.add(kind, SELLER, fields);
