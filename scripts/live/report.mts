import type { Finding } from './check.mts';

const WIDTH = 72;

/** The lines that tell of one endpoint. */
export function linesOf({ endpoint, looked, note, differences, newFields, newCodes }: Finding): string[] {
	const isNews = newFields.length + newCodes.length > 0;
	const what = looked === undefined ? '' : looked === 0 ? ' (nothing there)' : ` (${looked} looked at)`;
	const verdict = note ?? (differences.length > 0 ? 'differs' : isNews ? 'as expected, with news' : 'as expected');
	return [
		`${endpoint.padEnd(WIDTH)} ${verdict}${what}`,
		...differences.map((line) => `    differs     ${line}`),
		...newCodes.map((line) => `    new code    ${line}`),
		...newFields.map((line) => `    new field   ${line}`),
	];
}

/** The last lines. */
export function summaryOf(findings: Finding[]): string[] {
	const bad = findings.filter(({ isBad }) => isBad).length;
	const asked = findings.filter(({ looked, note }) => looked !== undefined || !note?.startsWith('not asked')).length;
	const empty = findings.filter(({ looked }) => looked === 0).length;
	return [
		'',
		`${asked} of ${findings.length} endpoints asked; ${bad === 0 ? 'every answer is as expected' : `${bad} not as expected`}.`,
		...(empty > 0 ? [`${empty} had nothing to look at, so nothing was learned of their items.`] : []),
		...(bad === 0
			? []
			: [
					'Please send this report to https://github.com/n8n-nodes-cdiscount/n8n-nodes-cdiscount/issues:',
					'it holds names of fields, types and codes, and nothing of your shop or your customers.',
				]),
	];
}
