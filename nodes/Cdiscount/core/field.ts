import omit from 'lodash/omit';
import type { INodeProperties } from 'n8n-workflow';
import type { Issue, Validator } from '../api/client';
import { settleWithin, type Settle } from './settleFields';

/** What the value of a field has to be; it is given the label of the field, so that its sentences name what the user sees. */
export type Check<Value> = (label: string) => Validator<Value>;

/** A part of a form: n8n's literal, and in it what its value has to be; without a check it is not read. */
export type FormPart = INodeProperties & { check?: Check<unknown>; settle?: Settle };

/** A field of a form: n8n's literal, and in it what its value has to be. */
export type Field<Name extends string = string, Value = unknown> = Omit<INodeProperties, 'name' | 'options'> & {
	name: Name;
	options?: INodeProperties['options'];
	check: Check<Value>;
	/** Puts what the marketplace calls it in the place of what was typed, before anything is sent; left out for what is sent as it is. */
	settle?: Settle;
};

/** What comes of the checked values of these fields, by their names. */
export type InputOf<Part> = {
	[F in Extract<Part, Field> as F['name']]: F extends Field<string, infer Value> ? Value : never;
};

/** Declares a field. The literal stays one, for n8n's linter reads literals only. */
export function field<const Name extends string, Value>(
	declared: Omit<INodeProperties, 'name'> & {
		name: Name;
		check: Check<Value>;
		settle?: Settle<NonNullable<NoInfer<Value>>>;
	},
): Field<Name, Value> {
	return declared as Field<Name, Value>;
}

/** Declares a collection of fields, each of which may be left out; its value is an object of theirs. */
export function collection<const Name extends string, const Part extends FormPart>(
	declared: Omit<INodeProperties, 'name' | 'type' | 'options'> & {
		name: Name;
		type: 'collection';
		options: readonly Part[];
	},
): Field<Name, InputOf<Part>> {
	return {
		...declared,
		options: [...declared.options],
		check: () => validatorOf(declared.options),
		settle: settleWithin(declared.options) as Settle | undefined,
	};
}

/**
 * The check of several rows of fields, as a `fixedCollection` gives them under a name.
 * @param name of the rows within the value
 */
export function rowsOf<const Part extends FormPart>(name: string, parts: readonly Part[]): Check<Array<InputOf<Part>>> {
	const row = validatorOf(parts);
	return () => ({
		safeParse(value) {
			const rows = isEmpty(value) ? [] : ((value as Record<string, unknown>)[name] ?? []);
			if (!Array.isArray(rows)) return failed([odd('a list is expected', name)]);
			const data: Array<InputOf<Part>> = [];
			for (const [index, one] of rows.entries()) {
				const result = row.safeParse(one);
				if (!result.success) return failed(within(result.error.issues, name, index));
				data.push(result.data);
			}
			return { success: true, data };
		},
	});
}

/** What a field is called in a sentence: its label without what n8n's rules add to lists that are read from the marketplace. */
export const labelOf = ({ displayName }: Pick<INodeProperties, 'displayName'>): string =>
	displayName.replace(/ Names? or IDs?$/, '');

const validators = new WeakMap<object, Validator<unknown>>();

/** The check of an object of fields: every one of them, in their order, also those that are missing. */
export function validatorOf<const Part extends FormPart>(parts: readonly Part[]): Validator<InputOf<Part>> {
	const fields = parts.flatMap((part) => (part.check === undefined ? [] : [{ name: part.name, of: validate(part) }]));
	return {
		safeParse(value) {
			const given = isEmpty(value) ? {} : value;
			if (typeof given !== 'object' || Array.isArray(given)) return failed([odd('fields are expected')]);
			const data: Record<string, unknown> = {};
			const issues: Issue[] = [];
			for (const { name, of } of fields) {
				const result = of.safeParse((given as Record<string, unknown>)[name]);
				if (result.success) data[name] = result.data;
				else issues.push(...within(result.error.issues, name));
			}
			return issues.length > 0 ? failed(issues) : { success: true, data: data as InputOf<Part> };
		},
	};
}

function validate(part: FormPart): Validator<unknown> {
	const known = validators.get(part) ?? part.check!(labelOf(part));
	validators.set(part, known);
	return known;
}

/** The literals of a form as n8n takes them: without our checks. */
export function literalsOf(parts: readonly FormPart[]): INodeProperties[] {
	return parts.map((part) => ({
		...omit(part, 'check', 'settle'),
		...(part.options && { options: part.options.map(optionLiteral) as INodeProperties['options'] }),
	}));
}

type Option = NonNullable<INodeProperties['options']>[number];

function optionLiteral(option: Option): Option {
	if ('values' in option) return { ...option, values: literalsOf(option.values) };
	return 'type' in option ? literalsOf([option])[0] : option;
}

/** A value that no form gives; `parameters.ts` makes a sentence of it. */
const odd = (message: string, ...path: PropertyKey[]): Issue => ({ code: 'invalid_type', path, message });

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

const failed = (issues: Issue[]) => ({ success: false as const, error: { issues } });

const within = (issues: Issue[], ...path: PropertyKey[]): Issue[] =>
	issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
