import nock from 'nock';

/** Unit tests reach nothing but this machine: a request to any other host fails the test that sent it. */
beforeAll(() => {
	nock.disableNetConnect();
	nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[?::1\]?)(:\d+)?$/);
});

afterAll(() => nock.restore());

afterEach(() => {
	nock.cleanAll();
});
