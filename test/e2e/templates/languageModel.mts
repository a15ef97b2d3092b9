import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

interface ChatMessage {
	role: string;
	content: string | null;
	tool_calls?: unknown[];
}

export interface ChatRequest {
	messages: ChatMessage[];
	tools?: Array<{ function: { name: string; description: string } }>;
	stream?: boolean;
}

/** A tool that the model calls. */
interface ToolUse {
	tool: string;
	input: Record<string, unknown>;
}

/** What the model says: a text, a tool to call or several at once, or that it fails. */
export type ModelReply = string | ToolUse | ToolUse[] | { failsWith: string };

/** A stand-in for `POST /v1/chat/completions` of OpenAI-compatible services; what it says is the test's to choose. */
export async function startLanguageModel() {
	const requests: ChatRequest[] = [];
	let answer: (request: ChatRequest) => ModelReply = () => 'Bonjour.';
	const app = fastify();
	app.post<{ Body: ChatRequest }>('/v1/chat/completions', async ({ body, headers }, reply) => {
		if (headers.authorization !== 'Bearer local-model')
			return await reply.code(401).send({ error: { message: 'Incorrect API key' } });
		requests.push(body);
		const said = answer(body);
		if (typeof said === 'object' && 'failsWith' in said)
			return await reply.code(400).send({ error: { message: said.failsWith } });
		const calls =
			typeof said === 'string'
				? undefined
				: [said].flat().map(({ tool, input }, index) => ({
						id: `call_${requests.length}_${index}`,
						index,
						type: 'function',
						function: { name: tool, arguments: JSON.stringify(input) },
					}));
		const message = {
			role: 'assistant',
			content: typeof said === 'string' ? said : null,
			...(calls && { tool_calls: calls }),
		};
		const head = { id: `chatcmpl-${requests.length}`, created: 1, model: 'local' };
		const reason = calls ? 'tool_calls' : 'stop';
		if (!body.stream)
			return {
				...head,
				object: 'chat.completion',
				choices: [{ index: 0, message, finish_reason: reason }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			};
		const chunks = [
			{ delta: message, finish_reason: null },
			{ delta: {}, finish_reason: reason },
		].map((choice) => ({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] }));
		void reply.type('text/event-stream');
		return `${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}`).join('\n\n')}\n\ndata: [DONE]\n\n`;
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		credential: { apiKey: 'local-model', url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1` },
		requests,
		says: (next: (request: ChatRequest) => ModelReply) => (answer = next),
		stop: async () => await app.close(),
	};
}

export type LanguageModel = Awaited<ReturnType<typeof startLanguageModel>>;
