import type { Passed } from '../../proxy/proxy.mts';

/** A place in an answer: the call, and the way to the field. */
export interface Place {
	path: string;
	steps: Array<string | number>;
}

/** What money or identity is decided on, by the end of the call's path; everything else an answer may lack or have in another form. */
const DECISIVE: Array<[call: RegExp, fields: string[]]> = [
	[/\/count$/, ['count']],
	[/\/commercial-gestures-available-amounts$/, ['allowableAmount']],
	[/\/offer-requests-results$/, ['sellerExternalReference', 'integrationStatus']],
	[/\/offer-packages(\/[^/]+)?$/, ['packageId']],
	[/\/offers$/, ['offerId', 'sellerExternalReference']],
	[/reasons$|configurations\//, ['code', 'reasons.*.code', 'reasons.*', 'reasons']],
	[
		/\/discussions(\/[^/]+)?$/,
		[
			'discussionId',
			'messages.*.messageId',
			'messages.*.sender',
			'messages.*.sender.userType',
			'messages.*.body',
			'messages',
			'messages.*',
		],
	],
	[/\/order-invoice-imports(\/[^/]+)?$/, ['importId', 'status']],
	[/\/categories$/, ['categoryReference']],
	[/\/properties$/, ['propertyReference']],
	[
		/\/orders(\/[^/]+)?$/,
		['orderId', 'status', 'lines', 'lines.*', 'lines.*.orderLineId', 'lines.*.status', 'lines.*.quantity'],
	],
];

/** How a list is told, and not the things in it. */
const ENVELOPE = ['items', 'items.*', 'itemsPerPage', 'count', 'cursor', 'pageIndex', 'pageSize', 'totalCount'];

const generic = (steps: Array<string | number>) =>
	steps.map((step) => (typeof step === 'number' ? '*' : step)).join('.');

/** Whether an answer is unreadable, or an item of it, without this field. */
export function isDecisive({ path, steps }: Place): boolean {
	const field = generic(steps).replace(/^(items\.)?\*?\.?/, '');
	const fields = DECISIVE.find(([call]) => call.test(path.split('?')[0]))?.[1] ?? [];
	return fields.includes(field);
}

/** Every field in an answer to this call, without those of its envelope. */
export function placesIn(path: string, answer: unknown): Place[] {
	const found: Place[] = [];
	const walk = (value: unknown, steps: Array<string | number>): void => {
		if (steps.length > 0 && !ENVELOPE.includes(generic(steps)) && generic(steps) !== '*') found.push({ path, steps });
		if (Array.isArray(value)) value.forEach((part, index) => walk(part, [...steps, index]));
		else if (typeof value === 'object' && value !== null)
			for (const [name, part] of Object.entries(value)) walk(part, [...steps, name]);
	};
	walk(answer, []);
	return found;
}

/** No field has one of these as its value; each can be found again wherever it goes. */
export const ODD_VALUES: unknown[] = [{ odd: { very: true } }, ['odd', 1], null, true];

/** These may be read as what they are in a field that is a text, and a number in a text as well. */
export const OTHER_VALUES: unknown[] = [42.5, -1, 'odd text', '', '42.5'];

/** The answer with another value in this place; without the field where the value is undefined. */
export function withOdd(answer: unknown, { steps }: Place, value: unknown): unknown {
	const copy = structuredClone(answer);
	let holder = copy as Record<string | number, unknown>;
	for (const step of steps.slice(0, -1)) holder = holder[step] as typeof holder;
	const last = steps[steps.length - 1];
	if (value !== undefined) holder[last] = value;
	else if (Array.isArray(holder)) holder.splice(Number(last), 1);
	else delete holder[last];
	return copy;
}

/** The calls that read something, with what was answered. */
export const isRead = ({ method, status }: Passed): boolean => method === 'GET' && status === 200;

/**
 * What of a result is not as it is where the field is missing, apart from the odd value itself, which may be passed on as it came.
 * @returns the places, as `0.lines.1.title`; none where all is well
 */
export function differences(found: unknown, missing: unknown, odd: unknown, at = ''): string[] {
	const same = JSON.stringify(found) === JSON.stringify(missing);
	if (same || isPassedOn(found, odd)) return [];
	if (Array.isArray(found) && Array.isArray(missing) && found.some((item) => isPassedOn(item, odd))) {
		const others = found.filter((item) => !isPassedOn(item, odd));
		return differences(others, missing, odd, at);
	}
	const [one, other] = [found, missing].map((value) =>
		typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined,
	);
	if (one === undefined || (other === undefined && missing !== null && missing !== undefined)) return [at];
	const names = new Set([...Object.keys(one), ...Object.keys(other ?? {})]);
	return [...names].flatMap((name) => differences(one[name], other?.[name], odd, at === '' ? name : `${at}.${name}`));
}

function isPassedOn(found: unknown, odd: unknown): boolean {
	if (JSON.stringify(found) === JSON.stringify(odd)) return true;
	if (Array.isArray(odd)) return JSON.stringify(found) === JSON.stringify(odd.map(String));
	return typeof odd !== 'object' && found === String(odd);
}
