import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import type { Operation } from '../../nodes/Cdiscount/core/operation.ts';
import { HOME_CATALOGUE } from '../../sandbox/seeds/catalogue.mts';
import { seedOrders, seedShop } from '../../sandbox/seeds/seedShop.mts';
import { validParameters } from '../adversarial/validParameters.mts';
import { validValues } from '../adversarial/shopParameters.mts';
import type { Outcome } from '../engine/engine.mts';
import { file } from '../engine/files.mts';
import { SELLER, type Shop } from '../engine/shop.mts';
import { PDF, shipped } from '../nodes/Cdiscount/resources/invoice/invoices.mts';
import { on, written } from '../nodes/Cdiscount/resources/message/discussions.mts';
import { openMarket, put } from '../nodes/Cdiscount/resources/offer/offers.mts';
import { create, gtinOf, LAMPS, row } from '../nodes/Cdiscount/resources/product/products.mts';
import { sold } from '../nodes/Cdiscount/resources/refund/refunds.mts';

/** What a run needs that plausible values alone do not give. */
interface RunNeeds {
	parameters?: INodeParameters;
	values?: IDataObject;
	items?: IDataObject[];
	files?: IBinaryKeyData[];
}

const SKU = 'LAMPE-042';

/** One offer that exists, and one that is rejected. */
const TWO = { values: { sku: '={{ $json.sku }}' }, items: [{ sku: SKU }, { sku: 'UNKNOWN-1' }] };

/** A message with a file. */
const WITH_FILE = { parameters: { attachments: 'data' }, items: [{}], files: [{ data: file('reçu.pdf', '%PDF-1') }] };

/** A shop in which there is something of everything, whose marketplace decides at once and whose time passes while a node waits. */
export async function openFullShop(): Promise<Shop> {
	const shop = await openMarket({ delays: { invoiceImport: 0, productIntegration: 0 } });
	seedShop(shop.sandbox.marketplace);
	seedOrders(shop.sandbox.marketplace, 20);
	// sales of the year that the yearly reports are about
	const lastYear = `${new Date(shop.sandbox.clock.now()).getUTCFullYear() - 1}-03-01T08:00:00Z`;
	shop.sandbox.marketplace.placeOrder({ sellerId: SELLER, status: 'Delivered', createdAt: lastYear });
	const regretted = shop.sandbox.marketplace.placeOrder({ sellerId: SELLER, status: 'InPreparation', lineCount: 2 });
	shop.sandbox.marketplace.requestCancellation(regretted.orderId);
	return shop;
}

/**
 * Runs an operation with values with which it succeeds, after the operations that have to come before; the shop's calls are its own.
 * @param more parameters that are to be others than the usual ones
 */
export async function succeed(
	shop: Shop,
	resource: string,
	operation: Operation,
	more: INodeParameters = {},
): Promise<Outcome> {
	const { parameters, values = {}, items, files } = (await runNeeds[`${resource}.${operation.value}`]?.(shop)) ?? {};
	const form = validParameters(resource, operation, {
		...validValues(shop, resource, operation),
		limit: 50,
		...values,
	});
	shop.sandbox.calls.clear();
	return await shop.engine.run({ ...(form as INodeParameters), ...parameters, ...more }, { items, files });
}

/** The first item that another operation gives. */
async function first(
	shop: Shop,
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	needs: RunNeeds = {},
) {
	const { output, error } = await shop.engine.run({ resource, operation, ...parameters }, needs);
	if (error !== undefined || output.length === 0)
		throw new Error(`${resource}.${operation} gave nothing: ${error?.message}`);
	return output[0].json;
}

const invoiceOf = async (shop: Shop) => {
	const [sold] = shop.sandbox.marketplace.finance.operations(SELLER).filter(({ invoiceId }) => invoiceId);
	return { values: { invoiceId: sold.invoiceId as string } };
};
const updated = async (shop: Shop) => {
	const { packageId } = await first(
		shop,
		'offer',
		'update',
		{ sku: '={{ $json.sku }}', price: 31.5, quantity: 7 },
		TWO,
	);
	shop.sandbox.clock.advance(3600);
	return packageId;
};
const uploaded = async (shop: Shop) =>
	await first(shop, 'invoice', 'uploadMany', { orderId: '={{ $json.orderId }}' }, shipped(shop));
