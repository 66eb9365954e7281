import { z } from 'zod';
import { text } from '#scoring/rulebook/rounds.ts';
import { changedWithin, modelsSeen } from '#lib/server/archive/models-seen.ts';
import type { ContestInForce } from '#lib/server/contest/in-force.ts';
import { currentRound } from '#lib/server/contest/current-round.ts';
import { isOfficial } from '#lib/server/gateway/begin.ts';
import {
	applyEndpoint,
	endpointInUse,
	endpointWish,
	keyFor,
	setEndpoint,
	settingsWith,
	unsetEndpoint,
	type EndpointInUse
} from '#lib/server/gateway/endpoint-setting.ts';
import { setPlaces } from '#lib/server/gateway/orders.ts';
import { longestContext, probeEndpoint } from '#lib/server/gateway/probe.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, parsed, refuse } from '#lib/server/http/respond.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const contest = contestOf(locals);
	const inUse = await endpointInUse(read, ctx);
	const models = await modelsSeen(read, { contestId: contest.id });

	return {
		inUse: shown(inUse),
		rounds: contest.rulebook.rounds.map(({ id, title, model }) => ({
			id,
			title: text(title, locale),
			model: model.id,
			profile: model.profile,
			contextTokens: model.contextTokens,
			parameters: model.parameters,
			official: isOfficial(ctx, model)
		})),
		open: isOpen(contest, ctx.now()),
		models,
		changed: roundsThatChanged(contest, models).map(({ title }) => text(title, locale)),
		places: ctx.queue.places,
		mayChange: askerOf(locals).organisesSite
	};
};

/** Everything but the key. */
const shown = ({ baseUrl, key, model, simulated, set, keyLost }: EndpointInUse) => ({
	baseUrl,
	hasKey: key !== undefined,
	model,
	simulated,
	set,
	keyLost
});

function isOpen({ rulebook, schedule }: ContestInForce, at: number): boolean {
	return rulebook.rounds.some(({ id }) => {
		const instants = schedule.get(id);
		return instants !== undefined && at >= instants.opens && at < instants.closes;
	});
}

/** The rounds while which more than one model or server version wrote. */
function roundsThatChanged(
	{ rulebook, schedule }: ContestInForce,
	models: Awaited<ReturnType<typeof modelsSeen>>
) {
	return rulebook.rounds.filter(({ id }) => {
		const instants = schedule.get(id);
		return instants && changedWithin(models, { from: instants.opens, to: instants.closes });
	});
}

/** What the site uses, for every contest on it: only who organises the site may change it. */
function needSiteOrganiser(locals: App.Locals) {
	const { accountId, organisesSite } = askerOf(locals);
	if (!organisesSite) refuse('not_staff');

	return { accountId, at: locals.ctx.now() };
}

const placesField = z.object({
	places: z
		.string()
		.trim()
		.regex(/^\d{1,6}$/, 'places')
		.transform(Number)
});

const password = z.object({ password: z.string({ error: 'required' }).min(1, 'required') });

/** Everything typed but the secrets, which a page never gets back. */
const typedIn = ({ baseUrl = '', model = '', places = '' }: Record<string, string>) => ({
	baseUrl,
	model,
	places
});

async function probed(locals: App.Locals, endpoint: EndpointInUse) {
	const { ctx } = locals;
	const { round } = currentRound(contestOf(locals), { at: ctx.now() });
	const { id, parameters } = round.model;
	const settings = settingsWith(ctx.settings, endpoint);

	return probeEndpoint({
		settings,
		rulebook: { model: id, contextTokens: longestContext(round), parameters }
	});
}

export const actions: Actions = {
	probe: async ({ locals }) =>
		attempt(typedIn({}), async () => {
			const inUse = await endpointInUse(locals.ctx.db.read, locals.ctx);
			if (!inUse.baseUrl) return { findings: [] };
			return { findings: await probed(locals, inUse) };
		}),
	try: async ({ locals, request }) => {
		needSiteOrganiser(locals);
		const typed = await formFields(request);
		const { baseUrl = '', key = '', model = '' } = typed;
		return attempt(typedIn(typed), async () => {
			const inUse = await endpointInUse(locals.ctx.db.read, locals.ctx);
			const wish = endpointWish({ baseUrl, key, model });
			const candidate = { ...inUse, ...wish, key: keyFor(wish, inUse) };
			return { findings: await probed(locals, candidate), typed: typedIn(typed) };
		});
	},
	save: async (event) => {
		const { locals } = event;
		const by = needSiteOrganiser(locals);
		const typed = await formFields(event.request);
		const { baseUrl = '', key = '', model = '' } = typed;
		return attempt(typedIn(typed), async () => {
			const { ctx } = locals;
			const wish = endpointWish({ baseUrl, key, model });
			await needPassword(event, parsed(password, typed).password);
			await ctx.db.write(async (tx) => {
				const inUse = await endpointInUse(tx, ctx);
				await setEndpoint(tx, { ...by, wish, inUse, seal: ctx.seal });
			});
			await applyEndpoint(ctx);
			return { done: 'save' as const };
		});
	},
	unset: async (event) => {
		const { locals } = event;
		const by = needSiteOrganiser(locals);
		const typed = await formFields(event.request);
		return attempt(typedIn(typed), async () => {
			const { ctx } = locals;
			await needPassword(event, parsed(password, typed).password);
			await ctx.db.write(async (tx) => {
				await unsetEndpoint(tx, { ...by, inUse: await endpointInUse(tx, ctx) });
			});
			await applyEndpoint(ctx);
			return { done: 'unset' as const };
		});
	},
	places: async ({ locals, request }) => {
		const by = needSiteOrganiser(locals);
		const typed = await formFields(request);
		return attempt(typedIn(typed), async () => {
			const { places } = parsed(placesField, typed);
			await setPlaces(locals.ctx, { places, ...by });
			return { done: 'places' as const };
		});
	}
};
