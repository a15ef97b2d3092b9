import { Command, InvalidArgumentError } from 'commander';
import { seedShop } from '../sandbox/seeds/seedShop.mts';
import { startSandbox } from '../sandbox/server.mts';
import { isUserError } from './host/errors.mts';
import { check, type Finding } from './live/check.mts';
import type { Access } from './client/octopiaClient.mts';
import { accessFrom, openReader } from './live/reader.mts';
import { linesOf, summaryOf } from './live/report.mts';

const NOT_CHECKED = 2;

const command = new Command('npm run check:live --')
	.description(
		'Reads a page of every readable endpoint of the live API with your credentials, and tells which answers differ from what this package expects.\n' +
			'It sends nothing but GET. The report holds no data of your shop or your customers.',
	)
	.option('--sandbox', 'check the simulated marketplace instead; needs no credentials')
	.option('--pace <seconds>', 'seconds between two calls (default: 1; none for the sandbox)', seconds)
	.addHelpText(
		'after',
		'\nEnvironment:\n' +
			'  OCTOPIA_CLIENT_ID, OCTOPIA_CLIENT_SECRET, OCTOPIA_SELLER_ID   needed\n' +
			'  OCTOPIA_SALES_CHANNEL, OCTOPIA_API_URL, OCTOPIA_TOKEN_URL     default: cdiscount.com, the live API\n' +
			'\nExit code: 0 as expected, 1 something differs, 2 nothing was checked.',
	);

function seconds(text: string): number {
	const value = Number(text);
	if (!(value >= 0 && value <= 60)) throw new InvalidArgumentError('A pace is 0 to 60 seconds.');
	return value;
}

/** Checks and prints. @returns the exit code */
async function report(access: Access, pace: number): Promise<number> {
	const findings: Finding[] = [];
	for await (const finding of check(await openReader(access, pace), access.salesChannelId)) {
		findings.push(finding);
		console.log(linesOf(finding).join('\n'));
	}
	console.log(summaryOf(findings).join('\n'));
	return findings.some(({ isBad }) => isBad) ? 1 : 0;
}

async function checkSandbox(pace: number): Promise<number> {
	const sandbox = await startSandbox();
	try {
		seedShop(sandbox.marketplace);
		const { apiUrl, tokenUrl } = sandbox;
		const client = {
			clientId: 'demo-client',
			clientSecret: 'demo-secret',
			sellerId: '98979',
			salesChannelId: 'CDISFR',
		};
		return await report({ ...client, apiUrl, tokenUrl }, pace);
	} finally {
		await sandbox.close();
	}
}

async function checkLive(pace: number): Promise<number> {
	const access = accessFrom(process.env);
	if (!('missing' in access)) return await report(access, pace);
	console.log(
		`Nothing was checked: ${access.missing.join(', ')} ${access.missing.length === 1 ? 'is' : 'are'} not set.\n` +
			'Set the Client ID, the Client Secret and the Seller ID of a shop in the environment, and run this again; or try it with\n' +
			'  npm run check:live -- --sandbox\n' +
			'It only reads, one call per second, and its report holds no data of the shop. See docs/api-coverage.md.',
	);
	return NOT_CHECKED;
}

const flags = command.parse().opts<{ sandbox?: true; pace?: number }>();
process.exitCode = await (flags.sandbox ? checkSandbox(flags.pace ?? 0) : checkLive(flags.pace ?? 1)).catch(
	(error: unknown) => {
		if (!isUserError(error)) throw error;
		console.log(error.message);
		return NOT_CHECKED;
	},
);
