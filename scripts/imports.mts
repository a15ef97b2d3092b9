import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cruise, format, type ICruiseResult } from 'dependency-cruiser';
import { checkout } from './host/paths.mts';
import { DRAWINGS, type Drawing } from './imports/drawings.mts';
import { rules } from './imports/rules.mts';

const FOLDERS = ['nodes', 'credentials', 'sandbox'];

/**
 * Holds the imports of the sources, types included, against the rules of scripts/imports/rules.mts, prints what breaks one, and draws who
 * imports whom into docs/imports.md.
 * @returns whether no rule is broken
 */
async function main(): Promise<boolean> {
	const { output } = await cruise(FOLDERS, {
		baseDir: checkout,
		validate: true,
		ruleSet: { forbidden: rules },
		tsPreCompilationDeps: true,
		skipAnalysisNotInRules: true,
		reporterOptions: { mermaid: { minify: false } },
		includeOnly: FOLDERS.map((folder) => `^${folder}/`),
	});
	const imports = output as ICruiseResult;
	const { output: verdict, exitCode } = await format(imports, { outputType: 'err' });
	console.log(verdict);
	const drawings = await Promise.all(DRAWINGS.map(async (drawing) => await section(imports, drawing)));
	await writeFile(join(checkout, 'docs/imports.md'), `${INTRODUCTION}\n${drawings.join('\n')}`);
	return exitCode === 0;
}

const INTRODUCTION = `# Who imports whom

Drawn by \`npm run imports\`, which also fails where an import breaks a rule: no circles, arrows go down only, no resource imports another.
`;

async function section(imports: ICruiseResult, { title, words, shown, together }: Drawing): Promise<string> {
	const { output } = await format(imports, { outputType: 'mermaid', includeOnly: shown, collapse: together });
	const lines = String(output)
		.split('\n')
		.filter((line) => line !== '');
	const isArrow = (line: string) => line.includes('-->');
	// in the order of the names, not in that of the imports within a file
	const sorted = [...lines.filter((line) => !isArrow(line)), ...lines.filter(isArrow).sort()];
	return `## ${title}\n\n${words}\n\n\`\`\`mermaid\n${sorted.join('\n')}\n\`\`\`\n`;
}

process.exitCode = (await main()) ? 0 : 1;
