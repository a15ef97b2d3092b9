import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { Cdiscount } from '../../../nodes/Cdiscount/Cdiscount.node.ts';
import { SandboxClock } from '../../../sandbox/marketplace/clock.mts';
import { Engine, type Outcome } from '../../engine/engine.mts';
import { openShop, type Shop } from '../../engine/shop.mts';
import { showLate } from '../../proxy/late.mts';
import { openProxy, type Proxy } from '../../proxy/proxy.mts';
import { Crossing } from './crossing.mts';
import type { Strike } from './faults.mts';
import type { Scene } from './scenes.mts';
import { time } from './time.mts';

/** How two runs meet. */
export interface Meeting {
	/** In one process the runs share the modules of the node; in two they share nothing but the marketplace. */
	processes: 1 | 2;
	choices: number[];
	strikes: Strike[];
	/** For so many seconds what shows the effect is answered as it was before. */
	lateSeconds: number;
	/** n8n's Retry On Fail: how often each run is run again after a failure, and how many seconds later. */
	retries: number;
	retryAfter: number;
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
	/** How often it had been done altogether when the attempt ended. */
	total: number;
}

/** How long a call takes, in seconds. */
const CALL = 0.2;

/** A marketplace with two n8n at it. */
export class Theatre {
	private constructor(
		private readonly shop: Shop,
		private readonly proxy: Proxy,
		private readonly nodes: INodeType[],
	) {}

	static async open(): Promise<Theatre> {
		const shop = await openShop({ clock: SandboxClock.frozenAt('2026-09-02T08:00:00Z'), keepCalls: 100 });
		return new Theatre(shop, await openProxy(shop.sandbox), [new Cdiscount(), await fromAnotherProcess()]);
	}

	async close(): Promise<void> {
		await this.proxy.close();
	}

	/** Plays a scene with two runs. */
	async play(scene: Scene, meeting: Meeting): Promise<{ attempts: Attempt[]; effects: number }> {
		const { shop, proxy } = this;
		const { clock, marketplace } = shop.sandbox;
		marketplace.ledger.clear();
		proxy.clear();
		proxy.forget();
		const { parameters, files, effects } = scene.stage(shop);
		if (meeting.lateSeconds > 0)
			showLate(proxy, { read: { path: scene.shownBy }, ms: meeting.lateSeconds * 1000, now: () => clock.now() });
		const crossing = new Crossing();
		const attempts: Attempt[] = [];
		const met = { read: 0, write: 0 };
		const made = [0, 0];

		const request = async (who: number, isWrite: boolean, call: () => Promise<unknown>) =>
			await crossing.pass(who, async () => {
				clock.advance(CALL);
				const nth = (met[isWrite ? 'write' : 'read'] += 1);
				for (const { fault } of meeting.strikes.filter((one) => one.isWrite === isWrite && one.nth === nth))
					proxy.add(fault.rule);
				const before = isWrite ? effects() : 0;
				try {
					return await call();
				} finally {
					if (isWrite) made[who] += effects() - before;
				}
			});
		time.sleep = async (milliseconds) => {
			await crossing.stop();
			clock.advance(Math.max(0, milliseconds) / 1000);
		};

		const run = (who: number) => async () => {
			const node = gated(this.nodes[meeting.processes === 1 ? 0 : who], async (isWrite, call) =>
				request(who, isWrite, call),
			);
			const engine = new Engine({ ...shop.credential, apiUrl: proxy.apiUrl }, { cdiscount: node });
			for (let tried = 0; tried <= meeting.retries; tried++) {
				if (tried > 0) await time.sleep(meeting.retryAfter * 1000);
				made[who] = 0;
				const outcome = await engine.run(parameters, { files });
				const { error, output } = outcome;
				const result = error ? undefined : String(output[0]?.json.result);
				const said = error && `${error.message} ${error.description ?? ''}`;
				attempts.push({ who, result, said, outcome, made: made[who], total: effects() });
				if (!error) return;
			}
		};
		await crossing.drive([run(0), run(1)], meeting.choices);
		return { attempts, effects: effects() };
	}
}

type Gate = (isWrite: boolean, call: () => Promise<unknown>) => Promise<unknown>;

/** The node, every call of which goes through a gate. */
function gated({ description, methods, execute }: INodeType, gate: Gate): INodeType {
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

/** The node from a second copy of all modules, as another process has it. */
async function fromAnotherProcess(): Promise<INodeType> {
	const found: INodeType[] = [];
	await jest.isolateModulesAsync(async () => {
		const { Cdiscount: Other } = await import('../../../nodes/Cdiscount/Cdiscount.node.ts');
		found.push(new Other());
	});
	return found[0];
}
