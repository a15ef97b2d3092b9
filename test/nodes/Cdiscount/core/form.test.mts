import type { INodeProperties } from 'n8n-workflow';
import { formOf, resourceMenu } from '../../../../nodes/Cdiscount/core/form.ts';
import type { Effect, Operation, Resource } from '../../../../nodes/Cdiscount/core/operation.ts';

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
		{ name: 'SHIP', value: 'ship', action: 'ship it', description: 'To ship. It cannot be taken back: it is gone.' },
		{ name: 'LIST', value: 'list', action: 'list it', description: 'To list. Changes nothing.' },
	]);
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
