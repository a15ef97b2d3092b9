import type { INodeProperties, ResourceMapperField } from 'n8n-workflow';
import type { Octopia } from '../api/client';
import { labelOf, type FormPart } from './field';

/** What people write above a column. */
export interface Headers {
	/** Case, accents, blanks and punctuation do not count. */
	words: readonly string[];
	/** Words that mean it only where no column has one of the others. */
	otherwise?: readonly string[];
}

/** A column of the input, and the field it feeds. */
export interface Column extends Headers {
	/** Its name in saved workflows, for ever. */
	id: string;
	/** The field that it feeds, as `price`, or an option, as `options.originPrice`, which holds for rows whose cell is empty. */
	feeds: string;
	/** What the editor calls it; the label of the field where it is left out. */
	label?: string;
	/** Without it a sheet is refused. */
	isNeeded?: boolean;
	/** Shown in the editor only when it is added. */
	isExtra?: boolean;
	/** Values to choose from in the editor. */
	choices?: readonly string[];
	/** What the field takes for a cell; the cell itself where it is left out. */
	asGiven?(cell: unknown): unknown;
	/** The field is a list of rows of this name, and each column that feeds it makes one of them. */
	row?: string;
}

/** Which columns of the input an operation can take its fields from. */
export interface Columns {
	/** The method that the editor asks for them. */
	method: string;
	columns: readonly Column[];
	/** Columns of which a sheet needs one, by id, unless the option is set. */
	oneOf?: readonly string[];
	/** What looks like a column and is not taken for it. */
	notTaken?: Headers & { instead: string; what: string };
	/** What sheets of something else have, and why they are refused. */
	alien?: Headers & { why: string };
	/** Columns that depend on what a field holds. */
	more?: {
		/** The name of the field. */
		by: string;
		/** The name of the field that they feed. */
		feeds: string;
		read(octopia: Octopia, chosen: string): Promise<Column[]>;
		/** The column with this id; undefined where it is none of them. */
		known(id: string): Column | undefined;
	};
}

/** Declares a column that feeds a field of the same name, or an option of it, as `options.originPrice`. */
export function column(feeds: string, headers: Headers, more: Partial<Column> = {}): Column {
	return { id: feeds.split('.').at(-1)!, feeds, ...headers, ...more };
}

/** The field or option that a column feeds. */
function fedBy({ feeds }: Column, fields: readonly FormPart[]): FormPart | undefined {
	const [name, option] = feeds.split('.');
	const found = fields.find((field) => field.name === name);
	return option === undefined ? found : (found?.options as FormPart[] | undefined)?.find((one) => one.name === option);
}

/** What a column is called in a sentence. */
export function columnName(column: Column, fields: readonly FormPart[]): string {
	const field = column.row === undefined ? fedBy(column, fields) : undefined;
	return field === undefined ? (column.label ?? column.id) : labelOf(field);
}

/** The columns as n8n's editor lists them. */
export function mapperFields(columns: readonly Column[], fields: readonly FormPart[]): ResourceMapperField[] {
	return columns.map((column) => ({
		id: column.id,
		displayName: column.label ?? columnName(column, fields),
		required: column.isNeeded ?? false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		removed: column.isExtra ?? false,
		// n8n's own reading of numbers would refuse or change what our checks understand
		type: column.choices === undefined ? 'string' : 'options',
		...(column.choices && { options: column.choices.map((choice) => ({ name: choice, value: choice })) }),
	}));
}

/** Where the values come from, and the columns. */
const inputModeField: INodeProperties = {
	displayName: 'Values From',
	name: 'inputMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Fields Below', value: 'fields', description: 'Each field is filled in, or holds an expression' },
		{
			name: 'Columns of the Input',
			value: 'columns',
			description: 'The rows of a spreadsheet as they are, with French or English headers',
		},
	],
	default: 'fields',
	description: 'Whether the values are in the fields below or in the columns of the input items',
};

const mapperOf = (method: string, by?: string): INodeProperties => ({
	displayName: 'Columns',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'autoMapInputData', value: null },
	required: true,
	displayOptions: { show: { inputMode: ['columns'] } },
	typeOptions: {
		...(by !== undefined && { loadOptionsDependsOn: [`${by}.value`] }),
		resourceMapper: {
			resourceMapperMethod: method,
			mode: 'add',
			fieldWords: { singular: 'column', plural: 'columns' },
			addAllFields: true,
			supportAutoMap: true,
		},
	},
});

/** n8n's own note says that columns have to be named as ours are. */
const headersNotice: INodeProperties = {
	displayName:
		'Despite the note above, the usual headers in French and English need no renaming, in any order, case and spelling. What is not used is named above the output.',
	name: 'headersNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { inputMode: ['columns'], '/columns.mappingMode': ['autoMapInputData'] } },
};

/** The form of an operation whose fields can be fed by columns: what they feed is hidden where they do. */
export function withColumns(literals: INodeProperties[], declared: Columns | undefined): INodeProperties[] {
	if (declared === undefined) return literals;
	const { method, columns, more } = declared;
	const fed = new Set([...columns, ...(more === undefined ? [] : [more])].map(({ feeds }) => feeds));
	const parts = literals.map((part) => (fed.has(part.name) ? hidden(part) : part));
	const place = more === undefined ? 0 : parts.findIndex(({ name }) => name === more.by) + 1;
	return [inputModeField, ...parts.slice(0, place), mapperOf(method, more?.by), headersNotice, ...parts.slice(place)];
}

const hidden = (part: INodeProperties): INodeProperties => ({
	...part,
	displayOptions: { ...part.displayOptions, hide: { ...part.displayOptions?.hide, inputMode: ['columns'] } },
});
