import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail as the stand-in took it. */
export interface TakenMail {
	from: string;
	to: string[];
	/** Headers and body, as they came. */
	source: string;
}

export interface MailServer {
	url: string;
	taken: TakenMail[];
	/** What it answers to the next mails instead of taking them. */
	refuse(answers: string[]): void;
	close(): Promise<void>;
}

/** A mail server over TCP that speaks as much SMTP as a client needs, and keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
	const taken: TakenMail[] = [];
	const sockets = new Set<Socket>();
	let refusals: string[] = [];
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		let mail: TakenMail = { from: '', to: [], source: '' };
		let unread = '';
		let isData = false;
		const say = (line: string) => socket.write(`${line}\r\n`);
		const hear = (line: string) => {
			const [word = ''] = line.toUpperCase().split(/[ :]/);
			if (word === 'EHLO' || word === 'HELO') say('250 stand-in');
			else if (word === 'MAIL') {
				const refusal = refusals.shift();
				mail = { from: /<(.*?)>/.exec(line)?.[1] ?? '', to: [], source: '' };
				say(refusal ?? '250 ok');
			} else if (word === 'RCPT') {
				mail.to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
				say('250 ok');
			} else if (word === 'DATA') {
				isData = true;
				say('354 go on');
			} else if (word === 'QUIT') {
				say('221 bye');
				socket.end();
			} else say('250 ok');
		};
		socket.setEncoding('utf8');
		socket.on('data', (piece: string) => {
			unread += piece;
			for (;;) {
				const end = unread.indexOf('\r\n');
				if (end === -1) return;
				const line = unread.slice(0, end);
				unread = unread.slice(end + 2);
				if (!isData) hear(line);
				else if (line === '.') {
					isData = false;
					taken.push(mail);
					say('250 taken');
				} else mail.source += `${line.startsWith('..') ? line.slice(1) : line}\n`;
			}
		});
		say('220 stand-in');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;

	return {
		url: `smtp://127.0.0.1:${String(port)}`,
		taken,
		refuse: (answers) => {
			refusals = answers;
		},
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
}

/** The text of a mail as a reader sees it, out of quoted-printable or as it stands. */
export function textOf({ source }: TakenMail): string {
	const [head = '', ...rest] = source.split('\n\n');
	const body = rest.join('\n\n');
	if (/^content-transfer-encoding: base64$/im.test(head)) {
		return Buffer.from(body, 'base64').toString('utf8');
	}
	if (!/^content-transfer-encoding: quoted-printable$/im.test(head)) return body;
	const bytes = body
		.replaceAll(/=\n/g, '')
		.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

	return Buffer.from(bytes, 'latin1').toString('utf8');
}
