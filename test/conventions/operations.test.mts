import { existsSync } from 'node:fs';
import { join } from 'node:path';
import escapeRegExp from 'lodash/escapeRegExp';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Cdiscount } from '../../nodes/Cdiscount/Cdiscount.node.ts';
import { CdiscountTrigger } from '../../nodes/Cdiscount/CdiscountTrigger.node.ts';
import { accountFields } from '../../nodes/Cdiscount/core/accountFields.ts';
import { fieldsOf } from '../../nodes/Cdiscount/sync/triggerForm.ts';
import { events } from '../../nodes/Cdiscount/resources/events.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { namesReadBy, namesShown } from './readBy.mts';
import { read, ROOT, sourcesIn } from './sources.mts';

const CAMEL = /^[a-z][a-zA-Z0-9]*$/;
const WORD = '(?:[A-Z][A-Za-z]*|to|of|or|as|by|and|in|an?|the|for)';
const WORDS = `${WORD}(?: ${WORD})*`;
/** In Title Case; the marketplace's own name of it may follow in brackets. */
const TITLE = new RegExp(`^${WORDS}(?: \\(${WORDS}\\))?$`);
const operations = resources.flatMap((resource) => resource.operations.map((operation) => ({ resource, operation })));
const cases = operations.map(
	({ resource, operation }) => [`${resource.value}: ${operation.value}`, resource, operation] as const,
);
const { properties } = new Cdiscount().description;
const { properties: triggerProperties } = new CdiscountTrigger().description;
const readme = () => (existsSync(join(ROOT, 'README.md')) ? read('README.md') : '');

/** The file in which something with this value is declared, without its ending; two resources may have the same value. */
function declaredIn(kind: 'operation' | 'event', value: string, resource = ''): string | undefined {
	const files = sourcesIn(join('nodes/Cdiscount/resources', resource)).filter((file) => file.endsWith(`.${kind}.ts`));
	return files.find((file) => new RegExp(`^\\tvalue: '${value}',$`, 'm').test(read(file)))?.replace(`.${kind}.ts`, '');
}

