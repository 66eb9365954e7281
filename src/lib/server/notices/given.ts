import { desc, eq } from 'drizzle-orm';
import type { Query } from '../db/client.ts';
import type { NoticeKind } from './schema.ts';

/** A notice as those who gave it look back on it. */
export interface GivenNotice {
	id: string;
	kind: NoticeKind;
	/** Name of the only team that sees it; absent where it was for all. */
	team: string | undefined;
	text: string;
	/** What it answers. */
	question: string | undefined;
	/** Name of who gave it, while there is such an account. */
	by: string | undefined;
	at: number;
}

/** What a contest's organisers told its people, the newest first. */
export async function givenNotices(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<GivenNotice[]> {
	const { notice, question, team, account } = query.t;
	const rows = await query
		.select({ notice, team: team.name, question: question.text, by: account.name })
		.from(notice)
		.leftJoin(team, eq(team.id, notice.teamId))
		.leftJoin(question, eq(question.id, notice.questionId))
		.leftJoin(account, eq(account.id, notice.byAccountId))
		.where(eq(notice.contestId, contestId))
		.orderBy(desc(notice.at), desc(notice.id));

	return rows.map(({ notice: { id, kind, text, at }, team, question, by }) => ({
		id,
		kind,
		team: team ?? undefined,
		text,
		question: question ?? undefined,
		by: by ?? undefined,
		at
	}));
}
