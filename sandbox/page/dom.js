/** An element with properties and children; texts become text nodes, so nothing received is ever read as HTML. */
export function element(tag, properties = {}, ...children) {
	const node = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (name in node) node[name] = value;
		else node.setAttribute(name, value);
	}
	node.append(...children.filter((child) => child !== null && child !== undefined));
	return node;
}

export const byId = (id) => document.getElementById(id);

let silence;

/** Shows a sentence in the corner for a while. */
export function say(text) {
	byId('message').textContent = text;
	clearTimeout(silence);
	silence = setTimeout(() => (byId('message').textContent = ''), 4000);
}

/** Calls the control API; a refusal is shown and gives undefined. */
export async function ask(method, path, body) {
	try {
		const response = await fetch(`/_sandbox${path}`, {
			method,
			...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		});
		const text = await response.text();
		const answer = text === '' ? null : JSON.parse(text);
		if (response.ok) return answer;
		say(answer?.detail ?? Object.values(answer?.errors ?? {}).flat()[0] ?? answer?.title ?? 'Refused');
	} catch {
		say('The sandbox does not answer.');
	}
	return undefined;
}
