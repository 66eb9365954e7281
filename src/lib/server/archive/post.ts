import type { Context } from '../context.ts';
import { mailServer } from '../notices/mail-server.ts';
import { deliver, forgetMail } from '../notices/outbox.ts';
import { mailHeads } from './head-mail.ts';

const EVERY_MS = 5000;

/**
 * Writes the mails that are due and sends what waits, every few seconds, one round at a time. Where no
 * mail server is set, what waits is forgotten.
 */
export function startPost(ctx: Context): { stop(): Promise<void> } {
	const { db, settings, now, log } = ctx;
	const { SMTP_URL: url, MAIL_FROM: from, ORIGIN: origin } = settings;
	const server = url !== undefined && from !== undefined ? mailServer({ url, from }) : undefined;
	let running: Promise<void> | undefined;

	async function round(): Promise<void> {
		if (!server) return forgetMail(db);
		await mailHeads(db, { at: now(), origin });
		const { failed, dropped, cause } = await deliver(db, { send: server.send, now });
		if (failed + dropped > 0) log.warn({ failed, dropped, err: cause }, 'mail could not be sent');
	}

	const timer = setInterval(() => {
		running ??= round()
			.catch((cause: unknown) => log.error({ err: cause }, 'the post failed'))
			.finally(() => {
				running = undefined;
			});
	}, EVERY_MS);

	return {
		async stop() {
			clearInterval(timer);
			server?.close();
			await running;
		}
	};
}
