import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { publishedCombined } from '../leaderboard/combined.ts';
import { publishedBoard } from '../leaderboard/publish.ts';
import { disqualifiedTeams } from '../teams/disqualification.ts';
import { archiveIsPublic } from './public-archive.ts';
import { teamsThatTookPart } from './teams-that-took-part.ts';

/** What a certificate says, as it was when it was issued. */
export interface Certified {
	/** The person, as their account named them. */
	name: string;
	team: string;
	/** Places on published boards, in the rulebook's order; of teams that took part without one, none. */
	places: CertifiedPlace[];
	/** On the published ranking over several challenges, where there is one. */
	overall?: Omit<CertifiedPlace, 'challengeId'>;
}

export interface CertifiedPlace {
	challengeId: string;
	place: number;
	/** How many teams were placed. */
	of: number;
}

export interface Certificate {
	code: string;
	accountId: string;
	/** Absent once the person was erased. */
	certified: Certified | undefined;
	issuedAt: number;
	/** When another one took its place; absent for one that holds. */
	replacedAt: number | undefined;
}

/** Without letters that are taken for others: 80 bits in 16 of them. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function newCode(): string {
	const letters = [...randomBytes(16)].map((byte) => LETTERS[byte % 32]);

	return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

/** A code as it is kept, however somebody typed it. */
export function codeTyped(typed: string): string {
	const letters = typed
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');

	return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

/**
 * Issues what is missing: a certificate for each member of a team that sent something that counted and
 * is not disqualified. Where the results or names of one have changed since, another takes its place;
 * where they have not, it stays with its code. Refuses before the results are final.
 */
export async function issueCertificates(
	tx: Tx,
	{ contest, byAccountId, at }: { contest: ContestInForce; byAccountId: string; at: number }
): Promise<{ issued: number }> {
	if (!(await archiveIsPublic(tx, { contest, at }))) throw new Refusal('not_published');
	const { id: contestId } = contest;
	const { certificate } = tx.t;
	const { changed, over, held } = await changesDue(tx, { contest });
	const replaced = [...over, ...changed.flatMap(({ accountId }) => held.get(accountId) ?? [])];
	for (const { code } of replaced) {
		await tx.update(certificate).set({ replacedAt: at }).where(eq(certificate.code, code));
	}
	for (const one of changed) {
		await tx.insert(certificate).values({ ...one, code: newCode(), contestId, issuedAt: at });
	}
	if (changed.length + over.length === 0) return { issued: 0 };
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'certificates.issued',
		after: { issued: changed.length, replaced: replaced.length },
		at
	});

	return { issued: changed.length };
}

/** How many certificates hold, and how many more people are due one, or another one. */
export async function certificateProgress(
	query: Query,
	{ contest }: { contest: ContestInForce }
): Promise<{ issued: number; due: number }> {
	const { changed, over, held } = await changesDue(query, { contest });

	return { issued: held.size, due: changed.length + over.length };
}

/** Whose certificate is missing or says what is no longer so, and whose is due to nobody any more. */
async function changesDue(query: Query, { contest }: { contest: ContestInForce }) {
	const due = await dueCertificates(query, { contest });
	const inForce = await certificatesInForce(query, { contestId: contest.id });
	const held = new Map(inForce.map((one) => [one.accountId, one]));
	const changed = due.filter(({ accountId, certified }) => !says(held.get(accountId), certified));
	const over = inForce.filter(
		({ accountId, certified }) => certified && !due.some((one) => one.accountId === accountId)
	);

	return { changed, over, held };
}

const says = (held: Certificate | undefined, certified: Certified) =>
	held !== undefined && JSON.stringify(held.certified) === JSON.stringify(certified);

/** Who is to be certified what, now. */
async function dueCertificates(query: Query, { contest }: { contest: ContestInForce }) {
	const { member, account, team } = query.t;
	const { id: contestId } = contest;
	const took = await teamsThatTookPart(query, { contest });
	const out = await disqualifiedTeams(query, { contestId });
	const people = await query
		.select({
			accountId: member.accountId,
			teamId: member.teamId,
			name: account.name,
			team: team.name
		})
		.from(member)
		.innerJoin(account, eq(account.id, member.accountId))
		.innerJoin(team, eq(team.id, member.teamId))
		.where(eq(member.contestId, contestId))
		.orderBy(asc(team.id), asc(member.joinedAt), asc(member.accountId));
	const places = await placesByTeam(query, { contest });
	const overall = await overallPlaces(query, { contestId });

	return people
		.filter(({ teamId }) => took.has(teamId) && !out.has(teamId))
		.map(({ accountId, teamId, name, team }) => {
			const over = overall.get(teamId);
			const certified: Certified = {
				name,
				team,
				places: places.get(teamId) ?? [],
				...(over ? { overall: over } : {})
			};
			return { accountId, teamId, certified };
		});
}

async function placesByTeam(query: Query, { contest }: { contest: ContestInForce }) {
	const places = new Map<string, CertifiedPlace[]>();
	const ranked = contest.rulebook.rounds.flatMap(({ challenges }) => challenges).filter(isRanked);
	for (const { id: challengeId } of ranked) {
		const published = await publishedBoard(query, { contestId: contest.id, challengeId });
		const rows = published?.board.rows.filter(({ place }) => place !== undefined) ?? [];
		for (const { teamId, place = 0 } of rows) {
			const known = places.get(teamId) ?? [];
			places.set(teamId, [...known, { challengeId, place, of: rows.length }]);
		}
	}

	return places;
}

async function overallPlaces(query: Query, { contestId }: { contestId: string }) {
	const rows = (await publishedCombined(query, { contestId }))?.board.rows ?? [];
	const placed = rows.filter(({ place }) => place !== undefined);

	return new Map(placed.map(({ teamId, place = 0 }) => [teamId, { place, of: placed.length }]));
}

/** The certificates of a contest that hold, by team. */
export async function certificatesInForce(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Certificate[]> {
	const { certificate } = query.t;
	const rows = await query
		.select()
		.from(certificate)
		.where(and(eq(certificate.contestId, contestId), isNull(certificate.replacedAt)))
		.orderBy(asc(certificate.teamId), asc(certificate.code));

	return rows.map(certificateOf);
}

/** A person's certificate, where one holds. */
export async function ownCertificate(
	query: Query,
	{ contestId, accountId }: { contestId: string; accountId: string }
): Promise<Certificate | undefined> {
	const { certificate } = query.t;
	const [row] = await query
		.select()
		.from(certificate)
		.where(
			and(
				eq(certificate.contestId, contestId),
				eq(certificate.accountId, accountId),
				isNull(certificate.replacedAt)
			)
		)
		.orderBy(desc(certificate.issuedAt))
		.limit(1);

	return row && certificateOf(row);
}

/** What a code stands for, whether it still holds or not. Refuses one that was never given. */
export async function certificateByCode(
	query: Query,
	{ contestId, code }: { contestId: string; code: string }
): Promise<Certificate> {
	const { certificate } = query.t;
	const [row] = await query
		.select()
		.from(certificate)
		.where(and(eq(certificate.contestId, contestId), eq(certificate.code, codeTyped(code))));
	if (!row) throw new Refusal('not_found');

	return certificateOf(row);
}

function certificateOf(row: {
	code: string;
	accountId: string;
	certified: Certified | null;
	issuedAt: number;
	replacedAt: number | null;
}): Certificate {
	const { code, accountId, issuedAt } = row;

	return {
		code,
		accountId,
		certified: row.certified ?? undefined,
		issuedAt,
		replacedAt: row.replacedAt ?? undefined
	};
}
