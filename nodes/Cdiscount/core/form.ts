import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { withColumns } from './columns';
import { defaultOperation, described, hintToBuilders, noticeOf } from './effect';
import { literalsOf } from './field';
import type { Resource } from './operation';

/** The menu of operations of every resource, and each operation's notice and fields, shown for that operation only. */
export function formOf(resources: Resource[]): INodeProperties[] {
	return [...resources.map(menuOf), ...resources.flatMap(fieldsOf)];
}

/** The entries of the resource menu. */
export function resourceMenu(resources: Resource[]): INodePropertyOptions[] {
	return resources.map(({ name, value }) => ({ name, value }));
}

function menuOf(resource: Resource): INodeProperties {
	const options = resource.operations.map((operation) => {
		const { name, value, action } = operation;
		const propertyHint = hintToBuilders(operation);
		const description = described(operation);
		return { name, value, action, description, ...(propertyHint && { builderHint: { propertyHint } }) };
	});
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: defaultOperation(resource),
	};
}

function fieldsOf({ value: resource, operations }: Resource): INodeProperties[] {
	return operations.flatMap((operation) =>
		[...noticeOf(operation), ...withColumns(literalsOf(operation.fields), operation.columns)].map((field) => ({
			...field,
			displayOptions: {
				...field.displayOptions,
				show: { ...field.displayOptions?.show, resource: [resource], operation: [operation.value] },
			},
		})),
	);
}
