import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../db/client.ts';

const ERASED = '—';

/**
 * Takes a name out of what the site itself told with it, and of the mail that is still to go: who left a
 * team, which teams were admitted. A namesake loses theirs there too; it stands elsewhere.
 */
export async function eraseFromNotices(
	tx: Tx,
	{ name, contestId }: { name: string; contestId?: string }
): Promise<void> {
	if (name === '') return;
	const { notice, outbox } = tx.t;
	const told = await tx
		.select({ id: notice.id, text: notice.text })
		.from(notice)
		.where(
			and(
				inArray(notice.kind, ['announcement', 'team']),
				contestId === undefined ? undefined : eq(notice.contestId, contestId)
			)
		);
	for (const { id, text } of told.filter((one) => one.text.includes(name))) {
		const without = text.replaceAll(name, ERASED);
		await tx.update(notice).set({ text: without }).where(eq(notice.id, id));
	}
	const waiting = await tx.select({ id: outbox.id, text: outbox.text }).from(outbox);
	for (const { id, text } of waiting.filter((one) => one.text.includes(name))) {
		const without = text.replaceAll(name, ERASED);
		await tx.update(outbox).set({ text: without }).where(eq(outbox.id, id));
	}
}
