import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { Cdiscount } from '../../nodes/Cdiscount/Cdiscount.node.ts';
import { CdiscountTrigger } from '../../nodes/Cdiscount/CdiscountTrigger.node.ts';
import { resources } from '../../nodes/Cdiscount/resources/index.ts';
import { read, repositoryFiles, ROOT } from './sources.mts';

const descriptions = [new Cdiscount().description, new CdiscountTrigger().description];

/** Every field of both nodes, also within collections and rows. */
const within = (fields: INodeProperties[]): INodeProperties[] =>
	fields.flatMap((field) => [
		field,
		...within(
			((field.options ?? []) as Array<INodeProperties | INodePropertyCollection | INodePropertyOptions>).flatMap(
				(option) => ('values' in option ? option.values : 'type' in option ? [option] : []),
			),
		),
	]);

const fields = descriptions
	.flatMap(({ properties }) => within(properties))
	.filter(({ name }) => !['resource', 'operation', 'event', 'irreversibleNotice', 'toolDescription'].includes(name));

const labelOf = ({ displayName }: INodeProperties) => displayName.replace(/ Names? or IDs?$/, '');

/** By what `key` gives: all that `value` gives, each once. */
function grouped(key: (field: INodeProperties) => string, value: (field: INodeProperties) => string) {
	const groups = new Map<string, Set<string>>();
	for (const field of fields) groups.set(key(field), (groups.get(key(field)) ?? new Set()).add(value(field)));
	return [...groups].flatMap(([of, values]) => (values.size > 1 ? [[of, [...values].sort()] as const] : []));
}

/** One name under which something is called by its number in a filter and is chosen in a form, or is one and several. */
const LABELS: Record<string, string[]> = {
	binaryPropertyName: ['Input Binary Field', 'Put Output File in Field'],
	categoryReference: ['Categories', 'Category'],
	orderId: ['Order', 'Order ID'],
	status: ['Status', 'Statuses'],
};

/** What is saved under a name is lost with it, and without a filter everything comes: these keep the names that saved workflows have. */
const SAVED: Record<string, string[]> = {
	'Sales Channel': ['salesChannel', 'salesChannelId'],
	'Updated After': ['updatedAfter', 'updatedAtMin'],
	'Wait at Most (Seconds)': ['maxWait', 'waitAtMost', 'waitSeconds'],
	'Wait for Result': ['waitForReport', 'waitForResult'],
};

test('what is called the same in the panel has the same name in expressions', () => {
	const strange = grouped(labelOf, ({ name }) => name).filter(
		([label, names]) => !names.every((name) => SAVED[label]?.includes(name)),
	);
	expect(strange).toEqual([]);
});

test('what has the same name in expressions is called the same in the panel', () => {
	const strange = grouped(({ name }) => name, labelOf).filter(
		([name, labels]) => !labels.every((label) => LABELS[name]?.includes(label)),
	);
	expect(strange).toEqual([]);
});

/** What a field is to the person who fills it in: a choice is no text, and a switch says "Whether". */
function kindOf({ type, description = '' }: INodeProperties): string {
	if (type === 'boolean') return /^Whether /.test(description) ? 'switch' : 'a switch that does not say "Whether"';
	if (['options', 'multiOptions', 'resourceLocator'].includes(type)) return 'choice';
	return ['string', 'number'].includes(type) ? 'entry' : type;
}

test('what has the same name is the same kind of thing everywhere', () => {
	const strange = grouped(({ name }) => name, kindOf).filter(
		([name]) => !['orderId', 'sku', 'salesChannelId'].includes(name),
	);
	expect(strange).toEqual([]);
	expect(fields.filter((field) => kindOf(field).startsWith('a switch'))).toEqual([]);
});

/** Lists of what something is made of, which are named after their parts. */
const PARTS = ['Get Invoice Lines'];

test('what lists is called "Get Many", and what is counted can be listed under the same name', () => {
	for (const { operations } of resources) {
		const names = operations.map(({ name }) => name);
		const lists = operations.filter((one) => one.fields.some(({ name }) => name === 'returnAll'));
		expect(lists.filter(({ name }) => !name.startsWith('Get Many') && !PARTS.includes(name))).toEqual([]);
		for (const counted of names.filter((name) => name.startsWith('Count')))
			expect(names).toContain(counted.replace(/^Count/, 'Get Many'));
	}
});

/** What the user reads in a node. */
function wordsOf(shown: unknown): string[] {
	if (typeof shown !== 'object' || shown === null) return [];
	return Object.entries(shown).flatMap(([key, value]) => {
		if (key === 'builderHint') return [];
		if (typeof value !== 'string') return wordsOf(value);
		return ['displayName', 'description', 'action', 'hint', 'placeholder', 'header'].includes(key) ? [value] : [];
	});
}

test('fields speak of what the panel shows, not of the interface behind it', () => {
	const words = /\bAPI\b|\bendpoints?\b|\bpayload\b|\bquery parameters?\b|\bbinary propert|\bboolean\b|\bnull\b/i;
	const shown = wordsOf(descriptions).filter((text) => !/Cdiscount (?:Partner )?API/.test(text));
	expect(shown.length).toBeGreaterThan(500);
	expect(shown.filter((text) => words.test(text))).toEqual([]);
});

test('operations that a text names are in a menu', () => {
	const names = resources.flatMap(({ operations }) => operations.map(({ name }) => name));
	const named = wordsOf(descriptions).flatMap((text) => [
		...text.matchAll(/"((?:Get|Count|Create|Upload|Update)[^"]*)"/g),
	]);
	expect(named.length).toBeGreaterThan(3);
	expect(named.map(([, name]) => name).filter((name) => !names.includes(name))).toEqual([]);
});

/** What n8n's editor was called before, and what it says now (2.41). */
const OUTDATED: Array<[RegExp, string]> = [
	[/\b(?:de|re)?activat(?:e|ing|ion)\b|\bworkflow (?:is|was|gets) activated\b/i, 'publish'],
	[/\bactivez\b|\bl['’]activation\b/i, 'publiez'],
	[/\b(?:workflow is|when) active\b|\bactive workflows?\b/i, 'published'],
	[/Import from (?:File|URL)|Import Workflow from/i, '⋯ → Import → From file'],
	[/\b(?:Execute Node|Test step|Test Step|Test workflow|Test Workflow|Listen For Test Event)\b/, 'Execute step'],
	[/Settings → Community Nodes/, 'Settings → Community nodes'],
	[/\bCredentials? tab\b|\bContinue On Fail\b/, 'Settings → On Error'],
];

test.each(OUTDATED)('n8n no longer says %s, but %s', (phrase) => {
	const texts = repositoryFiles().filter(
		(file) =>
			/^(?:README\.md|docs\/(?!decisions\/).*\.md|workflows\/.*|sandbox\/page\/.*\.html|deploy\/.*\.md)$/.test(file) &&
			existsSync(join(ROOT, file)),
	);
	expect(texts.length).toBeGreaterThan(20);
	expect(texts.filter((file) => phrase.test(read(file)))).toEqual([]);
	expect(wordsOf(descriptions).filter((text) => phrase.test(text))).toEqual([]);
});
