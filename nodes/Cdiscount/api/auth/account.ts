import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CdiscountError } from '../errors';

/** Where the live API and its sign-in service are (official technical documentation). */
export const PRODUCTION = {
	apiUrl: 'https://api.octopia-io.net/seller/v2',
	tokenUrl: 'https://auth.octopia-io.net/auth/realms/maas/protocol/openid-connect/token',
} as const;

/** The sales channel of cdiscount.com. */
export const CDISCOUNT = 'CDISFR';

/** A credential after its fields were checked. */
export interface Account {
	clientId: string;
	clientSecret: string;
	/** Digits; empty when the credential serves several sellers and the node names one. */
	sellerId: string;
	salesChannelId: string;
	/** Without a slash at the end. */
	apiUrl: string;
	tokenUrl: string;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What is copied along from a page or a mail and cannot be seen; `trim` knows the blanks and line ends only. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/**
 * Reads and checks the fields of a credential, without the blanks and invisible characters around them.
 * @throws CdiscountError (`credential`) with the sentence for the first field that cannot be right
 */
export function accountOf(credentials: ICredentialDataDecryptedObject): Account {
	const text = (name: string) =>
		String(credentials[name] ?? '')
			.replace(INVISIBLE, '')
			.trim();
	const custom = text('environment') === 'custom';
	const account: Account = {
		clientId: text('clientId'),
		clientSecret: text('clientSecret'),
		sellerId: text('sellerId'),
		salesChannelId: text('salesChannelId') || CDISCOUNT,
		apiUrl: custom ? httpUrl('API URL', text('apiUrl')) : PRODUCTION.apiUrl,
		tokenUrl: custom ? httpUrl('Token URL', text('tokenUrl')) : PRODUCTION.tokenUrl,
	};
	if (account.clientId === '') throw wrong('The Client ID is empty.', 'Copy it from the Octopia seller portal.');
	if (/-api$/i.test(account.clientId))
		throw wrong(
			`"${account.clientId}" is a login of the old SOAP service, which was switched off in 2025.`,
			'Create API credentials in the Octopia seller portal and enter their Client ID and Client Secret here.',
		);
	if (account.clientSecret === '')
		throw wrong('The Client Secret is empty.', 'Copy it from the Octopia seller portal.');
	assertSellerId(account.sellerId);
	return account;
}

/**
 * The account with the seller that its calls are made for.
 * @param seller given by the node, where the credential serves several
 * @throws CdiscountError (`credential`), also when no seller is named at all
 */
export function actingFor(
	credentials: ICredentialDataDecryptedObject,
	seller: Pick<Account, 'sellerId' | 'salesChannelId'> | undefined,
): Account {
	const account = { ...accountOf(credentials), ...seller };
	assertSellerId(account.sellerId);
	if (account.sellerId === '')
		throw wrongSetting('The Seller ID is empty.', 'Enter the number of the shop that this is for, for example 98979.');
	return account;
}

function assertSellerId(sellerId: string): void {
	if (/^\d*$/.test(sellerId)) return;
	throw wrongSetting(
		`The Seller ID "${sellerId}" is not a number.`,
		'Enter the number that the Octopia seller portal shows beside the shop name, for example 98979.',
	);
}

function httpUrl(label: string, value: string): string {
	const url = URL.canParse(value) ? new URL(value) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
		throw wrongSetting(`The ${label} "${value}" is not a web address.`, 'Enter an address that starts with https://.');
	if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
		throw wrongSetting(
			`The ${label} "${value}" would send the client secret unencrypted.`,
			'Use https://; plain http:// is accepted for this machine (127.0.0.1, localhost) only.',
		);
	return value.replace(/\/+$/, '');
}

function wrong(message: string, hint: string): CdiscountError {
	return new CdiscountError('credential', message, { hint });
}

/** Of the shop and the addresses, which say nothing about who signs in. */
function wrongSetting(message: string, hint: string): CdiscountError {
	return new CdiscountError('credential', message, { hint, isSetting: true });
}
