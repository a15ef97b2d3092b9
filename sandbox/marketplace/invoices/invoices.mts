import type { OrderRecord } from '../order.mts';
import type { Orders } from '../orders.mts';
import { cursorPage, type CursorPage } from '../paging.mts';
import type { Query } from '../query.mts';
import { Random } from '../random.mts';
import { invalid, notFound, Refusal } from '../refusal.mts';
import { isoDate } from '../clock.mts';
import type { MarketplaceContext } from '../context.mts';
import { formatOf, importDocument, type ImportedFile, type ImportRecord } from './import.mts';
import { unzip, type File } from './zip.mts';

interface StoredInvoice {
	importId: string;
	fileName: string;
	format: string;
	content: Buffer;
	at: number;
}

/** Invoices belong to orders that were fulfilled (documented). */
const FULFILLED = ['Shipped', 'Delivered'];

/**
 * Customer invoices that sellers upload. Every upload is an import that is Running for a while; then each file has
 * succeeded or failed. A later upload replaces what the order had (documented).
 */
export class Invoices {
	private readonly imports = new Map<string, ImportRecord>();
	private readonly stored = new Map<string, StoredInvoice>();
	private random: Random;

	constructor(
		private readonly context: MarketplaceContext,
		private readonly orders: Orders,
	) {
		this.random = new Random(context.seed + 6);
	}

	/** `POST /orders/{orderId}/invoice-documents`: one file; its name does not matter. Returns the import's report. */
	uploadFor(orderId: string, sellerId: string, files: readonly File[]) {
		const order = this.orders.find(orderId, sellerId);
		if (files.length !== 1) throw invalid('file', 'Exactly one file is required.');
		return this.begin(sellerId, files, () => order);
	}

	/** `POST /order-invoice-imports`: files named after their orders, also inside ZIP archives (documented). */
	upload(sellerId: string, files: readonly File[]) {
		if (files.length === 0) throw invalid('files', 'At least one file is required.');
		const all = files.flatMap((file) => (formatOf(file) === 'zip' ? (unzip(file.content) ?? [file]) : [file]));
		return this.begin(sellerId, all, (file) => this.orderNamed(file.name.replace(/\.[^.]*$/, ''), sellerId));
	}

	/** `GET /order-invoice-imports`: by cursor, the newest first (project choice). */
	list(sellerId: string, query: Query = {}): CursorPage<ReturnType<typeof importDocument>> {
		this.context.scheduler.runDue();
		const own = [...this.imports.values()].reverse().filter((record) => record.sellerId === sellerId);
		const options = { position: ({ sequence }: ImportRecord) => -sequence, size: 'pageSize', max: 100, fallback: 25 };
		const { items, next } = cursorPage(own, query, options);
		return { items: items.map(importDocument), next };
	}

	one(importId: string, sellerId: string) {
		this.context.scheduler.runDue();
		const record = this.imports.get(importId);
		if (record?.sellerId !== sellerId) throw notFound(`Invoice import ${importId}`);
		return importDocument(record);
	}

	/** `GET /orders/{orderId}/invoice-documents`: the invoice the order has, if any. */
	documents(orderId: string, sellerId?: string) {
		this.orders.find(orderId, sellerId);
		const invoice = this.stored.get(orderId);
		if (!invoice) return [];
		const { content, at, ...rest } = invoice;
		return [{ ...rest, sizeInBytes: content.length, createdAt: isoDate(at) }];
	}

	/** What was stored for an order, as it was uploaded. */
	content(orderId: string): Buffer | undefined {
		this.context.scheduler.runDue();
		return this.stored.get(orderId)?.content;
	}

	reset(): void {
		this.imports.clear();
		this.stored.clear();
		this.random = new Random(this.context.seed + 6);
	}

	private begin(sellerId: string, files: readonly File[], orderOf: (file: File) => OrderRecord | undefined) {
		this.context.scheduler.runDue();
		const at = this.context.scheduler.now();
		const record: ImportRecord = {
			sequence: this.imports.size + 1,
			id: this.random.text(24, '0123456789abcdef'),
			sellerId,
			status: 'Running',
			files: files.map(({ name }) => ({
				fileName: name,
				status: 'Running',
				integrationStatus: 'OrderCheck',
				errors: [],
			})),
			createdAt: at,
			updatedAt: at,
		};
		this.imports.set(record.id, record);
		this.context.scheduler.scheduleIn(this.context.delays.invoiceImport, (due) => {
			files.forEach((file, index) => this.finish(record, record.files[index]!, file, orderOf(file), due));
			const failures = record.files.filter(({ status }) => status === 'Failure').length;
			const isMixed = failures > 0 && failures < files.length;
			record.status = failures === 0 ? 'Success' : isMixed ? 'PartialSuccess' : 'Failure';
			record.updatedAt = due;
		});
		return importDocument(record);
	}

	private finish(
		record: ImportRecord,
		file: ImportedFile,
		{ content, name }: File,
		order: OrderRecord | undefined,
		at: number,
	) {
		const format = formatOf({ content, name });
		if (!order) file.errors.push('Order not found');
		else if (!FULFILLED.includes(order.status)) file.errors.push(`The order is ${order.status}, not fulfilled`);
		else if (format !== 'pdf' && format !== 'xml') {
			file.integrationStatus = 'FileCheck';
			file.errors.push('The file is not a PDF, an XML (UBL 2.1) or a ZIP of those');
		} else {
			file.integrationStatus = 'Uploaded';
			this.stored.set(order.id, { importId: record.id, fileName: name, format, content, at });
			this.orders.record(order, 'invoiceStored', at, { importId: record.id, fileName: name });
		}
		file.status = file.errors.length === 0 ? 'Success' : 'Failure';
	}

	private orderNamed(orderId: string, sellerId: string): OrderRecord | undefined {
		try {
			return this.orders.find(orderId, sellerId);
		} catch (error) {
			if (error instanceof Refusal) return undefined;
			throw error;
		}
	}
}
