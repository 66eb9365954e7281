import type { BoardFacts, ChallengeRules, Rulebook } from '#scoring';
import { profileById } from '#scoring/energy';
import { entriesFromFacts } from '#scoring/ranking/entries-from-facts.ts';
import type { RankedEntry } from '#scoring/ranking/entry.ts';
import { rank } from '#scoring/ranking/rank.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { adjudicationNeeded, type Need } from '../judging/adjudication.ts';
import { judgedBy, verdictsInForce, type VerdictInForce } from '../judging/judged.ts';
import { isJudgeable } from '../judging/reading.ts';
import { boardFacts } from './facts.ts';
import { judgedOtherwise } from './judged-otherwise.ts';

/** Places that win something. */
const PRIZES = 3;

/** What one verdict would change among those who win or go on, if it said the opposite. */
export interface Turned {
	judgeId: string;
	/** What it says now. */
	decision: VerdictInForce['decision'];
	/** The best place that would have another team, or more or fewer of them. */
	place: number;
	prize: boolean;
	nextRound: boolean;
}

export interface AtIssue {
	entryId: string;
	alias: string;
	/** Absent where the judges agree and the place alone makes it matter. */
	need: Need | undefined;
	verdicts: VerdictInForce[];
	/** Its verdicts that decide a prize or a place in the next round, by the best place first. */
	decisive: Turned[];
}

interface Scope {
	contest: ContestInForce;
	challengeId: string;
	at: number;
}

/**
 * The entries on whose verdicts something hangs: those on which judges disagree, and those of which
 * one verdict turned around would change a prize or who goes on. The best place first, then the
 * disagreements, in an order that is the same each time.
 */
export async function adjudicationQueue(
	query: Query,
	{ contest, challengeId, at }: Scope
): Promise<AtIssue[]> {
	const { challenge, round } = challengeInForce(contest, { challengeId, at });
	const of = { contest, round, challenge, standing: 'official' as const, seq: 0, at };
	const facts = await boardFacts(query, of);
	const entries = (await entriesOf(query, { contestId: contest.id, challengeId })).filter(
		isJudgeable
	);
	const inForce = await verdictsInForce(query, { entryIds: entries.map(({ id }) => id) });
	const goOn = goingOn(contest.rulebook, round.id);
	const effect = effectOfTurning({ facts, challenge, goOn });

	return entries
		.flatMap(({ id: entryId, alias }) => {
			const verdicts = inForce.get(entryId) ?? [];
			const need = adjudicationNeeded(challenge, verdicts);
			const decisive = verdicts.flatMap((verdict) => {
				const place = effect(entryId, verdicts, verdict);
				const { judgeId, decision } = verdict;
				return place === undefined
					? []
					: [{ judgeId, decision, place, prize: place <= PRIZES, nextRound: place <= goOn }];
			});
			decisive.sort((a, b) => a.place - b.place);
			return need || decisive.length > 0 ? [{ entryId, alias, need, verdicts, decisive }] : [];
		})
		.sort((a, b) => bestOf(a) - bestOf(b) || Number(!a.need) - Number(!b.need));
}

const bestOf = ({ decisive }: AtIssue) => decisive[0]?.place ?? Infinity;

/** How many of a round a later one admits. */
function goingOn({ rounds }: Rulebook, roundId: string): number {
	return Math.max(
		0,
		...rounds.flatMap(({ admission }) =>
			admission.kind === 'best' && admission.of === roundId ? [admission.n] : []
		)
	);
}

type Effect = (
	entryId: string,
	verdicts: VerdictInForce[],
	turned: VerdictInForce
) => number | undefined;

/**
 * The best place whose teams would change if a verdict said the opposite. Only the first places
 * and the entry itself matter for that, so those alone are ranked anew.
 */
function effectOfTurning({
	facts,
	challenge,
	goOn
}: {
	facts: BoardFacts;
	challenge: ChallengeRules;
	goOn: number;
}): Effect {
	const last = Math.max(PRIZES, goOn);
	const { ranking: policy, ties, judging } = challenge;
	const options = { policy, ties, judging, standing: 'official' as const };
	const all = new Map(rankedEntries(facts).map((entry) => [entry.entryId, entry]));
	const known = new Map(facts.entries.map((entry) => [entry.entryId, entry]));
	const enough = last + 2 + (judging.mode === 'top' ? judging.n : 0);
	const first = rank([...all.values()], options)
		.filter(({ place }) => place !== undefined)
		.slice(0, enough)
		.map(({ entry }) => entry);
	const placesOf = (entries: RankedEntry[]) => {
		const placed = rank(entries, options).filter(({ place = last + 1 }) => place <= last);
		const byPlace = Map.groupBy(placed, ({ place = 0 }) => place);
		return new Map([...byPlace].map(([place, lots]) => [place, teamsOf(lots)]));
	};

	return (entryId, verdicts, turned) => {
		const [own, entry] = [all.get(entryId), known.get(entryId)];
		const otherwise = verdicts.map((one) => (one === turned ? opposite(one, challenge) : one));
		const judged = judgedBy(otherwise, challenge.rubric);
		const was = judgedBy(verdicts, challenge.rubric);
		const same = was.decision === judged.decision && was.jury === judged.jury;
		if (!own || !entry || same) return undefined;
		const others = first.filter((one) => one !== own);
		const now = placesOf([...others, own]);
		const alone = judgedOtherwise({ ...facts, entries: [entry] }, new Map([[entryId, judged]]));
		const then = placesOf([...others, ...rankedEntries(alone)]);
		const places = [...new Set([...now.keys(), ...then.keys()])].sort((a, b) => a - b);

		return places.find((place) => now.get(place) !== then.get(place));
	};
}

function rankedEntries(facts: BoardFacts): RankedEntry[] {
	const profile = profileById(facts.profileId);

	return profile ? entriesFromFacts(facts, profile) : [];
}

const teamsOf = (lots: { entry: RankedEntry }[]) =>
	lots
		.map(({ entry }) => entry.teamId)
		.sort()
		.join(' ');

/** A rejection without levels turns into a confirmation in the middle of each criterion. */
function opposite(verdict: VerdictInForce, { rubric }: ChallengeRules): VerdictInForce {
	return verdict.decision === 'valid'
		? { ...verdict, decision: 'invalid', levels: {} }
		: {
				...verdict,
				decision: 'valid',
				levels: Object.fromEntries(rubric.map(({ id }) => [id, 3]))
			};
}
