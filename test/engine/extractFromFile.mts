import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeType } from 'n8n-workflow';
import { cacheFolder } from '../../scripts/host/paths.mts';
import { Engine } from './engine.mts';
import { file } from './files.mts';

/** n8n's own node that reads files, of the n8n that the demo installed; undefined where there is none. */
async function readingNode(): Promise<INodeType | undefined> {
	const nodes = join(await cacheFolder(), 'n8n-2.41.1', 'node_modules', 'n8n-nodes-base', 'dist', 'nodes');
	const path = join(nodes, 'Files', 'ExtractFromFile', 'ExtractFromFile.node.js');
	if (!existsSync(path)) return undefined;
	const { ExtractFromFile } = (await import(path)) as { ExtractFromFile: new () => INodeType };
	return new ExtractFromFile();
}

/**
 * The items that "Extract from File" makes of a file, or why it makes none.
 * @param operation as the node's, for example `csv`
 * @returns undefined on a machine without that n8n
 */
export async function extracted(
	name: string,
	content: Buffer,
	operation: string,
	options: IDataObject,
): Promise<IDataObject[] | string | undefined> {
	const node = await readingNode();
	if (node === undefined) return undefined;
	const engine = new Engine({}, { cdiscount: node });
	const { output, error } = await engine.run({ operation, binaryPropertyName: 'data', options } as never, {
		files: [{ data: file(name, content) }],
		version: 1.1,
	});
	return error === undefined ? output.map(({ json }) => json) : error.message;
}