/** An import with an invoice that is taken and one that is refused. */
const halfTaken = (shop: Shop) => {
	const [{ orderId }] = shipped(shop).items;
	const files = [`${orderId}.pdf`, 'NONE.pdf'].map((name) => ({ name, content: Buffer.from(PDF) }));
	return shop.sandbox.marketplace.invoices.upload(SELLER, files).importId;
};
/** A sheet that is taken, and one without an attribute that it needs. */
const SHEETS = [row(1), row(2, { material: '' })];
const created = async (shop: Shop) => await first(shop, 'product', 'create', create(), { items: SHEETS });

const runNeeds: Record<string, (shop: Shop) => Promise<RunNeeds>> = {
	'finance.downloadInvoice': invoiceOf,
	'finance.getInvoiceLines': invoiceOf,
	'finance.downloadReport': async (shop) => ({
		values: { reportId: (await first(shop, 'finance', 'getReports')).reportId },
	}),
	'invoice.upload': async (shop) => ({ values: { orderId: '={{ $json.orderId }}' }, ...shipped(shop) }),
	'invoice.uploadMany': async (shop) => ({ values: { orderId: '={{ $json.orderId }}' }, ...shipped(shop) }),
	'invoice.getDocuments': async (shop) => ({ values: { orderId: (await uploaded(shop)).orderId } }),
	'invoice.getImport': async (shop) => ({ values: { importId: halfTaken(shop) } }),
	'invoice.getAllImports': async (shop) => {
		halfTaken(shop);
		return {};
	},
	'message.getAttachments': async (shop) => {
		const attachments = [
			{ attachmentName: 'reçu.pdf', fileFormat: 'pdf', content: Buffer.from('%PDF-1').toString('base64') },
		];
		return { values: { discussionId: written(shop, { attachments }).discussionId } };
	},
	'message.reply': async () => WITH_FILE,
	'message.startDiscussion': async () => ({ ...WITH_FILE, values: { topic: 'address-incomplete' } }),
	'message.reopenDiscussion': async (shop) => {
		const { discussionId } = written(shop, {});
		await first(shop, 'message', 'closeDiscussion', on('closeDiscussion', discussionId));
		return { values: { discussionId } };
	},
	'offer.get': async () => ({ values: { sku: SKU } }),
	'offer.createOrReplace': async () => ({
		parameters: put(),
		items: [{ sku: SKU, gtin: gtinOf(1), price: 20, quantity: 3 }],
	}),
	'offer.getPackageResults': async (shop) => ({ values: { packageId: await updated(shop) } }),
	'offer.getPackages': async (shop) => {
		await updated(shop);
		return {};
	},
	'offer.update': async () => TWO,
	'offer.delete': async () => TWO,
	'order.get': async ({ sandbox }) => ({
		values: { orderId: '={{ $json.orderId }}' },
		items: sandbox.marketplace.listOrders(SELLER).map(({ orderId }) => ({ orderId })),
	}),
	'product.create': async () => ({ parameters: create(), items: SHEETS }),
	'product.findByGtin': async () => ({
		values: { gtin: '={{ $json.gtin }}' },
		items: [{ gtin: HOME_CATALOGUE[0].gtin }, { gtin: gtinOf(77) }],
	}),
	'product.getCategoryProperties': async () => ({ values: { categoryReference: LAMPS } }),
	'refund.getGestures': async (shop) => {
		const { orderId } = sold(shop);
		await first(shop, 'refund', 'giveGesture', { orderId, amount: 4, reason: 'Other', reasonDetails: 'Cadeau' });
		return {};
	},
	'refund.getCancellations': async (shop) => {
		const { orderId } = sold(shop);
		await first(shop, 'refund', 'refundOrder', { orderId, reason: 'seller-product-returned' });
		return { values: { orderId } };
	},
	'product.getReport': async (shop) => ({ values: { packageId: (await created(shop)).packageId, gtin: '' } }),
};
