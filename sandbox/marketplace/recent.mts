/**
 * The latest answers to questions about records, for as long as the records stay as they are: the pages of a long list
 * cost one search instead of one each.
 */
export class Recent<T> {
	private readonly answers = new Map<string, { version: number; answer: T }>();

	constructor(private readonly capacity = 8) {}

	/** The answer that is kept for this version of the records, or a new one. */
	get(question: string, version: number, find: () => T): T {
		const kept = this.answers.get(question);
		const answer = kept?.version === version ? kept.answer : find();
		// Last asked, last to go.
		this.answers.delete(question);
		this.answers.set(question, { version, answer });
		if (this.answers.size > this.capacity) this.answers.delete(this.answers.keys().next().value!);
		return answer;
	}

	clear(): void {
		this.answers.clear();
	}
}
