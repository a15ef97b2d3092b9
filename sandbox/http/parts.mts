import type { Quota } from '../access/quota.mts';
import type { Tokens } from '../access/tokens.mts';
import type { SandboxClock } from '../marketplace/clock.mts';
import type { Marketplace } from '../marketplace/marketplace.mts';
import type { CallLog } from './callLog.mts';
import type { Faults } from './faults.mts';

/** Everything a running sandbox is made of, apart from its address. */
export interface SandboxParts {
	marketplace: Marketplace;
	clock: SandboxClock;
	calls: CallLog;
	faults: Faults;
	tokens: Tokens;
	quota: Quota;
}
