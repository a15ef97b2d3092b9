import type { FastifyInstance } from 'fastify';

import type { Marketplace } from '../../marketplace/marketplace.mts';
import { typologiesFor } from '../../marketplace/messages/typologies.mts';
import { sellerOf } from '../access.mts';
import { sendJson } from '../responses.mts';
import { sendCount, sendList, queryOf } from '../lists.mts';

type DiscussionParams = { Params: { discussionId: string } };

/** Success codes and bodies of writes are not published: 201 with ids, and 204, are project choices. */
export function messageRoutes(app: FastifyInstance, { messages }: Marketplace): void {
	app.get('/discussions', async (request, reply) =>
		sendList(reply, messages.list(sellerOf(request), queryOf(request))),
	);
	app.get('/discussions/count', async (request, reply) =>
		sendCount(reply, messages.count(sellerOf(request), queryOf(request))),
	);
	app.get<DiscussionParams>('/discussions/:discussionId', async (request, reply) =>
		sendJson(reply, 200, messages.one(request.params.discussionId, sellerOf(request))),
	);
	app.post('/discussions', async (request, reply) =>
		sendJson(reply, 201, messages.open(sellerOf(request), request.body)),
	);
	app.patch<DiscussionParams>('/discussions/:discussionId', async (request, reply) => {
		messages.setOpen(request.params.discussionId, sellerOf(request), request.body);
		return reply.code(204).send();
	});
	app.post('/messages', async (request, reply) =>
		sendJson(reply, 201, { messageId: messages.reply(sellerOf(request), request.body) }),
	);
	app.patch<{ Params: { messageId: string } }>('/messages/:messageId', async (request, reply) => {
		messages.setRead(request.params.messageId, sellerOf(request), request.body);
		return reply.code(204).send();
	});
	app.get('/attachments', async (request, reply) =>
		sendList(reply, messages.attachments(sellerOf(request), queryOf(request))),
	);
	app.get('/typologies', async (request, reply) => sendList(reply, typologiesFor(queryOf(request))));
	app.get<{ Params: { salesChannelId: string } }>(
		'/sales-channel-configurations/:salesChannelId',
		async (request, reply) => sendJson(reply, 200, messages.configuration(request.params.salesChannelId)),
	);
}
