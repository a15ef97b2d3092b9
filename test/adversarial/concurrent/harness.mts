import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { Cdiscount } from '../../../nodes/Cdiscount/Cdiscount.node.ts';
import { SandboxClock } from '../../../sandbox/marketplace/clock.mts';
import { Engine, type Outcome } from '../../engine/engine.mts';
import { openShop, type Shop } from '../../engine/shop.mts';
import { serveStaleReads } from '../../proxy/staleReads.mts';
import { openProxy, type Proxy } from '../../proxy/proxy.mts';
import { Interleaver } from './interleaver.mts';
import type { PlannedFault } from './plannedFaults.mts';
import type { Scenario } from './scenario.mts';
import { time } from './mockedSleep.mts';

/** How two runs meet. */
export interface RunPlan {
	/** In one process they share the modules of the node; in two they share nothing but the marketplace. */
	processes: 1 | 2;
	choices: number[];
	faults: PlannedFault[];
	/** For so many seconds what shows the effect is answered as it was before. */
	lateSeconds: number;
	/** n8n's Retry On Fail: how often each run is run again after a failure, and how many seconds later. */
	retries: number;
	retryAfter: number;
	/** Whether the process that runs it again is a new one, which remembers nothing. */
	isRestarted: boolean;
}

/** One execution of the item. */
export interface Attempt {
	who: number;
	/** The `result` that was told, or undefined where it failed. */
	result?: string;
	/** What the failure said. */
	said?: string;
	outcome: Outcome;
	/** How often the marketplace did it at the word of this attempt. */
	made: number;
	/** Whether it had been done before that. */
	isAgain: boolean;
	/** How often it had been done altogether when the attempt ended. */
	total: number;
}

/** How long a call takes, in seconds. */
const CALL = 0.2;

/** Up to so many seconds everything that shows an effect may be late; above, only what is known to lag. */
const MOMENT = 3;

/** A marketplace with two n8n at it, and a third that is started in place of one that has ended. */
export class ConcurrentHarness {
	private gate: Gate = async (_who, _isWrite, call) => await call();
	private readonly engines: Engine[];

	private constructor(
		private readonly shop: Shop,
		private readonly proxy: Proxy,
		nodes: INodeType[],
	) {
		const [first, second, third] = nodes;
		const credential = { ...shop.credential, apiUrl: proxy.apiUrl };
		const engineOf = (node: INodeType, who: number) =>
			new Engine(credential, {
				cdiscount: gated(node, async (isWrite, call) => await this.gate(who, isWrite, call)),
			});
		this.engines = [
			[first, 0],
			[first, 1],
			[second, 1],
			[third, 0],
			[third, 1],
		].map(([node, who]) => engineOf(node as INodeType, who as number));
	}

	static async open(): Promise<ConcurrentHarness> {
		const shop = await openShop({ clock: SandboxClock.frozenAt('2026-09-02T08:00:00Z'), keepCalls: 100 });
		const nodes = [new Cdiscount(), await fromAnotherProcess(), await fromAnotherProcess()];
		// who remembers for ten minutes remembers for ten minutes of the marketplace, in which sleeping takes no time
		jest.spyOn(Date, 'now').mockImplementation(() => shop.sandbox.clock.now());
		return new ConcurrentHarness(shop, await openProxy(shop.sandbox), nodes);
	}

	async close(): Promise<void> {
		jest.restoreAllMocks();
		await this.proxy.close();
	}

	/** Plays a scenario with two runs. */
	async run(scenario: Scenario, plan: RunPlan): Promise<{ attempts: Attempt[]; effects: number }> {
		const { shop, proxy } = this;
		const { clock, marketplace } = shop.sandbox;
		marketplace.ledger.clear();
		proxy.clear();
		proxy.forget();
		const { parameters, items, files, effects } = scenario.setUp(shop);
		this.delayReads(scenario, plan);
		const interleaver = new Interleaver();
		const attempts: Attempt[] = [];
		const own = [freshly(), freshly()];
		const met = { read: 0, write: 0 };
		this.gate = async (who, isWrite, call) =>
			await interleaver.pass(who, async () => {
				clock.advance(CALL);
				const nth = (met[isWrite ? 'write' : 'read'] += 1);
				for (const planned of plan.faults)
					if (planned.isWrite === isWrite && planned.nth === nth) proxy.add(planned.fault.rule);
				const before = isWrite ? effects() : 0;
				return await call().finally(() => {
					const more = isWrite ? effects() - before : 0;
					if (more > 0) own[who] = { made: own[who].made + more, isAgain: own[who].isAgain || before > 0 };
				});
			});
		time.sleep = async (milliseconds) => {
			await interleaver.stop();
			clock.advance(Math.max(0, milliseconds) / 1000);
		};
		const run = (who: number) => async () => {
			for (let tried = 0; tried <= plan.retries; tried++) {
				if (tried > 0) await time.sleep(plan.retryAfter * 1000);
				own[who] = freshly();
				const outcome = await this.engineFor(who, plan, tried).run(parameters, { items, files });
				const { error, output } = outcome;
				const result = error ? undefined : String(output[0]?.json.result);
				const said = error && `${error.message} ${error.description ?? ''}`;
				attempts.push({ who, result, said, outcome, ...own[who], total: effects() });
				if (!error) return;
			}
		};
		await interleaver.drive([run(0), run(1)], plan.choices);
		return { attempts, effects: effects() };
	}

	private engineFor(who: number, { processes, isRestarted }: RunPlan, tried: number): Engine {
		const [first, beside, second, anew, besideAnew] = this.engines;
		if (isRestarted && tried > 0) return [anew, besideAnew][who];
		return who === 0 ? first : processes === 1 ? beside : second;
	}

	private delayReads({ shownBy, shownSlowlyBy = shownBy }: Scenario, { lateSeconds }: RunPlan): void {
		if (lateSeconds === 0) return;
		const { clock } = this.shop.sandbox;
		const path = lateSeconds > MOMENT ? shownSlowlyBy : shownBy;
		serveStaleReads(this.proxy, { read: { path }, ms: lateSeconds * 1000, now: () => clock.now() });
	}
}

const freshly = () => ({ made: 0, isAgain: false });

type Gate = (who: number, isWrite: boolean, call: () => Promise<unknown>) => Promise<unknown>;

/** The node, every call of which goes through a gate. */
function gated(
	{ description, methods, execute }: INodeType,
	gate: (isWrite: boolean, call: () => Promise<unknown>) => Promise<unknown>,
): INodeType {
	return {
		description,
		methods,
		async execute(this: IExecuteFunctions) {
			const send = this.helpers.httpRequestWithAuthentication;
			this.helpers.httpRequestWithAuthentication = async function (type, options, more) {
				return (await gate(options.method !== 'GET', async () => send.call(this, type, options, more))) as IDataObject;
			};
			return (await execute?.call(this)) ?? [];
		},
	};
}

/** The node from a further copy of all modules, as another process has it. */
async function fromAnotherProcess(): Promise<INodeType> {
	const found: INodeType[] = [];
	await jest.isolateModulesAsync(async () => {
		const { Cdiscount: Other } = await import('../../../nodes/Cdiscount/Cdiscount.node.ts');
		found.push(new Other());
	});
	return found[0];
}
