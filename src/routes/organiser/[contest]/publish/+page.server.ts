import { Refusal } from '#lib/refusal.ts';
import { certificateProgress, issueCertificates } from '#lib/server/archive/certificate.ts';
import { licenceInForce } from '#lib/server/archive/dataset-licence.ts';
import { statementInForce } from '#lib/server/archive/footprint-statement.ts';
import { archiveIsPublic } from '#lib/server/archive/public-archive.ts';
import { resultsAreTold } from '#lib/server/archive/results-told.ts';
import { attachSigned, signedMinutes } from '#lib/server/archive/signed-minutes.ts';
import { winnersOf } from '#lib/server/archive/winners.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formOf } from '#lib/server/http/respond.ts';
import { publishedCombined } from '#lib/server/leaderboard/combined.ts';
import { publishedBoard } from '#lib/server/leaderboard/publish.ts';
import { isRanked, text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const { id: contestId, rulebook, schedule } = contest;
	const at = ctx.now();
	const boards = [];
	for (const { id: roundId, challenges } of rulebook.rounds) {
		const closes = schedule.get(roundId)?.closes ?? 0;
		for (const { id, title } of challenges.filter(isRanked)) {
			const board = await publishedBoard(read, { contestId, challengeId: id });
			boards.push({ id, title: text(title, locale), told: !!board, closes, due: closes <= at });
		}
	}
	const parts = rulebook.combine?.parts.map(({ challenge }) => challenge);
	const overall = parts && {
		told: (await publishedCombined(read, { contestId })) !== undefined,
		/** Whether all that it adds up is published. */
		due: boards.every(({ id, told }) => told || !parts.includes(id))
	};
	const winners = (await winnersOf(read, { contest })).flatMap((one) => one.winners);
	const finalAt = Math.max(...[...schedule.values()].map(({ finalised }) => finalised));

	return {
		boards,
		overall,
		finalAt,
		isFinal: finalAt <= at,
		isPublic: await archiveIsPublic(read, { contest, at }),
		licence: await licenceInForce(read, { contestId }),
		signed: await signedMinutes(read, { contestId }),
		certificates: await certificateProgress(read, { contest }),
		footprint: {
			told: await resultsAreTold(read, { contest, at }),
			stated: (await statementInForce(read, { contestId })) !== undefined
		},
		winners: { told: winners.filter(({ prompts }) => prompts).length, all: winners.length }
	};
};

async function attached(request: Request) {
	const form = await formOf(request);
	const [file, reason, password] = ['file', 'reason', 'password'].map((name) => form.get(name));

	return {
		file: file instanceof File ? file : undefined,
		reason: typeof reason === 'string' ? reason : '',
		password: typeof password === 'string' ? password : ''
	};
}

export const actions: Actions = {
	attach: async (event) => {
		const { locals } = event;
		const { ctx } = locals;
		const { file, reason, password } = await attached(event.request);
		return attempt({ reason }, async () => {
			if (!file || file.size === 0) throw new Refusal('invalid_request', { field: 'file' });
			await needPassword(event, password);
			const { accountId: byAccountId } = askerOf(locals);
			const signed = { contest: contestOf(locals), file: await file.bytes(), reason, byAccountId };
			await ctx.db.write((tx) => attachSigned(tx, { ...signed, at: ctx.now() }));
			return { attached: true as const };
		});
	},
	issue: async ({ locals }) =>
		attempt({ reason: '' }, async () => {
			const { ctx } = locals;
			const { accountId: byAccountId } = askerOf(locals);
			const asked = { contest: contestOf(locals), byAccountId };
			return ctx.db.write((tx) => issueCertificates(tx, { ...asked, at: ctx.now() }));
		})
};
