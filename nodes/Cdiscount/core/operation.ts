import type { Octopia, Validator } from '../api/client';
import type { JsonObject } from '../api/json';
import type { CdiscountError } from '../api/errors';
import type { MadeFile } from '../marketplace/files';
import type { Columns } from './columns';
import { validatorOf, type FormPart, type InputOf } from './field';
import type { Files } from './files';

/** JSON with files, where an operation gives some. */
export class WithFiles {
	constructor(
		readonly json: JsonObject,
		/** By the name of the binary property they leave under. */
		readonly files: Record<string, MadeFile>,
	) {}
}

/** What an operation hands back for one input: one output item, or several. */
export type Output = JsonObject | WithFiles | Array<JsonObject | WithFiles>;

/**
 * What an operation does to the world. Its default, its notice and what is said to people and agents follow from it (`effect.ts`).
 * - `read`: nothing at the marketplace changes.
 * - `change`: what it sets can be set otherwise (a price, an open discussion), or nobody loses anything by it (a message marked as read).
 * - `irreversible`: nothing brings back what was before: what somebody was told, given or promised, and what is lost.
 */
export type Effect = 'read' | 'change' | 'irreversible';

/** What an operation says of itself. */
interface Declaration<Input> {
	/** What the user reads in the menu, in Title Case. */
	name: string;
	/** Identity in saved workflows: camelCase, for ever. */
	value: string;
	/** What the user reads in the node panel, as "Confirm an order". */
	action: string;
	effect: Effect;
	/** What it does; what that does to the shop is added to it. One sentence has no full stop, as n8n wants it. AI agents read it too. */
	description: string;
	/** Where it cannot be taken back, what that means: "It cannot be taken back: …", without a full stop. */
	warning?: string;
	/** The columns of the input that can feed the fields, where they can. */
	columns?: Columns;
	/** What is wrong with values that are fine by themselves but not together: a sentence for the user, or undefined. */
	contradiction?(input: Input): string | undefined;
	/** Checks what needs the item's files or the account it is for, before anything is sent; asks the marketplace nothing. @throws CdiscountError */
	check?(input: Input, files: Files, account: Pick<Octopia, 'sellerId' | 'salesChannelId'>): Promise<void>;
	/**
	 * Looks at all items of a shop before anything is sent, where they have to be compared with each other or with what the marketplace
	 * lists. @returns one input or CdiscountError per item, in order
	 */
	settle?(inputs: Array<Numbered<Input>>, octopia: Octopia): Promise<Array<Input | CdiscountError>>;
}

/** One of the items of a shop. */
export interface Numbered<Input> {
	input: Input;
	/** The number of the item, as the user counts them. */
	index: number;
}

/** An operation that handles items by themselves. */
interface Single<Input> {
	/** Says what the items of a shop are going to read, so that a run with many of them reads it in fewer calls. It asks for nothing yet. */
	ahead?(inputs: Input[], octopia: Octopia): void;
	/** The work for one item. @throws CdiscountError */
	run(input: Input, octopia: Octopia, files: Files): Promise<Output>;
}

/** An operation that handles all items of one seller in as few requests as the API allows. */
interface Batch<Input> {
	/** What one shop's items of a run may hold once: items that share it fail together, before anything is sent. */
	once?: {
		/** What is the same in items that contradict each other. */
		key(input: NoInfer<Input>): string;
		/** The sentence about one of them. @param items the numbers of all that share its key, in order */
		fault(input: NoInfer<Input>, items: number[]): string;
	};
	/** One result or Error per input, in order. @throws CdiscountError, which is every input's result then */
	runAll(inputs: Input[], octopia: Octopia): Promise<Array<Output | Error>>;
}

/** The form of an operation, and the check of all of it. */
interface Form<Input> {
	/** Literal n8n fields with their checks; every one of them is read into the input under its name. */
	fields: readonly FormPart[];
	input: Validator<Input>;
}

export type SingleOperation<Input = unknown> = Declaration<Input> & Form<Input> & Single<Input>;
export type BatchOperation<Input = unknown> = Declaration<Input> & Form<Input> & Batch<Input>;

/**
 * One thing a user can do: its form with the check of what was filled in, and the work.
 *
 * Menus, display rules, item linking, continue-on-fail and error items are the core's; an operation mentions none of them.
 */
export type Operation<Input = unknown> = SingleOperation<Input> | BatchOperation<Input>;

/** Declares an operation; the type of `run`'s argument comes from its fields. */
export function operation<const Part extends FormPart>(
	declared: { fields: readonly Part[] } & Declaration<InputOf<Part>> & Single<InputOf<Part>>,
): Operation {
	return { ...declared, input: validatorOf(declared.fields) } as unknown as Operation;
}

/** Declares an operation for many items at once. */
export function batchOperation<const Part extends FormPart>(
	declared: { fields: readonly Part[] } & Declaration<InputOf<Part>> & Batch<InputOf<Part>>,
): Operation {
	return { ...declared, input: validatorOf(declared.fields) } as unknown as Operation;
}

/** A kind of thing at the marketplace, with what can be done to it. */
export interface Resource {
	name: string;
	value: string;
	/** In alphabetical order of their names. */
	operations: Operation[];
}
