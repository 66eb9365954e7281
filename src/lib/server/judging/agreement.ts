import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { additiveFit, type Rating } from '#scoring/agreement/additive-fit.ts';
import { alphaInterval, type AlphaInterval } from '#scoring/agreement/alpha-interval.ts';
import { judgeDrift } from '#scoring/agreement/drift.ts';
import { krippendorffAlpha, type Metric } from '#scoring/agreement/krippendorff.ts';
import { judgeSeverity, type Estimate } from '#scoring/agreement/severity.ts';
import { verdictsInForce, type VerdictInForce } from './judged.ts';
import { isJudgeable } from './reading.ts';

/** How far the judges of a challenge agree: Krippendorff's α, absent where nothing can be told. */
export interface Agreement {
	challengeId: string;
	/** Entries with two verdicts or more, of those that were judged at all. */
	shared: number;
	judged: number;
	verdicts: number;
	judges: number;
	/** Of valid or not, nominal. */
	gate: Alpha;
	/** Of each criterion's levels, ordinal, in the rubric's order. */
	criteria: { id: string; alpha: Alpha }[];
}

/** α and how sure it is; both absent where nothing can be told. */
export interface Alpha {
	value: number | undefined;
	/** Of 95 %. */
	interval: AlphaInterval | undefined;
}

/** Krippendorff's α over units with its interval. */
export const alphaOf = (units: readonly (readonly number[])[], metric: Metric): Alpha => ({
	value: krippendorffAlpha(units, metric),
	interval: alphaInterval(units, metric)
});

/** One judge beside the others, on the entries that they share. */
export interface JudgeBeside {
	judgeId: string;
	ratings: number;
	severity: Estimate;
	spread: Estimate;
	/** Absent with too few ratings. */
	drift: Estimate | undefined;
	/** Judges of two groups share no entries and do not compare. */
	group: number;
}

export interface JudgesBeside {
	challengeId: string;
	/** By decision: 0.1 is ten entries in a hundred more that it rejects. */
	gate: JudgeBeside[];
	/** By levels, all criteria together; empty without a rubric. */
	levels: JudgeBeside[];
}

type Scope = { contest: ContestInForce };

/** The agreement of the jury, challenge by challenge, from the verdicts in force. */
export async function agreementOf(query: Query, { contest }: Scope): Promise<Agreement[]> {
	const judged = await judgedChallenges(query, { contest });

	return judged.map(({ challenge, entries }) => {
		const all = entries.map(({ verdicts }) => verdicts);
		const units = (value: (verdict: VerdictInForce) => number | undefined) =>
			all.map((verdicts) => verdicts.flatMap((verdict) => value(verdict) ?? []));
		return {
			challengeId: challenge.id,
			shared: all.filter((verdicts) => verdicts.length > 1).length,
			judged: all.length,
			verdicts: all.flat().length,
			judges: new Set(all.flat().map(({ judgeId }) => judgeId)).size,
			gate: alphaOf(units(gateValue), 'nominal'),
			criteria: challenge.rubric.map(({ id }) => ({
				id,
				alpha: alphaOf(
					units(({ levels }) => levels[id]),
					'ordinal'
				)
			}))
		};
	});
}

/** Severity, consistency and drift of each judge, challenge by challenge. */
export async function judgesBeside(query: Query, { contest }: Scope): Promise<JudgesBeside[]> {
	const judged = await judgedChallenges(query, { contest });

	return judged.map(({ challenge, entries }) => {
		const gate = entries.flatMap(({ id, verdicts }) =>
			verdicts.map((one): Rating => {
				return { judge: one.judgeId, unit: id, value: gateValue(one), at: one.at };
			})
		);
		const levels = entries.flatMap(({ id, verdicts }) =>
			verdicts.flatMap(({ judgeId, levels, at }) =>
				Object.entries(levels).map(([criterion, value]): Rating => {
					return { judge: judgeId, unit: `${id} ${criterion}`, value, at };
				})
			)
		);
		return { challengeId: challenge.id, gate: beside(gate), levels: beside(levels) };
	});
}

const gateValue = ({ decision }: VerdictInForce) => (decision === 'valid' ? 1 : 0);

function beside(ratings: Rating[]): JudgeBeside[] {
	const fit = additiveFit(ratings);
	const drifts = new Map(judgeDrift(fit).map(({ judge, drift }) => [judge, drift]));

	return judgeSeverity(fit).map(({ judge, ...figures }) => ({
		judgeId: judge,
		...figures,
		drift: drifts.get(judge)
	}));
}

/** Ranked challenges with their judged entries and the verdicts in force. */
async function judgedChallenges(query: Query, { contest }: Scope) {
	const entries = (await entriesOf(query, { contestId: contest.id })).filter(isJudgeable);
	const inForce = await verdictsInForce(query, { entryIds: entries.map(({ id }) => id) });

	return contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter(({ practice }) => !practice)
		.map((challenge) => ({
			challenge,
			entries: entries.flatMap(({ id, challengeId }) => {
				const verdicts = inForce.get(id);
				return challengeId === challenge.id && verdicts ? [{ id, verdicts }] : [];
			})
		}));
}

/** What anyone may know of the agreement: that of rounds whose results are out. */
export async function publicAgreement(
	query: Query,
	{ contest, at }: Scope & { at: number }
): Promise<Agreement[]> {
	const all = await agreementOf(query, { contest });

	return all.filter(({ challengeId, judged }) => {
		const { phase } = challengeInForce(contest, { challengeId, at }).state;
		return judged > 0 && (phase === 'results' || phase === 'final');
	});
}
