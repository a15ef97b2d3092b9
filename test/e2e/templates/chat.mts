import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'flatted';
import { cacheFolder } from '../../../scripts/host/paths.mts';
import type { RestSession } from '../../../scripts/host/restSession.mts';
import { submitForm } from './mailForms.mts';

/** What a person answers to a call that is shown: one of the buttons, or something that is typed instead. */
export type Review = (shown: string) => string;

interface Conversation {
	executionId: string;
	sessionId: string;
	review: Review;
}

/** A message of a Chat node: a text, or a text with buttons, each with the address that it opens. */
interface WithButtons {
	text: string;
	buttons: Array<{ text: string; link: string }>;
}

/** The chat of n8n's editor and of its chat pages: the socket over which Chat nodes speak to a person. */
export async function openChat(session: RestSession, { executionId, sessionId, review }: Conversation) {
	const said: string[] = [];
	const asked: string[] = [];
	const token = await resumeToken(session, executionId);
	const query = new URLSearchParams({ sessionId, executionId, ...(token && { token }) });
	const WebSocket = await socketOfN8n();
	const socket = new WebSocket(`${session.url.replace(/^http/, 'ws')}/chat?${query}`);
	socket.addEventListener('message', ({ data }) => {
		const message = String(data);
		if (message === 'n8n|heartbeat') return socket.send('n8n|heartbeat-ack');
		if (message.startsWith('n8n|')) return;
		const question = withButtons(message);
		if (!question) return said.push(message);
		asked.push(question.text);
		const answer = review(question.text);
		const button = question.buttons.find(({ text }) => text === answer);
		if (button) void submitForm(button.link);
		else socket.send(JSON.stringify({ sessionId, action: 'sendMessage', chatInput: answer }));
	});
	return { said, asked, close: () => socket.close() };
}

/** Node 20 has no WebSocket; n8n brings one, with the interface of a browser's. */
async function socketOfN8n(): Promise<typeof WebSocket> {
	const n8n = createRequire(join(await cacheFolder(), 'n8n-2.41.1', 'package.json'));
	return n8n('ws') as typeof WebSocket;
}

/** The secret that n8n gives the chat with the execution; it is written down with the first data of the execution. */
async function resumeToken(session: RestSession, id: string): Promise<string | undefined> {
	for (let tries = 0; tries < 50; tries += 1) {
		const { data } = await session.call<{ data?: string }>('GET', `/executions/${id}`);
		const found = data ? (parse(data) as { resumeToken?: string } | undefined)?.resumeToken : undefined;
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return undefined;
}

function withButtons(message: string): WithButtons | undefined {
	try {
		const parsed = JSON.parse(message) as Partial<WithButtons> | null;
		return parsed?.buttons ? (parsed as WithButtons) : undefined;
	} catch {
		return undefined;
	}
}
