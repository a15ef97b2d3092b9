import { z } from 'zod';
import { flag, id, identity, number, text } from '../schemaParts';

/** Product sheets (shared by all sellers, one per GTIN), categories, brands and the reports of product packages. */

export const REPORT_STATUSES = ['Validated', 'Integrated', 'Refused'] as const;
export const OPERATION_TYPES = ['Creation', 'Modification', 'Identical'] as const;
export const NECESSITIES = ['Mandatory', 'Recommended', 'Optional'] as const;

/** Cdiscount keeps its catalogue in French; other channels also in these. */
export const LANGUAGES = ['fr-FR', 'en-US', 'es-ES'] as const;

export const FRENCH = LANGUAGES[0];

/** Limits of the product pages, as carried by three clients. */
export const MAX_PRODUCTS = 10_000;
export const MAX_TITLE_LENGTH = 132;
export const MAX_DESCRIPTION_LENGTH = 2000;
export const MAX_PICTURES = 6;

/** A category; without `fields` only its reference is given (seen in production). Products belong in level 3. */
export const categorySchema = z
	.object({
		categoryReference: identity,
		label: text,
		level: number,
		isActive: flag,
		isBrandMandatory: flag,
		isVariant: flag,
		parentReference: text,
		parentReferences: z.array(identity).nullish(),
		childCount: number,
	})
	.passthrough();

/** An attribute of a category. Choices are texts, or objects with a label. */
export const propertySchema = z
	.object({
		propertyReference: id,
		label: text,
		index: number,
		necessity: text,
		isMultiple: flag,
		isRanged: flag,
		isNumeric: flag,
		isVariation: flag,
		isSize: flag,
		unit: text,
		choices: z.array(z.unknown()).nullish(),
	})
	.passthrough();

/** A brand; its name comes when `fields` asks for it. */
export const brandSchema = z.object({ name: text }).passthrough();

/** `GET /categories/count` and `GET /products/count`. */
export { countSchema } from '../schemaParts';

/** A product of `GET /products`; `sellers` may be missing for other sellers' products. */
export const productSchema = z
	.object({
		reference: text,
		gtin: id.nullish(),
		label: text,
		isMarketable: flag,
		permissions: z.object({ edit: flag, enrich: flag }).passthrough().nullish(),
		sellers: z
			.array(z.object({ reference: id.nullish(), productReference: text, isCreator: flag }).passthrough())
			.nullish(),
	})
	.passthrough();

/** The response to `POST /products-integration` (202). */
export const productPackageSchema = z.object({ packageId: identity }).passthrough();

const remark = z.object({ code: text, field: id.nullish(), message: text, type: text }).passthrough();

/** One product of `GET /products-integration-reports` (a recorded exchange and two live clients). */
export const integrationReportSchema = z
	.object({
		packageId: text,
		gtin: id.nullish(),
		sellerProductReference: text,
		productReference: text,
		categoryCode: text,
		status: text,
		operationType: text,
		errors: z.array(remark).nullish(),
		warnings: z.array(remark).nullish(),
		infos: z.array(remark).nullish(),
		submissionDate: text,
	})
	.passthrough();

/** How the marketplace names a language. */
export type Language = (typeof LANGUAGES)[number];
export type Brand = z.output<typeof brandSchema>;
export type Category = z.output<typeof categorySchema>;
export type CategoryProperty = z.output<typeof propertySchema>;
export type IntegrationReport = z.output<typeof integrationReportSchema>;
export type Product = z.output<typeof productSchema>;
