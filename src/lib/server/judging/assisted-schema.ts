import type { Kit } from '../db/columns.ts';
import type { EntryTables } from '../entries/schema.ts';
import type { Passage, RawReading } from './assisted-answer.ts';

export function assistedSchema(k: Kit, { entry }: Pick<EntryTables, 'entry'>) {
	/** A challenge whose entries a model reads for the judges, since the organiser said so. */
	const assistedRound = k.table(
		'assisted_round',
		{
			contestId: k.text('contest_id').notNull(),
			challengeId: k.text('challenge_id').notNull(),
			startedAt: k.instant('started_at').notNull(),
			/** While it is set, no reading begins. */
			stoppedAt: k.instant('stopped_at')
		},
		(table) => [k.primaryKey({ columns: [table.contestId, table.challengeId] })]
	);

	/** What the model answered: once by the rubric, once by the false key. */
	const assistedAnswer = k.table(
		'assisted_answer',
		{
			entryId: k
				.text('entry_id')
				.notNull()
				.references(() => entry.id),
			pass: k.word('pass', ['rubric', 'false-key']).notNull(),
			promptTokens: k.count('prompt_tokens').notNull(),
			cachedTokens: k.count('cached_tokens').notNull(),
			completionTokens: k.count('completion_tokens').notNull(),
			estimated: k.flag('estimated').notNull(),
			energyNwh: k.energy('energy_nwh').notNull(),
			salt: k.text('salt').notNull(),
			answer: k.text('answer').notNull(),
			/** As it was said, before its key is applied; absent where nothing legible was. */
			reading: k.json<RawReading>('reading'),
			/** Verbatim from what was presented. */
			passages: k.json<Passage[]>('passages').notNull(),
			at: k.instant('at').notNull()
		},
		(table) => [k.primaryKey({ columns: [table.entryId, table.pass] })]
	);

	return { assistedRound, assistedAnswer };
}
