import { CdiscountApi } from '../../credentials/CdiscountApi.credentials.ts';
import { PRODUCTION } from '../../nodes/Cdiscount/api/auth/account.ts';

const { properties } = new CdiscountApi();
const field = (name: string) => properties.find((property) => property.name === name);

test('asks for what a seller has, in this order', () => {
	expect(properties.filter(({ type }) => type !== 'hidden').map(({ displayName }) => displayName)).toEqual([
		'Client ID',
		'Client Secret',
		'Seller ID',
		'Sales Channel',
		'Environment',
		'API URL',
		'Token URL',
	]);
});

test.each(['clientSecret', 'accessToken'])('%s is kept from view', (name) => {
	expect(field(name)?.typeOptions?.password).toBe(true);
});

test('n8n renews the token by itself: it is hidden and can expire', () => {
	expect(field('accessToken')).toMatchObject({ type: 'hidden', default: '', typeOptions: { expirable: true } });
});

test.each(['clientId', 'clientSecret', 'sellerId'])('%s is required and empty at first', (name) => {
	expect(field(name)).toMatchObject({ required: true, default: '' });
});

test('sells on Cdiscount in production unless something else is chosen', () => {
	expect(field('salesChannelId')?.default).toBe('CDISFR');
	expect(field('environment')?.default).toBe('production');
});

test.each(['apiUrl', 'tokenUrl'] as const)(
	'%s is shown for a custom environment only, and begins as the real one',
	(name) => {
		expect(field(name)?.displayOptions).toEqual({ show: { environment: ['custom'] } });
		expect(field(name)?.default).toBe(PRODUCTION[name]);
		expect(PRODUCTION[name]).toMatch(/^https:\/\//);
	},
);
