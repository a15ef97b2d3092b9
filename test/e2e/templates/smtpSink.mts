import { createServer, type AddressInfo, type Server } from 'node:net';

/** A mail as it was handed over: decoded, in the order of arrival. */
export interface Mail {
	from: string;
	to: string[];
	subject: string;
	/** The texts of all its parts. */
	text: string;
}

/** A mail server that keeps what it is given and sends nothing on. */
export class SmtpSink {
	readonly mails: Mail[] = [];
	/** Whether it takes no mail. */
	isDown = false;
	private constructor(private readonly server: Server) {}

	static async start(): Promise<SmtpSink> {
		const server = createServer();
		const sink = new SmtpSink(server);
		server.on('connection', (socket) => {
			let buffered = '';
			let inData = false;
			let envelope: { from: string; to: string[] } = { from: '', to: [] };
			const say = (line: string) => socket.write(`${line}\r\n`);
			const command = (line: string) => {
				const word = line.slice(0, 4).toUpperCase();
				if (word === 'MAIL') envelope = { from: addressIn(line), to: [] };
				if (word === 'RCPT') envelope.to.push(addressIn(line));
				if (word === 'DATA') {
					inData = true;
					say('354 go on');
				} else if (word === 'QUIT') {
					say('221 bye');
					socket.end();
				} else say(word === 'MAIL' && sink.isDown ? '451 try later' : '250 ok');
			};
			socket.on('error', () => {});
			socket.on('data', (chunk) => {
				buffered += chunk.toString('latin1');
				for (;;) {
					const end = buffered.indexOf(inData ? '\r\n.\r\n' : '\r\n');
					if (end < 0) return;
					const piece = buffered.slice(0, end);
					buffered = buffered.slice(end + (inData ? 5 : 2));
					if (!inData) command(piece);
					else {
						inData = false;
						sink.mails.push({ ...envelope, ...parsed(piece.replaceAll('\r\n..', '\r\n.')) });
						say('250 kept');
					}
				}
			});
			say('220 sink');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return sink;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	async stop(): Promise<void> {
		await new Promise((resolve) => this.server.close(resolve));
	}
}

const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';

function parsed(raw: string): Pick<Mail, 'subject' | 'text'> {
	const [head, body] = split(raw);
	return { subject: words(header(head, 'subject')), text: textOf(head, body) };
}

function split(part: string): [head: string, body: string] {
	const gap = part.indexOf('\r\n\r\n');
	return gap < 0 ? [part, ''] : [part.slice(0, gap), part.slice(gap + 4)];
}

function header(head: string, name: string): string {
	const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
	return new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(unfolded)?.[1] ?? '';
}

function textOf(head: string, body: string): string {
	const boundary = /boundary="?([^";]+)"?/i.exec(header(head, 'content-type'))?.[1];
	if (boundary !== undefined) {
		const parts = body.split(`--${boundary}`).slice(1, -1);
		return parts.map((part) => textOf(...split(part.replace(/^\r\n/, '')))).join('\n');
	}
	const encoding = header(head, 'content-transfer-encoding').toLowerCase();
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
	if (encoding === 'quoted-printable') return quoted(body.replaceAll('=\r\n', ''));
	return Buffer.from(body, 'latin1').toString('utf8');
}

const quoted = (text: string) =>
	Buffer.from(
		text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
		'latin1',
	).toString('utf8');

/** RFC 2047 words of a subject. */
const words = (text: string) =>
	text
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
			kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replaceAll('_', ' ')),
		);
