import { and, desc, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { ChallengeRules, RoundRules, Rulebook } from '#scoring';
import type { Query } from '../db/client.ts';
import { given, prepared } from '../db/prepared.ts';

export type AdmissionState = 'admitted' | 'declined' | 'waiting';

/** The decision on a team that holds in a round. */
export interface Admission {
	admitted: boolean;
	/** By which it is one of the best; absent where the organisers decided. */
	boardId: string | undefined;
	/** Empty where none was given. */
	reason: string;
	at: number;
}

/** The rounds that do not admit every team. */
export const limitedRounds = ({ rounds }: Pick<Rulebook, 'rounds'>): RoundRules[] =>
	rounds.filter(({ admission }) => admission.kind !== 'all');

/** A round of the contest that does not admit every team. Refuses another. */
export function limitedRound(rulebook: Pick<Rulebook, 'rounds'>, roundId: string): RoundRules {
	const round = limitedRounds(rulebook).find(({ id }) => id === roundId);
	if (!round) throw new Refusal('not_found');

	return round;
}

/** Whether a team takes part in a round; who was not decided on waits. */
export async function admissionState(
	query: Query,
	{ round, teamId }: { round: Pick<RoundRules, 'id' | 'admission'>; teamId: string }
): Promise<AdmissionState> {
	if (round.admission.kind === 'all') return 'admitted';
	const [last] = await lastDecision(query, { teamId, roundId: round.id });
	if (!last) return 'waiting';

	return last.admitted ? 'admitted' : 'declined';
}

const lastDecision = prepared((query: Query) => {
	const { admission } = query.t;
	return query
		.select({ admitted: admission.admitted })
		.from(admission)
		.where(and(eq(admission.teamId, given('teamId')), eq(admission.roundId, given('roundId'))))
		.orderBy(desc(admission.position))
		.limit(1);
});

/** Refuses a team that was not admitted to the challenge's round; practice is everybody's. */
export async function needAdmitted(
	query: Query,
	{
		challenge,
		round,
		teamId
	}: {
		challenge: Pick<ChallengeRules, 'practice'>;
		round: Pick<RoundRules, 'id' | 'admission'>;
		teamId: string;
	}
): Promise<void> {
	if (challenge.practice || round.admission.kind === 'all') return;
	const state = await admissionState(query, { round, teamId });
	if (state !== 'admitted') throw new Refusal('not_admitted', { state });
}

/** The decisions that hold in a round, by team. */
export async function admissionsOf(
	query: Query,
	{ contestId, roundId }: { contestId: string; roundId: string }
): Promise<Map<string, Admission>> {
	const { admission } = query.t;
	const rows = await query
		.select()
		.from(admission)
		.where(and(eq(admission.contestId, contestId), eq(admission.roundId, roundId)))
		.orderBy(admission.position);

	return new Map(
		rows.map(({ teamId, admitted, boardId, reason, at }) => [
			teamId,
			{ admitted, boardId: boardId ?? undefined, reason, at }
		])
	);
}

/** What a team is told of each round that does not admit everybody. */
export interface OwnAdmission {
	round: RoundRules;
	state: AdmissionState;
	/** Why it was declined, or admitted; empty where nobody said. */
	reason: string;
}

/** A team's own state in each round that does not admit everybody. */
export async function ownAdmissions(
	query: Query,
	{
		contest,
		teamId
	}: { contest: { id: string; rulebook: Pick<Rulebook, 'rounds'> }; teamId: string }
): Promise<OwnAdmission[]> {
	const { admission } = query.t;
	const limited = limitedRounds(contest.rulebook);
	if (limited.length === 0) return [];
	const rows = await query
		.select()
		.from(admission)
		.where(and(eq(admission.contestId, contest.id), eq(admission.teamId, teamId)))
		.orderBy(admission.position);
	const last = new Map(rows.map((row) => [row.roundId, row]));

	return limited.map((round) => {
		const decided = last.get(round.id);
		const state = decided ? (decided.admitted ? 'admitted' : 'declined') : 'waiting';
		return { round, state, reason: decided?.reason ?? '' };
	});
}
