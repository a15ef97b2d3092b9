const LONGEST = 400;

/** No more of a text than this is looked at: patterns over a megabyte of brackets would take minutes. */
const LOOKED_AT = 10 * LONGEST;

const SECRETS: Array<[RegExp, string]> = [
	[/\bBearer\s+\S+/gi, 'Bearer …'],
	[/\beyJ[\w-]{5,}(\.[\w-]*)*/g, '…'],
	[
		/((?:client|access|refresh|id|api)?[_ -]?(?:secret|token|password|authorization|assertion|api[_-]?key)["']?\s*[:=]\s*)["']?[^\s"'&,;}]+["']?/gi,
		'$1…',
	],
	[/(?=[\w+/=-]*\d)[\w+/=-]{40,}/g, '…'],
	// names and most ids are shorter; a UUID is the id of a package or a discussion
	[
		/(?<![\w+=-])(?![\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w+=-]))(?=[\w+=-]*\d)(?=[\w+=-]*[a-z])[\w+=-]{24,}/gi,
		'…',
	],
];

/**
 * Somebody else's text, fit to stand in a sentence: one line without mark-up, of at most 400 characters, and without anything that
 * looks like a token or a secret, for servers repeat what they were sent.
 */
export function plainText(text: string): string {
	const cut = text.length > LOOKED_AT ? `${text.slice(0, LOOKED_AT).replace(/\S{1,2000}$/, '')}…` : text;
	const line = cut
		.replace(/<(script|style)\b[^>]*>[^<]*/gi, ' ')
		.replace(/<[/!a-z][^>]*(>|$)/gi, ' ')
		.replace(/\uFFFD+/g, '?')
		.replace(/([^\p{L}\p{N}\s])\1{3,}/gu, '$1$1$1')
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
		.trim();
	const masked = SECRETS.reduce((left, [pattern, mask]) => left.replace(pattern, mask), line);
	const letters = [...masked];
	return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('').trim()}…` : masked;
}
