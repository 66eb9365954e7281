import { asc, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { sequence, sequenceAll } from '../ledger/sequencer.ts';
import { growTree, growTreeWithin } from '../ledger/tree.ts';

/** A team's name as it was when the archive was asked for. */
export interface ArchivedTeam {
	id: string;
	/** Empty once it was erased. */
	name: string;
	/** Absent where the name was given before names were hashed. */
	salt: string | undefined;
}

/** A bound on a ledger that goes on: whatever stands behind it is no part of the archive. */
export interface ArchiveSnapshot {
	contestId: string;
	/** The first so many facts, which a signed head covers exactly. */
	leaves: number;
	/** Names can change, so they are taken in the moment of the bound. */
	teams: ArchivedTeam[];
}

/** Signs what a contest's ledger comes to now, and takes with it what later facts could change. */
export async function archiveSnapshot(
	ctx: Context,
	{ contestId }: { contestId: string }
): Promise<ArchiveSnapshot> {
	const { db, now, signingKey: key } = ctx;
	// Most of it outside of the transaction, which then finds little left to do.
	await sequence(db, { contestId });
	await growTree(db, { contestId, key, now });
	const at = now();

	return db.write(async (tx) => {
		const leaves = await sequenceAll(tx, { contestId });
		await growTreeWithin(tx, { contestId, key, at });

		return { contestId, leaves, teams: await namedTeams(tx, contestId) };
	});
}

async function namedTeams(tx: Tx, contestId: string): Promise<ArchivedTeam[]> {
	const { team } = tx.t;
	const rows = await tx
		.select({ id: team.id, name: team.name, salt: team.nameSalt })
		.from(team)
		.where(eq(team.contestId, contestId))
		.orderBy(asc(team.createdAt), asc(team.id));

	return rows.map(({ salt, ...row }) => ({ ...row, salt: salt ?? undefined }));
}
