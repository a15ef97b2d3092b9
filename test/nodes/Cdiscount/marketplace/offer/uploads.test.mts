import type { Octopia, WriteRequest } from '../../../../../nodes/Cdiscount/api/client.ts';
import { CdiscountError, type ErrorCode, type ErrorFacts } from '../../../../../nodes/Cdiscount/api/errors.ts';
import { Uploads } from '../../../../../nodes/Cdiscount/marketplace/offer/uploads.ts';

const failure = (code: ErrorCode, facts: ErrorFacts = {}) => new CdiscountError(code, `It was ${code}.`, facts);

const THROTTLE = failure('rateLimited', { status: 429 });
const QUOTA = failure('quota', { status: 403, waitSeconds: 20 });
const EARLY = failure('invalid', { status: 409 });
const REFUSED = failure('invalid', { status: 400 });
const NOT_SENT = failure('unreachable');
const DOWN = failure('marketplaceDown', { status: 503 });
const LOST = failure('noAnswer');

/** Uploads of one line each. */
const named = (...skus: string[]) => skus.map((sku) => [{ sellerExternalReference: sku }]);

/** A marketplace that answers some of its calls with errors; `log` is what began and ended, in order. */
function market(errors: Record<number, CdiscountError> = {}, isPatient = true) {
	const log: string[] = [];
	const waited: Array<CdiscountError | number> = [];
	let calls = 0;
	let underWay = 0;
	const most: number[] = [];
	const octopia = {
		write: async ({ path, body }: WriteRequest) => {
			const name = `${path.split('/')[2]} ${(body as Array<{ sellerExternalReference: string }>)[0].sellerExternalReference}`;
			const error = errors[(calls += 1)];
			most.push((underWay += 1));
			log.push(`${name} begins`);
			for (let tick = 0; tick < 5; tick++) await Promise.resolve();
			underWay -= 1;
			log.push(`${name} ${error === undefined ? 'is taken' : 'fails'}`);
			if (error !== undefined) throw error;
			return { status: 201, headers: {}, body: '' };
		},
		wait: async (seconds: number) => {
			waited.push(seconds);
			return await Promise.resolve(isPatient);
		},
		waitOut: async (error: CdiscountError) => {
			waited.push(error);
			return await Promise.resolve(isPatient);
		},
	} as unknown as Octopia;
	return { uploads: new Uploads(octopia), log, most, waited, begun: () => log.filter((one) => one.endsWith('begins')) };
}

test('two are under way at a time, and no more', async () => {
	const { uploads, most, begun } = market();

	const results = await uploads.send('P', named('A', 'B', 'C', 'D', 'E'));

	expect(results).toEqual(Array(5).fill(undefined));
	expect(begun()).toEqual(['A', 'B', 'C', 'D', 'E'].map((sku) => `P ${sku} begins`));
	expect(Math.max(...most)).toBe(2);
});

test('one that is refused for its lines stops nothing, and is told in its place', async () => {
	const { uploads, most, begun } = market({ 2: REFUSED });

	expect(await uploads.send('P', named('A', 'B', 'C', 'D'))).toEqual([undefined, REFUSED, undefined, undefined]);
	expect(begun()).toHaveLength(4);
	expect(most.at(-1)).toBe(2);
});

test.each([
	['a throttle', THROTTLE, THROTTLE],
	['a quota', QUOTA, QUOTA],
	['too early', EARLY, 1],
	['a connection that was not made', NOT_SENT, NOT_SENT],
])(
	'after %s the same is sent again, and all others one by one, also those of the next package',
	async (_, error, wait) => {
		const { uploads, log, most, waited } = market({ 1: error });

		expect(await uploads.send('P', named('A', 'B', 'C', 'D'))).toEqual(Array(4).fill(undefined));
		await uploads.send('Q', named('E', 'F'));

		expect(waited).toEqual([wait]);
		expect(log.slice(0, 4)).toEqual(['P A begins', 'P B begins', 'P A fails', 'P B is taken']);
		expect(log.slice(4)).toEqual(
			['P A', 'P C', 'P D', 'Q E', 'Q F'].flatMap((name) => [`${name} begins`, `${name} is taken`]),
		);
		expect(most.slice(2)).toEqual(Array(5).fill(1));
	},
);

test('two that are throttled together wait once, and go out again one after the other', async () => {
	const { uploads, log, waited } = market({ 1: THROTTLE, 2: THROTTLE });

	expect(await uploads.send('P', named('A', 'B', 'C'))).toEqual(Array(3).fill(undefined));

	expect(waited).toEqual([THROTTLE]);
	expect(log.slice(4)).toEqual(['P B', 'P A', 'P C'].flatMap((name) => [`${name} begins`, `${name} is taken`]));
});

test.each([
	['no answer', LOST],
	['a 503', DOWN],
	['a refused client', failure('credential', { status: 403 })],
	['what somebody has to mend', failure('unreachable', { isPermanent: true })],
])('after %s no other is begun, and what is under way has ended when it is told', async (_, error) => {
	const { uploads, log, waited } = market({ 1: error });

	await expect(uploads.send('P', named('A', 'B', 'C', 'D'))).rejects.toBe(error);

	expect(log).toEqual(['P A begins', 'P B begins', 'P A fails', 'P B is taken']);
	expect(waited).toEqual([]);
});

test('an outcome that is open ends it, although the one beside it could be sent again', async () => {
	const { uploads, log, waited } = market({ 1: THROTTLE, 2: LOST });

	await expect(uploads.send('P', named('A', 'B', 'C'))).rejects.toBe(LOST);

	expect(log).toHaveLength(4);
	expect(waited).toEqual([]);
});

test('what cannot be waited out is told, and nothing is sent again', async () => {
	const { uploads, log } = market({ 1: QUOTA }, false);

	await expect(uploads.send('P', named('A', 'B', 'C'))).rejects.toBe(QUOTA);

	expect(log).toHaveLength(4);
});

test('one that stays too early is given up after 31 seconds', async () => {
	const { uploads, waited, begun } = market(Object.fromEntries([1, 2, 3, 4, 5, 6].map((call) => [call, EARLY])));

	await expect(uploads.send('P', named('A'))).rejects.toBe(EARLY);

	expect(waited).toEqual([1, 2, 4, 8, 16]);
	expect(begun()).toHaveLength(6);
});
