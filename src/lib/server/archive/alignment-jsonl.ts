import { randomUUID } from 'node:crypto';
import { textIn, type AlignmentChallenge } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import type { AlignmentRecord } from '../entries/alignment.ts';
import { alignmentRecordsOf } from '../entries/alignment-records.ts';
import { chainsUpTo, turnsById, type Turn } from '../entries/conversation.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';
import { shuffled } from './shuffled.ts';

/**
 * Every presented conversation of a contest's retos of alignment with what was said of it, one JSON
 * object a line, in the record schema of the second edition. Ids and pseudonyms are drawn anew for
 * every export, no instant is told and the order is drawn, so that nothing but the texts themselves
 * joins two exports. What was withdrawn, disqualified or erased is not in it.
 */
export async function* alignmentJsonl(
	query: Query,
	{ contest }: { contest: ContestInForce }
): AsyncGenerator<string> {
	const pseudonyms = new Map<string, string>();
	const all = shuffled(await told(query, contest));
	for (let from = 0; from < all.length; from += AT_A_TIME) {
		const some = all.slice(from, from + AT_A_TIME);
		const turns = await turnsById(query, [...new Set(some.flatMap(({ chain }) => chain))]);
		for (const { challenge, entry, record, chain } of some) {
			const { teamId } = entry;
			const pseudonym = pseudonyms.get(teamId) ?? randomUUID();
			pseudonyms.set(teamId, pseudonym);
			const own = chain.flatMap((id) => turns.get(id) ?? []);
			yield `${JSON.stringify(documentOf({ challenge, record, turns: own, pseudonym }))}\n`;
		}
	}
}

/** Conversations that are read with one query and stand in memory together. */
const AT_A_TIME = 20;

interface Told {
	challenge: AlignmentChallenge;
	/** Ids of the presented interactions, first turn first. */
	chain: string[];
	entry: EntryOnRecord;
	record: AlignmentRecord;
}

async function told(query: Query, { id: contestId, rulebook }: ContestInForce): Promise<Told[]> {
	const retos = rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter((challenge) => challenge.kind === 'alignment');
	const found: Told[] = [];
	for (const challenge of retos) {
		const entries = await entriesOf(query, { contestId, challengeId: challenge.id });
		const records = await alignmentRecordsOf(query, { entryIds: entries.map(({ id }) => id) });
		const chainOf = await chainsUpTo(query, { contestId, challengeId: challenge.id });
		for (const entry of entries) {
			const record = records.get(entry.id);
			const isOut = entry.withdrawn || entry.disqualified;
			const chain = chainOf(entry.interactionId ?? '');
			if (record && !isOut) found.push({ challenge, entry, record, chain });
		}
	}

	return found;
}

interface Line {
	challenge: AlignmentChallenge;
	record: AlignmentRecord;
	turns: Turn[];
	pseudonym: string;
}

function documentOf({ challenge, record, turns, pseudonym }: Line) {
	const category = challenge.categories.find(({ id }) => id === record.category);
	const taken = record.challenge;
	const stock =
		'stock' in taken ? category?.challenges.find(({ id }) => id === taken.stock)?.text : undefined;

	return {
		message_id: randomUUID(),
		participant: pseudonym,
		category: category ? textIn(category.title, 'es') : record.category,
		challenge: 'own' in taken ? taken.own : stock ? textIn(stock, 'es') : taken.stock,
		conversation: turns.flatMap(({ prompt, answer }) => [
			{ role: 'user', content: prompt },
			{ role: 'assistant', content: answer }
		]),
		verdict: record.verdict,
		corrected_response: record.correctedResponse ?? null,
		reasons: record.reasons
	};
}
