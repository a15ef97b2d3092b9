import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { Octopia } from '../api/client';
import { editorConnection } from './connection';
import { nodeError } from './failure';

/**
 * Reads a list for a field of the editor, with short waits, because a person is waiting.
 * @throws NodeApiError | NodeOperationError with the sentence that the editor shows
 */
export async function forEditor<T>(context: ILoadOptionsFunctions, read: (octopia: Octopia) => Promise<T>): Promise<T> {
	try {
		return await read(await editorConnection(context));
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}
