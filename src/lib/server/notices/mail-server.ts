import { createTransport } from 'nodemailer';
import type { SendMail } from './outbox.ts';

const SECONDS = 1000;

/** A mail server, by an address as `smtp://user:password@host:587` or `smtps://…`. */
export function mailServer({ url, from }: { url: string; from: string }): {
	send: SendMail;
	close(): void;
} {
	const { hostname } = new URL(url);
	const transport = createTransport({
		url,
		pool: true,
		maxConnections: 1,
		connectionTimeout: 10 * SECONDS,
		greetingTimeout: 10 * SECONDS,
		socketTimeout: 30 * SECONDS
	});

	return {
		async send({ to, subject, text, id }) {
			await transport.sendMail({
				from,
				// An address, never a list of them nor one with a name.
				to: { name: '', address: to },
				subject,
				text,
				messageId: `<${id}@${hostname}>`,
				headers: { 'auto-submitted': 'auto-generated' },
				disableFileAccess: true,
				disableUrlAccess: true
			});
		},
		close: () => transport.close()
	};
}
