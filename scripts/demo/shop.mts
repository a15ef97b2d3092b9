import type { Sandbox } from '../../sandbox/server.mts';
import { UserError } from '../host/errors.mts';
import { RestError, type Login } from '../host/restSession.mts';
import type { N8nRest } from '../host/rest.mts';

/** Not a secret: the demo listens on loopback only and holds nothing but simulated data. */
export const DEMO_LOGIN: Login = { email: 'demo@example.com', password: 'Cdiscount-demo-1' };

/** The shop of the demo: the seller that the credential names. */
const SELLER = '98979';

/** The data of a credential for the sandbox's own seller. */
export const sandboxCredential = ({
	apiUrl,
	tokenUrl,
}: Pick<Sandbox, 'apiUrl' | 'tokenUrl'>): Record<string, string> => ({
	clientId: 'demo-client',
	clientSecret: 'demo-secret',
	sellerId: SELLER,
	salesChannelId: 'CDISFR',
	environment: 'custom',
	apiUrl,
	tokenUrl,
});

/** The orders that the seller has to send. */
export const ordersToShip = ({ marketplace }: Sandbox): string[] =>
	marketplace
		.listOrders(SELLER, { status: 'InPreparation' })
		.filter(({ lines }) => lines.every(({ offer }) => offer.supplyMode === 'Seller'))
		.map(({ orderId }) => orderId);

/** Logs the demo's owner in, on a new n8n after making the account. */
export async function enterN8n(rest: N8nRest, folder: string): Promise<void> {
	await rest.enter(DEMO_LOGIN).catch((error: unknown) => {
		if (!(error instanceof RestError) || error.status !== 401) throw error;
		throw new UserError(
			`The n8n in ${folder} no longer takes the demo's login; start again with --reset, or with another --data folder.`,
		);
	});
}
