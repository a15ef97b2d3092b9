import type { FastifyInstance } from 'fastify';

import type { Quota } from '../access/quota.mts';
import type { Tokens } from '../access/tokens.mts';
import type { Marketplace } from '../marketplace/marketplace.mts';
import { checkAccess } from './access.mts';
import { checkBody } from './bodies.mts';
import { financeRoutes } from './routes/finance.mts';
import { fulfilmentRoutes } from './routes/fulfilment.mts';
import { invoiceRoutes } from './routes/invoices.mts';
import { messageRoutes } from './routes/messages.mts';
import { offerRoutes } from './routes/offers.mts';
import { orderRoutes } from './routes/orders.mts';
import { productRoutes } from './routes/products.mts';
import { refundRoutes } from './routes/refunds.mts';
import { sellerRoutes } from './routes/sellers.mts';

interface Parts {
	marketplace: Marketplace;
	tokens: Tokens;
	quota: Quota;
}

/** The seller API's routes. Every one of them passes the access check first. */
export async function apiRoutes(app: FastifyInstance, { marketplace, tokens, quota }: Parts): Promise<void> {
	app.addHook('preHandler', checkAccess(tokens, quota));
	app.addHook('preHandler', checkBody);
	orderRoutes(app, marketplace);
	refundRoutes(app, marketplace);
	invoiceRoutes(app, marketplace);
	offerRoutes(app, marketplace);
	productRoutes(app, marketplace);
	messageRoutes(app, marketplace);
	financeRoutes(app, marketplace);
	sellerRoutes(app, marketplace);
	fulfilmentRoutes(app, marketplace);
}
