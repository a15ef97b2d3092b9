import { stopOnSignals, type StopRequest } from '../../scripts/demo/signals.mts';
import { n8nEnvironment } from '../../scripts/host/n8nEnv.mts';
import { silentSteps } from '../../scripts/host/steps.mts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const stop = jest.fn(async () => {});
const kill = jest.fn(async () => {});
const exit = jest.fn();
let stopRequest: StopRequest;

const nextTurn = async () => await new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
	jest.clearAllMocks();
	stopRequest = stopOnSignals(silentSteps, exit);
});

afterEach(() => {
	jest.restoreAllMocks();
	for (const signal of SIGNALS) process.removeAllListeners(signal);
});

test.each(SIGNALS)('%s stops in order', async (signal) => {
	stopRequest.stopsWith({ stop, kill });
	process.emit(signal);
	await nextTurn();
	expect(stop).toHaveBeenCalledTimes(1);
	expect(exit).toHaveBeenCalledWith(0);
});

test('the same Ctrl-C delivered twice is one request, a later one kills', async () => {
	const now = jest.spyOn(Date, 'now').mockReturnValue(10_000);
	stopRequest.stopsWith({ stop, kill });
	process.emit('SIGINT');
	process.emit('SIGINT');
	await nextTurn();
	expect(kill).not.toHaveBeenCalled();
	now.mockReturnValue(12_000);
	process.emit('SIGINT');
	await nextTurn();
	expect(kill).toHaveBeenCalledTimes(1);
	expect(exit).toHaveBeenLastCalledWith(130);
});

test('a request during the start aborts the start', async () => {
	process.emit('SIGINT');
	await nextTurn();
	expect(stopRequest.signal.aborted).toBe(true);
	expect(exit).not.toHaveBeenCalled();
});

test('n8n hears on loopback only, asks nobody, and knows nothing of somebody else’s n8n', () => {
	const inherited = {
		PATH: '/bin',
		N8N_HOST: '0.0.0.0',
		DB_TYPE: 'postgresdb',
		npm_config_x: '1',
		HOME: '/home',
		NO_PROXY: 'a',
	};
	const env = n8nEnvironment(
		{ dataFolder: '/data', port: 1, brokerPort: 2, env: { EXTRA: 'yes' } },
		inherited,
		'/node/bin',
	);
	expect(env).toMatchObject({
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		HOME: '/home',
		EXTRA: 'yes',
	});
	expect(env).toMatchObject({ N8N_HOST: '127.0.0.1', NO_PROXY: 'a,127.0.0.1,localhost' });
	expect(env.PATH).toMatch(/^\/node\/bin/);
	expect(env).not.toHaveProperty('DB_TYPE');
	expect(env).not.toHaveProperty('npm_config_x');
});
