import { FIRST_START } from '../demo.mts';
import { agentScenes } from './agent.scenes.mts';
import { erpNextScenes } from './erpNext.scenes.mts';
import { messageScenes } from './message.scenes.mts';
import { odooScenes } from './odoo.scenes.mts';
import { offerScenes } from './offer.scenes.mts';
import { orderScenes } from './order.scenes.mts';
import { refundScenes } from './refund.scenes.mts';
import { shopScenes } from './shop.scenes.mts';
import { reportScenes } from './report.scenes.mts';
import { Theatre } from './theatre.mts';

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
