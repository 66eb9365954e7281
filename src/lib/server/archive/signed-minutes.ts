import { desc, eq, sql } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { sha256Hex } from '../ledger/record.ts';
import { archiveIsPublic } from './public-archive.ts';

/** The largest signed file that is kept, bytes. */
export const MOST_SIGNED = 4 * 1024 * 1024;

/** A signed file without its content. */
export interface SignedMinutes {
	/** SHA-256, hex. */
	hash: string;
	bytes: number;
	at: number;
	/** Whether the file was taken away with a person whom it names. */
	erased: boolean;
}

/**
 * Keeps the minutes as they were signed outside, beside its act. Refuses what is no PDF or too large,
 * an empty reason, and a contest whose results are not final; earlier files stay with their hash.
 */
export async function attachSigned(
	tx: Tx,
	{
		contest,
		file,
		reason,
		byAccountId,
		at
	}: {
		contest: ContestInForce;
		file: Uint8Array;
		reason: string;
		byAccountId: string;
		at: number;
	}
): Promise<{ hash: string }> {
	if (!isPdf(file)) throw new Refusal('invalid_request', { field: 'file', expected: 'pdf' });
	if (file.length > MOST_SIGNED) {
		throw new Refusal('body_too_large', { most: MOST_SIGNED / 1024, field: 'file' });
	}
	if (reason.trim() === '') throw new Refusal('reason_needed');
	if (!(await archiveIsPublic(tx, { contest, at }))) throw new Refusal('not_published');
	const { id: contestId } = contest;
	const [last] = await signedMinutes(tx, { contestId });
	const hash = sha256Hex(file);
	await tx.insert(tx.t.signedMinutes).values({
		contestId,
		hash,
		bytes: file.length,
		content: Buffer.from(file).toString('base64'),
		byAccountId,
		at
	});
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'minutes.signed-attached',
		subject: hash,
		before: last && { hash: last.hash },
		after: { hash, bytes: file.length },
		reason: reason.trim().slice(0, 2000),
		at
	});

	return { hash };
}

/** Every signed file of a contest, the last attached first. */
export async function signedMinutes(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<SignedMinutes[]> {
	const { signedMinutes: signed } = query.t;
	const erased = sql`${signed.content} is null`.mapWith(Boolean);

	return query
		.select({ hash: signed.hash, bytes: signed.bytes, at: signed.at, erased })
		.from(signed)
		.where(eq(signed.contestId, contestId))
		.orderBy(desc(signed.position));
}

/** The bytes of the signed file that holds. Refuses where there is none, or none any more. */
export async function signedFile(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Uint8Array> {
	const { signedMinutes: signed } = query.t;
	const [last] = await query
		.select({ content: signed.content })
		.from(signed)
		.where(eq(signed.contestId, contestId))
		.orderBy(desc(signed.position))
		.limit(1);
	if (!last?.content) throw new Refusal('not_found');

	return Buffer.from(last.content, 'base64');
}

/** By its first and last marks (ISO 32000, 7.5): what it shows is for the eyes of whoever opens it. */
function isPdf(file: Uint8Array): boolean {
	const text = (part: Uint8Array) => Buffer.from(part).toString('latin1');

	return (
		/^%PDF-[12]\./.test(text(file.subarray(0, 8))) && text(file.subarray(-1024)).includes('%%EOF')
	);
}
