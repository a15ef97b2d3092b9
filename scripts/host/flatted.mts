/** Reads n8n's execution data: a flat JSON list in which every string stands for the place of the real value. */
export function parseFlatted(text: string): unknown {
	const flat = JSON.parse(text) as unknown[];
	const done = new Map<number, unknown>();
	const at = (index: number): unknown => {
		if (done.has(index)) return done.get(index);
		const raw = flat[index];
		if (typeof raw !== 'object' || raw === null) return raw;
		const copy: Record<string, unknown> | unknown[] = Array.isArray(raw) ? [] : {};
		// remembered before its content is read, since values may contain themselves
		done.set(index, copy);
		for (const [key, value] of Object.entries(raw)) {
			(copy as Record<string, unknown>)[key] = typeof value === 'string' ? at(Number(value)) : value;
		}
		return copy;
	};
	return at(0);
}
