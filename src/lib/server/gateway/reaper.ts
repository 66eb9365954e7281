import { eq, isNull } from 'drizzle-orm';
import { settle } from '../budget/settle.ts';
import { heldInteraction } from '../budget/settlement-rows.ts';
import type { Context } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { patiently } from './run.ts';

/**
 * Settles at boot what a process that died left open: the platform's fault, so nobody is charged.
 * Returns how many there were.
 */
export async function reap(db: Db, { at }: { at: number }): Promise<number> {
	const { interaction, settlement } = db.t;
	const open = await db.read
		.select({ id: interaction.id })
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(isNull(settlement.interactionId));
	for (const { id } of open) {
		await db.write((tx) => endUncharged(tx, { interactionId: id, fault: 'interrupted', at }));
	}

	return open.length;
}

/** When to look whether a commit of which nobody heard came about: a server may take its time over one. */
const LOOKS_MS = [0, 2000, 15_000];

/**
 * Releases a hold whose commit broke off, so that nobody knows whether it stands. Never rejects; what a
 * site that stops leaves open is reaped at its next start.
 */
export async function releaseUnsure(ctx: Context, interactionId: string): Promise<void> {
	for (const wait of LOOKS_MS) {
		await new Promise((resolve) => setTimeout(resolve, wait).unref());
		const settled = await patiently(ctx, () =>
			ctx.db.book(async (tx) => {
				const [held] = await heldInteraction(tx, { interactionId });
				if (!held) return false;
				await endUncharged(tx, { interactionId, fault: 'storage_unavailable', at: ctx.now() });
				return true;
			})
		).catch(() => undefined);
		if (!settled || settled.value) return;
	}
}

/** The platform's fault before anybody heard of an answer: nobody is charged. */
function endUncharged(
	tx: Tx,
	{ interactionId, fault, at }: { interactionId: string; fault: string; at: number }
) {
	return settle(tx, {
		interactionId,
		outcome: 'interrupted',
		promptTokens: 0,
		cachedTokens: 0,
		completionTokens: 0,
		estimated: false,
		messages: [],
		answer: '',
		finishReason: undefined,
		fault,
		reportedModel: undefined,
		fingerprint: undefined,
		rawUsage: undefined,
		flags: [],
		calledAt: undefined,
		firstTokenAt: undefined,
		forgivenFaults: 0,
		at
	});
}
