import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { plainText } from '../../../../nodes/Cdiscount/api/plainText.ts';
import { runs } from '../../../runs.mts';

const jwt = ['{"alg":"RS256"}', '{"sub":"a client"}', 'a signature of some length']
	.map((part) => Buffer.from(part).toString('base64url'))
	.join('.');

test.each([
	['an opaque token', randomBytes(32).toString('base64url')],
	['a JWT', jwt],
	['hex', createHash('sha256').update('x').digest('hex')],
	['base64', `${randomBytes(48).toString('base64')}=`],
])('%s is masked wherever it stands', (_what, secret) => {
	for (const text of [
		secret,
		`Bearer ${secret}`,
		`Bad token "${secret}".`,
		`a=${secret}&b=1`,
		`(${secret})`,
		`x ${secret}`,
	]) {
		const shown = plainText(text);
		for (let at = 0; at + 12 <= secret.length; at += 12) expect(shown).not.toContain(secret.slice(at, at + 12));
	}
});

test.each([
	'client_secret=hush-hush',
	'{"client_secret":"hush-hush"}',
	'Authorization: hush-hush',
	'access_token = hush-hush',
	"password: 'hush-hush'",
	'Bearer hush-hush',
])('what is called a secret is masked: %s', (text) => {
	expect(plainText(text)).not.toContain('hush');
});

test.each([
	'Cannot switch to shipped status',
	'lines[0].offer.sellerProductId 3606504812345 is unknown',
	'The package 5f1d7a52-1d2e-4c9a-9f0e-0123456789ab is unknown',
	'Out of call volume quota. Quota will be replenished in 1.00:11:35.',
	'Rate limit is exceeded. Try again in 26 seconds.',
	'La commande 2510191549CV2ES a déjà été expédiée à 12 < 13 h',
])('ordinary words stay: %s', (text) => {
	expect(plainText(text)).toBe(text);
});

test.each([
	['<p>No\n\t<b>way</b></p>', 'No way'],
	['<script>alert(1)</script>No', 'No'],
	['a\u0000b\u202Ec\u200Bd', 'a b c d'],
	['Quantit\uFFFD\uFFFD invalide', 'Quantit? invalide'],
	['\uD800x', 'x'],
	['<div class="', ''],
])('%j becomes %j', (text, shown) => {
	expect(plainText(text)).toBe(shown);
});

test('any text becomes a line of at most 400 characters, soon', () => {
	const part = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom('<', 'token=', 'eyJ', 'a1', ' ', '=', '-', '<a ', '"'),
	);
	fc.assert(
		fc.property(part, fc.integer({ min: 1, max: 20_000 }), (piece, times) => {
			const shown = plainText(piece.repeat(times));
			expect([...shown].length).toBeLessThanOrEqual(401);
			expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
		}),
		runs(100),
	);
});
