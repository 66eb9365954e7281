import { inArray } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import type { AlignmentRecord } from './alignment.ts';

/** What was said of presented conversations, by entry; an erased record is absent. */
export async function alignmentRecordsOf(
	query: Query,
	{ entryIds }: { entryIds: string[] }
): Promise<Map<string, AlignmentRecord>> {
	const { entryAlignment } = query.t;
	const found = new Map<string, AlignmentRecord>();
	for (let from = 0; from < entryIds.length; from += 500) {
		const rows = await query
			.select({ entryId: entryAlignment.entryId, record: entryAlignment.record })
			.from(entryAlignment)
			.where(inArray(entryAlignment.entryId, entryIds.slice(from, from + 500)));
		for (const { entryId, record } of rows) {
			found.set(entryId, JSON.parse(record) as AlignmentRecord);
		}
	}

	return found;
}
