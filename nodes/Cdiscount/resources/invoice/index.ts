import type { Resource } from '../../core/operation';
import { getDocuments } from './getDocuments.operation';
import { getImport } from './getImport.operation';
import { getManyImports } from './getManyImports.operation';
import { upload } from './upload.operation';
import { uploadMany } from './uploadMany.operation';

export const invoice: Resource = {
	name: 'Invoice',
	value: 'invoice',
	operations: [getDocuments, getImport, getManyImports, upload, uploadMany],
};
