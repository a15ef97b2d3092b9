import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Octopia, Validator } from '../api/client';

/** What an operation hands back for one input: one output item, or several. */
export type Output = IDataObject | IDataObject[];

/**
 * One thing a user can do: its form, the check of what was filled in, and the work.
 *
 * Menus, display rules, item linking, continue-on-fail and error items are the core's; an operation mentions none of them.
 */
export interface Operation<Input = unknown> {
	/** What the user reads in the menu, in Title Case. */
	name: string;
	/** Identity in saved workflows: camelCase, for ever. */
	value: string;
	/** What the user reads in the node panel, as "Confirm an order". */
	action: string;
	/** One sentence: what it does, and what cannot be undone. AI agents read it too. */
	description: string;
	/** Literal n8n fields; every one of them is read into `input` under its name. */
	fields: INodeProperties[];
	/** Checks one item's fields before anything is sent. Its messages are whole sentences for the user. */
	input: Validator<Input>;
	/** The work for one item. @throws Refusal */
	run(input: Input, octopia: Octopia): Promise<Output>;
}

/** Declares an operation; the type of `run`'s argument comes from `input`. */
export function operation<Input>(declared: Operation<Input>): Operation {
	return declared as Operation;
}

/** A kind of thing at the marketplace, with what can be done to it. */
export interface Resource {
	name: string;
	value: string;
	/** In alphabetical order of their names. */
	operations: Operation[];
}
