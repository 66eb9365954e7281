import type { ContestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact } from '../ledger/record.ts';
import { freeAlias } from './alias.ts';
import { needFreeName, newSalt, recordName } from './create.ts';
import { foldedTeamName, teamName } from './team-name.ts';

/**
 * Registers a team that nobody is in and that is never placed: it stands on the boards beside the
 * others, for comparison. Refuses a name that is taken.
 */
export async function registerBaseline(
	tx: Tx,
	{ contest, name: typed, at }: { contest: ContestInForce; name: string; at: number }
): Promise<{ id: string }> {
	const name = teamName(typed);
	const foldedName = foldedTeamName(name);
	const contestId = contest.id;
	await needFreeName(tx, { contestId, foldedName });

	const id = newId();
	const alias = await freeAlias(tx, { contestId });
	const team = { id, contestId, name, nameSalt: newSalt(), foldedName, alias, createdAt: at };
	await tx.insert(tx.t.team).values(team);
	await recordFact(tx, {
		contestId,
		kind: 'team-registered',
		subject: id,
		data: { rulebookVersion: contest.version, rulebookHash: contest.hash, baseline: true },
		at
	});
	await recordName(tx, team, { at });

	return { id };
}
