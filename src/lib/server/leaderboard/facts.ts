import { and, asc, eq, inArray } from 'drizzle-orm';
import {
	isOfficialModel,
	type BoardFacts,
	type BoardStanding,
	type ChallengeRules,
	type CountedInteraction,
	type EntryFacts,
	type RoundRules
} from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { conversationUpTo } from '../entries/conversation.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';
import { judgedEntries } from '../judging/judged.ts';

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
	const presentations = await presentationsOf(query, counting);

	const entries: EntryFacts[] = [];
	for (const entry of counting) {
		const verdicts = judged.get(entry.id);
		const presentation = presentations.get(entry.id);
		entries.push({
			entryId: entry.id,
			teamId: entry.teamId,
			teamName: entry.teamName,
			sequence: presentation?.seq ?? seq,
			withdrawn: false,
			disqualified: false,
			baseline: false,
			checksPassed: entry.checks?.passed ?? true,
			...(verdicts?.decision ? { verdict: verdicts.decision } : {}),
			quality: {
				...(entry.checks?.quality ? { checks: entry.checks.quality } : {}),
				...(verdicts?.jury ? { jury: verdicts.jury } : {})
			},
			language: presentation?.language ?? 'es',
			interactions: await interactionsOf(query, { entry, round, challenge })
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

/** The place on the ledger and the language of each presentation. */
async function presentationsOf(query: Query, entries: EntryOnRecord[]) {
	const { fact } = query.t;
	const found = new Map<string, { seq: number | undefined; language: string }>();
	const ids = entries.map(({ id }) => id);
	for (let from = 0; from < ids.length; from += 500) {
		const rows = await query
			.select({ subject: fact.subject, seq: fact.seq, leaf: fact.leaf })
			.from(fact)
			.where(
				and(eq(fact.kind, 'entry-presented'), inArray(fact.subject, ids.slice(from, from + 500)))
			)
			.orderBy(asc(fact.position));
		for (const { subject, seq, leaf } of rows) {
			const stated: { data: { language: string } } = JSON.parse(leaf);
			found.set(subject, { seq: seq ?? undefined, language: stated.data.language });
		}
	}

	return found;
}

async function interactionsOf(
	query: Query,
	{
		entry,
		round,
		challenge
	}: { entry: EntryOnRecord; round: RoundRules; challenge: ChallengeRules }
): Promise<CountedInteraction[]> {
	if (challenge.kind === 'template') {
		const { officialRun } = query.t;
		const runs = await query.select().from(officialRun).where(eq(officialRun.entryId, entry.id));

		return runs.map(({ promptTokens, completionTokens, estimated, model }) => ({
			promptTokens,
			completionTokens,
			estimated: estimated || !isOfficialModel(round.model, model)
		}));
	}
	const turns = entry.interactionId
		? await conversationUpTo(query, { interactionId: entry.interactionId })
		: [];

	return turns.flatMap(({ end }) =>
		end
			? [
					{
						promptTokens: end.promptTokens,
						completionTokens: end.completionTokens,
						estimated:
							end.estimated || !isOfficialModel(round.model, end.reportedModel ?? round.model.id)
					}
				]
			: []
	);
}
