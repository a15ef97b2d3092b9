import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Clock } from '../marketplace/clock.mts';
import { UnreadableBody } from './bodies.mts';
import { maskSecrets, maskUrlSecrets, type Call, type CallLog } from './callLog.mts';
import { isAfterEffect, type FaultRule, type Faults } from './faults.mts';
import { respondBeforeEffect, respondAfterEffect } from './faultResponses.mts';

interface Recording {
	call: Call;
	startedAt: number;
	fault?: FaultRule;
}

/** Own pages and the control API are not part of the marketplace: neither logged nor hit by faults. */
const isOwn = (url: string) => /^\/(_sandbox(\/|$)|page\/|favicon\.ico|(\?|$))/.test(url);

/** Writes every call into the log and injects the faults. Registered before the routes. */
export function recordCalls(
	app: FastifyInstance,
	{ calls, faults, clock }: { calls: CallLog; faults: Faults; clock: Clock },
) {
	const recordings = new WeakMap<FastifyRequest, Recording>();

	app.addHook('onRequest', async (request) => {
		if (isOwn(request.url)) return;
		const call = calls.begin({
			time: new Date(clock.now()).toISOString(),
			method: request.method,
			path: maskUrlSecrets(request.url),
			sellerId: request.headers.sellerid?.toString() ?? null,
		});
		recordings.set(request, { call, startedAt: performance.now() });
	});

	// After the body has been read, so that the log shows it even when the connection is dropped next.
	app.addHook('preHandler', async (request, reply) => {
		const recording = recordings.get(request);
		if (!recording) return;
		if (request.body !== undefined && !(request.body instanceof UnreadableBody))
			recording.call.body = maskSecrets(request.body);
		const { slow, fault } = faults.take(request.method, request.url.split('?')[0]!);
		recording.fault = fault;
		const names = [slow?.kind, fault?.kind].filter((kind) => kind !== undefined);
		if (names.length > 0) recording.call.fault = names.join(' + ');
		if (slow) await wait(slow.ms ?? 2000, undefined, { ref: false });
		if (!fault || isAfterEffect(fault)) return;
		recording.fault = undefined;
		if (!respondBeforeEffect(fault, request, reply)) end(request, recording, 0);
		return reply;
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const recording = recordings.get(request);
		if (!recording) return payload;
		if (!recording.fault) {
			if (reply.statusCode >= 400 && payload) recording.call.refusal = String(payload).slice(0, 1000);
			end(request, recording, reply.statusCode);
			return payload;
		}
		const response = respondAfterEffect(recording.fault, request, reply, payload);
		end(request, recording, response === null ? 0 : reply.statusCode);
		// A call without an answer stays open until the client gives up or the sandbox closes.
		return response ?? new Promise<never>(() => {});
	});

	function end(request: FastifyRequest, { call, startedAt }: Recording, status: number) {
		const route = request.routeOptions.url ?? '(unknown)';
		calls.end(call, status, Math.round((performance.now() - startedAt) * 10) / 10, route);
	}
}
