import { fail, redirect } from '@sveltejs/kit';
import { desafioAlia, type Locale, type Rulebook } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import { interactionTotals } from '#lib/server/archive/interaction-totals.ts';
import { archivedEditions, archiveEdition, isFinal } from '#lib/server/contest/edition-archive.ts';
import { currentRound } from '#lib/server/contest/current-round.ts';
import { foundContest } from '#lib/server/contest/found.ts';
import { contestInForce, contestSlugs } from '#lib/server/contest/in-force.ts';
import { partsOf } from '#lib/server/contest/parts.ts';
import type { Query } from '#lib/server/db/client.ts';
import { askerOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, formOf } from '#lib/server/http/respond.ts';
import { teamsOf } from '#lib/server/teams/team.ts';
import { Refusal } from '#lib/refusal.ts';
import { instantOf, wallClock } from '#lib/zoned-time.ts';
import { movedEdition } from '#lib/rulebook/moved-edition.ts';
import { markOf, readRulebook } from '#lib/rulebook/read-rulebook.ts';
import { toldFinding } from '#lib/rulebook/told-finding.ts';
import type { Actions, PageServerLoad } from './$types';

const EDITION_ZONE = 'Europe/Madrid';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { read } = ctx.db;
	const { accountId, organisesSite } = askerOf(locals);
	const at = ctx.now();
	const archived = await archivedEditions(read);
	const slugs = await contestSlugs(read);
	const own = (await partsOf(read, { accountId })).filter(({ part }) => part === 'organiser');
	const contests = [];
	for (const { slug } of own) {
		const contest = await contestInForce(read, { slug });
		const { round, state } = currentRound(contest, { at });
		contests.push({
			slug,
			archivedAt: archived.get(slug),
			final: isFinal(contest, { at }),
			title: text(contest.rulebook.title, locale),
			timeZone: contest.rulebook.timeZone,
			round: text(round.title, locale),
			phase: state.phase,
			next: state.next,
			teams: (await teamsOf(read, { contestId: contest.id })).length,
			interactions: (await interactionTotals(read, { contestId: contest.id })).interactions
		});
	}

	return {
		now: at,
		contests,
		organisesSite,
		firstOfSite: organisesSite && slugs.length === 0,
		/** What a new one can start from. */
		earlier: organisesSite ? await editionsOf(read, { slugs, locale }) : [],
		edition: {
			zone: EDITION_ZONE,
			opens: wallClock(at, EDITION_ZONE),
			model: ctx.endpoint.simulated ? ('simulated' as const) : ('alia' as const)
		}
	};
};

async function editionsOf(query: Query, { slugs, locale }: { slugs: string[]; locale: Locale }) {
	const contests = await Promise.all(slugs.map((slug) => contestInForce(query, { slug })));

	return contests.map(({ slug, rulebook }) => ({ slug, title: text(rulebook.title, locale) }));
}

async function found(
	locals: App.Locals,
	{ slug, rulebook }: { slug: string; rulebook: () => Rulebook }
) {
	const { accountId, organisesSite } = askerOf(locals);
	if (!organisesSite) throw new Refusal('not_staff');
	const at = locals.ctx.now();
	const contest = { slug, rulebook: rulebook(), byAccountId: accountId, at };
	await locals.ctx.db.write((tx) => foundContest(tx, contest));

	return { founded: slug };
}

export const actions: Actions = {
	edition: async ({ locals, request }) => {
		const { slug = '', opens = '', model = '' } = await formFields(request);
		const created = await attempt({ form: 'edition', slug, opens, model, text: '' }, () => {
			const opensAt = instantOf(opens, EDITION_ZONE);
			if (opensAt === undefined) throw new Refusal('invalid_request', { field: 'opens' });
			const rulebook = () =>
				desafioAlia({ model: model === 'alia' ? 'alia' : 'simulated', opensAt });
			return found(locals, { slug: slug.trim(), rulebook });
		});
		if (!('founded' in created)) return created;
		redirect(303, `/organiser/${created.founded}?created`);
	},
	/** From an edition of this site: its rules with another address and other dates. */
	copy: async ({ locals, request }) => {
		const { slug = '', opens = '', from = '' } = await formFields(request);
		const values = { form: 'copy', slug, opens, model: '', text: '', from };
		const created = await attempt(values, async () => {
			if (!askerOf(locals).organisesSite) throw new Refusal('not_staff');
			const { rulebook } = await contestInForce(locals.ctx.db.read, { slug: from });
			const opensAt = instantOf(opens, rulebook.timeZone);
			if (opensAt === undefined) throw new Refusal('invalid_request', { field: 'opens' });
			const id = slug.trim();
			return found(locals, {
				slug: id,
				rulebook: () => movedEdition(rulebook, { id, opensAt })
			});
		});
		if (!('founded' in created)) return created;
		redirect(303, `/organiser/${created.founded}?created`);
	},
	/** Puts one's contest among the earlier editions, or takes it back. */
	archive: async ({ locals, request }) => {
		const { slug = '', to = '' } = await formFields(request);
		const values = { form: 'archive', slug, opens: '', model: '', text: '' };
		return attempt(values, async () => {
			const { accountId } = askerOf(locals);
			const { db } = locals.ctx;
			const own = await partsOf(db.read, { accountId });
			if (!own.some((one) => one.slug === slug && one.part === 'organiser')) {
				throw new Refusal('not_staff');
			}
			const edition = { slug, archived: to !== 'lists', byAccountId: accountId };
			await db.write((tx) => archiveEdition(tx, { ...edition, at: locals.ctx.now() }));
			return { moved: true };
		});
	},
	rulebook: async ({ locals, request }) => {
		const typed = await formOf(request);
		const file = typed.get('file');
		const uploaded = file instanceof File && file.size > 0 ? await file.text() : undefined;
		const pasted = String(typed.get('text') ?? '');
		const slug = String(typed.get('slug') ?? '').trim();
		const values = { form: 'rulebook', slug, opens: '', model: '', text: uploaded ?? pasted };
		const read = readRulebook(values.text);
		const findings = read.ok ? read.warnings : read.findings;
		const told = findings.map((found) => toldFinding(found, locals.locale));
		const mark = markOf(findings);
		const refused = (status: number, confirm?: string) =>
			fail(status, { findings: told, confirm, values });
		if (!read.ok) return refused(400);
		if (mark !== '' && typed.get('confirmed') !== mark) return refused(422, mark);
		const created = await attempt(values, () =>
			found(locals, { slug, rulebook: () => read.rulebook })
		);
		if (!('founded' in created)) return created;
		redirect(303, `/organiser/${created.founded}?created`);
	}
};
