import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { generateSheet, type PlanSheet, type TemplateChallenge } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import type { Context } from '../context.ts';
import type { Query, Tx } from '../db/client.ts';
import { recordFact, sha256 } from '../ledger/record.ts';
import { sequence, treeHead } from '../ledger/sequencer.ts';

interface Instances {
	contestId: string;
	challenge: TemplateChallenge;
}

/**
 * The sheets that nobody has seen: seed = SHA-256(secret ‖ root of the ledger at the close). The root
 * is fixed the first time they are asked for, once the round is closed and nothing is open.
 */
export async function hiddenSheets(
	ctx: Context,
	{ contestId, challenge }: Instances
): Promise<PlanSheet[]> {
	const known = await instanceSecretOf(ctx.db.read, { contestId, challengeId: challenge.id });
	if (!known) throw new Refusal('unknown_challenge');
	const root = known.treeRoot ?? (await fixRoot(ctx, { contestId, challenge }));
	const seed = createHash('sha256')
		.update(Buffer.from(known.secret, 'hex'))
		.update(Buffer.from(root, 'hex'))
		.digest();

	return Array.from({ length: challenge.hidden.sheets }, (_, index) =>
		generateSheet(sha256, { seed: new Uint8Array(seed), index })
	);
}

export async function instanceSecretOf(
	query: Query,
	{ contestId, challengeId }: { contestId: string; challengeId: string }
) {
	const { instanceSecret } = query.t;
	const [row] = await query
		.select()
		.from(instanceSecret)
		.where(
			and(eq(instanceSecret.contestId, contestId), eq(instanceSecret.challengeId, challengeId))
		);

	return row;
}

/** Two who ask at once get one root: the first to write it. */
async function fixRoot(ctx: Context, { contestId, challenge }: Instances): Promise<string> {
	await sequence(ctx.db, { contestId });
	const { size, root } = await treeHead(ctx.db.read, { contestId });

	return ctx.db.write(async (tx) => {
		const { instanceSecret } = tx.t;
		await tx
			.update(instanceSecret)
			.set({ treeSize: size, treeRoot: root })
			.where(
				and(
					eq(instanceSecret.contestId, contestId),
					eq(instanceSecret.challengeId, challenge.id),
					isNull(instanceSecret.treeRoot)
				)
			);
		const fixed = await instanceSecretOf(tx, { contestId, challengeId: challenge.id });
		return fixed?.treeRoot ?? root;
	});
}

/**
 * Reveals the secret of a challenge's hidden sheets on the ledger, with the head that it was joined
 * to, so that anyone can make the same sheets. Once; and not before the sheets were made.
 */
export async function revealInstances(
	tx: Tx,
	{ contestId, challengeId, at }: { contestId: string; challengeId: string; at: number }
): Promise<void> {
	const { fact } = tx.t;
	const known = await instanceSecretOf(tx, { contestId, challengeId });
	if (!known?.treeRoot || known.treeSize === null) return;
	const [revealed] = await tx
		.select({ id: fact.id })
		.from(fact)
		.where(
			and(
				eq(fact.contestId, contestId),
				eq(fact.kind, 'instances-revealed'),
				eq(fact.subject, challengeId)
			)
		);
	if (revealed) return;
	const { secret, treeSize, treeRoot } = known;
	await recordFact(tx, {
		contestId,
		kind: 'instances-revealed',
		subject: challengeId,
		data: { challenge: challengeId, secret, treeSize, treeRoot },
		at
	});
}
