import type { ZodArray, ZodIssue, ZodObject, ZodOptional, ZodTypeAny, ZodUnion } from 'zod';

/** How an answer differs from what is expected. Holds names of fields, types and codes; never another value. */
export interface Comparison {
	/** `items[].price: expected number, found string`. */
	differences: string[];
	/** Fields that the schema does not know. */
	newFields: string[];
	/** Statuses and the like that we do not know: `items[].status: Frozen`. */
	newCodes: string[];
}

/**
 * Compares an answer with its schema.
 * @param codes known codes by the path of their field
 * @param described names of fields that are no news although the schema does not have them
 */
export function compare(
	shape: ZodTypeAny,
	body: unknown,
	codes: Readonly<Record<string, readonly string[]>> = {},
	described: ReadonlySet<string> = new Set(),
): Comparison {
	const result = shape.safeParse(body);
	const issues = result.success ? [] : result.error.issues.flatMap(plainIssues);
	const newFields = new Set<string>();
	const newCodes = new Set<string>();
	walk(shape, body, '', (path) => {
		if (!described.has(path.split('.').at(-1) ?? '')) newFields.add(path);
	});
	for (const [path, known] of Object.entries(codes))
		for (const value of valuesAt(body, path.split(/\.|(?=\[\])/)))
			if (typeof value === 'string' && !known.includes(value)) newCodes.add(`${path}: ${codeOf(value)}`);
	return {
		differences: [...new Set(issues.map((issue) => sentenceOf(issue, body)))].sort(),
		newFields: [...newFields].sort(),
		newCodes: [...newCodes].sort(),
	};
}

/** What kind of value it is. */
export function typeOf(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	return Array.isArray(value) ? 'list' : typeof value;
}

/** Of a choice of shapes, the issues with the one that fits best. */
function plainIssues(issue: ZodIssue): ZodIssue[] {
	if (issue.code !== 'invalid_union') return [issue];
	const branches = issue.unionErrors.map((error) => error.issues.flatMap(plainIssues));
	const depth = (issues: ZodIssue[]) => Math.max(...issues.map(({ path }) => path.length));
	const deepest = Math.max(...branches.map(depth));
	return deepest > issue.path.length ? (branches.find((issues) => depth(issues) === deepest) ?? [issue]) : [issue];
}

/** The message of the validator is not used: some messages hold the value. */
function sentenceOf(issue: ZodIssue, body: unknown): string {
	const found = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null)?.[key], body);
	const expected = issue.code === 'invalid_type' ? issue.expected.replace('array', 'list') : 'another form';
	return `${pathOf(issue.path) || 'answer'}: expected ${expected}, found ${typeOf(found)}`;
}

const pathOf = (path: PropertyKey[]) => path.reduce<string>((built, key) => below(built, key), '');

const below = (path: string, key: PropertyKey) =>
	typeof key === 'number' ? `${path}[]` : path === '' ? nameOf(String(key)) : `${path}.${nameOf(String(key))}`;

/** A name of a field; what looks like an id or a person is not told. */
function nameOf(name: string): string {
	return /^[A-Za-z_$][\w$-]{0,59}$/.test(name) && !/\d{4}/.test(name) ? name : '(name not shown)';
}

/** A code; what looks like a number of something or somebody's words is not told. */
function codeOf(value: string): string {
	return /^[A-Za-z][\w-]{0,39}$/.test(value) && !/\d{5}/.test(value) ? value : '(value not shown)';
}

/** The name of a kind of schema. Not `instanceof`: the schemas may be made by another copy of zod than this file's. */
const kindOf = (shape: ZodTypeAny) => String((shape._def as { typeName?: unknown }).typeName);

/** Finds the fields that the schema does not name. */
function walk(shape: ZodTypeAny, value: unknown, path: string, tell: (path: string) => void): void {
	if (value === null || value === undefined) return;
	const kind = kindOf(shape);
	if (kind === 'ZodOptional' || kind === 'ZodNullable')
		return walk((shape as ZodOptional<ZodTypeAny>).unwrap(), value, path, tell);
	if (kind === 'ZodUnion') {
		const options = (shape as ZodUnion<[ZodTypeAny, ...ZodTypeAny[]]>).options;
		const fitting = options.find((option) => option.safeParse(value).success);
		return fitting === undefined ? undefined : walk(fitting, value, path, tell);
	}
	if (kind === 'ZodArray' && Array.isArray(value))
		for (const item of value) walk((shape as ZodArray<ZodTypeAny>).element, item, `${path}[]`, tell);
	if (kind !== 'ZodObject' || typeof value !== 'object') return;
	const known = (shape as ZodObject<Record<string, ZodTypeAny>>).shape;
	for (const [name, inner] of Object.entries(value))
		if (Object.hasOwn(known, name)) walk(known[name], inner, below(path, name), tell);
		else tell(below(path, name));
}

function valuesAt(value: unknown, [step, ...rest]: string[]): unknown[] {
	if (step === undefined) return [value];
	if (typeof value !== 'object' || value === null) return [];
	if (step === '[]') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
	return valuesAt((value as Record<string, unknown>)[step], rest);
}
