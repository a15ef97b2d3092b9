import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { literalsOf } from './field';
import type { Resource } from './operation';

/** The menu of operations of every resource, and each operation's fields, shown for that operation only. */
export function formOf(resources: Resource[]): INodeProperties[] {
	return [...resources.map(menuOf), ...resources.flatMap(fieldsOf)];
}

/** The entries of the resource menu. */
export function resourceMenu(resources: Resource[]): INodePropertyOptions[] {
	return resources.map(({ name, value }) => ({ name, value }));
}

function menuOf({ value: resource, operations }: Resource): INodeProperties {
	const firstOperation = String(operations[0].value);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ name, value, action, description }) => ({ name, value, action, description })),
		default: firstOperation,
	};
}

function fieldsOf({ value: resource, operations }: Resource): INodeProperties[] {
	return operations.flatMap((operation) =>
		literalsOf(operation.fields).map((field) => ({
			...field,
			displayOptions: {
				...field.displayOptions,
				show: { ...field.displayOptions?.show, resource: [resource], operation: [operation.value] },
			},
		})),
	);
}
