import { text } from '../../core/checks';
import { field } from '../../core/field';
import { operation, WithFiles } from '../../core/operation';
import * as finance from '../../marketplace/finance/documents';
import { outputField } from './fields';

const reportField = field({
	displayName: 'Report',
	name: 'reportId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'As "Get Many Reports" gives it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchReports', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string' },
	],
	check: text({
		max: 80,
		without: [[/^\.{1,2}$/, 'nothing but dots']],
		advice: 'Enter it as "Get Many Reports" gives it.',
	}),
});

export const downloadReport = operation({
	name: 'Download Report',
	value: 'downloadReport',
	action: 'Download a tax report',
	effect: 'read',
	description: 'Downloads a yearly tax report (DAC7) as a file',
	fields: [reportField, outputField],
	async run({ reportId, binaryPropertyName }, octopia) {
		const { json, file } = await finance.downloadReport(octopia, reportId);
		return new WithFiles(json, { [binaryPropertyName]: file });
	},
});
