import { z } from 'zod';
import { flag, id, identity, number, text } from '../schemaParts';

/**
 * Offers and the packages in which they are changed.
 *
 * Responses stay open: unknown fields pass through, enums are plain strings, and whatever sources name differently is
 * accepted under each name. Prices are numbers, tax included, in the currency of the sales channel.
 */

/** Case sensitive in requests (documented). */
export const PACKAGE_TYPES = ['Upsert', 'Update', 'Delete'] as const;

/** A package's life, in order; it ends as Integrated or Rejected (documented). */
export const PACKAGE_STATES = [
	'WaitingForCompletion',
	'Ready',
	'IntegrationPending',
	'Integrated',
	'Rejected',
] as const;

/** What became of one line of a package (documented). */
export const INTEGRATION_STATUSES = ['Integrated', 'Rejected', 'Duplicated'] as const;

export const OFFER_STATES = ['Active', 'Inactive'] as const;

/** Conditions of the JSON interface; `UsedGoodState` is by analogy with its neighbours. Case does not matter. */
export const CONDITIONS = [
	'New',
	'UsedLikeNew',
	'UsedVeryGoodState',
	'UsedGoodState',
	'UsedAverageState',
	'RefurbishedLikeNew',
	'RefurbishedVeryGoodState',
	'RefurbishedCorrectState',
] as const;

/** Delivery modes of the official table, with the legacy code that is still answered and accepted. */
export const DELIVERY_MODES = [
	{ code: 'THD', legacyCode: 'TRK', label: 'Tracked home delivery', isLarge: false },
	{ code: 'SHD', legacyCode: 'REG', label: 'Signed home delivery', isLarge: false },
	{ code: 'NTHD', legacyCode: 'STD', label: 'Not tracked home delivery', isLarge: false },
	{ code: 'EHD', legacyCode: 'EXP', label: 'Express home delivery', isLarge: false },
	{ code: 'PPMR', legacyCode: 'REL', label: 'Mondial Relay pick-up point', isLarge: false },
	{ code: 'FDHD', legacyCode: 'LV1', label: 'Fixed date home delivery', isLarge: true },
	{ code: 'SRHD', legacyCode: 'LV2', label: 'Specific room home delivery', isLarge: true },
	{ code: 'WSHD', legacyCode: 'LV3', label: 'Home delivery with set-up', isLarge: true },
	{ code: 'RIM', legacyCode: 'RIM', label: 'Shop pick-up', isLarge: false },
] as const;

/** What a delivery mode may be called in a request: the codes of today, then the legacy ones, also those that the help of aggregators names. */
export const DELIVERY_CODES: readonly string[] = [
	...new Set([
		...DELIVERY_MODES.map(({ code }) => code),
		...DELIVERY_MODES.map(({ legacyCode }) => legacyCode),
		...['RCO', 'SO1', 'MAG'],
	]),
];

/** Tracked delivery: every small product must offer it (documented). */
export const TRACKED_CODES: readonly string[] = ['THD', 'TRK'];

/** Letters, digits and these signs (documented). */
export const REFERENCE_PATTERN = /^[\p{L}\p{N}{}@%;$=[\]/,\-()'\\"&!#^?_+:. ]+$/u;

/** A character that the pattern above does not allow. */
export const FORBIDDEN_IN_REFERENCE = /[^\p{L}\p{N}{}@%;$=[\]/,\-()'\\"&!#^?_+:. ]/u;

export const MAX_REFERENCE_LENGTH = 50;
/** Lines of one upload, and of a whole package (documented). */
export const MAX_UPLOAD = 100;
export const MAX_PACKAGE = 50_000;
export const MAX_QUANTITY = 10_000_000_000;

const tax = z.object({ code: text, value: number, type: text }).passthrough();

const price = z
	.object({ price: number, originPrice: number, currencyCode: text, taxes: z.array(tax).nullish() })
	.passthrough();

const deliveryMode = z.object({ code: text, cost: number, additionalCost: number }).passthrough();

/** One line of an upload as we send it. Update needs the reference and what changes, Delete the reference only. */
export const offerRequestSchema = z.object({
	sellerExternalReference: z.string().min(1).max(MAX_REFERENCE_LENGTH),
	product: z.object({ gtin: z.string().optional(), reference: z.string().optional() }).optional(),
	condition: z.string().optional(),
	price: z
		.object({
			price: z.number().positive().optional(),
			originPrice: z.number().positive().optional(),
			currencyCode: z.string().optional(),
			taxes: z.array(z.object({ code: z.string(), value: z.number().min(0), type: z.string().optional() })).optional(),
		})
		.optional(),
	deliveryModes: z
		.array(z.object({ code: z.string(), cost: z.number().min(0), additionalCost: z.number().min(0).optional() }))
		.optional(),
	preparationTime: z.number().int().min(0).optional(),
	quantity: z.number().int().min(0).max(MAX_QUANTITY).optional(),
});

const resultLine = z.object({ resultCode: id.nullish(), message: text }).passthrough();

/** `GET /offer-packages/{packageId}`: its type is called `type` or `packageType`, its state `state` or `status`. */
export const offerPackageSchema = z
	.object({
		packageId: id,
		type: text,
		packageType: text,
		state: text,
		status: text,
		salesChannelId: text,
		/** Why a package was rejected as a whole. */
		result: resultLine.nullish(),
		createdAt: text,
		updatedAt: text,
	})
	.passthrough();

/** One line of `GET /offer-packages/{packageId}/offer-requests-results` (documented). */
export const offerResultSchema = z
	.object({
		sellerExternalReference: identity,
		integrationStatus: z.string(),
		results: z.array(resultLine).nullish(),
	})
	.passthrough();

/** How the offer does on Cdiscount, only when asked for. The five topics are documented, their inner names are not. */
const salesChannelFeedback = z
	.object({
		bestOfferDetails: z.object({ isBestOffer: flag, price: number }).passthrough().nullish(),
		offerQuality: z.object({ score: number }).passthrough().nullish(),
		competingOffers: z.array(z.object({ price: number }).passthrough()).nullish(),
		seller: z.object({}).passthrough().nullish(),
		productInformation: z.object({}).passthrough().nullish(),
	})
	.passthrough();

/** One offer of `GET /offers`. With `fields`, only the first five names are certain to come (documented). */
export const offerSchema = z
	.object({
		offerId: identity,
		sellerExternalReference: identity,
		offerState: text,
		createdAt: text,
		updatedAt: text,
		sellerId: id.nullish(),
		salesChannelId: text,
		product: z.object({ gtin: id.nullish(), reference: text, productReference: text }).passthrough().nullish(),
		/** Old offers may carry the integer of the former interface. */
		condition: id.nullish(),
		quantity: number,
		/** What the seller submitted. */
		integrationPrice: price.nullish(),
		/** What buyers see. */
		facialPrice: price.nullish(),
		deliveryOffers: z.array(deliveryMode).nullish(),
		preparationTime: number,
		salesChannelFeedback: salesChannelFeedback.nullish(),
	})
	.passthrough();

export type Offer = z.output<typeof offerSchema>;
export type OfferPackage = z.output<typeof offerPackageSchema>;
export type OfferRequest = z.output<typeof offerRequestSchema>;
export type OfferResult = z.output<typeof offerResultSchema>;
