import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { InputError } from '../api/errors';
import type { Issue } from '../api/client';
import { labelOf, type FormPart } from './field';
import type { FieldReader } from './fieldReader';
import type { Checked } from './batch';
import type { Operation } from './operation';

/**
 * Reads an operation's fields for one item, with expressions resolved, and checks them.
 * @returns the checked input, or a CdiscountError with the sentence for the first field that is wrong
 */
export function inputOf(
	context: IExecuteFunctions,
	read: FieldReader,
	{ fields, input, contradiction }: Operation,
	itemIndex: number,
): Checked {
	const given: Record<string, unknown> = {};
	const modes = modesOf(context, fields);
	for (const field of fields) {
		if (field.check === undefined) continue;
		try {
			const value = read(field, itemIndex);
			if (isLocator(value)) modes[field.name] = value.mode;
			given[field.name] = plainValue(value, field, context.getTimezone());
		} catch (error) {
			return new InputError(`${labelOf(field)} cannot be read: ${(error as Error).message}`);
		}
	}
	try {
		const result = input.safeParse(given);
		if (!result.success) return new InputError(sentenceOf(result.error.issues[0], fields));
		const fault = contradiction?.(result.data);
		if (fault !== undefined) return new InputError(fault);
		return { input: result.data as Record<string, unknown>, raw: given, modes };
	} catch {
		// an object that cannot even be turned into text
		return new InputError('A field holds something that cannot be read. Enter text, numbers or lists.');
	}
}

/** Whether it says of itself how it is meant, as what a column feeds does. */
const isLocator = (value: unknown): value is { mode?: string } =>
	typeof value === 'object' && value !== null && '__rl' in value;

/** The modes that were chosen for resource locators, which hold for all items. */
function modesOf(context: IExecuteFunctions, fields: readonly FormPart[]): Record<string, string | undefined> {
	const { parameters } = context.getNode();
	const locators = fields.filter(({ type }) => type === 'resourceLocator');
	return Object.fromEntries(
		locators.map(({ name }) => [name, (parameters[name] as { mode?: string } | undefined)?.mode]),
	);
}

/** Our checks speak in sentences; the validator's own words, for a value of the wrong shape, are put into one. */
function sentenceOf({ code, message, path }: Issue, fields: readonly FormPart[]): string {
	if (code === undefined || code === 'custom') return message;
	const field = fields.find(({ name }) => name === path[0]);
	const label = field === undefined ? 'A field' : labelOf(field);
	return `${label} does not have the form that is expected here (${message}). Enter it in the fields of the node.`;
}

/**
 * The value of a field as text, number or list. n8n's date fields give local time without a zone; it is the workflow's. What was chosen
 * from a list within a collection comes as an object with its mode.
 */
function plainValue(value: unknown, field: FormPart, zone: string): unknown {
	if (field.type === 'dateTime' && typeof value === 'string' && value !== '') {
		const moment = DateTime.fromISO(value, { zone });
		return moment.isValid ? moment.toISO() : value;
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	if (field.type === 'resourceLocator') return '__rl' in value ? (value as { value?: unknown }).value : value;
	const inner = new Map((field.options ?? []).filter(isField).map((option) => [option.name, option]));
	if (inner.size === 0) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => {
			const definition = inner.get(name);
			// an option that was added and whose expression gives nothing is empty, which is not the same as left out
			return [name, definition === undefined ? part : (plainValue(part, definition, zone) ?? null)];
		}),
	);
}

function isField(option: INodeProperties | INodePropertyOptions | INodePropertyCollection): option is INodeProperties {
	return 'type' in option;
}
