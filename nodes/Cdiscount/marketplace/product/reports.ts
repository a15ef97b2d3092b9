import upperFirst from 'lodash/upperFirst';
import lowerFirst from 'lodash/lowerFirst';
import type { JsonObject } from '../../api/json';
import { listText, textOf } from '../row';
import { utc } from '../time';
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

/** What the marketplace remarks on a product. */
interface FoundRemark {
	code: string | null;
	/** Level, code, field and the marketplace's own words. */
	text: string;
	/** The words and the field alone. */
	words: string;
	/** What to do, in English, where the code is known. */
	hint: string | undefined;
}

function remark(level: 'error' | 'warning' | 'info', { code, field, message }: Remark): FoundRemark {
	const where = String(field ?? '');
	const known = HINTS.find(([pattern]) => pattern.test(code ?? ''))?.[1](where);
	const hint = NOT_CREATOR.test(message ?? '')
		? 'Another seller made this sheet, and only he can change it. You can sell the product all the same: make an offer for its GTIN.'
		: known;
	const words = listText([message, where && `(${where})`], ' ') ?? '';
	return { code: code ?? null, text: listText([level, code, words], ' ') ?? '', words, hint };
}

/** What is known of a submitted product whose report is not there. */
interface Unreported {
	gtin: string | null;
	sellerProductReference: string | null;
	packageId: string | null;
	result: string;
	message: string;
}

/** The row of a submitted product without a report. */
export const unreportedRow = ({
	gtin,
	sellerProductReference,
	packageId,
	result,
	message,
}: Unreported): JsonObject => ({
	gtin,
	sellerProductReference,
	result,
	code: null,
	message,
	hint: null,
	remarks: null,
	operationType: null,
	productReference: null,
	packageId,
	submittedAt: null,
});

/**
 * The row of what became of a product. `alreadyDone`: the sheet had these very data before. `code` is that of the first remark, errors before warnings; `hint` is what to do, and `remarks` all that the
 * marketplace has to say, in its own words; `submittedAt` is ISO 8601 in UTC.
 */
export function outcomeRow(report: IntegrationReport): JsonObject {
	const status = lowerFirst(report.status ?? 'processing');
	const result = report.operationType === 'Identical' && status !== 'refused' ? 'alreadyDone' : status;
	const remarks = [
		...(report.errors ?? []).map((found) => remark('error', found)),
		...(report.warnings ?? []).map((found) => remark('warning', found)),
		...(report.infos ?? []).map((found) => remark('info', found)),
	];
	return {
		gtin: textOf(report.gtin),
		sellerProductReference: report.sellerProductReference ?? null,
		result,
		code: remarks[0]?.code ?? null,
		message: sentenceOf(result, remarks),
		hint: listText([...new Set(remarks.map(({ hint }) => hint))], ' '),
		remarks: listText(
			remarks.map(({ text }) => text),
			'; ',
		),
		operationType: report.operationType ?? null,
		productReference: report.productReference ?? null,
		packageId: report.packageId ?? null,
		submittedAt: utc(report.submissionDate),
	};
}

function sentenceOf(result: string, remarks: FoundRemark[]): string {
	if (result === 'integrated') return 'The sheet is in the catalogue.';
	if (result === 'alreadyDone') return 'The sheet had these data before; nothing was changed.';
	if (result === 'validated') return 'The sheet passed the checks and is being put into the catalogue.';
	const words = remarks.map((found) => found.words);
	return words.length === 0 ? `${upperFirst(result)}.` : `${upperFirst(result)}: ${words.join('; ')}.`;
}
