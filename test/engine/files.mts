import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

/** A file as a node before would have put it into an item. */
export function file(fileName: string, content: Buffer | string): IBinaryData {
	const bytes = Buffer.from(content);
	const fileExtension = /\.([^.]+)$/.exec(fileName)?.[1];
	return {
		fileName,
		fileExtension,
		mimeType: 'application/octet-stream',
		data: bytes.toString('base64'),
		bytes: bytes.length,
	};
}

/** The contents of the files of an output item, by the name of the property and of the file. */
export function contents({ binary = {} }: INodeExecutionData): Record<string, [string | undefined, string]> {
	return Object.fromEntries(
		Object.entries(binary).map(([property, { fileName, data }]) => [
			property,
			[fileName, Buffer.from(data, 'base64').toString('latin1')],
		]),
	);
}
