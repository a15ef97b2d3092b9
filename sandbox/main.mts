import { Command, InvalidArgumentError } from 'commander';
import getPort from 'get-port';

import { DEFAULT_DELAYS, type Delays } from './marketplace/delays.mts';
import { seedOrders, seedShop } from './seeds/seedShop.mts';
import { startSandbox } from './server.mts';

function wholeNumber(text: string): number {
	if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
	return Number(text);
}

function delay(text: string, others: Partial<Delays>): Partial<Delays> {
	const [, name, seconds] = /^(\w+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
	if (name === undefined || !Object.hasOwn(DEFAULT_DELAYS, name)) {
		throw new InvalidArgumentError('A known name and seconds are expected, as in preparation=60.');
	}
	return { ...others, [name]: Number(seconds) };
}

const program = new Command('sandbox')
	.description('A local Cdiscount marketplace: the seller API, and a page that plays the customers.')
	.option('--port <number>', 'port on 127.0.0.1; another one is taken if it is busy', wholeNumber, 4010)
	.option('--auto-accept', 'every shop accepts its orders automatically')
	.option('--seed <number>', 'same number, same customers and orders', wholeNumber, 1)
	.option('--orders <number>', 'more fresh orders at the start', wholeNumber, 0)
	.option('--quota <calls>', 'how many calls a client may make per window', wholeNumber)
	.option('--quota-window <seconds>', 'how long a window of the quota is', wholeNumber, 3600)
	.option('--delay <name=seconds...>', `how long something takes: ${Object.keys(DEFAULT_DELAYS).join(', ')}`, delay, {})
	.option('--several-parcels', 'orders on Cdiscount may leave in several parcels')
	.option('--strict-parcels', 'parcels must keep the limits of the former SOAP service')
	.option('--strict-closing', 'packages of offers cannot be closed while they are taken in')
	.option('--empty', 'start without the orders, offers and discussions of the demonstration');

program.parse();
const options = program.opts<{
	port: number;
	autoAccept?: true;
	seed: number;
	orders: number;
	quota?: number;
	quotaWindow: number;
	delay: Partial<Delays>;
	severalParcels?: true;
	strictParcels?: true;
	strictClosing?: true;
	empty?: true;
}>();

const sandbox = await startSandbox({
	port: await getPort({ port: options.port, host: '127.0.0.1' }),
	seed: options.seed,
	autoAccept: options.autoAccept,
	quota: { calls: options.quota ?? Infinity, windowSeconds: options.quotaWindow },
	delays: options.delay,
	oneParcelPerOrder: !options.severalParcels,
	strictParcels: options.strictParcels,
	strictClosing: options.strictClosing,
});
if (!options.empty) seedShop(sandbox.marketplace);
seedOrders(sandbox.marketplace, options.orders);

console.log(`Sandbox    ${sandbox.url}/`);
console.log(`API URL    ${sandbox.apiUrl}`);
console.log(`Token URL  ${sandbox.tokenUrl}`);
console.log('Client     demo-client / demo-secret, sellers 98979 and 98980');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
