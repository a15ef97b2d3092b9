import type { IExecuteFunctions } from 'n8n-workflow';
import { asError, CdiscountError, InputError } from '../api/errors';
import { byShop, type Checked } from './batch';
import type { Connection } from './connection';
import { filesOf } from './files';
import type { Output, SingleOperation } from './operation';
import { overlapped } from './overlap';
import type { Pace } from './pace';

/** What became of an item. */
export interface Result {
	index: number;
	result: Output | Error;
}

/**
 * Runs an operation for each item, as many at once as the pace allows. Without "Continue" nothing is begun after a failure, and what is
 * under way is waited for.
 * @returns the results of the items that were begun, in the order of the items
 */
export async function* runEach(
	context: IExecuteFunctions,
	operation: SingleOperation,
	{ connection, pace }: { connection: Connection; pace: Pace },
	checked: Checked[],
): AsyncGenerator<Result> {
	const one = async (input: NonNullable<Checked>, index: number): Promise<Output> => {
		if (input instanceof CdiscountError) throw input;
		if (context.getExecutionCancelSignal()?.aborted)
			throw new InputError('The execution was cancelled before this item; nothing was sent for it.');
		const octopia = await connection(index);
		await octopia.makeRoom();
		return await operation.run(input.input, octopia, filesOf(context, index));
	};
	await planAhead(operation, connection, checked);
	const work = checked.flatMap((input, index) =>
		input === undefined ? [] : async (): Promise<Result> => ({ index, result: await one(input, index).catch(asError) }),
	);
	yield* overlapped(
		work,
		() => pace.limit,
		({ result }) => context.continueOnFail() || !(result instanceof Error),
	);
}

/** Tells each shop's connection what its items will read. */
async function planAhead({ ahead }: SingleOperation, connection: Connection, checked: Checked[]): Promise<void> {
	if (ahead === undefined) return;
	const { groups } = await byShop(connection, checked);
	for (const { octopia, items } of groups)
		ahead(
			items.map(({ input }) => input),
			octopia,
		);
}
