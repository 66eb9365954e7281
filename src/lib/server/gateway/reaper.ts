import { eq, isNull } from 'drizzle-orm';
import { settle } from '../budget/settle.ts';
import type { Db } from '../db/client.ts';

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
		await db.write((tx) =>
			settle(tx, {
				interactionId: id,
				outcome: 'interrupted',
				promptTokens: 0,
				cachedTokens: 0,
				completionTokens: 0,
				estimated: false,
				messages: [],
				answer: '',
				finishReason: undefined,
				fault: 'interrupted',
				reportedModel: undefined,
				fingerprint: undefined,
				rawUsage: undefined,
				flags: [],
				calledAt: undefined,
				firstTokenAt: undefined,
				forgivenFaults: 0,
				at
			})
		);
	}

	return open.length;
}
