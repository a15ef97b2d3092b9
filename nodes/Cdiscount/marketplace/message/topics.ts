import uniqBy from 'lodash/uniqBy';
import type { Octopia } from '../../api/client';
import { CdiscountError, type ErrorCode } from '../../api/errors';
import { isReadable } from '../../api/listed';
import { listSchema } from '../../api/parseResponse';
import { typologySchema } from './schema';

/** What a discussion is about: a sub-typology of the sales channel. */
export interface Topic {
	code: string;
	/** In the language of the sales channel. */
	label: string;
}

/** Whoever begins a discussion, and what about. */
const KINDS = [
	{ typologyCode: 'order', userType: 'Customer' },
	{ typologyCode: 'order', userType: 'Seller' },
	{ typologyCode: 'offer', userType: 'Customer' },
];

/** The channel lists no topics; what is known of the list is little. */
const NO_LIST: ErrorCode[] = ['noApi', 'notFound', 'invalid', 'unreadable'];

/** What the seller may start a discussion about. @throws CdiscountError */
export const readTopics = async (octopia: Octopia, salesChannel = octopia.salesChannelId): Promise<Topic[]> =>
	await topicsOf(octopia, { salesChannel, typologyCode: 'order', userType: 'Seller' });

/** What discussions may be about, whoever began them. @throws CdiscountError */
export async function readAllTopics(octopia: Octopia): Promise<Topic[]> {
	const found: Topic[] = [];
	for (const kind of KINDS) found.push(...(await topicsOf(octopia, { salesChannel: octopia.salesChannelId, ...kind })));
	return uniqBy(found, 'code');
}

/** Their codes; undefined where the channel lists none. @throws CdiscountError */
export const readTopicCodes = async (octopia: Octopia): Promise<string[] | undefined> =>
	await codesOf(readAllTopics(octopia));

/** The codes of what the seller may start a discussion about; undefined where the channel lists none. @throws CdiscountError */
export const readOwnTopicCodes = async (octopia: Octopia, salesChannel: string): Promise<string[] | undefined> =>
	await codesOf(readTopics(octopia, salesChannel));

async function codesOf(reading: Promise<Topic[]>): Promise<string[] | undefined> {
	const topics = await reading.catch((thrown: unknown): Topic[] => {
		if (thrown instanceof CdiscountError && NO_LIST.includes(thrown.code)) return [];
		throw thrown;
	});
	return topics.length === 0 ? undefined : topics.map(({ code }) => code);
}

async function topicsOf(octopia: Octopia, query: Record<string, string>): Promise<Topic[]> {
	const typologies = await octopia.read('/typologies', listSchema(typologySchema, 'typologies'), query);
	const topics = typologies.filter(isReadable).flatMap(({ subTypologies }) => subTypologies ?? []);
	return topics.flatMap(({ subTypologyCode: code, label }) => (code ? [{ code, label: label ?? code }] : []));
}
