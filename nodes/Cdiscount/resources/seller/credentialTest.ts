import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { isReadable } from '../../api/listed';
import { credentialTest } from '../../core/credentialTest';
import type { Listed } from '../../api/parseResponse';
import { readProfile, readSubscriptions } from '../../marketplace/seller/calls';
import type { Subscription } from '../../marketplace/seller/schema';

/** Tests all fields of the credential of one seller: the client, the seller that it may act for, and the seller's sales channel. */
export async function testSeller(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await credentialTest(this.helpers, credential, async (octopia) => {
		await readProfile(octopia)
			.then(async () => await assertChannel(octopia))
			.catch(inItsWords);
	});
}

/** @throws CdiscountError that names the seller's own channels; what the marketplace does not tell is not held against anybody */
async function assertChannel(octopia: Octopia): Promise<void> {
	const subscriptions = await readSubscriptions(octopia).catch(noneAfterRefusal);
	const channels = subscriptions.filter(isReadable).flatMap(({ sales_channel_id: channel }) => channel ?? []);
	if (channels.length === 0 || channels.includes(octopia.salesChannelId)) return;
	throw new CdiscountError(
		'credential',
		`The Sales Channel "${octopia.salesChannelId}" is none of the seller ${octopia.sellerId}, who sells on ${channels.join(', ')}.`,
		{ hint: 'Enter it as it is written here; cdiscount.com is CDISFR.' },
	);
}

/** A list that the API does not offer, or answers in a form that is not known, says nothing about the credential. */
function noneAfterRefusal(thrown: unknown): Array<Listed<Subscription>> {
	if (['notFound', 'noApi', 'invalid', 'unreadable'].includes(asCdiscountError(thrown).code)) return [];
	throw thrown;
}

/** Beside a form that has just been filled in, some faults have shorter words. */
function inItsWords(thrown: unknown): never {
	const error = asCdiscountError(thrown);
	const [message, hint] = wordsFor(error) ?? [error.message, error.facts.hint];
	throw new CdiscountError(error.code, message, { ...error.facts, hint });
}

function wordsFor({ code, facts }: CdiscountError): [message: string, hint: string] | undefined {
	if (code === 'quota')
		return ['The credential is right, but its call quota is used up at the moment.', 'Try again later.'];
	if (code === 'noApi') return ['There is no Octopia API at the API URL.', 'Check the address.'];
	if (code !== 'credential' || facts.status !== 403) return undefined;
	return [
		'The Client ID is right, but it may not act for this Seller ID.',
		'Check the Seller ID, and in the Octopia seller portal that the client is linked to the shop.',
	];
}
