import { asc, eq, lte } from 'drizzle-orm';
import type { Db, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';

/** A message in the language of whoever it is for: plain text, to an account or to an address. */
export type Message = ({ accountId: string } | { email: string }) & {
	subject: string;
	text: string;
	/** When it is asked for, epoch milliseconds. */
	at: number;
};

/**
 * Has messages sent soon after the transaction is committed, if it is. Where the site sends no mail,
 * they are forgotten.
 */
export async function sendLater(tx: Tx, messages: Message[]): Promise<void> {
	for (let from = 0; from < messages.length; from += ROWS) {
		const rows = messages.slice(from, from + ROWS).map(({ at, ...message }) => {
			return { id: newId(), ...message, createdAt: at, tries: 0, dueAt: at };
		});
		await tx.insert(tx.t.outbox).values(rows);
	}
}

const ROWS = 500;

/** What a mail server is asked to send. */
export interface Mail {
	to: string;
	subject: string;
	text: string;
	/** The same at every try, so that what was sent twice can be told. */
	id: string;
}

/** Sends one mail, or throws. */
export type SendMail = (mail: Mail) => Promise<void>;

const BATCH = 20;
const MINUTE = 60_000;
const LONGEST_WAIT = 6 * 60 * MINUTE;
export const MOST_TRIES = 12;

/** How long to wait after so many failed tries: one minute, two, four, at most six hours. */
export const waitAfter = (tries: number): number =>
	Math.min(LONGEST_WAIT, MINUTE * 2 ** (tries - 1));

/** What came of sending what was due. */
export interface Delivery {
	sent: number;
	/** Failed, to be tried again. */
	failed: number;
	/** Failed for the last time, or without anybody to send it to. */
	dropped: number;
	/** The first failure. */
	cause?: unknown;
}

/**
 * Sends what is due, the oldest first, one mail at a time. What fails is tried again later, less and
 * less often, and given up after two days.
 */
export async function deliver(
	db: Db,
	{ send, now }: { send: SendMail; now: () => number }
): Promise<Delivery> {
	const { outbox, account } = db.t;
	const due = await db.read
		.select({ mail: outbox, address: account.email })
		.from(outbox)
		.leftJoin(account, eq(account.id, outbox.accountId))
		.where(lte(outbox.dueAt, now()))
		.orderBy(asc(outbox.dueAt), asc(outbox.id))
		.limit(BATCH);
	const done: Delivery = { sent: 0, failed: 0, dropped: 0 };
	for (const { mail, address } of due) {
		const { id, subject, text } = mail;
		const to = mail.email ?? address;
		const forget = () => db.write((tx) => tx.delete(outbox).where(eq(outbox.id, id)));
		if (to === null) {
			await forget();
			done.dropped += 1;
			continue;
		}
		try {
			await send({ to, subject, text, id });
		} catch (cause) {
			done.cause ??= cause;
			const tries = mail.tries + 1;
			if (tries >= MOST_TRIES) {
				await forget();
				done.dropped += 1;
				continue;
			}
			const dueAt = now() + waitAfter(tries);
			await db.write((tx) => tx.update(outbox).set({ tries, dueAt }).where(eq(outbox.id, id)));
			done.failed += 1;
			continue;
		}
		await forget();
		done.sent += 1;
	}

	return done;
}

/** Forgets all that waits, where no mail is sent. */
export async function forgetMail(db: Db): Promise<void> {
	const { outbox } = db.t;
	const [waiting] = await db.read.select({ id: outbox.id }).from(outbox).limit(1);
	if (waiting) await db.write((tx) => tx.delete(outbox));
}
