import { FIRST_START } from '../demo.mts';
import { agentScenes } from './agent.scenarios.mts';
import { erpNextScenes } from './erpNext.scenarios.mts';
import { messageScenes } from './message.scenarios.mts';
import { odooScenes } from './odoo.scenarios.mts';
import { offerScenes } from './offer.scenarios.mts';
import { orderScenes } from './order.scenarios.mts';
import { refundScenes } from './refund.scenarios.mts';
import { shopScenes } from './shop.scenarios.mts';
import { reportScenes } from './report.scenarios.mts';
import { Theatre } from './harness.mts';

let theatre: Theatre;
beforeAll(async () => (theatre = await Theatre.open()), FIRST_START);
beforeEach(() => {
	theatre.marketplace.reset();
	theatre.mails.length = 0;
});
afterAll(async () => {
	await theatre?.close();
	console.log(theatre?.lines.join('\n'));
}, 60_000);

const stage = () => theatre;
orderScenes(stage);
offerScenes(stage);
shopScenes(stage);
refundScenes(stage);
odooScenes(stage);
erpNextScenes(stage);
messageScenes(stage);
reportScenes(stage);
agentScenes(stage);
