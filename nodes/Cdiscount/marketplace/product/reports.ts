import upperFirst from 'lodash/upperFirst';
import lowerFirst from 'lodash/lowerFirst';
import type { JsonObject } from '../../api/json';
import type { IntegrationReport } from './schema';

type Remark = NonNullable<IntegrationReport['errors']>[number];

/** What to do about the codes that live clients met; the official list could not be read. Field names are put in. */
const HINTS: Array<[code: RegExp, hint: (field: string) => string]> = [
	[
		/^QuotaExceeded$/,
		() => 'Only so many new sheets are taken in an hour (about 25 were seen). Send this product again in an hour.',
	],
	[
		/^CategorizationError$/,
		() =>
			'Title or description do not seem to fit the category. Choose another category, or name the product more plainly.',
	],
	[
		/^ER400-7480$/,
		() => 'Products of this category come in variants. Give all variants the same Variant Group Reference.',
	],
	[
		/^ER400-6067$/,
		(field) => `Fill in the attribute ${field}; "Get Category Properties" lists it with its allowed values.`,
	],
	[
		/^MissingField$/,
		(field) =>
			/picture/i.test(field)
				? 'The picture could not be used: https, public, no redirect, 500 to 3000 pixels, at most 5 MB.'
				: `Fill in ${field}.`,
	],
];

const NOT_CREATOR = /not (?:authori[sz]ed|allowed).*creator|not creator/i;

/** A remark of the marketplace in its own words, with what to do in English. */
function remark(level: 'error' | 'warning' | 'info', { code, field, message }: Remark): JsonObject {
	const where = String(field ?? '');
	const known = HINTS.find(([pattern]) => pattern.test(code ?? ''))?.[1](where);
	const hint = NOT_CREATOR.test(message ?? '')
		? 'Another seller made this sheet, and only he can change it. You can sell the product all the same: make an offer for its GTIN.'
		: known;
	return { level, code: code ?? null, field: field ?? null, message: message ?? null, ...(hint && { hint }) };
}

/** What became of a product, as it leaves a node. `alreadyDone`: the sheet had these very data before. */
export function outcomeOf(report: IntegrationReport): JsonObject {
	const status = lowerFirst(report.status ?? 'processing');
	const isSame = report.operationType === 'Identical' && status !== 'refused';
	const remarks = [
		...(report.errors ?? []).map((found) => remark('error', found)),
		...(report.warnings ?? []).map((found) => remark('warning', found)),
		...(report.infos ?? []).map((found) => remark('info', found)),
	];
	return {
		gtin: String(report.gtin ?? ''),
		sellerProductReference: report.sellerProductReference ?? null,
		result: isSame ? 'alreadyDone' : status,
		operationType: report.operationType ?? null,
		productReference: report.productReference ?? null,
		packageId: report.packageId ?? null,
		submissionDate: report.submissionDate ?? null,
		message: sentenceOf(isSame ? 'alreadyDone' : status, remarks),
		remarks,
	};
}

function sentenceOf(result: string, remarks: JsonObject[]): string {
	if (result === 'integrated') return 'The sheet is in the catalogue.';
	if (result === 'alreadyDone') return 'The sheet had these data before; nothing was changed.';
	if (result === 'validated') return 'The sheet passed the checks and is being put into the catalogue.';
	const words = remarks.map(({ message, field }) => [message, field && `(${String(field)})`].filter(Boolean).join(' '));
	return words.length === 0 ? `${upperFirst(result)}.` : `${upperFirst(result)}: ${words.join('; ')}.`;
}
