import { FIRST_START } from '../demo.mts';
import { agentScenarios } from './agent.scenarios.mts';
import { erpNextScenarios } from './erpNext.scenarios.mts';
import { messageScenarios } from './message.scenarios.mts';
import { odooScenarios } from './odoo.scenarios.mts';
import { offerScenarios } from './offer.scenarios.mts';
import { orderScenarios } from './order.scenarios.mts';
import { refundScenarios } from './refund.scenarios.mts';
import { shopScenarios } from './shop.scenarios.mts';
import { reportScenarios } from './report.scenarios.mts';
import { TemplateHarness } from './harness.mts';

let opened: TemplateHarness;
beforeAll(async () => (opened = await TemplateHarness.open()), FIRST_START);
beforeEach(() => {
	opened.marketplace.reset();
	opened.mails.length = 0;
});
afterAll(async () => {
	await opened?.close();
	console.log(opened?.lines.join('\n'));
}, 60_000);

const harness = () => opened;
orderScenarios(harness);
offerScenarios(harness);
shopScenarios(harness);
refundScenarios(harness);
odooScenarios(harness);
erpNextScenarios(harness);
messageScenarios(harness);
reportScenarios(harness);
agentScenarios(harness);
