import { base, node, typed, workflow } from '../../bench/harness/nodes.mts';
import { prepareHostSetup, openHost, type Host } from '../../bench/harness/n8n.mts';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import type { Credential } from '../../scripts/host/rest.mts';
import type { WorkflowNode } from '../../scripts/host/workflowJson.mts';
import { FIRST_START } from './demo.mts';
import { startLanguageModel, type LanguageModel } from './templates/languageModel.mts';

const SELLER = '98979';

let sandbox: Sandbox;
let host: Host;
let model: LanguageModel;
let shop: Credential;
let openAi: Credential;

beforeAll(async () => {
	sandbox = await startSandbox();
	model = await startLanguageModel();
	host = await openHost(await prepareHostSetup());
	shop = await host.credential('cdiscountApi', 'Shop', {
		clientId: 'demo-client',
		clientSecret: 'demo-secret',
		sellerId: SELLER,
		salesChannelId: 'CDISFR',
		environment: 'custom',
		apiUrl: sandbox.apiUrl,
		tokenUrl: sandbox.tokenUrl,
	});
	openAi = await host.credential('openAiApi', 'Model', model.credential);
}, FIRST_START);

afterAll(async () => {
	await host?.close();
	await model?.stop();
	await sandbox?.close();
}, 60_000);

const using = (type: string, { id, name }: Credential) => ({ credentials: { [type]: { id, name } } });
const fromAi = (key: string, type = 'string') => `={{ $fromAI('${key}', '', '${type}') }}`;
const tool = (name: string, parameters: Record<string, unknown>) =>
	node(name, 'n8n-nodes-cdiscount.cdiscountTool', 1, parameters, using('cdiscountApi', shop));

/** What a person who adds tools and changes nothing but what he has to gets. */
const tools = () => [
	tool('Confirm', { resource: 'order', operation: 'confirm', orderId: typed(fromAi('orderId')) }),
	tool('Give', {
		resource: 'refund',
		operation: 'giveGesture',
		orderId: typed(fromAi('orderId')),
		amount: fromAi('amount', 'number'),
		reason: typed('DamagedProduct', 'code'),
		reasonDetails: 'Carton abîmé',
		maximumAmount: 10,
	}),
	tool('Count', {
		descriptionType: 'manual',
		toolDescription: 'How many orders there are.',
		resource: 'order',
		operation: 'count',
	}),
];

/** An agent of a version with these tools, and a model that calls them as told and then ends. */
async function agent(version: number, own: WorkflowNode[], steps: Array<[tool: string, input: object]>) {
	const head = node('Agent', '@n8n/n8n-nodes-langchain.agent', version, {
		...(version < 2 && { agent: 'toolsAgent' }),
		promptType: 'define',
		text: 'Do what has to be done.',
		options: {},
	});
	const languageModel = node(
		'Model',
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		1.2,
		{ model: { __rl: true, mode: 'id', value: 'local' }, options: {} },
		using('openAiApi', openAi),
	);
	const made = workflow(
		`Agent ${version}`,
		[base('Start', 'manualTrigger', 1), head, languageModel, ...own],
		['Start > Agent'],
	);
	const link = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	const links = [['Model', link('ai_languageModel')], ...own.map(({ name }) => [name, link('ai_tool')])];
	Object.assign(made.connections, Object.fromEntries(links));
	const { id } = await host.rest.createWorkflow(made);
	const before = model.requests.length;
	model.says(({ messages }) => {
		const step = steps[messages.filter(({ role }) => role === 'tool').length];
		return step ? { tool: step[0], input: step[1] as Record<string, unknown> } : 'Done.';
	});
	const execution = await host.rest.run(id);
	const requests = model.requests.slice(before);
	return {
		execution,
		saved: JSON.stringify(await host.rest.session.call('GET', `/executions/${execution.id}`)),
		told: Object.fromEntries(requests[0].tools!.map(({ function: { name, description } }) => [name, description])),
		answers: requests
			.at(-1)!
			.messages.filter(({ role }) => role === 'tool')
			.map(({ content }) => String(content)),
	};
}

test.each([1.7, 2, 2.2, 3, 3.1])(
	'a model that agent %s asks is told what cannot be taken back, and why a call failed',
	async (version) => {
		const { marketplace } = sandbox;
		const waiting = marketplace.placeOrder({ sellerId: SELLER, status: 'WaitingAcceptance' }).orderId;
		const shipped = marketplace.placeOrder({ sellerId: SELLER, status: 'Shipped' }).orderId;
		const before = marketplace.ledger.count({ effect: 'gestureAsked' });

		const { execution, saved, told, answers } = await agent(version, tools(), [
			['Confirm', { orderId: 'UNKNOWN' }],
			['Give', { orderId: shipped, amount: 25 }],
			['Confirm', { orderId: waiting }],
		]);

		expect(told.Confirm).toMatch(/^Confirms an order .* cannot be taken back/);
		expect(told.Give).toMatch(/cannot be taken back.*Maximum Amount/);
		expect(told.Count).toBe('How many orders there are.');
		expect(answers[0]).toContain('There is no order \\"UNKNOWN\\" for the seller 98979. Check the order ID');
		expect(answers[1]).toContain('above the Maximum Amount');
		expect(answers[2]).toContain('"result":"done"');
		expect(marketplace.order(waiting).status).not.toBe('WaitingAcceptance');
		expect(marketplace.ledger.count({ effect: 'gestureAsked' })).toBe(before);
		expect(execution.nodes.Agent.items).toMatchObject([{ output: 'Done.' }]);
		// the owner reads it above the tool's output
		expect(saved).toContain('The call failed: There is no order');
	},
);

test('the editor shows that text with the operation, for the tool only', async () => {
	const { session } = host.rest;
	const types = await session.call<
		Array<{ name: string; properties: Array<{ name: string; displayOptions?: object }> }>
	>('GET', `${session.url}/types/nodes.json`);
	const type = types.find(({ name }) => name === 'n8n-nodes-cdiscount.cdiscountTool');
	const texts = type!.properties.filter(({ name }) => /^(?:toolDescription|descriptionType)$/.test(name));

	expect(texts.length).toBeGreaterThan(50);
	for (const { name, displayOptions } of texts)
		expect([name, displayOptions]).toMatchObject(['toolDescription', { show: { '@tool': [true] } }]);
});
