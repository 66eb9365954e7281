import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { takePart } from '../contest/people.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { accept, type Acceptance, type Accepted } from './acceptance.ts';
import { freeAlias } from './alias.ts';
import { saveAnswers } from './answers.ts';
import { chosenCategory } from './category.ts';
import { needQualified } from './disqualification.ts';
import { spendCode } from './registration-code.ts';
import { needRegistrationOpen } from './registration.ts';
import { teamOf, type OwnTeam } from './team.ts';
import { foldedTeamName, teamName } from './team-name.ts';

/**
 * Registers a team with one person in it, its captain. Refuses outside registration, another rulebook
 * than the one in force, staff of the contest, someone with a team, a name that is taken, a missing or
 * spent code where the contest asks for one, and no category where there are some.
 */
export async function createTeam(
	tx: Tx,
	{
		contest,
		accountId,
		name: typed,
		acceptance,
		code,
		category: chosen,
		at
	}: {
		contest: ContestInForce;
		accountId: string;
		name: string;
		acceptance: Acceptance;
		/** Where registration is by code. */
		code?: string | undefined;
		/** Of the rulebook's, where it has any. */
		category?: string | undefined;
		at: number;
	}
): Promise<OwnTeam> {
	needRegistrationOpen(contest, { at });
	const name = teamName(typed);
	const foldedName = foldedTeamName(name);
	const accepted = accept(contest, acceptance);
	const category = chosenCategory(contest.rulebook, chosen);
	await needFreeName(tx, { contestId: contest.id, foldedName });

	const id = newId();
	const alias = await freeAlias(tx, { contestId: contest.id });
	const nameSalt = newSalt();
	const named = { id, contestId: contest.id, name, nameSalt };
	await tx.insert(tx.t.team).values({ ...named, foldedName, alias, category, createdAt: at });
	await spendCode(tx, { contestId: contest.id, code, teamId: id, at });
	await enter(tx, { contest, teamId: id, accountId, captain: true, accepted, at });
	await recordFact(tx, {
		contestId: contest.id,
		kind: 'team-registered',
		subject: id,
		data: {
			rulebookVersion: contest.version,
			rulebookHash: contest.hash,
			...(category === undefined ? {} : { category })
		},
		at
	});
	await recordName(tx, named, { at });

	return { id, name, alias, captain: true };
}

/** Gives a team another name, and the ledger its hash. Only its captain may, while registration is open. */
export async function renameTeam(
	tx: Tx,
	{
		contest,
		accountId,
		name: typed,
		at
	}: { contest: ContestInForce; accountId: string; name: string; at: number }
): Promise<void> {
	needRegistrationOpen(contest, { at });
	const own = await captainsTeam(tx, { contestId: contest.id, accountId });
	const name = teamName(typed);
	const foldedName = foldedTeamName(name);
	await needFreeName(tx, { contestId: contest.id, foldedName, butOf: own.id });
	const nameSalt = newSalt();
	await tx.update(tx.t.team).set({ name, nameSalt, foldedName }).where(eq(tx.t.team.id, own.id));
	await recordName(tx, { id: own.id, contestId: contest.id, name, nameSalt }, { at });
}

export const newSalt = () => randomBytes(16).toString('hex');

/** Binds the name by a salted hash alone, so that erasing name and salt erases it from the ledger too. */
export async function recordName(
	tx: Tx,
	{
		id,
		contestId,
		name,
		nameSalt
	}: { id: string; contestId: string; name: string; nameSalt: string },
	{ at }: { at: number }
) {
	const nameHash = sha256Hex(nameSalt + name);
	await recordFact(tx, { contestId, kind: 'team-named', subject: id, data: { nameHash }, at });
}

/** The team that a person leads. Refuses who has none or is not its captain, and a disqualified team. */
export async function captainsTeam(
	tx: Tx,
	{ contestId, accountId }: { contestId: string; accountId: string }
): Promise<OwnTeam> {
	const own = await teamOf(tx, { contestId, accountId });
	if (!own) throw new Refusal('not_in_contest');
	if (!own.captain) throw new Refusal('not_captain');
	await needQualified(tx, { teamId: own.id });

	return own;
}

/** Puts a person into a team, and by that into the contest. One person is in one team. */
export async function enter(
	tx: Tx,
	{
		contest,
		teamId,
		accountId,
		captain,
		accepted,
		at
	}: {
		contest: Pick<ContestInForce, 'id' | 'version'>;
		teamId: string;
		accountId: string;
		captain: boolean;
		accepted: Accepted;
		at: number;
	}
): Promise<void> {
	const contestId = contest.id;
	if (await teamOf(tx, { contestId, accountId })) throw new Refusal('already_in_team');
	await takePart(tx, { contestId, accountId, part: 'participant', at });
	const { answers, ...declared } = accepted;
	await tx
		.insert(tx.t.member)
		.values({ contestId, accountId, teamId, captain, joinedAt: at, ...declared });
	await saveAnswers(tx, { contest, accountId, answers, at });
}

/** Refuses a name that another team of the contest has, or one that looks like it. */
export async function needFreeName(
	tx: Tx,
	{ contestId, foldedName, butOf }: { contestId: string; foldedName: string; butOf?: string }
) {
	const { team } = tx.t;
	const [holder] = await tx
		.select({ id: team.id })
		.from(team)
		.where(and(eq(team.contestId, contestId), eq(team.foldedName, foldedName)));
	if (holder && holder.id !== butOf) throw new Refusal('team_name_taken', { field: 'name' });
}
