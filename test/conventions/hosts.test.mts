import * as current from 'n8n-workflow';
import * as v1_120 from 'n8n-workflow-1.120';
import * as v2_8 from 'n8n-workflow-2.8';
import * as v2_35 from 'n8n-workflow-2.35';
import { read, sourcesIn } from './sources.mts';

/** What n8n's own module gives where this package runs: from n8n 1.123 to today's. */
const HOSTS: Array<[string, object]> = [
	['1.120', v1_120],
	['2.8', v2_8],
	['2.35', v2_35],
	['2.41', current],
];

/** The values (types are gone at run time) that the sources take from n8n-workflow, as "file → name". */
function taken(): string[] {
	return sourcesIn('nodes', 'credentials').flatMap((file) => {
		const imports = [...read(file).matchAll(/^import\s+(?!type\b)\{([^}]*)\}\s+from 'n8n-workflow';/gm)];
		const names = imports.flatMap(([, list]) => list.split(',')).map((name) => name.trim().split(/\s+as\s+/)[0]);
		return names.filter((name) => name !== '' && !name.startsWith('type ')).map((name) => `${file} → ${name}`);
	});
}

test('finds what is taken', () => {
	expect(taken()).toContain('nodes/Cdiscount/core/transport.ts → sleep');
});

test.each(HOSTS)('n8n-workflow %s has everything that is taken from it', (_version, host) => {
	expect(taken().filter((one) => !(one.split(' → ')[1] in host))).toEqual([]);
});

test('n8n-workflow is imported by names only, so that they can be looked up', () => {
	const others = sourcesIn('nodes', 'credentials').filter((file) =>
		/import\s+(type\s+)?(\*|\w+\s+from|\w+\s*,)[^;]*'n8n-workflow|require\(['"]n8n-workflow/.test(read(file)),
	);
	expect(others).toEqual([]);
});
