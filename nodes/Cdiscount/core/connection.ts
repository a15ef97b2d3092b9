import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';
import { actingFor, CDISCOUNT, type Account } from '../api/auth/account';
import { clientOf, type Octopia } from '../api/client';
import { RETRY_LIMITS, RetryBudget } from '../api/retry';
import { asError, CdiscountError, InputError } from '../api/errors';
import type { Pace } from './pace';
import { n8nTransport, type Host } from './transport';
import { accountFields } from './accountFields';
import { labelOf } from './field';
import { trimmed } from './textCheck';

/** The two ways to sign in, by the value of the node's field "Authentication". */
const CREDENTIALS = { seller: 'cdiscountApi', partner: 'cdiscountPartnerApi' } as const;

type Read = (name: string, otherwise: string) => unknown;

async function connected(context: Host, read: Read, retries: RetryBudget, pace?: Pace): Promise<Octopia> {
	const connect = async (type: string, seller?: Pick<Account, 'sellerId' | 'salesChannelId'>) =>
		clientOf(actingFor(await context.getCredentials(type), seller), transportTo(type), retries);
	const transportTo = (type: string) => {
		const transport = n8nTransport(context, type);
		return pace === undefined ? transport : pace.listeningTo(transport);
	};
	if (read('authentication', 'seller') !== 'partner') return await connect(CREDENTIALS.seller);
	const sellerId = trimmed(String(read('sellerId', '') ?? ''));
	const salesChannelId = trimmed(String(read('salesChannelId', CDISCOUNT) ?? '')) || CDISCOUNT;
	return await connect(CREDENTIALS.partner, { sellerId, salesChannelId });
}

/** A run of so many items makes so many calls that others would find the quota used up. */
const BULK = 20;

/** Gives the connection of an input item. */
export type Connection = (itemIndex: number) => Promise<Octopia>;

/**
 * Connects input items to the marketplace: those of one seller share a connection.
 * @param pace which is to learn how the marketplace answers
 * @returns the connection of an item; it throws what connecting threw (a CdiscountError where the credential or the seller is wrong)
 */
export function connections(context: IExecuteFunctions, pace: Pace): Connection {
	const made = new Map<string, Promise<Octopia>>();
	// what is down for one shop is down for all
	const isBulk = context.getInputData().length >= BULK;
	const retries = new RetryBudget(isBulk ? RETRY_LIMITS.bulk : RETRY_LIMITS.run);
	return async (itemIndex) => {
		const read = readable((name, otherwise) => context.getNodeParameter(name, itemIndex, otherwise));
		const key = keyOf(read);
		const known = made.get(key) ?? connected(context, read, retries, pace);
		made.set(key, known);
		return await known;
	};
}

/** An expression that fails is a fault of its item, found with the other faults before anything is sent. */
function readable(read: Read): Read {
	return (name, otherwise) => {
		try {
			return read(name, otherwise);
		} catch (error) {
			throw unreadable(name, error);
		}
	};
}

function unreadable(name: string, error: unknown): CdiscountError {
	const field = accountFields.find((one) => one.name === name);
	const label = field === undefined ? name : labelOf(field);
	const reason = asError(error).message.replace(/\.*$/, '.');
	return new InputError(`${label} cannot be read: ${reason}`, {
		hint: 'Correct its expression so that it gives a value for every item.',
	});
}

/** One shop is one connection, however it is written: a SKU that occurs twice must be seen. */
function keyOf(read: Read): string {
	if (read('authentication', '') !== 'partner') return 'seller';
	const [seller, channel] = ['sellerId', 'salesChannelId'].map((name) => trimmed(String(read(name, '') ?? '')));
	return [seller.replace(/^0+(?=\d)/, ''), (channel || CDISCOUNT).toUpperCase()].join('/');
}

/** Connects a trigger node. */
export async function pollConnection(context: IPollFunctions, retries: RetryBudget): Promise<Octopia> {
	return await connected(context, (name, otherwise) => context.getNodeParameter(name, otherwise), retries);
}

/** Connects the editor, which asks with a person waiting. */
export async function editorConnection(context: ILoadOptionsFunctions): Promise<Octopia> {
	const read: Read = (name, otherwise) => {
		const given = context.getCurrentNodeParameter(name) ?? otherwise;
		// an expression that has no value yet
		return typeof given === 'string' && given.startsWith('=') ? otherwise : given;
	};
	return await connected(context, read, new RetryBudget(RETRY_LIMITS.editor));
}
