import { startTestDemo, FIRST_START, type TestDemo } from './demo.mts';

let demo: TestDemo;
beforeAll(async () => (demo = await startTestDemo({ templates: false })), FIRST_START);
afterAll(async () => await demo?.close(), 60_000);

test('the partner credential acts for two shops in one run', async () => {
	const { apiUrl, tokenUrl } = demo.sandbox;
	const data = { clientId: 'demo-client', clientSecret: 'demo-secret', environment: 'custom', apiUrl, tokenUrl };
	const partner = await demo.n8n.rest.createCredential('cdiscountPartnerApi', 'Agency', data);
	expect(await demo.n8n.rest.testCredential(partner, data)).toMatchObject({ status: 'OK' });
	const node = {
		id: 'c',
		name: 'Count',
		type: 'n8n-nodes-cdiscount.cdiscount',
		typeVersion: 1,
		position: [440, 0],
		parameters: {
			authentication: 'partner',
			sellerId: '={{ $json.shop }}',
			resource: 'seller',
			operation: 'getProfile',
		},
		credentials: { cdiscountPartnerApi: { id: partner.id, name: partner.name } },
	};
	const shops = {
		mode: 'raw',
		jsonOutput: '={{ { shops: [{ shop: "98979" }, { shop: "98980" }, { shop: "55555" }] } }}',
		options: {},
	};
	const nodes = [
		{ id: 't', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
		{ id: 's', name: 'Shops', type: 'n8n-nodes-base.set', typeVersion: 3.4, position: [110, 0], parameters: shops },
		{
			id: 'o',
			name: 'Each',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			position: [220, 0],
			parameters: { fieldToSplitOut: 'shops', options: {} },
		},
		{ ...node, onError: 'continueRegularOutput' },
	];
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const connections = { Start: to('Shops'), Shops: to('Each'), Each: to('Count') };
	const { id } = await demo.n8n.rest.createWorkflow({
		name: 'E2E partner',
		nodes,
		connections,
		settings: {},
	} as never);

	const { nodes: given } = await demo.n8n.rest.run(id);

	const told = given.Count.items.map((json) => JSON.stringify(json));
	expect(told).toEqual([
		expect.stringContaining('Maison Lumière'),
		expect.stringContaining('Atelier du Vélo'),
		expect.stringContaining('Cdiscount does not let this client act for the seller 55555.'),
	]);
});
