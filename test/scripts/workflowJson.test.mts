import { adaptWorkflow, fastPollTimes, startsByItself, type WorkflowJson } from '../../scripts/host/workflowJson.mts';

const template = (): WorkflowJson => ({
	name: 'Confirm orders',
	connections: {},
	nodes: [
		{ name: 'New order', type: 'n8n-nodes-cdiscount.cdiscountTrigger', parameters: { event: 'newOrder' } },
		{
			name: 'Schedule',
			type: 'n8n-nodes-base.scheduleTrigger',
			parameters: { rule: { interval: [{ field: 'hours' }] } },
		},
		{
			name: 'Read',
			type: 'n8n-nodes-base.readWriteFile',
			parameters: { fileSelector: '/files/in/tracking.csv', list: ['/files'] },
		},
		{
			name: 'Confirm',
			type: 'n8n-nodes-cdiscount.cdiscount',
			parameters: {},
			credentials: { cdiscountApi: { id: 'someone else', name: 'x' }, other: { id: '2', name: 'y' } },
		},
	],
});

const nodeOf = (workflow: WorkflowJson, name: string) => workflow.nodes.find((node) => node.name === name);

test('fast polls are twelve entries with a fixed second each', () => {
	expect(fastPollTimes.item).toHaveLength(12);
	expect(fastPollTimes.item.map(({ cronExpression }) => cronExpression.split(' ')[0])).toEqual([
		'0',
		'5',
		'10',
		'15',
		'20',
		'25',
		'30',
		'35',
		'40',
		'45',
		'50',
		'55',
	]);
});

test('fast polls rewrite triggers and schedules, and nothing else', () => {
	const adapted = adaptWorkflow(template(), { fastPolls: true });
	expect(nodeOf(adapted, 'New order')?.parameters).toEqual({ event: 'newOrder', pollTimes: fastPollTimes });
	expect(nodeOf(adapted, 'Schedule')?.parameters.rule).toEqual({
		interval: [{ field: 'seconds', secondsInterval: 5 }],
	});
	expect(nodeOf(adapted, 'Confirm')?.parameters).toEqual({});
});

test('where nobody asks for it the template is left as it is', () => {
	expect(adaptWorkflow(template(), {})).toEqual(template());
});

test('credentials are given by type; own nodes without one get the first', () => {
	const cdiscountApi = { id: '7', name: 'Sandbox' };
	const adapted = adaptWorkflow(template(), { credentials: { cdiscountApi } });
	expect(nodeOf(adapted, 'Confirm')?.credentials).toEqual({ cdiscountApi, other: { id: '2', name: 'y' } });
	expect(nodeOf(adapted, 'New order')?.credentials).toEqual({ cdiscountApi });
	expect(nodeOf(adapted, 'Read')).not.toHaveProperty('credentials');
});

test('texts are replaced wherever they stand in parameters', () => {
	const adapted = adaptWorkflow(template(), { replace: { '/files': '/demo/files' } });
	expect(nodeOf(adapted, 'Read')?.parameters).toEqual({
		fileSelector: '/demo/files/in/tracking.csv',
		list: ['/demo/files'],
	});
});

test.each([
	['n8n-nodes-cdiscount.cdiscountTrigger', true],
	['n8n-nodes-base.scheduleTrigger', true],
	['n8n-nodes-base.webhook', true],
	['n8n-nodes-base.manualTrigger', false],
	['n8n-nodes-base.set', false],
])('a workflow of only %s starts by itself: %s', (type, expected) => {
	expect(startsByItself({ name: 'x', connections: {}, nodes: [{ name: 'a', type, parameters: {} }] })).toBe(expected);
});
