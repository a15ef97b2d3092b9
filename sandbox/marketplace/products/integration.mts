import { isDeepStrictEqual } from 'node:util';

import lodash from 'lodash';

import { pickFields } from '../fields.mts';
import { pageOf } from '../paging.mts';
import { equal, filtered, listOf, type Query } from '../query.mts';
import { Random } from '../random.mts';
import { isoDate } from '../clock.mts';
import { recordEffect, type MarketplaceContext } from '../context.mts';
import type { Sheets } from './sheets.mts';
import {
	parseSubmissions,
	validateSubmission,
	type ReportMessage,
	type ReportStatus,
	type Submission,
} from './submission.mts';

interface Report {
	sellerId: string;
	packageId: string;
	gtin: string;
	sellerProductReference: string;
	productReference: string | null;
	categoryCode: string;
	status: ReportStatus;
	operationType: 'Creation' | 'Modification' | 'Identical';
	errors: ReportMessage[];
	warnings: ReportMessage[];
	infos: ReportMessage[];
	submissionDate: string;
}

/** Packages of products, and the reports that say after a while what became of each product. */
export class Integration {
	private reports: Report[] = [];
	private created: Array<{ sellerId: string; at: number }> = [];
	private random: Random;

	constructor(
		private readonly context: MarketplaceContext,
		private readonly sheets: Sheets,
		/** New sheets a seller may have in an hour; about 25 have been met in production, no limit is documented. */
		private readonly sheetsPerHour: number,
	) {
		this.random = new Random(context.seed + 5);
	}

	/** `POST /products-integration`: returns the package's id, a uuid. */
	submit(sellerId: string, body: unknown): string {
		this.context.scheduler.runDue();
		const products = parseSubmissions(body);
		const hex = this.random.text(32, '0123456789abcdef');
		const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
		const submittedAt = this.context.scheduler.now();
		this.context.scheduler.scheduleIn(this.context.delays.productIntegration, (at) => {
			const reports = products.map((product) => this.integrate(product, sellerId, id, submittedAt, at));
			this.reports.push(...reports);
			const refused = reports.filter(({ status }) => status === 'Refused').length;
			const counts = { products: reports.length, integrated: reports.length - refused, refused };
			recordEffect(this.context, { sellerId }, 'productsIntegrated', at, { packageId: id, ...counts });
			const keep = this.context.delays.resultsKept * 1000;
			this.context.scheduler.schedule(submittedAt + keep, () => {
				this.reports = this.reports.filter(({ packageId }) => packageId !== id);
			});
		});
		return id;
	}

	/** `GET /products-integration-reports`: empty while a package is worked on, and when nothing matches (recorded). */
	list(sellerId: string, query: Query = {}) {
		this.context.scheduler.runDue();
		const found = filtered(this.reports, [
			(report) => report.sellerId === sellerId,
			equal(query, 'packageId', ({ packageId }) => packageId),
			equal(query, 'gtin', ({ gtin }) => gtin),
		]);
		const fields = listOf(query, 'fields');
		return pageOf(found, query).map((report) =>
			pickFields(lodash.omit(report, 'sellerId'), fields, ['packageId', 'gtin']),
		);
	}

	reset(): void {
		this.reports = [];
		this.created = [];
		this.random = new Random(this.context.seed + 5);
	}

	private integrate(product: Submission, sellerId: string, packageId: string, submittedAt: number, at: number): Report {
		const present = this.sheets.get(product.gtin);
		const errors = validateSubmission(product);
		const facts = {
			label: product.title,
			description: product.description,
			brand: product.brand,
			categoryReference: product.categoryCode,
			pictures: product.pictures,
			attributes: product.attributes,
		};
		const isIdentical =
			present &&
			Object.entries(facts).every(([key, value]) => isDeepStrictEqual(present[key as keyof typeof facts], value));
		const operationType = !present ? 'Creation' : isIdentical ? 'Identical' : 'Modification';
		if (operationType === 'Modification' && present!.creatorId !== sellerId) {
			errors.push(reportMessage('NotAuthorized', 'Gtin', 'Not authorised to modify field, not creator'));
		}
		if (operationType === 'Creation' && errors.length === 0 && !this.takeQuota(sellerId, at)) {
			errors.push(reportMessage('QuotaExceeded', 'Gtin', 'The quota of product creations is exceeded'));
		}
		if (errors.length === 0) {
			const sheet = this.sheets.add({ gtin: product.gtin, ...facts }, sellerId, product.reference);
			if (operationType === 'Modification') Object.assign(sheet, facts);
		}
		return {
			sellerId,
			packageId,
			gtin: product.gtin,
			sellerProductReference: product.reference,
			productReference: errors.length === 0 ? this.sheets.get(product.gtin)!.reference : null,
			categoryCode: product.categoryCode,
			status: errors.length === 0 ? 'Integrated' : 'Refused',
			operationType,
			errors,
			warnings: [],
			infos: [],
			submissionDate: isoDate(submittedAt),
		};
	}

	private takeQuota(sellerId: string, at: number): boolean {
		this.created = this.created.filter((creation) => creation.at > at - 3600_000);
		if (this.created.filter((creation) => creation.sellerId === sellerId).length >= this.sheetsPerHour) return false;
		if (Number.isFinite(this.sheetsPerHour)) this.created.push({ sellerId, at });
		return true;
	}
}

function reportMessage(code: string, field: string, message: string): ReportMessage {
	return { code, field, message, type: 'Error' };
}
