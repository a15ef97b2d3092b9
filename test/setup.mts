import { Socket, type NetConnectOpts } from 'node:net';
import type nock from 'nock';

const LOCAL = /^(127\.0\.0\.1|localhost|\[?::1\]?)(:\d+)?$/;

/** The name has to begin with "mock", because the call of jest.mock is moved above it. */
let mockNock: typeof nock | undefined;

/** Nock is on in the test files that import it and in no other, for it doubles what a call costs. */
jest.mock('nock', () => {
	mockNock = jest.requireActual<typeof nock>('nock');
	if (!mockNock.isActive()) mockNock.activate();
	mockNock.disableNetConnect();
	mockNock.enableNetConnect(LOCAL);
	return mockNock;
});

const { connect } = Socket.prototype;

/** Unit tests reach nothing but this machine: a request to any other host fails the test that sent it. */
beforeAll(() => {
	Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
		const [options] = given.flat() as [NetConnectOpts];
		if ('path' in options && options.path) return connect.apply(this, given as never);
		const { host = 'localhost' } = options as { host?: string };
		if (LOCAL.test(host)) return connect.apply(this, given as never);
		const refused = Object.assign(new Error(`Not reached from a unit test: ${host}`), { code: 'ENETUNREACH' });
		// later, as any failure to connect: whoever connects listens for errors only then
		setImmediate(() => this.destroy(refused));
		return this;
	};
});

afterAll(() => {
	Socket.prototype.connect = connect;
	mockNock?.restore();
});

afterEach(() => mockNock?.cleanAll());
