import fc from 'fast-check';

/** A million characters. */
export const LONG = 'x'.repeat(1_000_000);

/** As deep as a JSON text of 20 kB can be. */
export function nested(depth = 10_000): unknown {
	return JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
}

/** An object that would change every other one, were it merged carelessly. */
export const prototypePolluting = (): unknown =>
	JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}') as unknown;

/** An object that cannot become text. */
export const withoutText = (): unknown => ({ toString: null, valueOf: null });

/** Texts that have broken other clients: paths, encodings, control characters, scripts of every direction. */
const NASTY_TEXTS = [
	'',
	' ',
	'.',
	'..',
	'../',
	'../../sellers',
	'..\\..\\sellers',
	'%2e%2e',
	'%2E%2E%2Fsellers',
	'%252e%252e%252f',
	'/',
	'//evil.example/x',
	'https://evil.example/x',
	'http://127.0.0.1:1/orders/ABCDEFGH',
	'https://seller.octopia.com/orders/..%2F..%2Fsellers',
	'X?status=Shipped',
	'X#fragment',
	'X;sellerId=55555',
	'a\r\nSellerId: 55555',
	'a\u0000b',
	'\u001b[2J',
	'__proto__',
	'constructor',
	'toString',
	'📦🚚',
	'\ud800',
	'مرحبا بالعالم',
	'\u202eXFDP.exe',
	'É'.normalize('NFD'),
	'{{ $json }}',
	"' OR 1=1 --",
	'<script>alert(1)</script>',
	'NaN',
	'1e400',
	'-0',
	'12,50',
	'2026-13-45',
	'9'.repeat(400),
	LONG,
];

/** n8n takes a text that begins with "=" for an expression; whoever fills in the form decides that, not the data. */
const isPlain = (text: string) => !text.startsWith('=');

export const hostileText: fc.Arbitrary<string> = fc
	.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
		{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 90 }) },
	)
	.filter(isPlain);

export const hostileNumber: fc.Arbitrary<number> = fc.oneof(
	fc.constantFrom(0, -1, 0.001, 1e308, 2 ** 53, -(2 ** 60), 1e21, Number.MIN_VALUE),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.integer(),
);

/** Any JSON value that a node before may hand over, and undefined. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: hostileText },
	{ weight: 2, arbitrary: hostileNumber },
	{ weight: 1, arbitrary: fc.constantFrom(null, undefined, true, false) },
	{ weight: 1, arbitrary: fc.array(fc.oneof(hostileText, hostileNumber, fc.constant(null)), { maxLength: 4 }) },
	{ weight: 1, arbitrary: fc.dictionary(fc.string({ maxLength: 8 }), hostileNumber, { maxKeys: 3 }) },
	{
		weight: 1,
		arbitrary: fc
			.constantFrom(
				prototypePolluting,
				withoutText,
				() => nested(200),
				() => [[]],
				() => ({}),
			)
			.map((make) => make()),
	},
);

/** What JSON cannot carry but an expression can give. */
export const hostileInMemory: fc.Arbitrary<unknown> = fc.oneof(
	hostileValue,
	fc.constantFrom(NaN, Infinity, -Infinity, 10n, Symbol('s'), () => 1),
	fc.date({ noInvalidDate: false }),
	fc.constantFrom(new Map(), new Set([1]), Buffer.from('x'), Object.create(null)),
);
