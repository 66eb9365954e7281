import { and, eq } from 'drizzle-orm';
import { noticesMessages } from '#lib/i18n/catalogues/notices.ts';
import { sourceLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { text as textIn } from '#scoring/rulebook/rounds.ts';
import { contestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { sendLater } from './outbox.ts';
import type { NoticeKind } from './schema.ts';

/** Mails a notice to the people of the teams that it is for, once the transaction is committed. */
export async function mailNotice(
	tx: Tx,
	notice: {
		contestId: string;
		kind: NoticeKind;
		teamId?: string;
		questionId?: string;
		text: string;
		at: number;
	}
): Promise<void> {
	const { contestId, kind, teamId, questionId, text, at } = notice;
	const { contest, member, question } = tx.t;
	const people = await tx
		.select({ accountId: member.accountId })
		.from(member)
		.where(
			and(
				eq(member.contestId, contestId),
				teamId === undefined ? undefined : eq(member.teamId, teamId)
			)
		);
	const [found] = await tx
		.select({ slug: contest.slug })
		.from(contest)
		.where(eq(contest.id, contestId));
	if (people.length === 0 || !found) return;
	const { rulebook } = await contestInForce(tx, found);
	const [asked] =
		questionId === undefined
			? []
			: await tx.select({ text: question.text }).from(question).where(eq(question.id, questionId));

	const t = translator(noticesMessages, sourceLocale);
	const named = { contest: textIn(rulebook.title, sourceLocale) };
	const subject = t('mail.subject', { kind: t(`kind.${kind}`), ...named });
	const lines = [asked && `«${asked.text}»`, text, t('mail.where', named)];
	const words = lines.filter((line) => line !== undefined).join('\n\n');
	await sendLater(
		tx,
		people.map(({ accountId }) => ({ accountId, subject, text: words, at }))
	);
}
