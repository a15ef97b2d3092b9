import { hash } from 'crypto';

const ID = /^(id|gtin|.*(Id|Reference|Gtin))$/;

/** What a list has brought so far, to notice one that goes round. */
export class RepeatedPages {
	/** How many pages in a row brought nothing new. */
	barren = 0;
	private readonly contents = new Set<string>();
	private readonly ids = new Set<string>();
	/** Two items of one page differ in their ids, so these distinguish items. */
	private tellsApart = true;

	/** Takes the items of a page. @returns whether there were some, and each was there before word for word */
	take(items: unknown[]): boolean {
		const ids = items.map(idsOf);
		this.tellsApart &&= new Set(ids).size === ids.length;
		const isNewContent = addAll(this.contents, items.map(digest));
		const isNewId = addAll(this.ids, ids);
		this.barren = isNewContent && (isNewId || !this.tellsApart) ? 0 : this.barren + 1;
		return items.length > 0 && !isNewContent;
	}
}

/** @returns whether one of them is new */
function addAll(known: Set<string>, keys: string[]): boolean {
	const before = known.size;
	for (const key of keys) known.add(key);
	return known.size > before;
}

/** What the item is known by, as far as the names of its fields say. */
function idsOf(item: unknown): string {
	const fields = Object.entries((item ?? {}) as object);
	return JSON.stringify(fields.filter(([name, value]) => ID.test(name) && typeof value !== 'object'));
}

function digest(item: unknown): string {
	return hash('sha1', textOf(item), 'base64');
}

function textOf(item: unknown): string {
	try {
		return JSON.stringify(item) ?? '';
	} catch {
		// nested too deeply to be written: distinguished by its ids
		return idsOf(item);
	}
}
