import type { Octopia, Query, Validator } from '../api/client';
import type { Page } from '../api/paging';
import { CdiscountError } from '../api/errors';
import type { Listed } from '../api/parseResponse';
import type { Positioned } from './occurrence';

/**
 * Reads a list by cursor that is in no order of time, each thing with the page it is on, so that a reading can go on there.
 * @param page where to go on; a page that the API no longer knows means its beginning
 * @throws CdiscountError
 */
export async function* cursorPages<T>(
	octopia: Octopia,
	path: string,
	format: Validator<T>,
	listing: { query?: Query; pageSize?: number; idName: string },
	page = '',
): AsyncGenerator<Positioned<Listed<T>>> {
	let here = page;
	const onPage = ({ cursor }: Page) => {
		here = cursor ?? '';
	};
	const things = octopia.list(path, format, { style: 'cursor', ...listing, cursor: page || undefined, onPage });
	const first = await things.next().catch((thrown: unknown) => {
		if (page !== '' && isUnknown(thrown)) return undefined;
		throw thrown;
	});
	if (first === undefined) return yield* cursorPages(octopia, path, format, listing);
	if (first.done) return;
	yield { thing: first.value, at: 0, page: here };
	for await (const thing of things) yield { thing, at: 0, page: here };
}

function isUnknown(thrown: unknown): boolean {
	return thrown instanceof CdiscountError && (thrown.code === 'invalid' || thrown.code === 'notFound');
}
