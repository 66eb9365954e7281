import { and, desc, eq, isNull, ne, or } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { Query } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';

/** How long a team has to answer, milliseconds. */
export const TO_ANSWER = 48 * 3_600_000;

export interface Disqualification {
	id: string;
	reason: string;
	/** Name of who decided, while there is such an account. */
	by: string | undefined;
	at: number;
	/** Until when the team may answer. */
	answerUntil: number;
	answer: { text: string; at: number } | undefined;
	ruling: { ruling: 'confirmed' | 'lifted'; reason: string; at: number } | undefined;
}

/** A team's disqualifications with all that came of them, the newest first. */
export async function disqualificationsOf(
	query: Query,
	{ contestId, teamId }: { contestId: string; teamId: string }
): Promise<Disqualification[]> {
	const {
		disqualification: decided,
		disqualificationAnswer: answer,
		disqualificationRuling: ruling,
		account
	} = query.t;
	const rows = await query
		.select({ decided, answer, ruling, by: account.name })
		.from(decided)
		.leftJoin(answer, eq(answer.disqualificationId, decided.id))
		.leftJoin(ruling, eq(ruling.disqualificationId, decided.id))
		.leftJoin(account, eq(account.id, decided.byAccountId))
		.where(and(eq(decided.contestId, contestId), eq(decided.teamId, teamId)))
		.orderBy(desc(decided.at), desc(decided.id));

	return rows.map(({ decided, answer, ruling, by }) => ({
		id: decided.id,
		reason: decided.reason,
		by: by ?? undefined,
		at: decided.at,
		answerUntil: decided.at + TO_ANSWER,
		answer: answer ? { text: answer.text, at: answer.at } : undefined,
		ruling: ruling ? { ruling: ruling.ruling, reason: ruling.reason, at: ruling.at } : undefined
	}));
}

/** What counts against a team: decided on and not lifted. */
const standing = ({ t }: Query) =>
	or(
		isNull(t.disqualificationRuling.disqualificationId),
		ne(t.disqualificationRuling.ruling, 'lifted')
	);

const standingOf = prepared((query: Query) => {
	const { disqualification, disqualificationRuling } = query.t;

	return query
		.select({ id: disqualification.id })
		.from(disqualification)
		.leftJoin(
			disqualificationRuling,
			eq(disqualificationRuling.disqualificationId, disqualification.id)
		)
		.where(and(eq(disqualification.teamId, given('teamId')), standing(query)))
		.limit(1);
});

/** Whether a team is disqualified at the moment. */
export async function disqualifiedTeam(
	query: Query,
	{ teamId }: { teamId: string }
): Promise<boolean> {
	const found = await standingOf(query, { teamId });

	return found.length > 0;
}

/** Refuses a team that is disqualified. */
export async function needQualified(query: Query, team: { teamId: string }): Promise<void> {
	if (await disqualifiedTeam(query, team)) throw new Refusal('disqualified');
}

/** The teams of a contest that are disqualified at the moment. */
export async function disqualifiedTeams(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Set<string>> {
	const { disqualification, disqualificationRuling } = query.t;
	const rows = await query
		.select({ teamId: disqualification.teamId })
		.from(disqualification)
		.leftJoin(
			disqualificationRuling,
			eq(disqualificationRuling.disqualificationId, disqualification.id)
		)
		.where(and(eq(disqualification.contestId, contestId), standing(query)));

	return new Set(rows.map(({ teamId }) => teamId));
}
