import { asc, inArray } from 'drizzle-orm';
import type { RoundRules } from '#scoring';
import type { ConfirmationRun } from '#scoring/ranking/confirmation.ts';
import { isValid } from '#scoring';
import type { Query } from '../db/client.ts';
import { isForeign } from './foreign-model.ts';

/** What the replays of presented conversations came to, by entry; those without any are absent. */
export async function confirmationFacts(
	query: Query,
	{ round, entryIds }: { round: RoundRules; entryIds: string[] }
): Promise<Map<string, ConfirmationRun[]>> {
	const { confirmationAnswer: answer } = query.t;
	const found = new Map<string, ConfirmationRun[]>();
	for (let from = 0; from < entryIds.length; from += 500) {
		const rows = await query
			.select({
				entryId: answer.entryId,
				run: answer.run,
				estimated: answer.estimated,
				model: answer.reportedModel,
				outcomes: answer.outcomes,
				sameAs: answer.sameAs
			})
			.from(answer)
			.where(inArray(answer.entryId, entryIds.slice(from, from + 500)))
			.orderBy(asc(answer.run), asc(answer.turn));
		const replays = Map.groupBy(rows, ({ entryId, run }) => `${entryId} ${String(run)}`);
		for (const answers of replays.values()) {
			const last = answers.at(-1);
			if (!last?.outcomes) continue;
			const replay = {
				valid: isValid(last.outcomes),
				estimated: answers.some(({ estimated, model }) => estimated || isForeign(round, model)),
				repeated: last.sameAs !== null
			};
			found.set(last.entryId, [...(found.get(last.entryId) ?? []), replay]);
		}
	}

	return found;
}
