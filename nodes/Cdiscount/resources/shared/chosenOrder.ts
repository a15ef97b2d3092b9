import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { chosenIn } from '../../core/editor';
import { readOrder } from '../../marketplace/order/calls';
import { orderIdOf } from '../../marketplace/order/orderId';
import { orderWith } from '../../marketplace/order/reference';
import type { Order } from '../../marketplace/order/schema';

/** The order in the field next to a list of the editor; none where it is empty or an expression that has no value yet. */
export async function chosenOrder(editor: ILoadOptionsFunctions, octopia: Octopia): Promise<Order | undefined> {
	const given = chosenIn(editor, 'orderId');
	if (given === undefined) return undefined;
	const { mode } = editor.getCurrentNodeParameter('orderId') as { mode?: string };
	return mode === 'reference' ? await orderWith(octopia, given) : await readOrder(octopia, orderIdOf(given));
}
