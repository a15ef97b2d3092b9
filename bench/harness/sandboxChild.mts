import { seedManyOffers } from '../../sandbox/seeds/seedOffers.mts';
import { startSandbox, type SandboxOptions } from '../../sandbox/server.mts';

/** What the marketplace begins with. */
export interface SandboxProcessOptions extends Omit<SandboxOptions, 'clock'> {
	/** Offers of the shop 98979: MASS-00001 and so on. */
	offers?: number;
}

/** The marketplace in a process of its own, so that neither its work nor its memory counts as n8n's. Ends with its parent. */
const { offers = 0, ...options } = JSON.parse(process.argv[2] ?? '{}') as SandboxProcessOptions;
const sandbox = await startSandbox(options);
if (offers > 0) seedManyOffers(sandbox.marketplace, offers);
const { url, apiUrl, tokenUrl } = sandbox;
process.send?.({ url, apiUrl, tokenUrl });
process.once('disconnect', () => void sandbox.close().then(() => process.exit(0)));
