import { and, eq } from 'drizzle-orm';
import { canonicalSignedHead, type SignedHead } from '#scoring/ledger/tree-head.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import { mailMessages } from '#lib/i18n/catalogues/mail.ts';
import { sourceLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { contestInForce, contestSlugs, type ContestInForce } from '../contest/in-force.ts';
import type { Db } from '../db/client.ts';
import { publicHead } from '../leaderboard/public-head.ts';
import { lastHead } from '../ledger/tree.ts';
import { sendLater } from '../notices/outbox.ts';
import { importedKey } from './imported.ts';

const INSTANTS = ['freezes', 'closes', 'results'] as const;
type MailedInstant = (typeof INSTANTS)[number];

/** A moment that passed longer ago is no news: a site that sends mail from today on tells no old ones. */
const NEWS_MS = 6 * 3_600_000;
/** The sequencer signs every second: by then the head of the moment itself stands. */
const SIGNED_MS = 5000;

/**
 * Mails each team of each round the head of the ledger at its freeze, its close and its results, once:
 * whoever keeps the mail can show whether the ledger was rewritten since.
 */
export async function mailHeads(
	db: Db,
	{ at, origin }: { at: number; origin: string | undefined }
): Promise<void> {
	for (const slug of await contestSlugs(db.read)) {
		const contest = await contestInForce(db.read, { slug });
		for (const { id: roundId } of contest.rulebook.rounds) {
			for (const instant of INSTANTS) {
				const passed = contest.schedule.get(roundId)?.[instant] ?? Infinity;
				if (at < passed + SIGNED_MS || at > passed + NEWS_MS) continue;
				await mailHead(db, { contest, roundId, instant, at, origin });
			}
		}
	}
}

interface Moment {
	contest: ContestInForce;
	roundId: string;
	instant: MailedInstant;
	at: number;
	origin: string | undefined;
}

async function mailHead(db: Db, { contest, roundId, instant, at, origin }: Moment): Promise<void> {
	const contestId = contest.id;
	const { headMail, member } = db.t;
	if (await isSettled(db, { contestId, roundId, instant })) return;
	const head = await headOf(db, { contest, instant, at });
	if (!head) return;
	const words = wordsOf({ contest, roundId, instant, origin }, head);

	await db.write(async (tx) => {
		const marked = await tx
			.insert(headMail)
			.values({ contestId, roundId, instant, at })
			.onConflictDoNothing()
			.returning({ at: headMail.at });
		if (marked.length === 0) return;
		const people = await tx
			.select({ accountId: member.accountId })
			.from(member)
			.where(eq(member.contestId, contestId));
		await sendLater(
			tx,
			people.map(({ accountId }) => ({ accountId, ...words, at }))
		);
	});
}

/** Whether it was mailed, or is of a contest that was held elsewhere. */
async function isSettled(
	{ read }: Db,
	{ contestId, roundId, instant }: { contestId: string; roundId: string; instant: MailedInstant }
): Promise<boolean> {
	if ((await importedKey(read, { contestId })) !== undefined) return true;
	const { headMail } = read.t;
	const mailed = await read
		.select({ at: headMail.at })
		.from(headMail)
		.where(
			and(
				eq(headMail.contestId, contestId),
				eq(headMail.roundId, roundId),
				eq(headMail.instant, instant)
			)
		);

	return mailed.length > 0;
}

function wordsOf({ contest, roundId, instant, origin }: Omit<Moment, 'at'>, head: SignedHead) {
	const t = translator(mailMessages, sourceLocale);
	const round = contest.rulebook.rounds.find(({ id }) => id === roundId);
	const named = {
		contest: text(contest.rulebook.title, sourceLocale),
		round: round ? text(round.title, sourceLocale) : roundId
	};
	const lines = [
		t(`head.${instant}`, named),
		t('head.keep'),
		canonicalSignedHead(head),
		origin && t('head.verify', { address: `${origin}/contests/${contest.slug}/ledger/verify` })
	];

	return {
		subject: t('head.subject', named),
		text: lines.filter((line) => line !== undefined).join('\n\n')
	};
}

/** At a freeze what the public is shown; later the last that was signed, which a team's receipts tell too. */
async function headOf(
	db: Db,
	{ contest, instant, at }: Pick<Moment, 'contest' | 'instant' | 'at'>
): Promise<SignedHead | undefined> {
	if (instant !== 'freezes') return lastHead(db.read, { contestId: contest.id });

	return (await publicHead(db.read, { contest, at })).head;
}
