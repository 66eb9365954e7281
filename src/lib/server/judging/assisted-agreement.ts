import { inArray } from 'drizzle-orm';
import { majority } from '#scoring/ranking/jury.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { alphaOf, type Alpha } from './agreement.ts';
import { meaningOf, obeysText, type ModelReading, type RawReading } from './assisted-answer.ts';
import { verdictsInForce, type VerdictInForce } from './judged.ts';
import { isJudgeable } from './reading.ts';

/** How far the model and the jury say the same. */
export interface AssistedAgreement {
	challengeId: string;
	/** Entries that the model read; of them, those whose answer could be read, and those that obeyed their text. */
	read: number;
	legible: number;
	suspicious: number;
	/** Legible ones that the jury decided too. */
	shared: number;
	/** Of the model's decision and the jury's majority, nominal. */
	gate: Alpha;
	/** Of the model's level and the jury's lower median, ordinal, in the rubric's order. */
	criteria: { id: string; alpha: Alpha }[];
}

/** Krippendorff's α between the model and the jury, for the challenges that a model read. */
export async function assistedAgreementOf(
	query: Query,
	{ contest }: { contest: ContestInForce }
): Promise<AssistedAgreement[]> {
	const assisted = contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter(({ judging }) => judging.assisted !== undefined);
	if (assisted.length === 0) return [];
	const entries = (await entriesOf(query, { contestId: contest.id })).filter(isJudgeable);
	const ids = entries.map(({ id }) => id);
	const verdicts = await verdictsInForce(query, { entryIds: ids });
	const readings = await readingsOf(query, ids);

	return assisted.flatMap(({ id: challengeId, rubric }) => {
		const own = entries.flatMap((entry) => {
			const reading = entry.challengeId === challengeId ? readings.get(entry.id) : undefined;
			return reading ? [{ ...reading, jury: verdicts.get(entry.id) ?? [] }] : [];
		});
		if (own.length === 0) return [];
		const pairs = own.flatMap(({ model, jury }) => {
			const decision = majority(jury.map((one) => one.decision));
			return model && decision ? [{ model, decision, jury }] : [];
		});
		return {
			challengeId,
			read: own.length,
			legible: own.filter(({ model }) => model).length,
			suspicious: own.filter(({ suspicious }) => suspicious).length,
			shared: pairs.length,
			gate: alphaOf(
				pairs.map(({ model, decision }) => [model.decision, decision].map(gateValue)),
				'nominal'
			),
			criteria: rubric.map(({ id }) => ({
				id,
				alpha: alphaOf(
					pairs.map(({ model, jury }) => levelsOf(id, model, jury)),
					'ordinal'
				)
			}))
		};
	});
}

/** What anyone may know of it: of rounds whose results are out. */
export async function publicAssistedAgreement(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<AssistedAgreement[]> {
	const all = await assistedAgreementOf(query, { contest });

	return all.filter(({ challengeId }) => {
		const { phase } = challengeInForce(contest, { challengeId, at }).state;
		return phase === 'results' || phase === 'final';
	});
}

const gateValue = (decision: string) => (decision === 'valid' ? 1 : 0);

function levelsOf(id: string, model: ModelReading, jury: VerdictInForce[]): number[] {
	const levels = jury.flatMap((one) => one.levels[id] ?? []).toSorted((a, b) => a - b);
	const median = levels[(levels.length - 1) >> 1];

	return [model.levels[id], median].filter((level) => level !== undefined);
}

/** What the model said, entry by entry; `model` is absent where it cannot be read. */
async function readingsOf(query: Query, entryIds: string[]) {
	const { assistedAnswer: answer } = query.t;
	const raw = new Map<string, { rubric?: RawReading | undefined; 'false-key'?: RawReading }>();
	for (let from = 0; from < entryIds.length; from += 500) {
		const rows = await query
			.select({ entryId: answer.entryId, pass: answer.pass, reading: answer.reading })
			.from(answer)
			.where(inArray(answer.entryId, entryIds.slice(from, from + 500)));
		for (const { entryId, pass, reading } of rows) {
			raw.set(entryId, { ...raw.get(entryId), ...(reading ? { [pass]: reading } : {}) });
		}
	}

	return new Map(
		[...raw].map(([entryId, { rubric, 'false-key': falseKey }]) => [
			entryId,
			{ model: rubric && meaningOf(rubric, 'rubric'), suspicious: obeysText(rubric, falseKey) }
		])
	);
}
