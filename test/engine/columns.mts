import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** The values come from the columns of the input, as they are. */
export const AUTOMATIC = { inputMode: 'columns', columns: { mappingMode: 'autoMapInputData', value: null } };

/** The values come from what was entered for each column. */
export const manual = (value: IDataObject): INodeParameters =>
	({ inputMode: 'columns', columns: { mappingMode: 'defineBelow', value, schema: [], matchingColumns: [] } }) as never;

/** Rows without names, as "Extract from File" gives them of a workbook with Header Row off. */
export const bare = (...rows: unknown[][]): IDataObject[] => rows.map((row) => ({ row }) as IDataObject);
