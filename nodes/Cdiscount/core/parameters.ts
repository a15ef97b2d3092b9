import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { CdiscountError } from '../api/errors';
import type { Issue, Validator } from '../api/client';
import type { FieldReader } from './fieldReader';

type Fields = INodeProperties[];

/**
 * Reads an operation's fields for one item, with expressions resolved, and checks them.
 * @returns the checked input, or a CdiscountError with the sentence for the first field that is wrong
 */
export function inputOf<Input>(
	context: IExecuteFunctions,
	read: FieldReader,
	fields: Fields,
	shape: Validator<Input>,
	itemIndex: number,
): Input | CdiscountError {
	const given: Record<string, unknown> = {};
	for (const field of fields) {
		if (field.type === 'notice') continue;
		try {
			given[field.name] = zoned(read(field, itemIndex), field, context.getTimezone());
		} catch (error) {
			return new CdiscountError('invalid', `${field.displayName} cannot be read: ${(error as Error).message}`);
		}
	}
	try {
		const result = shape.safeParse(given);
		return result.success ? result.data : new CdiscountError('invalid', sentenceOf(result.error.issues[0], fields));
	} catch {
		// an object that cannot even be turned into text
		return new CdiscountError('invalid', 'A field holds something that cannot be read. Enter text, numbers or lists.');
	}
}

/** Our checks speak in sentences; the validator's own words, for a value of the wrong shape, are put into one. */
function sentenceOf({ code, message, path }: Issue, fields: Fields): string {
	if (code === undefined || code === 'custom') return message;
	const label = fields.find(({ name }) => name === path[0])?.displayName ?? 'A field';
	return `${label} does not have the form that is expected here (${message}). Enter it in the fields of the node.`;
}

/** n8n's date fields give local time without a zone; it is the workflow's. */
function zoned(value: unknown, field: INodeProperties, zone: string): unknown {
	if (field.type === 'dateTime' && typeof value === 'string' && value !== '') {
		const moment = DateTime.fromISO(value, { zone });
		return moment.isValid ? moment.toISO() : value;
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const inner = new Map((field.options ?? []).filter(isField).map((option) => [option.name, option]));
	if (inner.size === 0) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => {
			const definition = inner.get(name);
			// an option that was added and whose expression gives nothing is empty, which is not the same as left out
			return [name, definition === undefined ? part : (zoned(part, definition, zone) ?? null)];
		}),
	);
}

function isField(option: INodeProperties | INodePropertyOptions | INodePropertyCollection): option is INodeProperties {
	return 'type' in option;
}
