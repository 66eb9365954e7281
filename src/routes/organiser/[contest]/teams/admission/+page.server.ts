import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, formOf, page, parsed } from '#lib/server/http/respond.ts';
import { admitFinalists, finalistsOf } from '#lib/server/leaderboard/finalists.ts';
import { tell } from '#lib/server/notices/watch.ts';
import { readAdmissionList, type AdmissionProblem } from '#lib/server/teams/admission-list.ts';
import { admissionsOf, limitedRound, limitedRounds } from '#lib/server/teams/admission.ts';
import { announceAdmitted, decideAdmissions, type Decision } from '#lib/server/teams/admit.ts';
import { MOST_BYTES, MOST_LINES } from '#lib/server/teams/csv-rows.ts';
import { disqualifiedTeams } from '#lib/server/teams/disqualification.ts';
import { teamsOf } from '#lib/server/teams/team.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { challengeOf, roundState } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

/** The round that the page is about: the one that is asked for, or the first that limits who takes part. */
function roundOf(locals: App.Locals, url: URL) {
	const contest = contestOf(locals);
	const [first] = limitedRounds(contest.rulebook);

	return limitedRound(contest.rulebook, url.searchParams.get('round') ?? first?.id ?? '');
}

export const load: PageServerLoad = ({ locals, url }) =>
	page(async () => {
		const contest = contestOf(locals);
		const { ctx, locale } = locals;
		const rounds = limitedRounds(contest.rulebook).map(({ id, title }) => {
			return { id, title: text(title, locale) };
		});
		if (rounds.length === 0) return { rounds, round: undefined };

		const round = roundOf(locals, url);
		const { id: roundId, admission } = round;
		const { read } = ctx.db;
		const at = ctx.now();
		const instants = contest.schedule.get(roundId);
		const scope = { contestId: contest.id, roundId };
		const decided = await admissionsOf(read, scope);
		const disqualified = await disqualifiedTeams(read, { contestId: contest.id });
		const teams = (await teamsOf(read, { contestId: contest.id })).map(
			({ id, name, createdAt, members }) => {
				const decision = decided.get(id);
				return {
					...{ id, name, createdAt, people: members.map((member) => member.name) },
					disqualified: disqualified.has(id),
					state: decision ? (decision.admitted ? 'admitted' : 'declined') : ('waiting' as const),
					byBoard: decision?.boardId !== undefined,
					reason: decision?.reason ?? ''
				} as const;
			}
		);
		const of = contest.rulebook.rounds.find(
			({ id }) => admission.kind === 'best' && id === admission.of
		);

		return {
			rounds,
			teams,
			round: {
				id: roundId,
				title: text(round.title, locale),
				over: instants === undefined || !isBeforeClose(instants, at),
				best:
					admission.kind === 'best'
						? { n: admission.n, of: of ? text(of.title, locale) : admission.of }
						: undefined
			},
			finalists: admission.kind === 'best' ? await rule(locals, roundId) : undefined
		};
	});

const isBeforeClose = (instants: Parameters<typeof roundState>[0], at: number) =>
	!['closed', 'results', 'final'].includes(roundState(instants, at).phase);

/** What the rule says, or the sentence that says why it says nothing yet. */
async function rule(locals: App.Locals, roundId: string) {
	const contest = contestOf(locals);
	const { ctx, locale } = locals;
	try {
		const found = await finalistsOf(ctx.db.read, { contest, roundId, at: ctx.now() });
		const challenge = challengeOf(contest.rulebook, found.board.challengeId)?.challenge;
		return { ...found, challenge: challenge ? text(challenge.title, locale) : '' };
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		return { waits: refusalSentence(cause, locale) };
	}
}

/** Problems that a page shows; the rest are counted. */
const MOST_SHOWN = 50;

/** A list as the organiser sees it before anything of it is kept: what changes, and what is wrong. */
async function preview(locals: App.Locals, url: URL, bytes: Uint8Array) {
	const contest = contestOf(locals);
	const { read } = locals.ctx.db;
	const round = roundOf(locals, url);
	const teams = await teamsOf(read, { contestId: contest.id });
	const reasonToAdmit = round.admission.kind === 'best';
	const list = readAdmissionList(bytes, { teams, reasonToAdmit });
	const decided = await admissionsOf(read, { contestId: contest.id, roundId: round.id });
	const isNew = ({ teamId, admitted }: Decision) => decided.get(teamId)?.admitted !== admitted;
	const names = new Map(teams.map(({ id, name }) => [id, name]));

	return { ...list, changes: list.decisions.filter(isNew), names };
}

