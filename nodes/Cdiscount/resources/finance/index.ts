import type { Resource } from '../../core/operation';
import { countOperations } from './countOperations.operation';
import { countPayments } from './countPayments.operation';
import { downloadInvoice } from './downloadInvoice.operation';
import { downloadReport } from './downloadReport.operation';
import { getInvoiceLines } from './getInvoiceLines.operation';
import { getManyOperations } from './getManyOperations.operation';
import { getManyPayments } from './getManyPayments.operation';
import { getReports } from './getReports.operation';

export const finance: Resource = {
	name: 'Finance',
	value: 'finance',
	operations: [
		countOperations,
		countPayments,
		downloadInvoice,
		downloadReport,
		getInvoiceLines,
		getManyOperations,
		getManyPayments,
		getReports,
	],
};
