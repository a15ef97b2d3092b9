import { z } from 'zod';
import { path } from '../../api/path';
import { text } from '../../core/checks';
import { operation } from '../../core/operation';
import { fileFrom } from '../../marketplace/finance/calls';
import { outputField, outputProperty } from './fields';

export const downloadReport = operation({
	name: 'Download Report',
	value: 'downloadReport',
	action: 'Download a tax report',
	description: 'Downloads a yearly tax report (DAC7) as a file. Changes nothing.',
	fields: [
		{
			displayName: 'Report ID',
			name: 'reportId',
			type: 'string',
			default: '',
			required: true,
			description: 'As "Get Reports" gives it',
		},
		outputField,
	],
	input: z.object({
		reportId: text('Report ID', {
			max: 80,
			without: [[/^\.{1,2}$/, 'nothing but dots']],
			advice: 'Enter it as "Get Reports" gives it.',
		}),
		binaryPropertyName: outputProperty,
	}),
	async run(input, octopia) {
		return await fileFrom(octopia, path`/reports/${input.reportId}/report-documents`, {
			what: `report "${input.reportId}"`,
			name: input.reportId,
			property: input.binaryPropertyName,
			json: { reportId: input.reportId },
		});
	},
});
