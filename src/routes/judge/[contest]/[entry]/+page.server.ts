import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { z } from 'zod';
import { judgingMessages } from '#lib/i18n/catalogues/judging.ts';
import { translator } from '#lib/i18n/translator.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { adviceFor } from '#lib/server/judging/assisted-advice.ts';
import { deliver } from '#lib/server/judging/deliver.ts';
import { entryToJudge } from '#lib/server/judging/entry-to-judge.ts';
import { judgeQueue, nextInQueue } from '#lib/server/judging/queue.ts';
import { entryOfReading } from '#lib/server/judging/reading.ts';
import { giveBack, RELEASES } from '#lib/server/judging/release.ts';
import { bringUpToDate } from '#lib/server/judging/up-to-date.ts';
import { keepDraft } from '#lib/server/judging/verdict-draft.ts';
import { refreshPublicBoard } from '#lib/server/leaderboard/public-board.ts';
import { sha256Hex } from '#lib/server/ledger/record.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';
import {
	isWhole,
	MOST_NOTE,
	MOST_REASON,
	tickedCauses,
	tickedFlags,
	typedVerdict
} from './verdict-fields.ts';

/** Who judges what, and when: what every read and command here needs. */
function asked(locals: App.Locals, params: { entry: string }) {
	const { accountId: judgeId } = askerOf(locals);

	return { contest: contestOf(locals), judgeId, readingId: params.entry, at: locals.ctx.now() };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx, locale } = locals;
	const asking = asked(locals, params);
	const { readingId, judgeId } = asking;
	await bringUpToDate(ctx, asking);
	const queue = await judgeQueue(ctx.db.read, asking);
	const { challenge, own, remark, draft, ...entry } = await page(() =>
		entryToJudge(ctx, { ...asking, locale })
	);
	const saved = url.searchParams.get('judged');
	const typed = draft && typedVerdict(draft);
	const isDone = entry.calibration !== undefined || own !== undefined;
	const rubric = challenge.rubric.map(({ id }) => id);
	const advice =
		isDone || (typed && isWhole(typed, rubric))
			? await adviceFor(ctx, { ...asking, presented: entry.presented, locale })
			: 'incomplete';

	return {
		readingId,
		entry,
		remark,
		/** What the site keeps of what was typed, as the form's values. */
		typed,
		/** What a model read here: its words once this judge's own draft is whole, and not before. */
		assisted: challenge.judging.assisted && adviceTold(advice),
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
		savedDraft: saved ? draftKey(judgeId, saved) : undefined,
		/** Whether the entry before went back to the organiser. */
		returned: url.searchParams.has('returned')
	};
};

function adviceTold(advice: Awaited<ReturnType<typeof adviceFor>> | 'incomplete') {
	if (advice === 'incomplete') return { state: 'incomplete' as const };

	return advice ? { state: 'ready' as const, advice } : { state: 'none' as const };
}

const draftKey = (judgeId: string, readingId: string) =>
	`vatio-verdict-${sha256Hex(`${judgeId} ${readingId}`).slice(0, 24)}`;

const verdictFields = z.object({
	decision: z.enum(['valid', 'invalid'], { error: 'decision' }),
	reason: z.string().max(MOST_REASON, 'reason.length'),
	note: z.string().max(MOST_NOTE, 'note.length')
});

const MOST_DRAFT = 20_000;

export const actions: Actions = {
	verdict: async ({ locals, params, request }) => {
		const { ctx, locale } = locals;
		const asking = asked(locals, params);
		const { contest, readingId } = asking;
		const typed = typedVerdict(await formFields(request));
		const t = translator(judgingMessages, locale);

		const judged = await attempt(typed, async () => {
			const { decision, reason, note } = parsed(verdictFields, typed);
			// Before it is given: this entry's place tells which one comes after it.
			const next = nextInQueue(await judgeQueue(ctx.db.read, asking), readingId);
			const entryId = await entryOfReading(ctx.db.read, { contestId: contest.id, readingId });
			const causes = tickedCauses(typed).map((cause) => t(`cause.${cause}`));
			const reasons = [...causes, reason.trim()].filter(Boolean).join('\n');
			const { challengeId, purpose } = await ctx.db.write((tx) =>
				deliver(tx, {
					...asking,
					entryId,
					decision,
					reason: decision === 'invalid' ? reasons : '',
					levels: Object.fromEntries(
						Object.entries(typed.levels).map(([id, level]) => [id, Number(level)])
					),
					remark: { note, flags: tickedFlags(typed) }
				})
			);
			await refreshPublicBoard(ctx, { contest, challengeId });
			// The key of a gold entry is read where the entry stands.
			return { next: purpose === 'calibration' ? readingId : next };
		});
		if (!('next' in judged)) return judged;

		redirect(303, `${onwards(contest.slug, judged.next)}?judged=${readingId}`);
	},

	/** As it is typed. */
	draft: async ({ locals, params, request }) => {
		const { ctx } = locals;
		const { contest, judgeId, readingId, at } = asked(locals, params);
		const fields = await formFields(request);
		const typed = typedVerdict(fields);

		return attempt(typed, async () => {
			parsed(z.number().max(MOST_DRAFT), JSON.stringify(fields).length);
			const entryId = await entryOfReading(ctx.db.read, { contestId: contest.id, readingId });
			await ctx.db.write((tx) =>
				keepDraft(tx, { contestId: contest.id, judgeId, entryId, typed: fields, at })
			);
			return { kept: true };
		});
	},

	giveBack: async ({ locals, params, request }) => {
		const { ctx } = locals;
		const asking = asked(locals, params);
		const { contest, readingId } = asking;
		const fields = await formFields(request);

		const given = await attempt(typedVerdict({}), async () => {
			const { how } = parsed(z.object({ how: z.enum(RELEASES, { error: 'how' }) }), fields);
			const next = nextInQueue(await judgeQueue(ctx.db.read, asking), readingId);
			const entryId = await entryOfReading(ctx.db.read, { contestId: contest.id, readingId });
			await ctx.db.write((tx) => giveBack(tx, { ...asking, entryId, how }));
			return { next };
		});
		if (!('next' in given)) return given;

		redirect(303, `${onwards(contest.slug, given.next)}?returned=1`);
	}
};

const onwards = (contest: string, next: string | undefined) =>
	next
		? resolve('/judge/[contest]/[entry]', { contest, entry: next })
		: resolve('/judge/[contest]', { contest });
