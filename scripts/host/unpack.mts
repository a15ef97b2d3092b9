import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as tar from 'tar';

const PACKAGE = 'n8n-nodes-cdiscount';

/** Unpacks the tarball where n8n looks for community packages, as n8n itself does. */
export async function unpackInto(dataFolder: string, tarball: string): Promise<void> {
	const cwd = join(dataFolder, '.n8n', 'nodes', 'node_modules', PACKAGE);
	await rm(cwd, { recursive: true, force: true });
	await mkdir(cwd, { recursive: true });
	await tar.x({ file: tarball, cwd, strip: 1 });
}
