import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
import * as tar from 'tar';
import { packCheckout } from './host/pack.mts';
import { checkout } from './host/paths.mts';

/**
 * Runs the rules of n8n's official scanner as the scanner does: the full set over the sources, and what applies to compiled code
 * over the packed package. The scanner's own command wants a published version with provenance; this one works before that.
 */
async function scan(): Promise<boolean> {
	const { tarball } = await packCheckout();
	const unpacked = await mkdtemp(join(tmpdir(), 'scan-'));
	try {
		const files: string[] = [];
		await tar.x({ file: tarball, cwd: unpacked, strip: 1, onReadEntry: ({ path }) => files.push(path) });
		const source = await analyzePackage(checkout, SOURCE_FILE_PATTERNS);
		const packed = await analyzePackage(unpacked, ['**/*.js', 'package.json']);
		for (const { details } of [source, packed]) if (details) console.log(details);
		console.log(`source: ${verdict(source)}`);
		console.log(`packed (${files.length} files): ${verdict(packed)}`);
		return source.passed && packed.passed;
	} finally {
		await rm(unpacked, { recursive: true });
	}
}

const verdict = ({ passed, message }: { passed: boolean; message?: string }) => (passed ? 'nothing found' : message);

process.exitCode = (await scan()) ? 0 : 1;
