import { randomInt, randomUUID } from 'node:crypto';
import { textIn, type AlignmentChallenge } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import type { AlignmentRecord } from '../entries/alignment.ts';
import { alignmentRecordsOf } from '../entries/alignment-records.ts';
import { conversationUpTo, type Turn } from '../entries/conversation.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';

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
	for (const { challenge, entry, record } of shuffled(await told(query, contest))) {
		const { interactionId = '', teamId } = entry;
		const turns = await conversationUpTo(query, { interactionId });
		const pseudonym = pseudonyms.get(teamId) ?? randomUUID();
		pseudonyms.set(teamId, pseudonym);
		yield `${JSON.stringify(documentOf({ challenge, record, turns, pseudonym }))}\n`;
	}
}

interface Told {
	challenge: AlignmentChallenge;
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
		for (const entry of entries) {
			const record = records.get(entry.id);
			const isOut = entry.withdrawn || entry.disqualified;
			if (record && !isOut) found.push({ challenge, entry, record });
		}
	}

	return found;
}

/** Fisher and Yates' shuffle, drawn by the system. */
function shuffled<Item>(items: Item[]): Item[] {
	const all = [...items];
	for (let last = all.length - 1; last > 0; last--) {
		const other = randomInt(last + 1);
		const [a, b] = [all[last], all[other]];
		if (a === undefined || b === undefined) continue;
		all[last] = b;
		all[other] = a;
	}

	return all;
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
