import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { Refusal } from '#lib/refusal.ts';
import { challengeInForce } from '#lib/server/contest/in-force.ts';
import { begin } from '#lib/server/gateway/begin.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { challengeView } from '#lib/server/http/challenge-view.ts';
import { teamAtChallenge } from '#lib/server/http/own-team.ts';
import { presentEntry, withdrawEntry } from '#lib/server/http/present-entry.ts';
import { attempt, formFields, page } from '#lib/server/http/respond.ts';
import { stopAnswer } from '#lib/server/http/stop-answer.ts';
import { leftViewOf, phaseOf, workbenchOf } from '#lib/server/http/workbench.ts';
import type { Actions, PageServerLoad } from './$types';

/** Never reads the query: opening another conversation is no journey to the server. */
export const load: PageServerLoad = ({ locals, params }) =>
	page(async () => {
		const { ctx, locale, person, part } = locals;
		const contest = contestOf(locals);
		const at = ctx.now();
		const inForce = challengeInForce(contest, { challengeId: params.challenge, at });
		const told = {
			challenge: challengeView(ctx, inForce, locale),
			phase: phaseOf({ inForce }),
			now: at
		};

		if (part === 'judge' || part === 'organiser') return { ...told, reader: part };
		if (!person) return { ...told, reader: 'visitor' as const };
		const own = await teamAtChallenge(locals, params).catch((cause: unknown) => {
			if (cause instanceof Refusal && cause.code === 'not_in_contest') return undefined;
			throw cause;
		});
		if (!own) return { ...told, reader: 'teamless' as const };

		return {
			...told,
			reader: 'member' as const,
			/** Keeps drafts of two people on one device apart. */
			teamId: own.team.id,
			workbench: await workbenchOf(own)
		};
	});

type Params = { contest: string; challenge: string };

const here = (params: Params, query: string) =>
	`${resolve('/contests/[contest]/challenges/[challenge]', params)}?${query}`;

export const actions: Actions = {
	/** A prompt without JavaScript: answered by a page that refreshes until the answer is settled. */
	send: async ({ locals, request, params }) => {
		const { prompt = '', after, sheet, last } = await formFields(request);
		const values = { prompt, sheet: sheet ?? '' };
		const live = await attempt(values, async () => {
			const at = await teamAtChallenge(locals, params);
			const left = await leftViewOf(at);
			if (left.interactions === 1 && last !== 'yes') return undefined;
			const asked = { prompt, after: after || undefined, sheetId: sheet || undefined };
			return begin(at.ctx, { ...at, asked });
		});
		if (!live) return fail(409, { confirmLast: true as const, values });
		if (!('conversationId' in live)) return live;
		redirect(303, here(params, `conversation=${live.conversationId}#ultima`));
	},
	stop: async ({ locals, request, params, url }) => {
		const { interaction = '' } = await formFields(request);
		const refused = await attempt({}, async () => {
			stopAnswer(await teamAtChallenge(locals, params), interaction);
			return undefined;
		});
		if (refused) return refused;
		redirect(303, here(params, `conversation=${conversationIn(url)}#ultima`));
	},
	present: async ({ locals, request, params, url }) => {
		const { conversation, template = '' } = await formFields(request);
		const result = await attempt({}, async () =>
			presentEntry(
				await teamAtChallenge(locals, params),
				conversation === undefined ? { template } : { conversation }
			)
		);
		if (!('entry' in result)) return result;
		const { entry, place } = result;
		const before = place.before === undefined ? '' : `&before=${place.before}`;
		const query = `conversation=${conversationIn(url)}&entry=${entry}${before}`;
		redirect(303, here(params, `${query}#presentaciones`));
	},
	withdraw: async ({ locals, request, params, url }) => {
		const { entry = '' } = await formFields(request);
		const refused = await attempt({}, async () => {
			await withdrawEntry(await teamAtChallenge(locals, params), entry);
			return undefined;
		});
		if (refused) return refused;
		const query = `conversation=${conversationIn(url)}&withdrawn=${encodeURIComponent(entry)}`;
		redirect(303, here(params, `${query}#presentaciones`));
	}
};

/** The conversation that the form's page was showing. */
const conversationIn = (url: URL) => encodeURIComponent(url.searchParams.get('conversation') ?? '');
