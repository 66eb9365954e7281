import { and, asc, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';
import { organisationOf } from './organisation.ts';

interface Pair {
	contestId: string;
	judgeId: string;
}

/** Teams that each judge may not read: declared, or of the judge's own organisation. */
export async function conflictsOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Map<string, Set<string>>> {
	const { judgeConflict, contestPerson, account, member } = query.t;
	const found = new Map<string, Set<string>>();
	const add = (judgeId: string, teamId: string) =>
		found.set(judgeId, (found.get(judgeId) ?? new Set()).add(teamId));

	const declared = await query
		.select()
		.from(judgeConflict)
		.where(eq(judgeConflict.contestId, contestId));
	for (const { judgeId, teamId } of declared) add(judgeId, teamId);

	const judges = await query
		.select({ id: account.id, email: account.email })
		.from(contestPerson)
		.innerJoin(account, eq(account.id, contestPerson.accountId))
		.where(and(eq(contestPerson.contestId, contestId), eq(contestPerson.part, 'judge')));
	const members = await query
		.select({ teamId: member.teamId, email: account.email })
		.from(member)
		.innerJoin(account, eq(account.id, member.accountId))
		.where(eq(member.contestId, contestId));
	const teamsAt = new Map<string, string[]>();
	for (const { teamId, email } of members) {
		for (const domain of organisationOf(email)) {
			teamsAt.set(domain, [...(teamsAt.get(domain) ?? []), teamId]);
		}
	}
	const own = judges.flatMap(({ id, email }) =>
		organisationOf(email)
			.slice(-1)
			.map((domain) => [id, domain] as const)
	);
	const said = (await domainsOf(query, { contestId })).map(
		({ judgeId, domain }) => [judgeId, domain] as const
	);
	for (const [judgeId, domain] of [...own, ...said]) {
		for (const teamId of teamsAt.get(domain) ?? []) add(judgeId, teamId);
	}

	return found;
}

/** Says that a judge may not read a team. Refuses a team of another contest. */
export async function declareConflict(
	tx: Tx,
	conflict: Pair & { teamId: string; byAccountId: string; at: number }
): Promise<void> {
	const { team, judgeConflict } = tx.t;
	const { contestId, teamId } = conflict;
	const [known] = await tx
		.select({ id: team.id })
		.from(team)
		.where(and(eq(team.id, teamId), eq(team.contestId, contestId)));
	if (!known) throw new Refusal('not_found');
	await tx.insert(judgeConflict).values(conflict).onConflictDoNothing();
	const { judgeId, byAccountId, at } = conflict;
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'jury.conflict-declared',
		subject: judgeId,
		after: { team: teamId },
		at
	});
}

/** The organisations that judges said they belong to. */
export async function domainsOf(query: Query, { contestId }: { contestId: string }) {
	const { judgeDomain } = query.t;

	return query
		.select({ judgeId: judgeDomain.judgeId, domain: judgeDomain.domain })
		.from(judgeDomain)
		.where(eq(judgeDomain.contestId, contestId))
		.orderBy(asc(judgeDomain.domain));
}

/** Teams that judges may not read by name, for the organiser. */
export async function declaredConflicts(query: Query, { contestId }: { contestId: string }) {
	const { judgeConflict, team } = query.t;

	return query
		.select({ judgeId: judgeConflict.judgeId, teamId: team.id, teamName: team.name })
		.from(judgeConflict)
		.innerJoin(team, eq(team.id, judgeConflict.teamId))
		.where(eq(judgeConflict.contestId, contestId))
		.orderBy(asc(team.name));
}

/**
 * Says that a judge belongs to an organisation, by the domain of its e-mail or an address there.
 * Refuses what is no domain and providers that anybody may use.
 */
export async function declareDomain(
	tx: Tx,
	{ domain: typed, ...said }: Pair & { domain: string; byAccountId: string; at: number }
): Promise<void> {
	const word = typed.trim().toLowerCase();
	const [domain] = organisationOf(word.includes('@') ? word : `x@${word}`);
	if (!domain) throw new Refusal('invalid_request', { field: 'domain', expected: 'domain' });
	await tx
		.insert(tx.t.judgeDomain)
		.values({ ...said, domain })
		.onConflictDoNothing();
	const { contestId, judgeId, byAccountId, at } = said;
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'jury.domain-declared',
		subject: judgeId,
		after: { domain },
		at
	});
}
