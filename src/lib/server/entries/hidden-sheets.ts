import { createHash } from 'node:crypto';
import { and, eq, isNull, lt, max } from 'drizzle-orm';
import { challengeOf, generateSheet, type PlanSheet, type TemplateChallenge } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { contestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query, Tx } from '../db/client.ts';
import { recordFact, sha256 } from '../ledger/record.ts';
import { sequence, treeHead } from '../ledger/sequencer.ts';

interface Instances {
	contestId: string;
	challenge: TemplateChallenge;
}

/**
 * The sheets that nobody has seen: seed = SHA-256(secret ‖ root of the ledger at the close), which is
 * the tree up to the last fact stated before the close, whenever it is asked for: a later fact must not
 * be a way to draw again. Refuses before the close.
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

async function closeOf(query: Query, { contestId, challenge }: Instances): Promise<number> {
	const { contest } = query.t;
	const [row] = await query
		.select({ slug: contest.slug })
		.from(contest)
		.where(eq(contest.id, contestId));
	const inForce = await contestInForce(query, { slug: row?.slug ?? '' });
	const found = challengeOf(inForce.rulebook, challenge.id);
	const instants = found && inForce.schedule.get(found.round.id);
	if (!instants) throw new Refusal('unknown_challenge');

	return instants.closes;
}

/** Two who ask at once get one root: the first to write it. */
async function fixRoot(ctx: Context, { contestId, challenge }: Instances): Promise<string> {
	const closes = await closeOf(ctx.db.read, { contestId, challenge });
	if (ctx.now() < closes) throw new Refusal('phase_closed', { phase: 'open' });
	await sequence(ctx.db, { contestId });
	const { fact } = ctx.db.t;
	const [last] = await ctx.db.read
		.select({ seq: max(fact.seq) })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), lt(fact.at, closes)));
	const { size, root } = await treeHead(ctx.db.read, {
		contestId,
		size: Number(last?.seq ?? -1) + 1
	});

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
