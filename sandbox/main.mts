import { Command, InvalidArgumentError } from 'commander';
import getPort from 'get-port';

import { seedOrders, seedShop } from './seeds/seedShop.mts';
import { startSandbox } from './server.mts';

function wholeNumber(text: string): number {
	if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
	return Number(text);
}

const program = new Command('sandbox')
	.description('A local Cdiscount marketplace: the seller API, and a page that plays the customers.')
	.option('--port <number>', 'port on 127.0.0.1; another one is taken if it is busy', wholeNumber, 4010)
	.option('--auto-accept', 'every shop accepts its orders automatically')
	.option('--seed <number>', 'same number, same customers and orders', wholeNumber, 1)
	.option('--orders <number>', 'more fresh orders at the start', wholeNumber, 0)
	.option('--empty', 'start without the orders, offers and discussions of the demonstration');

program.parse();
const options = program.opts<{ port: number; autoAccept?: true; seed: number; orders: number; empty?: true }>();

const sandbox = await startSandbox({
	port: await getPort({ port: options.port, host: '127.0.0.1' }),
	seed: options.seed,
	autoAccept: options.autoAccept,
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
