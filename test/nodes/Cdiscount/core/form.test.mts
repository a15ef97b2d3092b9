import type { INodeProperties } from 'n8n-workflow';
import { formOf, resourceMenu } from '../../../../nodes/Cdiscount/core/form.ts';
import type { Operation, Resource } from '../../../../nodes/Cdiscount/core/operation.ts';

const field = (name: string, displayOptions?: INodeProperties['displayOptions']): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	displayOptions,
});

const does = (value: string, fields: INodeProperties[]) =>
	({
		name: value.toUpperCase(),
		value,
		action: `${value} it`,
		description: `To ${value}.`,
		fields,
	}) as unknown as Operation;

const hidden = field('limit', { show: { returnAll: [false] }, hide: { simple: [true] } });
const resources: Resource[] = [
	{
		name: 'Order',
		value: 'order',
		operations: [does('list', [field('returnAll'), hidden]), does('ship', [field('id')])],
	},
	{ name: 'Offer', value: 'offer', operations: [does('list', [field('sku')])] },
];

test('every resource has an entry in the menu', () => {
	expect(resourceMenu(resources)).toEqual([
		{ name: 'Order', value: 'order' },
		{ name: 'Offer', value: 'offer' },
	]);
});

test('every resource has its own menu of operations, the first one chosen', () => {
	const menus = formOf(resources).filter(({ name }) => name === 'operation');
	expect(menus.map(({ displayOptions, default: chosen }) => ({ displayOptions, chosen }))).toEqual([
		{ displayOptions: { show: { resource: ['order'] } }, chosen: 'list' },
		{ displayOptions: { show: { resource: ['offer'] } }, chosen: 'list' },
	]);
	expect(menus[0].options).toEqual([
		{ name: 'LIST', value: 'list', action: 'list it', description: 'To list.' },
		{ name: 'SHIP', value: 'ship', action: 'ship it', description: 'To ship.' },
	]);
});

test('a field is shown for its operation only, and its own rules stay', () => {
	const shown = formOf(resources)
		.filter(({ name }) => name !== 'operation')
		.map(({ name, displayOptions }) => [name, displayOptions]);
	expect(shown).toEqual([
		['returnAll', { show: { resource: ['order'], operation: ['list'] } }],
		['limit', { show: { returnAll: [false], resource: ['order'], operation: ['list'] }, hide: { simple: [true] } }],
		['id', { show: { resource: ['order'], operation: ['ship'] } }],
		['sku', { show: { resource: ['offer'], operation: ['list'] } }],
	]);
});

test('the fields that an operation declares are left as they were', () => {
	const before = JSON.stringify(resources);
	formOf(resources);
	expect(JSON.stringify(resources)).toBe(before);
});
