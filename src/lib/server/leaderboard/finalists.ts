import { Refusal } from '#lib/refusal.ts';
import { isRanked, roundState, type RoundRules } from '#scoring';
import { finalists } from '#scoring/ranking/finalists.ts';
import { text as textIn } from '#scoring/rulebook/rounds.ts';
import { sourceLocale } from '#lib/i18n/locale.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { MATTERS, openMatters, refuseOpenMatters } from '../judging/open-matters.ts';
import { sha256Hex } from '../ledger/record.ts';
import { admissionsOf, limitedRound } from '../teams/admission.ts';
import { decideAdmissions } from '../teams/admit.ts';
import { disqualifiedTeams } from '../teams/disqualification.ts';
import { publishedBoard, type PublishedBoard } from './publish.ts';

interface Placed {
	teamId: string;
	/** As the board says it; empty once erased. */
	name: string;
	place: number;
}

/** What the rule says of a round of the best, before anything of it is done. */
export interface Finalists {
	/** How many the rulebook admits. */
	n: number;
	board: { id: string; challengeId: string; version: number; hash: string };
	/** Who would come in now, the best first. */
	toAdmit: Placed[];
	/** Who is in, by this board or by an earlier one, or by a decision with a reason. */
	admitted: (Placed & { byBoard: boolean })[];
	/** Who was admitted by a board and is none of the best of this one. */
	outside: Placed[];
	/** Whether more than n come in because they share the last place. */
	tied: boolean;
	/** Who would come next if one of them did not take part. */
	next: Placed | undefined;
	/** Names what is shown, so that what is confirmed is that and nothing else. */
	mark: string;
}

type Scope = { contest: ContestInForce; roundId: string; at: number };

/**
 * The finalists by the rule: the n best of the newest official board, with all who share the last
 * place, and without the declined and the disqualified. Refuses before the earlier round has results,
 * while something of its judging is open, and where no official board was published.
 */
export async function finalistsOf(query: Query, scope: Scope): Promise<Finalists> {
	const { contest, roundId } = scope;
	const { round, published } = await decidingBoard(query, scope);
	const { n } = round.admission;
	const { rows, challenge } = published.board;
	const decided = await admissionsOf(query, { contestId: contest.id, roundId });
	const disqualified = await disqualifiedTeams(query, { contestId: contest.id });
	const declined = [...decided].flatMap(([teamId, one]) => (one.admitted ? [] : [teamId]));
	const without = new Set([...declined, ...disqualified]);
	const names = new Map(rows.map(({ teamId, teamName }) => [teamId, teamName]));
	const placeOf = new Map(rows.map(({ teamId, place }) => [teamId, place]));
	const named = (team: { teamId: string; place: number }): Placed => ({
		...team,
		name: names.get(team.teamId) ?? ''
	});

	const best = finalists(rows, { n, without });
	const isBest = new Set(best.map(({ teamId }) => teamId));
	const toAdmit = best.filter(({ teamId }) => !decided.has(teamId)).map(named);
	const inside = [...decided].filter(([, one]) => one.admitted);
	const admitted = inside.map(([teamId, one]) => ({
		...named({ teamId, place: placeOf.get(teamId) ?? 0 }),
		byBoard: one.boardId !== undefined
	}));
	const outside = admitted.filter(({ teamId, byBoard }) => byBoard && !isBest.has(teamId));
	const after = finalists(rows, { n: best.length + 1, without })[best.length];
	const { version, hash } = published;

	return {
		n,
		board: { id: published.id, challengeId: challenge, version, hash },
		toAdmit,
		admitted: admitted.sort((a, b) => (a.place || Infinity) - (b.place || Infinity)),
		outside,
		tied: best.length > n,
		next: after && named(after),
		mark: sha256Hex([published.id, ...toAdmit.map(({ teamId }) => teamId)].join(' '))
	};
}

/**
 * Admits who comes in by the rule, all or none, tells each, and puts each on the ledger with the board
 * it follows from. Refuses what is no longer what was shown.
 */
export async function admitFinalists(
	tx: Tx,
	{ mark, byAccountId, ...scope }: Scope & { mark: string; byAccountId: string }
): Promise<{ decided: number }> {
	const shown = await finalistsOf(tx, scope);
	if (shown.mark !== mark) throw new Refusal('preview_changed');
	const decisions = shown.toAdmit.map(({ teamId }) => {
		return { teamId, admitted: true, boardId: shown.board.id };
	});

	return decideAdmissions(tx, { ...scope, byAccountId, decisions });
}

type RoundOfBest = RoundRules & { admission: { kind: 'best'; n: number } };

/** The board that says who is best, once it is official and nothing of its judging is open. */
async function decidingBoard(
	query: Query,
	{ contest, roundId, at }: Scope
): Promise<{ round: RoundOfBest; published: PublishedBoard }> {
	const round = limitedRound(contest.rulebook, roundId);
	const { admission } = round;
	if (admission.kind !== 'best') throw new Refusal('not_found');
	const earlier = contest.rulebook.rounds.find(({ id }) => id === admission.of);
	const instants = contest.schedule.get(admission.of);
	const challenge = earlier?.challenges.find((one) =>
		admission.challenge === undefined ? isRanked(one) : one.id === admission.challenge
	);
	if (!earlier || !instants || !challenge) throw new Refusal('not_found');
	const { phase } = roundState(instants, at);
	const title = textIn(challenge.title, sourceLocale);
	if (phase !== 'results' && phase !== 'final') {
		throw new Refusal('finalists_wait', { what: 'results', challenge: title });
	}

	const challengeId = challenge.id;
	refuseOpenMatters(await openMatters(query, { contest, challengeId }), MATTERS);
	const published = await publishedBoard(query, { contestId: contest.id, challengeId });
	if (published?.board.standing !== 'official') {
		throw new Refusal('finalists_wait', { what: 'board', challenge: title });
	}

	return { round: { ...round, admission }, published };
}
