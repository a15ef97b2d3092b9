import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { openFolder } from '../../scripts/demo/folder.mts';

let parent: string;
let path: string;

beforeEach(async () => {
	parent = await mkdtemp(join(tmpdir(), 'demo-'));
	path = join(parent, 'data');
});

afterEach(async () => await rm(parent, { recursive: true, force: true }));

test('the ports of the last start are remembered', async () => {
	const first = await openFolder(path);
	expect(first.state).toEqual({});
	await first.save({ port: 5678, sandboxPort: 4010 });
	await first.release();
	const second = await openFolder(path);
	expect(second.state).toEqual({ port: 5678, sandboxPort: 4010 });
	await second.release();
});

test('a second demo on the same folder is told so in one sentence', async () => {
	const first = await openFolder(path);
	await expect(openFolder(path)).rejects.toThrow(`A demo already runs on ${path}, or was killed a moment ago`);
	await first.release();
});

test('a reset empties a folder of the demo', async () => {
	const first = await openFolder(path);
	await writeFile(join(path, 'database.sqlite'), 'x');
	await first.release();
	const second = await openFolder(path, true);
	expect(existsSync(join(path, 'database.sqlite'))).toBe(false);
	expect(existsSync(second.files)).toBe(true);
	await second.release();
});

test('a reset of a folder that does not exist yet is a plain start', async () => {
	const folder = await openFolder(path, true);
	expect(folder.state).toEqual({});
	await folder.release();
});

test('a reset does not touch a folder that is not the demo’s', async () => {
	await mkdir(path);
	await writeFile(join(path, 'photo.jpg'), 'x');
	await expect(openFolder(path, true)).rejects.toThrow(/not one of the demo's own/);
	expect(existsSync(join(path, 'photo.jpg'))).toBe(true);
	await expect(openFolder(parse(parent).root)).rejects.toThrow(/a folder of its own/);
});
