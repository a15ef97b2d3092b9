import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { connect, type Octopia } from '../api/client';
import { PATIENCE } from '../api/patience';
import { nodeError } from './failure';

/**
 * Reads a list for a field of the editor, with little patience, because a person waits.
 * @throws NodeApiError | NodeOperationError with the sentence that the editor shows
 */
export async function forEditor<T>(context: ILoadOptionsFunctions, read: (octopia: Octopia) => Promise<T>): Promise<T> {
	try {
		return await read(await connect(context, 'cdiscountApi', PATIENCE.editor));
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}
