import { profileById } from '../energy/index.ts';
import { format, rational, roundHalfEven } from '../exact/rational.ts';
import { figureOf } from '../ledger/energy-figure.ts';
import { alternativesOf } from './alternatives.ts';
import type { Board, BoardRow } from './board.ts';
import { confirmationOfEntry, entriesFromFacts } from './entries-from-facts.ts';
import { placesInCategories } from './categories.ts';
import type { BoardFacts, EntryFacts } from './facts.ts';
import { rank, type RankOptions, type Standing } from './rank.ts';

function confirmed(facts: EntryFacts, challenge: BoardFacts['challenge']) {
	const confirmation = confirmationOfEntry(facts, challenge);
	if (!confirmation) return {};
	const { runs, passes, accepted, agreement, answers } = confirmation;
	return { confirmation: { runs, passes, accepted, agreement, answers } };
}

function rowOf(
	{ entry, cost, score, ...lot }: Standing,
	facts: EntryFacts,
	{ challenge, categoryPlace }: { challenge: BoardFacts['challenge']; categoryPlace?: number }
): BoardRow {
	const energy = rational(entry.energyNwh, BigInt(entry.averagedOver));
	return {
		entryId: entry.entryId,
		teamId: entry.teamId,
		teamName: facts.teamName,
		state: entry.state,
		...lot,
		quality: entry.quality && format(entry.quality),
		score: score && format(score),
		energyNwh: figureOf(roundHalfEven(energy)),
		costNwh: format(cost),
		language: facts.language,
		interactions: entry.interactions,
		completionTokens: entry.completionTokens,
		sequence: entry.sequence,
		estimated: entry.estimated,
		baseline: entry.baseline,
		category: facts.category,
		categoryPlace,
		...confirmed(facts, challenge)
	};
}

/**
 * The leaderboard of one challenge from the plain facts: priced, ranked, with the places under the
 * other assumptions. The same facts in any order give the same document. Refuses with a RangeError
 * an unknown profile, a team with two entries and counts that no interaction can have.
 */
export function computeBoard(facts: BoardFacts): Board {
	const profile = profileById(facts.profileId);
	if (!profile) throw new RangeError(`no reference profile ${facts.profileId}`);

	const { challenge, standing } = facts;
	const entries = entriesFromFacts(facts, profile);
	const options: RankOptions = {
		policy: challenge.ranking,
		ties: challenge.ties,
		standing,
		judging: challenge.judging
	};
	const factsOf = new Map(facts.entries.map((entry) => [entry.teamId, entry]));
	const ranked = rank(entries, options);
	const categoryPlaces = placesInCategories(
		ranked.map(({ entry, place }) => {
			return { teamId: entry.teamId, place, category: factsOf.get(entry.teamId)?.category };
		})
	);
	const rows = ranked.flatMap((lot) => {
		const { teamId } = lot.entry;
		const known = factsOf.get(teamId);
		const categoryPlace = categoryPlaces.get(teamId);
		return known ? [rowOf(lot, known, { challenge, categoryPlace })] : [];
	});
	return {
		format: 'vatio-board/1',
		contest: facts.contest,
		round: facts.round,
		challenge: challenge.id,
		rulebook: { version: facts.rulebook.version, hash: facts.rulebook.hash },
		profileId: profile.id,
		policy: challenge.ranking.policy,
		standing,
		at: new Date(facts.at).toISOString(),
		seq: facts.seq,
		rows,
		alternatives: alternativesOf(facts, profile, entries, options)
	};
}
