import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Query } from '../db/client.ts';

/** What the organisers last told everybody, since an instant; never what was told to one team or answered. */
export async function lastAnnouncement(
	query: Query,
	{ contestId, since }: { contestId: string; since: number }
): Promise<{ id: string; text: string; at: number } | undefined> {
	const { notice } = query.t;
	const [row] = await query
		.select({ id: notice.id, text: notice.text, at: notice.at })
		.from(notice)
		.where(
			and(
				eq(notice.contestId, contestId),
				eq(notice.kind, 'announcement'),
				isNull(notice.teamId),
				gt(notice.at, since)
			)
		)
		.orderBy(desc(notice.at), desc(notice.id))
		.limit(1);

	return row;
}
