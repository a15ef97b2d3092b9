import fc from 'fast-check';
import { LONG } from './hostileInput.mts';
import type { ProxyResponse, ResponseOverride } from '../proxy/rules.mts';

const JSON_TYPE = 'application/json; charset=utf-8';
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const HTML = '<!doctype html><html><body><h1>Maintenance en cours</h1></body></html>';

/** Bodies that are no answer at all, or JSON of another kind. */
const WHOLE_BODIES = [
	'null',
	'42',
	'true',
	'""',
	'"text"',
	'[]',
	'{}',
	'[null]',
	'[42]',
	'[[]]',
	'{"items":null}',
	'{"items":{}}',
	'{"items":[null]}',
	'{"items":["x"]}',
	'{"items":[[]]}',
	'{"__proto__":{"polluted":"yes"},"items":[]}',
	'{"errors":{"a":null},"title":{}}',
	'{"errors":[[["x"]]],"message":42}',
	'{"cursor":"x","items":[]}',
	JSON.stringify(LONG),
	JSON.stringify({ items: [{ orderId: LONG }], message: LONG }),
	`{"items":${DEEP}}`,
	DEEP,
	'{"cut',
	'',
	HTML,
	'\u0000\u0001',
];

const PARTS: unknown[] = [
	null,
	42,
	-1,
	1e308,
	'',
	'x',
	LONG,
	true,
	[],
	{},
	[null],
	{ a: { b: {} } },
	'2026-13-45',
	'\u202e📦',
];

interface Step {
	pick: number;
	action: 'replace' | 'remove' | 'add';
	value: unknown;
}

/** Every object and list in a value. */
function holders(value: unknown, found: object[] = []): object[] {
	if (typeof value !== 'object' || value === null) return found;
	found.push(value);
	for (const inner of Object.values(value)) holders(inner, found);
	return found;
}

/** Changes one place somewhere in the JSON: another value, a field less, a field more. */
function changed(root: unknown, { pick, action, value }: Step): unknown {
	const all = holders(root);
	if (all.length === 0) return value;
	const holder = all[pick % all.length] as Record<string, unknown>;
	const keys = Object.keys(holder);
	if (action === 'add' || keys.length === 0) {
		Object.defineProperty(holder, pick % 2 ? '__proto__' : `more${pick}`, {
			value,
			enumerable: true,
			configurable: true,
		});
		return root;
	}
	const key = keys[Math.floor(pick / all.length) % keys.length];
	if (action === 'replace') holder[key] = value;
	else if (Array.isArray(holder)) holder.splice(Number(key), 1);
	else delete holder[key];
	return root;
}

function malformedJson({ body }: ProxyResponse, steps: Step[]): ResponseOverride {
	try {
		const root = steps.reduce(changed, JSON.parse(body.toString('utf8')) as unknown);
		return { body: JSON.stringify(root) };
	} catch {
		return { body: 'null' };
	}
}

const step: fc.Arbitrary<Step> = fc.record({
	pick: fc.nat(100_000),
	action: fc.constantFrom('replace', 'replace', 'remove', 'add'),
	value: fc.constantFrom(...PARTS),
});

/** The name is what fast-check prints. */
export interface MalformedResponse {
	name: string;
	responseFor(answer: ProxyResponse): ResponseOverride;
}

const whole: fc.Arbitrary<MalformedResponse> = fc
	.record({
		text: fc.constantFrom(...WHOLE_BODIES),
		status: fc.constantFrom(200, 200, 200, 201, 204, 304, 302, 400, 404, 409, 418, 500, 599),
		type: fc.constantFrom(JSON_TYPE, JSON_TYPE, 'text/html', ''),
	})
	.map(({ text, status, type }) => ({
		name: `${status} ${type} ${text.slice(0, 60)}`,
		responseFor: () => ({ status, headers: { 'content-type': type || undefined }, body: text }),
	}));

const inPlaces: fc.Arbitrary<MalformedResponse> = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => ({
	name: JSON.stringify(steps).slice(0, 200),
	responseFor: (answer) => malformedJson(answer, steps),
}));

/** What a marketplace, a proxy or somebody else's server may answer in place of the right answer. */
export const malformedResponse: fc.Arbitrary<MalformedResponse> = fc.oneof(
	{ weight: 2, arbitrary: whole },
	{ weight: 3, arbitrary: inPlaces },
);
