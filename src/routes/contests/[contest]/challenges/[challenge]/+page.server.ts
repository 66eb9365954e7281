import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { Refusal } from '#lib/refusal.ts';
import {
	acceptWarning,
	needWarningAccepted,
	warningAcceptedAt
} from '#lib/server/challenges/content-warning.ts';
import { challengeInForce, type ChallengeInForce } from '#lib/server/contest/in-force.ts';
import { begin } from '#lib/server/gateway/begin.ts';
import { notAdmittedView } from '#lib/server/http/admission-view.ts';
import { alignmentTold } from '#lib/server/http/alignment-form.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { challengeView } from '#lib/server/http/challenge-view.ts';
import { challengeWords } from '#lib/server/http/challenge-words.ts';
import { joinView } from '#lib/server/http/join-view.ts';
import { leftViewOf } from '#lib/server/http/left-view.ts';
import { teamAtChallenge } from '#lib/server/http/own-team.ts';
import { presentEntry, withdrawEntry } from '#lib/server/http/present-entry.ts';
import { REFUSALS } from '#lib/server/http/refusals.ts';
import { formFields, page } from '#lib/server/http/respond.ts';
import { stopAnswer } from '#lib/server/http/stop-answer.ts';
import { admissionState } from '#lib/server/teams/admission.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import { workbenchOf } from '#lib/server/http/workbench.ts';
import type { Actions, PageServerLoad } from './$types';

/** Never reads the address's query: opening another conversation is no journey to the server. */
export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { ctx, locale, person, part } = locals;
		const contest = contestOf(locals);
		const inForce = challengeInForce(contest, {
			challengeId: params.challenge,
			at: ctx.now()
		});
		const told = {
			challenge: challengeView(ctx, inForce, locale),
			words: challengeWords(inForce.challenge.kind, locale)
		};
		const reader =
			part === 'judge' || part === 'organiser' ? part : person ? 'teamless' : 'visitor';
		const outside = reader === 'teamless' ? await notAdmitted(locals, inForce) : undefined;
		if (outside) return { ...told, join: outside };
		const own = reader === 'teamless' ? await ownTeam(locals, params) : undefined;
		if (!own) {
			const { registrationOpen } = inForce.state;
			const addresses = {
				register: resolve('/register'),
				signIn: resolve('/sign-in'),
				team: resolve(`/contests/${contest.slug}/team`),
				here: resolve('/contests/[contest]/challenges/[challenge]', params)
			};
			return { ...told, join: joinView(reader, { locale, addresses, registrationOpen }) };
		}

		const { challenge } = inForce;
		const { accountId } = own;
		const isWarned =
			challenge.kind !== 'alignment' ||
			(await warningAcceptedAt(ctx.db.read, { contest, challenge, accountId })) !== undefined;
		if (!isWarned) return { ...told, mustAccept: true };

		return {
			...told,
			/** Keeps drafts of two people on one device apart. */
			teamId: own.team.id,
			workbench: await workbenchOf(own)
		};
	});

async function ownTeam(locals: App.Locals, params: { challenge: string }) {
	try {
		return await teamAtChallenge(locals, params);
	} catch (cause) {
		if (cause instanceof Refusal && cause.code === 'not_in_contest') return undefined;
		throw cause;
	}
}

/** What a team reads whom the round did not admit; `undefined` for every other reader. */
async function notAdmitted(locals: App.Locals, { challenge, round }: ChallengeInForce) {
	const { ctx, locale, person } = locals;
	if (!person || challenge.practice || round.admission.kind === 'all') return undefined;
	const contest = contestOf(locals);
	const { read } = ctx.db;
	const team = await teamOf(read, { contestId: contest.id, accountId: person.accountId });
	if (!team) return undefined;
	const state = await admissionState(read, { round, teamId: team.id });
	if (state === 'admitted') return undefined;
	const at = `/contests/${contest.slug}`;
	const addresses = { team: `${at}/team`, challenges: `${at}/challenges` };

	return notAdmittedView({ round, state }, { locale, addresses });
}

type Params = { contest: string; challenge: string };

const here = (params: Params, query: string) =>
	`${resolve('/contests/[contest]/challenges/[challenge]', params)}?${query}`;

