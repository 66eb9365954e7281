import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { judgingMessages } from '#lib/i18n/catalogues/judging.ts';
import { translator } from '#lib/i18n/translator.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { entryToJudge } from '#lib/server/judging/entry-to-judge.ts';
import { judgeQueue, nextInQueue } from '#lib/server/judging/queue.ts';
import { entryOfReading } from '#lib/server/judging/reading.ts';
import { giveVerdict } from '#lib/server/judging/verdict.ts';
import { refreshPublicBoard } from '#lib/server/leaderboard/public-board.ts';
import { sha256Hex } from '#lib/server/ledger/record.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';
import { MOST_REASON, tickedCauses, typedVerdict } from './verdict-fields.ts';

/** Who judges what, and when: what every read and command here needs. */
function asked(locals: App.Locals, params: { entry: string }) {
	const { accountId: judgeId } = askerOf(locals);

	return { contest: contestOf(locals), judgeId, readingId: params.entry, at: locals.ctx.now() };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx, locale } = locals;
	const asking = asked(locals, params);
	const { readingId, judgeId } = asking;
	const queue = await judgeQueue(ctx.db.read, asking);
	const { challenge, own, ...entry } = await page(() => entryToJudge(ctx, { ...asking, locale }));
	const saved = url.searchParams.get('judged');

	return {
		readingId,
		entry,
		own: own && { decision: own.decision, reason: own.reason, levels: own.levels, at: own.at },
		challenge: {
			kind: challenge.kind,
			title: text(challenge.title, locale),
			statement: text(challenge.statement, locale),
			rubric: challenge.rubric.map(({ id, title, levels }) => ({
				id,
				title: text(title, locale),
				levels: levels.map((level) => text(level, locale))
			}))
		},
		waiting: queue.reduce((sum, { waiting, open }) => sum + (open ? waiting.length : 0), 0),
		next: nextInQueue(queue, readingId),
		saved: queue.flatMap(({ judged }) => judged).find((entry) => entry.readingId === saved),
		/** Where this browser keeps what is typed: one place for each judge and entry. */
		draft: draftKey(judgeId, readingId),
		savedDraft: saved ? draftKey(judgeId, saved) : undefined
	};
};

const draftKey = (judgeId: string, readingId: string) =>
	`vatio-verdict-${sha256Hex(`${judgeId} ${readingId}`).slice(0, 24)}`;

const verdictFields = z.object({
	decision: z.enum(['valid', 'invalid'], { error: 'decision' }),
	reason: z.string().max(MOST_REASON, 'reason.length')
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { ctx, locale } = locals;
		const asking = asked(locals, params);
		const { contest, readingId } = asking;
		const typed = typedVerdict(await formFields(request));
		const t = translator(judgingMessages, locale);

		const judged = await attempt(typed, async () => {
			const { decision, reason } = parsed(verdictFields, typed);
			// Before it is given: this entry's place tells which one comes after it.
			const next = nextInQueue(await judgeQueue(ctx.db.read, asking), readingId);
			const entryId = await entryOfReading(ctx.db.read, { contestId: contest.id, readingId });
			const causes = tickedCauses(typed).map((cause) => t(`cause.${cause}`));
			const reasons = [...causes, reason.trim()].filter(Boolean).join('\n');
			const { challengeId } = await ctx.db.write((tx) =>
				giveVerdict(tx, {
					...asking,
					entryId,
					decision,
					reason: decision === 'invalid' ? reasons : '',
					levels: Object.fromEntries(
						Object.entries(typed.levels).map(([id, level]) => [id, Number(level)])
					)
				})
			);
			await refreshPublicBoard(ctx, { contest, challengeId });
			return { next };
		});
		if (!('next' in judged)) return judged;

		const address = judged.next
			? resolve('/judge/[contest]/[entry]', { contest: contest.slug, entry: judged.next })
			: resolve('/judge/[contest]', { contest: contest.slug });
		redirect(303, `${address}?judged=${readingId}`);
	}
};
