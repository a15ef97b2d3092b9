/** What is drawn of the sources, and how much of it as one. */
export interface Drawing {
	title: string;
	/** What stands above it. */
	words: string;
	/** The files it is about, as a pattern. */
	shown: string;
	/** The beginning of a path that stands for all files that share it, as a pattern. */
	together: string;
}

/** The drawings of `docs/imports.md`. */
export const DRAWINGS: Drawing[] = [
	{
		title: 'The floors',
		words: 'What the files and folders of `nodes/Cdiscount` import of each other, and the credentials of them.',
		shown: '^(nodes/Cdiscount|credentials)/',
		together: '^(nodes/Cdiscount/[^/]+|credentials)',
	},
	{
		title: 'Entities and resources',
		words:
			'What the folders of `marketplace` and `resources` import of each other. `write` makes a change once, `shared` holds fields that several\nresources have.',
		shown: '^nodes/Cdiscount/(marketplace|resources)/[^/]+/',
		together: '^nodes/Cdiscount/(marketplace|resources)/[^/]+',
	},
];
