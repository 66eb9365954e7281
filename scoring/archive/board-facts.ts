import { modelName } from '../ledger/model-name.ts';
import type { EntryLuck } from '../ranking/board-doubt.ts';
import type { BoardStanding } from '../ranking/eligibility.ts';
import type { BoardFacts, CountedInteraction, EntryFacts } from '../ranking/facts.ts';
import { juryQuality, majority, type Levels } from '../ranking/jury.ts';
import type { ChallengeRules, RoundRules } from '../rulebook/schema.ts';
import type { ContestRecord, EntryOnRecord, Sequenced, VerdictOnRecord } from './record.ts';
import { ArchiveRefused } from './refused.ts';
import type { RunOnRecord } from './run-on-record.ts';
import type { Settled } from './settled-log.ts';

export interface BoardWanted {
	/** The contest's address, as its boards name it. */
	contest: string;
	round: RoundRules;
	challenge: ChallengeRules;
	rulebook: { version: number; hash: string };
	standing: BoardStanding;
	/** Epoch milliseconds. */
	at: number;
	/** How many facts of the ledger it counts. */
	seq: number;
	nameOf: (teamId: string) => string;
	/** What the record says of an interaction, as `record.settled()` gives it. */
	settledOf: (id: string) => Settled | undefined;
	/** Levels that stand outside the ledger, by the verdict's fact. */
	levelsOf: (factId: string) => Levels | undefined;
}

/** By team, the entry that was presented last and not withdrawn. */
function countingEntries(
	record: ContestRecord,
	{ challenge, seq }: BoardWanted
): Map<string, EntryOnRecord> {
	const counting = new Map<string, EntryOnRecord>();
	for (const entry of record.entries.values()) {
		const isOpen = entry.withdrawn === undefined || entry.withdrawn >= seq;
		if (entry.challenge === challenge.id && entry.seq < seq && isOpen) {
			counting.set(entry.teamId, entry);
		}
	}
	return counting;
}

/** What luck had a hand in, by team: for how sure a board is. */
export function luckOnRecord(
	record: ContestRecord,
	wanted: BoardWanted
): (teamId: string) => EntryLuck {
	const { challenge, seq, levelsOf } = wanted;
	const counting = countingEntries(record, wanted);
	const purpose = challenge.kind === 'template' ? 'instances' : 'confirmation';
	return (teamId) => {
		const entry = counting.get(teamId);
		const isDrawn = (run: RunOnRecord) =>
			run.seq < seq && run.purpose === purpose && run.turn === undefined;
		const runs = entry?.runs.filter(isDrawn) ?? [];
		const verdicts = inForce(entry?.verdicts.filter((given) => given.seq < seq) ?? []);
		const judges = verdicts.flatMap(({ judgeId, verdict, factId, ...given }) => {
			const levels = given.levels ?? levelsOf(factId);
			return verdict === 'valid' && levels ? [{ judgeId, levels }] : [];
		});
		return { runs, judges };
	};
}

/**
 * What a challenge's board is computed from, derived from the first `seq` facts of a ledger: of each
 * team the entry that was presented last and not withdrawn. Refuses verdicts whose levels are needed
 * and nowhere to be found.
 */
export function boardFactsOf(record: ContestRecord, wanted: BoardWanted): BoardFacts {
	const { contest, round, challenge, rulebook, standing, at, seq } = wanted;
	const entries = [...countingEntries(record, wanted).values()]
		.toSorted((a, b) => a.seq - b.seq)
		.map((entry) => entryFacts(record, entry, wanted));
	return {
		contest,
		round: round.id,
		challenge,
		rulebook,
		profileId: round.model.profile,
		standing,
		at,
		seq,
		entries
	};
}

