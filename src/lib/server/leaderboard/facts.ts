import { and, eq, inArray } from 'drizzle-orm';
import {
	type BoardFacts,
	type BoardStanding,
	type ChallengeRules,
	type CountedInteraction,
	type EntryFacts,
	type FactData,
	type RoundRules
} from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';
import { judgedEntries } from '../judging/judged.ts';
import { confirmationFacts } from './confirmation-facts.ts';
import { isForeign } from './foreign-model.ts';

export interface BoardScope {
	contest: ContestInForce;
	round: RoundRules;
	challenge: ChallengeRules;
	standing: BoardStanding;
	/** Facts of the ledger when the board is computed. */
	seq: number;
	at: number;
}

/**
 * Everything that a challenge's board depends on, read from the record: of each team the entry that
 * counts, what it took and what checks and judges said. `scoring` makes the board of it.
 */
export async function boardFacts(query: Query, scope: BoardScope): Promise<BoardFacts> {
	const { contest, round, challenge, standing, seq, at } = scope;
	const onRecord = await entriesOf(query, { contestId: contest.id, challengeId: challenge.id });
	const counting = onRecord.filter(({ counts }) => counts);
	const judged = await judgedEntries(query, {
		entryIds: counting.map(({ id }) => id),
		rubric: challenge.rubric
	});
	const presentations = await presentationsOf(query, { contestId: contest.id, entries: counting });
	const counts = await countsOf(query, scope, presentations);
	const confirmations = await confirmationFacts(query, {
		round,
		entryIds: [...presentations.keys()]
	});

	const entries: EntryFacts[] = [];
	for (const entry of counting) {
		const verdicts = judged.get(entry.id);
		const presentation = presentations.get(entry.id);
		const confirmation = confirmations.get(entry.id);
		entries.push({
			entryId: entry.id,
			teamId: entry.teamId,
			teamName: entry.teamName,
			sequence: presentation?.seq ?? seq,
			withdrawn: false,
			disqualified: entry.disqualified,
			baseline: entry.baseline,
			...(entry.category === undefined ? {} : { category: entry.category }),
			checksPassed: entry.checks?.passed ?? true,
			...(verdicts?.decision ? { verdict: verdicts.decision } : {}),
			quality: {
				...(entry.checks?.quality ? { checks: entry.checks.quality } : {}),
				...(verdicts?.jury ? { jury: verdicts.jury } : {})
			},
			language: presentation?.language ?? 'es',
			// Half of its official runs say nothing of a template yet.
			interactions: entry.checks ? (counts.get(entry.id) ?? []) : [],
			...(confirmation ? { confirmation } : {})
		});
	}

	return {
		contest: contest.slug,
		round: round.id,
		challenge,
		rulebook: { version: contest.version, hash: contest.hash },
		profileId: round.model.profile,
		standing,
		at,
		seq,
		entries
	};
}

interface Presentation {
	seq: number | undefined;
	language: string;
	/** The presented conversation; empty for a template. */
	interactionIds: string[];
}

/** What each entry's presentation says on the ledger. */
async function presentationsOf(
	query: Query,
	{ contestId, entries }: { contestId: string; entries: EntryOnRecord[] }
) {
	const { fact } = query.t;
	const found = new Map<string, Presentation>();
	for (const ids of batches(entries.map(({ id }) => id))) {
		const rows = await query
			.select({ subject: fact.subject, seq: fact.seq, leaf: fact.leaf })
			.from(fact)
			.where(
				and(
					eq(fact.contestId, contestId),
					eq(fact.kind, 'entry-presented'),
					inArray(fact.subject, ids)
				)
			);
		for (const { subject, seq, leaf } of rows) {
			const { data }: { data: FactData<'entry-presented'> } = JSON.parse(leaf);
			const { language, presented } = data;
			const interactionIds = presented.kind === 'template' ? [] : presented.interactionIds;
			found.set(subject, { seq: seq ?? undefined, language, interactionIds });
		}
	}

	return found;
}

type Counted = Map<string, CountedInteraction[]>;

/** What each entry took: its conversation's interactions, or its template's official runs. */
async function countsOf(
	query: Query,
	{ challenge, round }: BoardScope,
	presentations: Map<string, Presentation>
): Promise<Counted> {
	return challenge.kind === 'template'
		? runCounts(query, { round, entryIds: [...presentations.keys()] })
		: conversationCounts(query, { round, presentations });
}

async function runCounts(
	query: Query,
	{ round, entryIds }: { round: RoundRules; entryIds: string[] }
): Promise<Counted> {
	const { officialRun } = query.t;
	const counted: Counted = new Map();
	for (const ids of batches(entryIds)) {
		const runs = await query.select().from(officialRun).where(inArray(officialRun.entryId, ids));
		for (const { entryId, promptTokens, completionTokens, estimated, model } of runs) {
			const one = {
				promptTokens,
				completionTokens,
				estimated: estimated || isForeign(round, model)
			};
			counted.set(entryId, [...(counted.get(entryId) ?? []), one]);
		}
	}

	return counted;
}

async function conversationCounts(
	query: Query,
	{ round, presentations }: { round: RoundRules; presentations: Map<string, Presentation> }
): Promise<Counted> {
	const { settlement } = query.t;
	const settled = new Map<string, CountedInteraction>();
	const all = [...presentations.values()].flatMap(({ interactionIds }) => interactionIds);
	for (const ids of batches([...new Set(all)])) {
		const rows = await query
			.select({
				id: settlement.interactionId,
				promptTokens: settlement.promptTokens,
				completionTokens: settlement.completionTokens,
				estimated: settlement.estimated,
				model: settlement.reportedModel
			})
			.from(settlement)
			.where(inArray(settlement.interactionId, ids));
		for (const { id, promptTokens, completionTokens, estimated, model } of rows) {
			const one = { promptTokens, completionTokens };
			settled.set(id, { ...one, estimated: estimated || isForeign(round, model) });
		}
	}

	return new Map(
		[...presentations].map(([entryId, { interactionIds }]) => [
			entryId,
			interactionIds.flatMap((id) => settled.get(id) ?? [])
		])
	);
}

/** Lists short enough for one query. */
function* batches(ids: string[]): Generator<string[]> {
	for (let from = 0; from < ids.length; from += 500) yield ids.slice(from, from + 500);
}