function refusedList(problems: AdmissionProblem[], typed: string) {
	const shown = [...problems].sort((a, b) => a.line - b.line).slice(0, MOST_SHOWN);

	return {
		list: {
			text: typed,
			problems: shown.map((one) => {
				return { first: 0, most: one.problem === 'too-many' ? MOST_LINES : MOST_BYTES, ...one };
			}),
			more: problems.length - shown.length
		}
	};
}

/** Decides on teams and tells them. */
async function decided(locals: App.Locals, url: URL, decisions: Decision[]) {
	const { ctx } = locals;
	const contest = contestOf(locals);
	const { accountId: byAccountId } = askerOf(locals);
	const deciding = { contest, roundId: roundOf(locals, url).id, byAccountId, at: ctx.now() };
	const scope = { contestId: contest.id };

	return tell(ctx.db, scope, (tx) => decideAdmissions(tx, { ...deciding, decisions }));
}

const fields = z.object({
	decision: z.enum(['admit', 'decline'], { error: 'choice' }),
	reason: z.string()
});
const password = z.object({
	password: z.string({ error: 'required' }).min(1, { error: 'required' })
});

export const actions: Actions = {
	decide: async ({ locals, request, url }) => {
		const form = await formOf(request);
		const typed = { decision: form.get('decision'), reason: String(form.get('reason') ?? '') };
		const chosen = form.getAll('team').map(String);
		const values = { reason: typed.reason, chosen };
		return attempt(values, async () => {
			const { decision, reason } = parsed(fields, typed);
			if (chosen.length === 0) return fail(400, { chooseNone: true, values });
			const admitted = decision === 'admit';
			const decisions = [...new Set(chosen)].map((teamId) => ({ teamId, admitted, reason }));
			return { decided: (await decided(locals, url, decisions)).decided };
		});
	},
	finalists: async (event) => {
		const { locals, url } = event;
		const typed = await formFields(event.request);
		return attempt({}, async () => {
			await needPassword(event, parsed(password, typed).password);
			const { ctx } = locals;
			const contest = contestOf(locals);
			const { accountId: byAccountId } = askerOf(locals);
			const applying = {
				...{ contest, roundId: roundOf(locals, url).id, byAccountId, at: ctx.now() },
				mark: typed['mark'] ?? ''
			};
			const done = await tell(ctx.db, { contestId: contest.id }, (tx) =>
				admitFinalists(tx, applying)
			);
			return { decided: done.decided };
		});
	},
	preview: async ({ locals, request, url }) =>
		attempt({}, async () => {
			const form = await formOf(request);
			const file = form.get('file');
			const typed = String(form.get('text') ?? '');
			const uploaded = file instanceof File && file.size > 0 ? file : undefined;
			const bytes = uploaded ? await uploaded.bytes() : new TextEncoder().encode(typed);
			if (bytes.length === 0) return { nothing: true };
			const { changes, problems, names } = await preview(locals, url, bytes);
			if (problems.length > 0) return refusedList(problems, uploaded ? '' : typed);

			return {
				ready: {
					count: changes.length,
					some: changes.slice(0, 10).map(({ teamId, admitted }) => {
						return { name: names.get(teamId) ?? '', admitted };
					}),
					text: uploaded ? new TextDecoder().decode(bytes) : typed
				}
			};
		}),
	import: async ({ locals, request, url }) => {
		const { text: typed = '' } = await formFields(request);
		return attempt({}, async () => {
			const bytes = new TextEncoder().encode(typed);
			const { changes, problems } = await preview(locals, url, bytes);
			if (problems.length > 0) return refusedList(problems, typed);
			return { decided: (await decided(locals, url, changes)).decided };
		});
	},
	announce: async ({ locals, url }) =>
		attempt({}, async () => {
			const { ctx } = locals;
			const contest = contestOf(locals);
			const { accountId: byAccountId } = askerOf(locals);
			const { id: roundId } = roundOf(locals, url);
			const telling = { contest, roundId, byAccountId, at: ctx.now() };
			await tell(ctx.db, { contestId: contest.id }, (tx) => announceAdmitted(tx, telling));
			return { announced: true };
		})
};