/** Runs an action's command; a refusal goes back in words, with what was typed. */
async function tried<T, Values>({ locale }: App.Locals, values: Values, command: () => Promise<T>) {
	try {
		return { done: await command() };
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		const refused = { code: cause.code, sentence: refusalSentence(cause, locale) };
		return fail(REFUSALS[cause.code].status, { refused, values });
	}
}

export const actions: Actions = {
	/** A prompt without JavaScript: answered by a page that refreshes until the answer is settled. */
	send: async ({ locals, request, params }) => {
		const { prompt = '', after, sheet = '', last } = await formFields(request);
		const values = { prompt, sheet };
		const result = await tried(locals, values, async () => {
			const at = await teamAtChallenge(locals, params);
			await needWarningAccepted(at.ctx.db.read, { ...at, challenge: at.inForce.challenge });
			const left = await leftViewOf(at);
			if (left.interactions === 1 && last !== 'yes') return undefined;
			const asked = { prompt, after: after || undefined, sheetId: sheet || undefined };
			return begin(at.ctx, { ...at, asked });
		});
		if (!('done' in result)) return result;
		if (!result.done) return fail(409, { confirmLast: true as const, values });
		redirect(303, here(params, `conversation=${result.done.conversationId}#ultima`));
	},
	stop: async ({ locals, request, params, url }) => {
		const { interaction = '' } = await formFields(request);
		const result = await tried(locals, {}, async () =>
			stopAnswer(await teamAtChallenge(locals, params), interaction)
		);
		if (!('done' in result)) return result;
		redirect(303, here(params, `conversation=${conversationIn(url)}#ultima`));
	},
	present: async ({ locals, request, params, url }) => {
		const { conversation, template = '' } = await formFields(request);
		const result = await tried(locals, {}, async () =>
			presentEntry(
				await teamAtChallenge(locals, params),
				conversation === undefined ? { template } : { conversation }
			)
		);
		if (!('done' in result)) return result;
		const { entry, place } = result.done;
		const before = place.before === undefined ? '' : `&before=${place.before}`;
		const query = `conversation=${conversationIn(url)}&entry=${entry}${before}`;
		redirect(303, here(params, `${query}#presentaciones`));
	},
	/** Says of age and takes the content warning, before the first prompt. */
	accept: async ({ locals, request, params }) => {
		const { adult, accept } = await formFields(request);
		const result = await tried(locals, {}, async () => {
			const { ctx, contest, accountId, inForce } = await teamAtChallenge(locals, params);
			const declared = adult === 'yes' && accept === 'yes';
			const { challenge } = inForce;
			await ctx.db.write((tx) =>
				acceptWarning(tx, { contest, challenge, accountId, declared, at: ctx.now() })
			);
		});
		if (!('done' in result)) return result;
		redirect(303, resolve('/contests/[contest]/challenges/[challenge]', params));
	},
	/** Presents what the participant says of a conversation's last answer. */
	align: async ({ locals, request, params, url }) => {
		const fields = await formFields(request);
		try {
			const at = await teamAtChallenge(locals, params);
			const { entry } = await presentEntry(at, { alignment: alignmentTold(fields) });
			const query = `conversation=${conversationIn(url)}&entry=${entry}`;
			redirect(303, here(params, `${query}#presentaciones`));
		} catch (cause) {
			if (!(cause instanceof Refusal)) throw cause;
			const refused = { code: cause.code, sentence: refusalSentence(cause, locals.locale) };
			return fail(REFUSALS[cause.code].status, { refused, aligned: fields, values: {} });
		}
	},
	withdraw: async ({ locals, request, params, url }) => {
		const { entry = '' } = await formFields(request);
		const result = await tried(locals, {}, async () =>
			withdrawEntry(await teamAtChallenge(locals, params), entry)
		);
		if (!('done' in result)) return result;
		const query = `conversation=${conversationIn(url)}&withdrawn=${encodeURIComponent(entry)}`;
		redirect(303, here(params, `${query}#presentaciones`));
	}
};

/** The conversation that the form's page was showing. */
const conversationIn = (url: URL) => encodeURIComponent(url.searchParams.get('conversation') ?? '');
