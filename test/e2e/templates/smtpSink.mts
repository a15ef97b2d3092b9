import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

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
	private readonly server = new SMTPServer({
		authOptional: true,
		logger: false,
		closeTimeout: 1000,
		disabledCommands: ['STARTTLS'],
		onMailFrom: (_address, _session, done) =>
			done(this.isDown ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
		onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
			buffer(stream)
				.then(async (raw) => await PostalMime.parse(raw))
				.then(({ subject = '', text = '', html = '' }) => {
					const from = mailFrom ? mailFrom.address : '';
					this.mails.push({
						from,
						to: rcptTo.map(({ address }) => address),
						subject,
						text: [text, html].filter(Boolean).join('\n'),
					});
					done();
				})
				.catch(done);
		},
	});

	private constructor() {}

	/** Starts one on a free port of 127.0.0.1. */
	static async start(): Promise<SmtpSink> {
		const sink = new SmtpSink();
		await new Promise<void>((resolve) => void sink.server.listen(0, '127.0.0.1', resolve));
		return sink;
	}

	get port(): number {
		const address = this.server.server.address();
		return typeof address === 'object' && address ? address.port : 0;
	}

	async stop(): Promise<void> {
		await new Promise<void>((resolve) => this.server.close(resolve));
	}
}
