import { NodeConnectionTypes, NodeHelpers, type INode, type INodeParameters, type INodeType } from 'n8n-workflow';
import { Cdiscount } from '../../../../nodes/Cdiscount/Cdiscount.node.ts';
import { describedToAgents } from '../../../../nodes/Cdiscount/core/effect.ts';
import { resources } from '../../../../nodes/Cdiscount/resources/index.ts';
import { order, ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';

afterEach(closeShops);

const SENTENCE =
	'There is no order "UNKNOWN" for the seller 98979. Check the order ID, and that the credential is the one of the shop that sold it.';

/** A node of the tool variant with its defaults, as n8n holds it in a workflow, and its type. */
function tool(given: INodeParameters, variant = 'cdiscountTool'): [INode, INodeType] {
	const { description } = new Cdiscount();
	const type = {
		description: { ...description, name: variant, inputs: [], outputs: [NodeConnectionTypes.AiTool] },
	} as unknown as INodeType;
	const node: INode = { id: '1', name: 'Tool', type: variant, typeVersion: 1, position: [0, 0], parameters: given };
	const { properties } = type.description;
	const parameters = NodeHelpers.getNodeParameters(properties, given, true, false, node, type.description);
	return [{ ...node, parameters: parameters ?? {} }, type];
}

const told = (given: INodeParameters) => NodeHelpers.getToolDescriptionForNode(...tool(given));

const cases = resources.flatMap(({ value: resource, operations }) =>
	operations.map((operation) => [resource, operation.value, describedToAgents(operation)] as const),
);

test.each(cases)('the model of an agent is told what %s: %s does', (resource, operation, description) => {
	expect(told({ resource, operation })).toBe(description);
	// as a workflow has it in which n8n itself wrote the text
	expect(told({ resource, operation, descriptionType: 'auto' })).toBe(description);
	expect(tool({ resource, operation }, 'cdiscount')[0].parameters).not.toHaveProperty('toolDescription');
});

test('words of the workflow’s owner are told instead', () => {
	const own = { descriptionType: 'manual', toolDescription: 'Only when asked to.' };
	expect(told({ resource: 'order', operation: 'confirm', ...own })).toBe('Only when asked to.');
});

test('what cannot be taken back is told as such, with what that means and the ceiling that helps', () => {
	expect(told({ resource: 'order', operation: 'confirm' })).toBe(
		'Confirms an order that waits for acceptance. Safe to repeat: an order confirmed before is skipped. ' +
			'It cannot be taken back: the seller then has to ship by the deadline. ' +
			'Do it only when it was clearly asked for; otherwise ask first.',
	);
	for (const operation of ['giveGesture', 'refundOrder', 'refundLines'])
		expect(told({ resource: 'refund', operation })).toContain('so set Maximum Amount as a ceiling');
});

test.each([undefined, 'continueRegularOutput'] as const)(
	'a call that fails answers with the sentence, and the owner sees it (%s)',
	async (onError) => {
		const shop = await openShop();

		const { output, error, saved } = await shop.engine.run(order('confirm', { orderId: 'UNKNOWN' }), {
			items: [{ chatInput: 'Confirm it', toolCallId: 'call_1' }],
			isTool: true,
			onError,
		});

		expect(error).toBeUndefined();
		expect(output).toEqual([{ json: { error: SENTENCE }, pairedItem: { item: 0 } }]);
		expect(saved.data.resultData.runData.Cdiscount[0].hints).toEqual([
			expect.objectContaining({ message: `The call failed: ${SENTENCE}`, type: 'danger' }),
		]);
		expect(shop.writes()).toEqual([]);
	},
);

test('what is wrong before anything is sent is told as well', async () => {
	const shop = await openShop();

	const { output } = await shop.engine.run(order('confirm', { orderId: '={{ $json.none }}' }), { isTool: true });

	expect(output).toEqual([
		{
			json: { error: expect.stringMatching(/^Order is empty\. .*Nothing was sent/) },
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.asked()).toEqual([]);
});

test('a call that succeeds answers with what the operation gives', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop, { status: 'WaitingAcceptance' });

	const { output } = await shop.engine.run(order('confirm', { orderId }), { isTool: true });

	expect(output).toMatchObject([{ json: { orderId, result: 'done' } }]);
});

test('the failure of a tool stops the workflow where its owner chose that', async () => {
	const shop = await openShop();

	const { error } = await shop.engine.run(order('confirm', { orderId: 'UNKNOWN' }), {
		isTool: true,
		onError: 'stopWorkflow',
	});

	expect(error?.message).toBe('There is no order "UNKNOWN" for the seller 98979.');
});
