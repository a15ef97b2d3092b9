import fc from 'fast-check';
import { deepJson, headerFlood, redirect } from '../../proxy/odd.mts';
import type { Rule } from '../../proxy/rules.mts';

/** A fault and its name, which fast-check prints. */
export interface NamedFault {
	name: string;
	rule: Rule;
}

const problem = (status: number, title: string) => ({ type: 'about:blank', title, status });
const HTML = { headers: { 'content-type': 'text/html' }, body: '<html><body><h1>Maintenance</h1></body></html>' };

/** What may come before the effect, or in place of an answer after it. */
const LOST: Record<string, Rule> = {
	reset: { ending: 'reset' },
	cut: { ending: 'cut' },
	'500': { answer: { status: 500, body: problem(500, 'An error occurred.') } },
	'502 HTML': { answer: { status: 502, ...HTML } },
	'504': { answer: { status: 504, body: '' } },
	'200 with an error': { answer: { status: 200, body: { error: 'Something went wrong.' } } },
	'200 with a problem': { answer: { status: 200, body: problem(500, 'An error occurred.') } },
	'200 null': { answer: { status: 200, body: 'null' } },
	'200 []': { answer: { status: 200, body: [] } },
	'200 false': { answer: { status: 200, body: 'false' } },
	'200 "KO"': { answer: { status: 200, body: '"KO"' } },
	'200 nothing': { answer: { status: 200, body: '' } },
	'200 HTML': { answer: { status: 200, ...HTML } },
	'200 in broken gzip': { answer: { status: 200, body: { id: '1' } }, encoding: 'gzip', isBroken: true },
	'200, 5,000 levels deep': { answer: { status: 200, body: deepJson() } },
	'100 KB of headers': headerFlood(),
	redirect: redirect('http://127.0.0.1:9/elsewhere'),
};

/** Refusals: only before the effect, for a marketplace that refuses what it has done cannot be answered. */
const REFUSED: Record<string, Rule> = {
	'503': { answer: { status: 503, headers: { 'retry-after': '1' }, body: '' } },
	'429': { answer: { status: 429, headers: { 'retry-after': '1' }, body: { message: 'Rate limit is exceeded.' } } },
	'400': { answer: { status: 400, body: problem(400, 'One or more validation errors occurred.') } },
	'403': { answer: { status: 403, body: problem(403, 'Forbidden') } },
};

const named = (rules: Record<string, Rule>, more: Rule, when: string): NamedFault[] =>
	Object.entries(rules).map(([name, rule]) => ({ name: `${name}, ${when} the effect`, rule: { ...rule, ...more } }));

const after = named(LOST, {}, 'after');
const before = named({ ...LOST, ...REFUSED }, { isBefore: true }, 'before');

/** Which call meets which fault: the so-manieth of all calls that read, or that write. */
export interface PlannedFault {
	isWrite: boolean;
	nth: number;
	fault: NamedFault;
}

const onWrite = fc.record({
	isWrite: fc.constant(true),
	nth: fc.integer({ min: 1, max: 3 }),
	fault: fc.constantFrom(...after, ...after, ...before),
});

const onRead = fc.record({
	isWrite: fc.constant(false),
	nth: fc.integer({ min: 1, max: 12 }),
	fault: fc.constantFrom(...before),
});

export const plannedFaults: fc.Arbitrary<PlannedFault[]> = fc.array(
	fc.oneof({ weight: 3, arbitrary: onWrite }, { weight: 1, arbitrary: onRead }),
	{ maxLength: 3 },
);
