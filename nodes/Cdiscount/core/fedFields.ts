import type { Column, Columns } from './columns';
import { collection, labelOf, validatorOf, type FormPart } from './field';
import type { FieldReader } from './fieldReader';
import { plainHeader, visibleHeader } from './headers';
import type { Operation } from './operation';
import { isFilled } from './sheet';

/** Reads what columns feed from them, and everything else as it is. */
export function fedReader(
	{ columns, more }: Columns,
	there: readonly Column[],
	read: FieldReader,
	cellOf: (column: Column, index: number) => unknown,
): FieldReader {
	const fed = new Set([...columns.map(({ feeds }) => feeds), more?.feeds]);
	return (field, index) => {
		const form = fed.has(field.name) ? undefined : read(field, index);
		const values: Record<string, unknown> = {};
		const empty: Record<string, null> = {};
		for (const column of there) {
			const [name, option] = column.feeds.split('.');
			if (name !== field.name) continue;
			const cell = cellOf(column, index) ?? undefined;
			const value = column.asGiven === undefined || !isFilled(cell) ? cell : column.asGiven(cell);
			if (option === undefined && column.row === undefined) return value;
			// an option whose cell is empty is not the same as one that nobody chose
			if (column.row === undefined && !isFilled(cell)) empty[option] = null;
			if (!isFilled(cell)) continue;
			if (column.row === undefined) values[option] = value;
			else values[column.row] = [...((values[column.row] ?? []) as unknown[]), value];
		}
		const isFed = Object.keys(empty).length + Object.keys(values).length > 0;
		return isFed ? { ...empty, ...(form as object | undefined), ...values } : form;
	};
}

/** The operation with labels that name the columns of the sheet, where these are called otherwise. */
export function relabelled(operation: Operation, columns: readonly Column[], headers: Map<string, string>): Operation {
	const named = (part: FormPart, feeds: string): FormPart => {
		const header = headers.get(feeds);
		const label = labelOf(part);
		if (header === undefined || plainHeader(header) === plainHeader(label)) return part;
		return { ...part, displayName: `${label} (column "${visibleHeader(header)}")` };
	};
	const fields = operation.fields.map((part): FormPart => {
		if (!columns.some(({ feeds }) => feeds.startsWith(`${part.name}.`))) return named(part, part.name);
		const options = (part.options as FormPart[]).map((option) => named(option, `${part.name}.${option.name}`));
		return collection({ ...part, type: 'collection', options }) as FormPart;
	});
	return { ...operation, fields, input: validatorOf(fields) };
}
