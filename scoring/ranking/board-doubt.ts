import { profileById } from '../energy/index.ts';
import { meterOf } from '../energy/meter.ts';
import { parseRational, type Rational } from '../exact/rational.ts';
import type { ChallengeRules } from '../rulebook/schema.ts';
import { bootstrapSteps, toTheEnd } from '../uncertainty/bootstrap.ts';
import type { DoubtEntry, DoubtRules } from '../uncertainty/doubt.ts';
import { withDoubt } from '../uncertainty/on-board.ts';
import type { Board, BoardRow } from './board.ts';
import type { Levels } from './jury.ts';
import { compareText } from './places.ts';

/** One run of what was presented, as it stands on record. */
export interface RunOfEntry {
	/** Id of the sheet; undefined where there is one for all. */
	sheet: string | undefined;
	run: number;
	promptTokens: number;
	completionTokens: number;
	valid: boolean;
	/** An exact fraction; undefined where nothing is measured. */
	quality: string | undefined;
}

/** What luck had a hand in, of one team's entry. */
export interface EntryLuck {
	/** Official runs on hidden sheets, or confirmation runs of a conversation. */
	runs: readonly RunOfEntry[];
	/** Verdicts in force that found it valid. */
	judges: readonly { judgeId: string; levels: Levels }[];
}

const numberOf = ({ n, d }: Rational) => Number(n) / Number(d);
const fraction = (text: string) => numberOf(parseRational(text));
/** `ficha-2` before `ficha-10`. */
const bySheet = (a: string, b: string) => a.length - b.length || compareText(a, b);

function rulesOf(challenge: ChallengeRules): DoubtRules {
	const { ranking, rubric } = challenge;
	const accepted: DoubtRules['accepted'] =
		challenge.kind === 'template'
			? { by: 'instances', atLeast: challenge.hidden.validSheets }
			: { by: 'runs', share: fraction(challenge.confirmation.share) };
	if (ranking.policy === 'gate-then-energy')
		return { policy: { policy: ranking.policy }, accepted };
	const quality = {
		criteria: rubric.map(({ weight }) => fraction(weight)),
		checks: fraction(ranking.qualityWeights.checks),
		jury: fraction(ranking.qualityWeights.jury)
	};
	if (ranking.policy === 'pareto') return { policy: { policy: 'pareto', ...quality }, accepted };
	const { a, parNwh } = ranking;
	return { policy: { policy: 'weighted', a: fraction(a), parNwh, ...quality }, accepted };
}

function entryOf(
	row: BoardRow,
	place: number,
	luck: EntryLuck,
	board: Board,
	rules: ChallengeRules
) {
	const profile = profileById(board.profileId);
	if (!profile) throw new RangeError(`no reference profile ${board.profileId}`);
	const meter = meterOf(profile);
	const sheets = Map.groupBy(luck.runs, ({ sheet }) => sheet ?? '');
	const instances = [...sheets]
		.toSorted(([a], [b]) => bySheet(a, b))
		.map(([, runs]) =>
			runs
				.toSorted((a, b) => a.run - b.run)
				.map(({ valid, quality, promptTokens, completionTokens }) => ({
					valid,
					quality: quality === undefined ? 0 : fraction(quality),
					energyNwh: meter(promptTokens, completionTokens) ?? 0
				}))
		);
	const factors: Readonly<Record<string, string | undefined>> = rules.languageFactors;
	const complete = luck.judges.filter(({ levels }) =>
		rules.rubric.every(({ id }) => levels[id] !== undefined)
	);
	const jury = complete
		.toSorted((a, b) => compareText(a.judgeId, b.judgeId))
		.map(({ levels }) => rules.rubric.map(({ id }) => ((levels[id] ?? 1) - 1) / 4));
	const entry: DoubtEntry = {
		teamId: row.teamId,
		sequence: row.sequence,
		place,
		instances,
		languageFactor: fraction(factors[row.language] ?? '1'),
		jury: rules.rubric.length === 0 ? [] : jury
	};
	// What a conversation took is what ranks, however often it is run again.
	return rules.kind === 'template' ? entry : { ...entry, costNwh: fraction(row.costNwh) };
}

/**
 * A board with how sure it is, from what is on record of the entries that have a place. `seed` is the
 * first half of the root of the ledger that the board counts. Refuses what `pairedBootstrap` does.
 */
export function boardWithDoubt(board: Board, how: HowToDoubt): Board {
	return toTheEnd(boardDoubtSteps(board, how));
}

export interface HowToDoubt {
	challenge: ChallengeRules;
	luckOf: (teamId: string) => EntryLuck;
	seed: string;
	replicates?: number;
}

/** `boardWithDoubt`, pausing after each replicate: a server answers others in between. */
export function* boardDoubtSteps(
	board: Board,
	{ challenge, luckOf, seed, replicates }: HowToDoubt
): Generator<undefined, Board> {
	const entries = board.rows.flatMap((row) =>
		row.place === undefined ? [] : [entryOf(row, row.place, luckOf(row.teamId), board, challenge)]
	);
	const doubt = yield* bootstrapSteps(entries, rulesOf(challenge), { seed, replicates });
	return withDoubt(board, doubt);
}
