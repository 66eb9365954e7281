import { inArray } from 'drizzle-orm';
import type { FactData } from '#scoring';
import type { Query } from '../db/client.ts';
import { factsInOrder, type LedgerBound } from './contest-archive-facts.ts';

/** What verdicts said beyond their facts, as far as it was not erased, with or without their reasons: lines of JSON. */
export async function* verdictLines(
	query: Query,
	{ reasons, ...bound }: LedgerBound & { reasons: boolean }
): AsyncGenerator<string> {
	const { verdict } = query.t;
	for await (const facts of factsInOrder(query, { ...bound, kinds: ['verdict-given'] })) {
		const rows = await query
			.select({
				fact: verdict.factId,
				levels: verdict.levels,
				reason: verdict.reason,
				salt: verdict.salt
			})
			.from(verdict)
			.where(
				inArray(
					verdict.factId,
					facts.map(({ id }) => id)
				)
			);
		const given = new Map(rows.map((row) => [row.fact, row]));
		for (const { id, leaf } of facts) {
			const row = given.get(id);
			if (!row) continue;
			const { data }: { data: FactData<'verdict-given'> } = JSON.parse(leaf);
			const levels =
				data.jury !== undefined && data.levels === undefined ? { levels: row.levels } : {};
			const reason = row.reason === '' || !reasons ? {} : { reason: row.reason, salt: row.salt };
			const line = { fact: id, ...levels, ...reason };
			if (Object.keys(line).length > 1) yield `${JSON.stringify(line)}\n`;
		}
	}
}
