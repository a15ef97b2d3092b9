import { request } from 'node:https';
import axios from 'axios';

const HOST = 'https://example.com';

test.each([
	['axios', async () => await axios.get(HOST)],
	['fetch', async () => await fetch(HOST)],
	['node', async () => await new Promise((answer, fail) => request(HOST, answer).on('error', fail).end())],
])('no other machine is reached by %s', async (_by, ask) => {
	const error = (await ask().catch((caught: unknown) => caught)) as Error & { cause?: Error };
	expect((error.cause ?? error).message).toBe('Not reached from a unit test: example.com');
});
