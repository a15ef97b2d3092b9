import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { forEditor } from '../../core/editor';
import { lookAtSlice, type Look } from '../../core/pickerPages';
import { readPartialRefundStates } from '../../marketplace/refund/calls';
import { readPartialRefundReasons, readReasons, type Reason } from '../../marketplace/refund/reasons';
import { chosenOrder } from '../shared/chosenOrder';

/** What an order normally is when this is done to it; used while the order is not chosen yet. */
const USUAL_STATUS: Record<string, string> = { cancel: 'InPreparation' };

/** The reasons Cdiscount takes for cancelling the chosen order as it is now. */
export async function searchCancellationReasons(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const usual = USUAL_STATUS[String(this.getCurrentNodeParameter('operation'))] ?? 'Shipped';
	return await forEditor(this, { results: [] }, async (octopia) => {
		const order = await chosenOrder(this, octopia);
		return matching(await readReasons(octopia, order?.status ?? usual, order?.salesChannel?.id), { filter, token });
	});
}

/** The reasons of partial refunds on the sales channel of the chosen order. */
export async function searchPartialRefundReasons(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await forEditor(this, { results: [] }, async (octopia) => {
		const order = await chosenOrder(this, octopia);
		return matching(await readPartialRefundReasons(octopia, order?.salesChannel?.id), { filter, token });
	});
}

/** What becomes of partial refunds: the usual states, and those that the shop's own are in. */
export async function getPartialRefundStatuses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await forEditor(this, [], readPartialRefundStates)).map((state) => ({ name: state, value: state }));
}

/** The reasons whose label or code holds the words that were typed. */
function matching(reasons: Reason[], look: Look): INodeListSearchResult {
	const named = ({ code, label }: Reason) => ({ name: label === code ? code : `${label} (${code})`, value: code });
	return lookAtSlice(look, reasons.map(named));
}
