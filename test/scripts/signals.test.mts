import { stopOnSignals, type StopWish } from '../../scripts/demo/signals.mts';
import { n8nEnvironment } from '../../scripts/host/n8nEnv.mts';
import { silentSteps } from '../../scripts/host/steps.mts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const stop = jest.fn(async () => {});
const kill = jest.fn(async () => {});
const exit = jest.fn();
let wish: StopWish;

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
	jest.clearAllMocks();
	wish = stopOnSignals(silentSteps, exit);
});

afterEach(() => {
	jest.restoreAllMocks();
	for (const signal of SIGNALS) process.removeAllListeners(signal);
});

test.each(SIGNALS)('%s stops in order', async (signal) => {
	wish.stopsWith({ stop, kill });
	process.emit(signal);
	await settled();
	expect(stop).toHaveBeenCalledTimes(1);
	expect(exit).toHaveBeenCalledWith(0);
});

test('the same Ctrl-C delivered twice is one wish, a later one kills', async () => {
	const now = jest.spyOn(Date, 'now').mockReturnValue(10_000);
	wish.stopsWith({ stop, kill });
	process.emit('SIGINT');
	process.emit('SIGINT');
	await settled();
	expect(kill).not.toHaveBeenCalled();
	now.mockReturnValue(12_000);
	process.emit('SIGINT');
	await settled();
	expect(kill).toHaveBeenCalledTimes(1);
	expect(exit).toHaveBeenLastCalledWith(130);
});

test('a wish during the start aborts the start', async () => {
	process.emit('SIGINT');
	await settled();
	expect(wish.signal.aborted).toBe(true);
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
