import { multiply, parseRational, rational, roundHalfEven } from '#scoring/exact/rational.ts';
import type { CombinedBoard, CombinedShare } from '#scoring/ranking/combined-board.ts';
import { challengeOf, text } from '#scoring/rulebook/rounds.ts';
import type { Locale, Rulebook } from '#scoring/rulebook/schema.ts';

/** What a part gives a team, in points of a hundred. */
export interface ShareView {
	challenge: string;
	/** Of the challenge itself; undefined where the team has no place there. */
	score: number | undefined;
	/** What is added: score · weight. */
	points: number;
	unplaced: CombinedShare['unplaced'];
}

export interface CombinedLine {
	teamId: string;
	team: string;
	place: number | undefined;
	/** Whether another team has the same place. */
	shared: boolean;
	/** In points of a hundred, rounded once, half to even. */
	score: number | undefined;
	/** Out of one, as a fraction. */
	exact: string | undefined;
	/** Title of the challenge whose points put it behind the line above. */
	tieBrokenBy: string | undefined;
	unplaced: CombinedBoard['rows'][number]['unplaced'];
	parts: ShareView[];
}

export interface CombinedPartView {
	challenge: string;
	title: string;
	round: string;
	/** An exact fraction. */
	weight: string;
}

export interface CombinedView {
	parts: CombinedPartView[];
	placed: CombinedLine[];
	unplaced: CombinedLine[];
}

/** Points of a hundred with two decimals, out of a fraction of one. */
function points(exact: string): number {
	const hundredths = multiply(parseRational(exact), rational(10_000n));

	return Number(roundHalfEven(hundredths)) / 100;
}

/** '1/1' as '1'. */
const shortFraction = (exact: string): string => exact.replace(/\/1$/, '');

/** What a rulebook adds up, told with its titles; undefined where it adds nothing up. */
export function combineRulesView(
	rulebook: Rulebook,
	locale: Locale
): { parts: CombinedPartView[]; ties: string[] } | undefined {
	if (!rulebook.combine) return undefined;
	const { parts, ties } = rulebook.combine;

	return {
		parts: parts.map(({ challenge, weight }) => partView(rulebook, { challenge, weight }, locale)),
		ties: ties.map((link) => titleOf(rulebook, link, locale))
	};
}

function titleOf(rulebook: Rulebook, challenge: string, locale: Locale): string {
	const found = challengeOf(rulebook, challenge);

	return found ? text(found.challenge.title, locale) : challenge;
}

function partView(
	rulebook: Rulebook,
	{ challenge, weight }: { challenge: string; weight: string },
	locale: Locale
): CombinedPartView {
	const round = challengeOf(rulebook, challenge)?.round;

	return {
		challenge,
		title: titleOf(rulebook, challenge, locale),
		round: round ? text(round.title, locale) : '',
		weight: shortFraction(weight)
	};
}

/** A ranking over several challenges as its pages show it. */
export function combinedView(
	board: CombinedBoard,
	{ rulebook, locale }: { rulebook: Rulebook; locale: Locale }
): CombinedView {
	const places = Map.groupBy(board.rows, ({ place }) => place);
	const lines = board.rows.map((row): CombinedLine => {
		const { teamId, place, unplaced, tieBrokenBy } = row;
		return {
			...{ teamId, place, unplaced },
			// Empty once the team's name was erased.
			team: row.teamName || '—',
			shared: place !== undefined && (places.get(place)?.length ?? 0) > 1,
			score: row.score === undefined ? undefined : points(row.score),
			exact: row.score === undefined ? undefined : shortFraction(row.score),
			tieBrokenBy: tieBrokenBy && titleOf(rulebook, tieBrokenBy, locale),
			parts: row.parts.map((share) => ({
				challenge: share.challenge,
				score: share.score === undefined ? undefined : points(share.score),
				points: points(share.points),
				unplaced: share.unplaced
			}))
		};
	});

	return {
		parts: board.parts.map((part) => partView(rulebook, part, locale)),
		placed: lines.filter(({ place }) => place !== undefined),
		unplaced: lines.filter(({ place }) => place === undefined)
	};
}
