import type { SandboxProcess } from '../../bench/harness/sandboxProcess.mts';
import { Random } from '../../sandbox/marketplace/random.mts';
import type { Step } from './workflow.mts';

/** What is to become of one order. */
export interface Row {
	orderId: string;
	carrier: string;
	parcel: string;
	/** Money back after it was shipped: everything, a part, or nothing. */
	back: 'refund' | 'gesture' | 'nothing';
	/** In euros, of a partial amount. */
	amount: number;
	[key: string]: string | number;
}

const CARRIERS = ['Colissimo', 'Chronopost', 'Mondial Relay', 'DPD'];

/** Places the orders and decides, by the seed alone, what is to become of each. A tenth gets money back. */
export async function makeJob(sandbox: SandboxProcess, count: number, seed: number): Promise<Row[]> {
	const random = new Random(seed);
	const ids = await sandbox.place(count, { status: 'WaitingAcceptance', lineCount: 2 });
	const refunds = Math.round(count * 0.06);
	const gestures = Math.round(count * 0.04);
	return ids.map((orderId, index) => ({
		orderId,
		carrier: random.pick(CARRIERS),
		parcel: `CH${seed}-${String(index).padStart(5, '0')}`,
		back: index < refunds ? 'refund' : index < refunds + gestures ? 'gesture' : 'nothing',
		amount: random.int(101, 499) / 100,
	}));
}

/** The rows that a step is for. */
export const rowsOf = (job: Row[], step: Step): Row[] =>
	step === 'confirm' || step === 'ship' ? job : job.filter(({ back }) => back === step);
