import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { formOf, resourceMenu } from '../../../../nodes/Cdiscount/core/form.ts';
import type { Effect, Operation, Resource } from '../../../../nodes/Cdiscount/core/operation.ts';
import { resources as real } from '../../../../nodes/Cdiscount/resources/index.ts';

const field = (name: string, displayOptions?: INodeProperties['displayOptions']): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	displayOptions,
});

const does = (value: string, effect: Effect, fields: INodeProperties[]) =>
	({
		name: value.toUpperCase(),
		value,
		action: `${value} it`,
		effect,
		description: `To ${value}.`,
		warning: effect === 'irreversible' ? 'it is gone' : undefined,
		fields,
	}) as unknown as Operation;

const hidden = field('limit', { show: { returnAll: [false] }, hide: { simple: [true] } });
const resources: Resource[] = [
	{
		name: 'Order',
		value: 'order',
		operations: [does('ship', 'irreversible', [field('id')]), does('list', 'read', [field('returnAll'), hidden])],
	},
	{ name: 'Offer', value: 'offer', operations: [does('list', 'read', [field('sku')])] },
];

test('every resource has an entry in the menu', () => {
	expect(resourceMenu(resources)).toEqual([
		{ name: 'Order', value: 'order' },
		{ name: 'Offer', value: 'offer' },
	]);
});

test('every resource has its own menu of operations, one that reads chosen', () => {
	const menus = formOf(resources).filter(({ name }) => name === 'operation');
	expect(menus.map(({ displayOptions, default: chosen }) => ({ displayOptions, chosen }))).toEqual([
		{ displayOptions: { show: { resource: ['order'] } }, chosen: 'list' },
		{ displayOptions: { show: { resource: ['offer'] } }, chosen: 'list' },
	]);
	expect(menus[0].options).toEqual([
		{
			name: 'SHIP',
			value: 'ship',
			action: 'ship it',
			description: 'To ship. It cannot be taken back: it is gone.',
			builderHint: {
				propertyHint: expect.stringMatching(/^It cannot be taken back: it is gone\. Have a person approve/),
			},
		},
		{ name: 'LIST', value: 'list', action: 'list it', description: 'To list. Changes nothing.' },
	]);
});

test('the assistant that builds workflows is told what to approve, and what needs no loop', () => {
	const menus = formOf(real).filter(({ name }) => name === 'operation');
	const hinted = (words: string) =>
		menus.flatMap(({ options, displayOptions }) =>
			(options as INodePropertyOptions[])
				.filter(({ builderHint }) => builderHint?.propertyHint.includes(words))
				.map(({ value }) => `${String(displayOptions?.show?.resource)}.${String(value)}`),
		);
	const named = (is: (operation: Operation) => boolean) =>
		real.flatMap(({ value, operations }) => operations.filter(is).map((one) => `${value}.${one.value}`));

	expect(hinted('Have a person approve it first')).toEqual(named(({ effect }) => effect === 'irreversible'));
	expect(hinted('without Loop Over Items')).toEqual(named((operation) => 'runAll' in operation));
	expect(hinted('without Loop Over Items')).toContain('offer.update');
});

test('a field is shown for its operation only, and its own rules stay', () => {
	const shown = formOf(resources)
		.filter(({ name }) => name !== 'operation')
		.map(({ name, displayOptions }) => [name, displayOptions]);
	expect(shown).toEqual([
		['irreversibleNotice', { show: { resource: ['order'], operation: ['ship'] } }],
		['id', { show: { resource: ['order'], operation: ['ship'] } }],
		['returnAll', { show: { resource: ['order'], operation: ['list'] } }],
		['limit', { show: { returnAll: [false], resource: ['order'], operation: ['list'] }, hide: { simple: [true] } }],
		['sku', { show: { resource: ['offer'], operation: ['list'] } }],
	]);
});

test('the fields that an operation declares are left as they were', () => {
	const before = JSON.stringify(resources);
	formOf(resources);
	expect(JSON.stringify(resources)).toBe(before);
});