describe.each(cases)('%s', (_name, resource, operation) => {
	test('has a name, an action and a description that say what it does', () => {
		expect(operation.value).toMatch(CAMEL);
		expect(operation.name).toMatch(TITLE);
		expect(operation.action).toMatch(/^[A-Z][a-z]+ [a-z ]+(?: \([a-z ]+\))?$/);
		expect(operation.description).toMatch(/^[A-Z].{20,}$/);
	});

	test('reads every field that it shows, and shows every field that it reads', () => {
		expect(namesReadBy(operation)).toEqual(namesShown(operation.fields));
	});

	test('has a file of its own, and a test of that name', () => {
		const file = declaredIn('operation', operation.value, resource.value);
		expect(file).toMatch(new RegExp(`^nodes/Cdiscount/resources/${resource.value}/`));
		const places = [file, `${file?.split('/').slice(0, -1).join('/')}/${operation.value}`];
		expect(places.some((place) => existsSync(join(ROOT, `test/${place}.test.mts`)))).toBe(true);
	});

	test('is in the menu of its resource', () => {
		const menu = properties.find(
			({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource.value),
		);
		const { name, value, action, description } = operation;
		const begins = expect.stringMatching(new RegExp(`^${escapeRegExp(description.replace(/\.$/, ''))}\\. [A-Z]`));
		const entry = (menu?.options as INodePropertyOptions[]).find((option) => option.value === value);
		expect(entry).toMatchObject({ name, action, description: begins });
	});

	test('is on the page of all operations', () => {
		const [action, name] = [operation.action, operation.name].map(escapeRegExp);
		const row = new RegExp(`^\\| ${resource.name} +\\| ${name} +\\| ${action} +\\|`, 'm');
		expect([operation.name].filter(() => !row.test(read('docs/operations/README.md')))).toEqual([]);
	});
});

test.each(resources.map((resource) => [resource.value, resource] as const))(
	'the menu of %s is in alphabetical order',
	(_name, resource) => {
		const names = resource.operations.map(({ name }) => name);
		expect(names).toEqual([...names].sort());
		expect(new Set(resource.operations.map(({ value }) => value)).size).toBe(names.length);
	},
);

describe.each(events.map((event) => [event.value, event] as const))('event %s', (_name, event) => {
	test('has a name and a description, and says what it gives', () => {
		expect(event.value).toMatch(CAMEL);
		expect(event.name).toMatch(TITLE);
		expect(event.description).toMatch(/^[A-Z].{20,}[^.]$/);
		expect(event.gives).toMatch(/^(?:the|an?) .+[^.]$/);
	});

	test('is in the menu, is tested, and is in the README', () => {
		const menu = triggerProperties.find(({ name }) => name === 'event');
		expect(menu?.displayName).toBe('Event');
		const begins = expect.stringMatching(new RegExp(`^${escapeRegExp(event.description)}\\. Looked for `));
		expect(menu?.options).toContainEqual({ name: event.name, value: event.value, description: begins });
		expect(declaredIn('event', event.value)).toMatch(new RegExp(`/${event.value}$`));
		const tests = sourcesIn('test/nodes/Cdiscount/trigger').map(read).join('\n');
		expect(tests).toContain(`'${event.value}'`);
		expect([event.name].filter((name) => !readme().includes(`| ${name} `))).toEqual([]);
	});
});

test('the menu of events is in alphabetical order', () => {
	const names = events.map(({ name }) => name);
	expect(names).toEqual([...names].sort());
});

/** Every field of both nodes, also within collections. */
const allFields = (fields: INodeProperties[]): INodeProperties[] =>
	fields.flatMap((field) => [
		field,
		...allFields(((field.options ?? []) as INodeProperties[]).flatMap((option) => ('type' in option ? [option] : []))),
	]);

const fields = allFields([...properties, ...triggerProperties]);

test('every name that saved workflows hold is in camelCase', () => {
	expect(fields.map(({ name }) => name).filter((name) => !CAMEL.test(name))).toEqual([]);
	const marketplaceWords = [
		'code',
		'condition',
		'eventTypes',
		'language',
		'necessity',
		'offerStates',
		'orderStatus',
		'packageType',
		'paymentState',
		'state',
		'status',
		'supplyMode',
		'typologyCode',
	];
	const values = fields
		.filter(({ name }) => !marketplaceWords.includes(name))
		.flatMap(({ options = [] }) => (options as INodePropertyOptions[]).flatMap(({ value }) => value ?? []));
	expect(values.length).toBeGreaterThan(10);
	expect(values.filter((value) => !CAMEL.test(String(value)))).toEqual([]);
});

/** What the user reads of fields, operations and events; examples in placeholders may be French. */
function wordsOf(shown: unknown): string[] {
	if (typeof shown !== 'object' || shown === null) return [];
	return Object.entries(shown).flatMap(([key, value]) => {
		if (typeof value !== 'string') return key === 'input' ? [] : wordsOf(value);
		return ['displayName', 'name', 'description', 'action', 'hint'].includes(key) ? [value] : [];
	});
}

test('everything the user reads is English', () => {
	const french = /[àâçéèêëîïôûùüœ]|\b(?:commande|expédier|envoyer|livraison|vendeur|avec|pour|votre|quand)\b/i;
	const words = wordsOf([...fields, ...operations.map(({ operation }) => operation), ...events]);
	expect(words.length).toBeGreaterThan(100);
	expect(words.filter((word) => french.test(word))).toEqual([]);
});

test('every field of the trigger is read by it, and shown for an event that has it', () => {
	const common = [...accountFields.map(({ name }) => name), 'event'];
	const shown = triggerProperties.filter(({ name }) => !common.includes(name));
	const read = events.flatMap((event) => fieldsOf(event).map(({ name }) => `${event.value}.${name}`));
	const places = shown.flatMap(({ name, displayOptions }) =>
		(displayOptions?.show?.event ?? []).map((event) => `${String(event)}.${name}`),
	);
	expect(places.sort()).toEqual(read.sort());
});
