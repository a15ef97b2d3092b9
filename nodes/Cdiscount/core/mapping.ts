import groupBy from 'lodash/groupBy';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { asCdiscountError, asError, CdiscountError, InputError } from '../api/errors';
import type { Column, Columns } from './columns';
import type { Connection } from './connection';
import { fedReader, relabelled } from './fedFields';
import type { FormPart } from './field';
import type { FieldReader } from './fieldReader';
import { visibleHeader } from './headers';
import type { Operation } from './operation';
import { isFilled, namesIn, sheetOf, type Items } from './sheet';
import { sheetFault, useOf } from './sheetFault';

/** How the fields of an item are read, and checked under labels that name its columns. */
export interface Reading {
	operation: Operation;
	read: FieldReader;
}

/** How an item is read; why it cannot be; undefined for an item that is no row: empty, or above the header. */
type Readings = (index: number) => Reading | CdiscountError | undefined;

/**
 * How the input items are read: their fields as they are, or fed by the columns of the items.
 * @returns a CdiscountError where the sheet as a whole cannot be used
 */
export async function readingsOf(
	context: IExecuteFunctions,
	operation: Operation,
	read: FieldReader,
	connection: Connection,
): Promise<Readings | CdiscountError> {
	const { columns: declared } = operation;
	const { parameters } = context.getNode();
	if (declared === undefined || parameters.inputMode !== 'columns') return () => ({ operation, read });
	const isManual = (parameters.columns as { mappingMode?: string } | undefined)?.mappingMode === 'defineBelow';
	if (isManual) return chosenColumns(context, operation, declared, read);
	const found = new Map<number, Reading | CdiscountError>();
	const set = Object.keys((parameters.options as object | undefined) ?? {});
	const groups = groupsOf(context, operation, read);
	for (const [chosen, items] of groups) {
		const columns = await columnsFor(declared, chosen, items, connection);
		const readings =
			columns instanceof CdiscountError ? columns : rowsOf(context, operation, { columns, items, read, set });
		if (readings instanceof CdiscountError && groups.size === 1) return readings;
		for (const index of items.byIndex.keys()) {
			const reading = readings instanceof CdiscountError ? readings : readings.get(index);
			if (reading !== undefined) found.set(index, reading);
		}
	}
	return (index) => found.get(index);
}

/** The items that hold something, by what decides which columns there are; all of them where none does. */
function groupsOf(context: IExecuteFunctions, { columns, fields }: Operation, read: FieldReader): Map<string, Items> {
	const all = context.getInputData().map(({ json }, index) => [index, json] as const);
	const filled = all.filter(([, json]) => Object.values(json).some(isFilled));
	const names = namesIn(all.map(([, json]) => json));
	const decisive = fields.find(({ name }) => name === columns?.more?.by);
	const groups = groupBy(filled.length > 0 ? filled : all, ([index]) => chosenIn(decisive, index, read));
	return new Map(Object.entries(groups).map(([chosen, items]) => [chosen, { byIndex: new Map(items), names }]));
}

/** The checked value of a field; empty where it is wrong, which is said with the other faults of its item. */
function chosenIn(field: FormPart | undefined, index: number, read: FieldReader): string {
	if (field?.check === undefined) return '';
	try {
		const result = field.check('').safeParse(read(field, index));
		return result.success ? String(result.data) : '';
	} catch {
		return '';
	}
}

async function columnsFor(declared: Columns, chosen: string, { byIndex }: Items, connection: Connection) {
	const [first] = byIndex.keys();
	const octopia = chosen === '' || declared.more === undefined ? undefined : await connection(first).catch(asError);
	// a connection that fails is said of its items
	if (octopia === undefined || octopia instanceof Error) return declared;
	const more = await declared.more!.read(octopia, chosen).catch(asCdiscountError);
	return more instanceof CdiscountError ? more : { ...declared, columns: [...declared.columns, ...more] };
}

interface Mapped {
	columns: Columns;
	items: Items;
	read: FieldReader;
	set: string[];
}

/** Map Automatically: the columns are found by their headers. */
function rowsOf(
	context: IExecuteFunctions,
	operation: Operation,
	{ columns, items, read, set }: Mapped,
): Map<number, Reading | CdiscountError> | CdiscountError {
	const sheet = sheetOf(items, columns, set);
	const fault = sheetFault(sheet, columns, operation.fields, set);
	if (fault !== undefined) return fault;
	sayUse(context, useOf(sheet, operation.fields));
	const { places } = sheet.match;
	const headers = new Map([...places].map(([column, place]) => [column.feeds, sheet.header[place]]));
	const labelled = relabelled(operation, columns.columns, headers);
	const cellOf = (column: Column, index: number) => sheet.rows.get(index)?.[places.get(column)!];
	const mapped = fedReader(columns, [...places.keys()], read, cellOf);
	// what feeds a field of its own is missed by its check
	const needed = [...places.keys()].filter(({ isNeeded, row }) => isNeeded && row !== undefined);
	const readingOf = (index: number): Reading | CdiscountError => {
		const empty = needed.find((column) => !isFilled(cellOf(column, index)));
		if (empty === undefined) return { operation: labelled, read: mapped };
		const header = visibleHeader(sheet.header[places.get(empty)!]);
		return new InputError(`${empty.label} (column "${header}") is empty, but the category needs it.`);
	};
	return new Map([...sheet.rows.keys()].map((index) => [index, readingOf(index)]));
}

/** A column that is overlooked shows above the output. */
function sayUse(context: IExecuteFunctions, message: string | undefined): void {
	// not every host that can run the node has them
	const add = context.addExecutionHints as IExecuteFunctions['addExecutionHints'] | undefined;
	if (message !== undefined) add?.call(context, { message, type: 'info', location: 'outputPane' });
}

/** What n8n evaluates of the columns that were mapped by hand. */
const ENTERED = { name: 'columns.value', type: 'resourceMapper' } as const;

/** Map Each Column Manually: what was entered for each column. */
function chosenColumns(
	context: IExecuteFunctions,
	operation: Operation,
	declared: Columns,
	read: FieldReader,
): Readings {
	const { value } = context.getNode().parameters.columns as { value?: IDataObject | null };
	const entered = Object.keys(value ?? {}).filter((id) => isFilled(value![id]));
	const known = entered.flatMap(
		(id) => declared.columns.find((column) => column.id === id) ?? declared.more?.known(id) ?? [],
	);
	const given = new Map<number, IDataObject>();
	const valuesOf = (index: number): IDataObject => {
		const values = given.get(index) ?? ((read(ENTERED, index) ?? {}) as IDataObject);
		given.set(index, values);
		return values;
	};
	const mapped = fedReader(declared, known, read, ({ id }, index) => valuesOf(index)[id]);
	const items = context.getInputData();
	const isRow = (index: number) => Object.values(items[index].json).some(isFilled) || holdsValue(index);
	const isAny = [...items.keys()].some(isRow);
	return (index) => (isRow(index) || !isAny ? { operation, read: mapped } : undefined);

	function holdsValue(index: number): boolean {
		try {
			return Object.values(valuesOf(index)).some(isFilled);
		} catch {
			return true; // an expression that fails is said of its item
		}
	}
}
