import { fastPollTimes } from '../../scripts/host/workflowJson.mts';
import type { TestDemo } from './demo.mts';

/** One item that left a trigger, and when its workflow began to run. */
export interface Delivery {
	eventId: string;
	reminder: boolean;
	executionId: string;
	at: number;
}

const TRIGGER = 'Cdiscount Trigger';

/** A workflow that only waits for an event, and what its executions tell of the items it was given. */
export class Watcher {
	readonly deliveries: Delivery[] = [];
	private readonly seen = new Set<string>();

	private constructor(
		private readonly demo: TestDemo,
		readonly workflowId: string,
	) {}

	static async publish(demo: TestDemo, event: string): Promise<Watcher> {
		const { id, name } = demo.credential;
		const { rest } = demo.n8n;
		const workflow = await rest.workflows.create({
			name: `Watch ${event}`,
			nodes: [
				{
					id: `trigger-${event}`,
					name: TRIGGER,
					type: 'n8n-nodes-cdiscount.cdiscountTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: { event, pollTimes: fastPollTimes },
					credentials: { cdiscountApi: { id, name } },
				},
				{
					id: `end-${event}`,
					name: 'End',
					type: 'n8n-nodes-base.noOp',
					typeVersion: 1,
					position: [200, 0],
					parameters: {},
				},
			],
			connections: { [TRIGGER]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		});
		await rest.workflows.publish(workflow.id);
		return new Watcher(demo, workflow.id);
	}

	/** Reads the executions that ended well since the last look. */
	async collect(): Promise<Delivery[]> {
		const { rest } = this.demo.n8n;
		const ended = await rest.executions({ workflowId: this.workflowId, status: ['success'] });
		for (const { id } of ended.filter((execution) => !this.seen.has(execution.id))) {
			const execution = await rest.execution(id);
			const { items = [] } = execution.nodes[TRIGGER] ?? {};
			for (const item of items)
				this.deliveries.push({
					eventId: String(item.eventId),
					reminder: item.reminder === true,
					executionId: id,
					at: Date.parse(String(execution.startedAt)),
				});
			this.seen.add(id);
		}
		return this.deliveries;
	}

	/** Everything that was delivered more than once: all but the first delivery of each. */
	repeats(): Delivery[] {
		const known = new Set<string>();
		return [...this.deliveries]
			.sort((a, b) => a.at - b.at)
			.filter(({ eventId }) => known.size === known.add(eventId).size);
	}

	/** What was delivered again, but not by the first delivery after one of these moments, when n8n was killed. */
	unexplained(kills: number[]): Delivery[] {
		const inOrder = [...this.deliveries].sort((a, b) => a.at - b.at);
		const first = kills.map((kill) => inOrder.find(({ at }) => at >= kill)?.executionId);
		return this.repeats().filter(({ executionId }) => !first.includes(executionId));
	}
}
