import { DateTime } from 'luxon';

const UNITS: Array<[name: RegExp, seconds: number]> = [
	[/^m(illi)?s/i, 0.001],
	[/^s/i, 1],
	[/^m/i, 60],
	[/^h/i, 3600],
	[/^d/i, 86_400],
];

const PART = String.raw`\d+(?:[.,]\d+)?\s*(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])`;
const DURATION = String.raw`${PART}(?:(?:\s*,\s*|\s+and\s+|\s*)${PART})*`;
const CLOCK = String.raw`(?<!\d-\d\d[T ])(?:\b\d{1,4}\.)?\b\d{1,4}:[0-5]\d:[0-5]\d(?!\d)`;

/** From the surest way to say it to one that may mean something else. */
const WAYS = [
	String.raw`\b(?:again|retry|wait|available|replenish\w*|reset\w*|refill\w*)\b[^.;\d]{0,40}(${CLOCK}|${DURATION})`,
	String.raw`\b(?:in|after)\s+(${CLOCK}|${DURATION})`,
	`(${CLOCK})`,
].map((way) => new RegExp(way, 'i'));

/** A time to wait, as somebody else said it. */
export interface Wait {
	seconds: number;
	/** For a sentence: `26 s`, `00:11:35 (hours:minutes:seconds)`. */
	words: string;
}

/**
 * The time that a text of the gateway asks to wait: `00:11:35`, `1.00:00:05` (a day and five seconds), "in 2.12 days", "Try again in
 * 26 seconds". Other durations in it, as in "600 calls per 5 minutes", are none.
 */
export function waitIn(text: string): Wait | undefined {
	const said = WAYS.map((way) => way.exec(text)?.[1]).find((found) => found !== undefined);
	if (said === undefined) return undefined;
	if (!said.includes(':')) {
		const parts = said.match(new RegExp(PART, 'gi')) ?? [];
		return spoken(parts.map(secondsOf).reduce((sum, part) => sum + part, 0));
	}
	const [seconds, minutes, hours, days = 0] = said.split(/[.:]/).reverse().map(Number);
	const unit = said.includes('.') ? 'days.hours:minutes:seconds' : 'hours:minutes:seconds';
	return { seconds: ((days * 24 + hours) * 60 + minutes) * 60 + seconds, words: `${said} (${unit})` };
}

/** `Retry-After`: seconds, which some write with decimals, or an HTTP date. What is over says nothing. */
export function waitOfHeader(value = ''): Wait | undefined {
	const text = value.trim();
	const date = DateTime.fromHTTP(text);
	const seconds = /^\d+(\.\d+)?$/.test(text)
		? Number(text)
		: date.isValid
			? Math.ceil(date.diffNow().toMillis() / 1000)
			: 0;
	return seconds > 0 && Number.isFinite(seconds) ? spoken(seconds) : undefined;
}

function secondsOf(part: string): number {
	const [, amount, unit] = /^([\d.,]+)\s*(\w+)/.exec(part)!;
	const [, seconds] = UNITS.find(([name]) => name.test(unit))!;
	return Number(amount.replace(',', '.')) * seconds;
}

/** A time for a sentence. */
export function spoken(seconds: number): Wait {
	if (seconds <= 5400) return { seconds, words: `${Math.ceil(seconds)} s` };
	if (seconds <= 172_800) return { seconds, words: `${Math.ceil(seconds / 360) / 10} hours` };
	return { seconds, words: `${Math.ceil(seconds / 8640) / 10} days` };
}
