import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { Octopia } from '../api/client';
import { editorConnection } from './connection';
import { nodeError } from './failure';
import { trimmed } from './textCheck';

/**
 * Reads a list for a field of the editor, with short waits, because a person is waiting.
 * @param nothing what there is to choose from while it is not known for which seller: his ID is an expression without a value yet
 * @throws NodeApiError | NodeOperationError with the sentence that the editor shows
 */
export async function forEditor<T>(
	context: ILoadOptionsFunctions,
	nothing: T,
	read: (octopia: Octopia) => Promise<T>,
): Promise<T> {
	if (isSellerUnknown(context)) return nothing;
	try {
		return await read(await editorConnection(context));
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

/** A field that is filled by what is chosen in another one: nothing while that is empty, or an expression without a value yet. */
export function chosenIn(context: ILoadOptionsFunctions, name: string): string | undefined {
	const given = context.getCurrentNodeParameter(name);
	const isLocator = typeof given === 'object' && given !== null && 'value' in given;
	if (hasNoValue(isLocator ? given.value : given)) return undefined;
	return trimmed(String(context.getCurrentNodeParameter(name, { extractValue: true }) ?? '')) || undefined;
}

function isSellerUnknown(context: ILoadOptionsFunctions): boolean {
	if (context.getCurrentNodeParameter('authentication') !== 'partner') return false;
	const sellerId = context.getCurrentNodeParameter('sellerId');
	// one that was left empty is told in a sentence
	return sellerId !== '' && hasNoValue(sellerId);
}

/** The editor gives an expression that cannot be resolved as it is written, or nothing in its place. */
const hasNoValue = (given: unknown) =>
	given === undefined || given === null || given === '' || (typeof given === 'string' && given.startsWith('='));