function entryFacts(record: ContestRecord, entry: EntryOnRecord, wanted: BoardWanted): EntryFacts {
	const { challenge, nameOf, seq } = wanted;
	const before = <Fact extends Sequenced>(facts: readonly Fact[]): Fact[] =>
		facts.filter((fact) => fact.seq < seq);
	const team = record.teams.get(entry.teamId);
	const category = before(team?.categories ?? []).at(-1)?.category;
	const checks = before(entry.checks).at(-1);
	const verdicts = inForce(before(entry.verdicts));
	const verdict = majority(verdicts.map((given) => given.verdict));
	const jury = juryOf(verdicts, entry, wanted);
	// Half of its official runs say nothing of a template yet.
	const isRun = challenge.kind !== 'template' || checks !== undefined;
	return {
		entryId: entry.entryId,
		teamId: entry.teamId,
		teamName: nameOf(entry.teamId),
		sequence: entry.seq,
		withdrawn: false,
		disqualified: before(entry.conduct).at(-1)?.disqualified ?? false,
		baseline: team?.baseline ?? false,
		...(category === undefined ? {} : { category }),
		checksPassed: checks?.passed ?? true,
		...(verdict === undefined ? {} : { verdict }),
		quality: {
			...(checks?.quality === undefined ? {} : { checks: checks.quality }),
			...(jury === undefined ? {} : { jury })
		},
		language: entry.language,
		interactions: isRun ? countedOf(entry, wanted) : [],
		...confirmationOnRecord(entry, wanted)
	};
}

/**
 * Of each judge the last verdict that no other replaced, in the order in which the judges first
 * spoke.
 */
export function inForce(verdicts: readonly VerdictOnRecord[]): VerdictOnRecord[] {
	const replaced = new Set(verdicts.map(({ supersedes }) => supersedes));
	const standing = verdicts.filter(({ factId }) => !replaced.has(factId));
	return [...new Map(standing.map((verdict) => [verdict.judgeId, verdict])).values()];
}

function juryOf(
	verdicts: readonly VerdictOnRecord[],
	entry: EntryOnRecord,
	{ challenge, levelsOf }: BoardWanted
): string | undefined {
	const valid = verdicts.filter((given) => given.verdict === 'valid' && given.jury !== undefined);
	const [only] = valid;
	if (!only) return undefined;
	const levels = valid.map((given) => given.levels ?? levelsOf(given.factId));
	const known = levels.filter((given) => given !== undefined);
	if (known.length === levels.length) return juryQuality(challenge.rubric, known);
	if (valid.length === 1) return only.jury;
	throw new ArchiveRefused(
		`the levels of the verdicts on entry ${entry.entryId} are neither on the ledger nor here`,
		{ file: 'verdicts.jsonl' }
	);
}

/** The last answer of each replay: it is what the checks were run on. */
function confirmationOnRecord(
	{ runs }: EntryOnRecord,
	{ round, seq }: BoardWanted
): Pick<EntryFacts, 'confirmation'> {
	const official = modelName(round.model.id);
	const replays = runs.filter((run) => run.purpose === 'confirmation' && run.seq < seq);
	const isForeign = ({ reportedModel }: RunOnRecord) =>
		reportedModel !== undefined && reportedModel !== official;
	const inexact = new Set(
		replays.filter((run) => run.estimated || isForeign(run)).map(({ run }) => run)
	);
	const confirmation = replays
		.filter(({ turn }) => turn === undefined)
		.map(({ run, valid, repeated }) => ({ valid, estimated: inexact.has(run), repeated }));
	return confirmation.length === 0 ? {} : { confirmation };
}

function countedOf(
	entry: EntryOnRecord,
	{ challenge, round, seq, settledOf }: BoardWanted
): CountedInteraction[] {
	const official = modelName(round.model.id);
	if (challenge.kind === 'template') {
		return entry.runs
			.filter((run) => run.purpose === 'instances' && run.seq < seq)
			.map(({ promptTokens, completionTokens, estimated, reportedModel }) => ({
				promptTokens,
				completionTokens,
				estimated: estimated || (reportedModel !== undefined && reportedModel !== official)
			}));
	}
	if (entry.presented.kind === 'template') return [];
	return entry.presented.interactionIds.flatMap((id): CountedInteraction[] => {
		const settled = settledOf(id);
		if (!settled) return [];
		const { promptTokens, completionTokens, estimated, reportedModel } = settled;
		const isForeign = reportedModel !== undefined && reportedModel !== official;
		return [{ promptTokens, completionTokens, estimated: estimated || isForeign }];
	});
}
