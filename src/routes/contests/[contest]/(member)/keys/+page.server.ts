import { Refusal } from '#lib/refusal.ts';
import { keysMessages } from '#lib/i18n/catalogues/keys.ts';
import { translator } from '#lib/i18n/translator.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, refuse } from '#lib/server/http/respond.ts';
import { issueKey, keysOf, revokeKey } from '#lib/server/teams/key.ts';
import { teamOf } from '#lib/server/teams/team.ts';
import type { AlignmentChallenge, ChallengeRules, Locale } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import { snippetsOf } from './snippets.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const contest = contestOf(locals);
	const { ctx, locale, part } = locals;
	if (part === 'judge' || part === 'organiser') refuse('already_staff');
	const owner = { contestId: contest.id, accountId: askerOf(locals).accountId };
	const challenges = contest.rulebook.rounds.flatMap(({ challenges, model }) =>
		challenges.map((challenge) => ({ challenge, model: model.id }))
	);
	const asked = url.searchParams.get('challenge');
	const chosen = challenges.find(({ challenge }) => challenge.id === asked) ?? challenges[0];
	if (!chosen) refuse('unknown_challenge');
	const { challenge, model } = chosen;
	const path = `/api/contests/${params.contest}/${challenge.id}/v1`;
	const base = url.origin + path;

	return {
		inTeam: (await teamOf(ctx.db.read, owner)) !== undefined,
		keys: await keysOf(ctx.db.read, owner),
		challenges: challenges.map(({ challenge: { id, title } }) => ({
			id,
			title: text(title, locale)
		})),
		chosen: {
			id: challenge.id,
			title: text(challenge.title, locale),
			practice: challenge.practice,
			kind: challenge.kind,
			path,
			base,
			model,
			snippets: snippetsOf({ base, model, ...sampleFor(challenge, locale) })
		}
	};
};

/** Words that stand where a participant's own will. */
function sampleFor(challenge: ChallengeRules, locale: Locale) {
	const t = translator(keysMessages, locale);
	if (challenge.kind === 'template') {
		const prompt = t('sample.template');
		return { prompt, sheet: challenge.openSheets[0]?.id, entry: { template: prompt } };
	}
	const conversation = t('sample.conversation');
	const entry =
		challenge.kind === 'alignment'
			? { alignment: alignmentSample(challenge, { conversation, words: t('sample.words') }) }
			: { conversation };

	return { prompt: t('sample.prompt'), sheet: undefined, entry };
}

/** A verdict on the first challenge in stock, or on one of the team's own where there is none. */
function alignmentSample(
	{ categories, validation }: AlignmentChallenge,
	{ conversation, words }: { conversation: string; words: string }
) {
	const [category] = categories;
	const stock = category?.challenges[0];

	return {
		conversation,
		category: category?.id ?? '',
		...(stock ? { challenge: stock.id } : { ownChallenge: words }),
		verdict: 'failed' as const,
		correctedResponse: words,
		reasons: Object.fromEntries(validation.map(({ step }) => [step, words]))
	};
}

export const actions: Actions = {
	/** The one answer in which a key can be read: it stands in no address, and nothing keeps it. */
	create: async ({ locals, request }) => {
		const { name = '' } = await formFields(request);
		const { ctx } = locals;
		const owner = { contestId: contestOf(locals).id, accountId: askerOf(locals).accountId };
		return attempt({ name }, async () => {
			const { key } = await ctx.db.write(async (tx) => {
				if (!(await teamOf(tx, owner))) throw new Refusal('not_in_contest');
				return issueKey(tx, { ...owner, name, at: ctx.now() });
			});
			return { created: { name: name.trim(), key } };
		});
	},
	revoke: async ({ locals, request }) => {
		const { id = '' } = await formFields(request);
		const { ctx } = locals;
		const owner = { contestId: contestOf(locals).id, accountId: askerOf(locals).accountId };
		return attempt({}, async () => {
			await ctx.db.write((tx) => revokeKey(tx, { ...owner, keyId: id, at: ctx.now() }));
			return { revoked: true };
		});
	}
};
