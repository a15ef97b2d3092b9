import { element } from './dom.js';

/** A row of the calls table: time, method, path, status, milliseconds; what a refusal said is its tooltip. */
export function callRow(call) {
	const path = call.path.replace(/^\/seller\/v2/, '').replace(/^\/auth\/.*\/token/, '/…/token');
	const title = [call.body && JSON.stringify(call.body), call.refusal].filter(Boolean).join('\n');
	return element(
		'tr',
		{ title },
		element('td', { className: 'nowrap sub' }, call.time.slice(11, 19)),
		element('td', { className: 'nowrap' }, call.method),
		element('td', { className: 'path' }, decode(path), faultNote(call)),
		element('td', { className: statusClass(call.status) }, call.status === 0 ? '–' : String(call.status)),
		element('td', { className: 'number sub' }, call.durationMs === null ? '…' : `${Math.round(call.durationMs)} ms`),
	);
}

function faultNote({ fault }) {
	return fault ? element('span', { className: 'badge CancelRequest' }, fault) : null;
}

function decode(path) {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function statusClass(status) {
	if (status >= 200 && status < 300) return 'ok';
	return status >= 500 || status === 0 ? 'broken' : 'bad';
}
