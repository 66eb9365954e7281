import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import { contestInForce, type ContestInForce } from '#lib/server/contest/in-force.ts';
import {
	applyOutage,
	outagesOf,
	previewOutage,
	REMEDIES,
	revertOutage,
	type Outage,
	type OutagePreview,
	type OutageWish
} from '#lib/server/gateway/outage.ts';
import { proposedOutages } from '#lib/server/gateway/outage-proposals.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { outageNotice, outageRevertedNotice } from '#lib/server/http/outage-notice.ts';
import { attempt, formFields, parsed, type Refused } from '#lib/server/http/respond.ts';
import { giveNotice } from '#lib/server/notices/notice.ts';
import { tell } from '#lib/server/notices/watch.ts';
import { instantOf, wallClock } from '#lib/zoned-time.ts';
import type { Actions, PageServerLoad } from './$types';

const MINUTE = 60_000;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const { rulebook } = contest;
	const at = ctx.now();
	const titles = new Map(rulebook.rounds.map(({ id, title }) => [id, text(title, locale)]));
	const outages = await outagesOf(ctx.db.read, { contestId: contest.id });
	const typed = typedIn(Object.fromEntries(url.searchParams));
	const asked = url.searchParams.has('startsAt') ? await previewed(locals, typed) : undefined;

	return {
		rounds: rulebook.rounds.map(({ id }) => ({ id, title: titles.get(id) ?? id })),
		proposals: await proposals(locals, { contest, outages, at }),
		outages: outages.map((outage) => ({
			...outage,
			round: titles.get(outage.roundId) ?? outage.roundId
		})),
		typed,
		asked
	};
};

/** What the log proposes in rounds that have opened, but for what an outage covers already. */
async function proposals(
	locals: App.Locals,
	{ contest, outages, at }: { contest: ContestInForce; outages: Outage[]; at: number }
) {
	const { read } = locals.ctx.db;
	const { timeZone } = contest.rulebook;
	const inForce = outages.filter(({ reverted }) => !reverted);
	const found = [];
	for (const { id, title } of contest.rulebook.rounds) {
		const instants = contest.schedule.get(id);
		if (!instants || instants.opens > at) continue;
		const scope = {
			contestId: contest.id,
			from: instants.opens,
			to: Math.min(at, instants.closes)
		};
		for (const { startsAt, endsAt, causes } of await proposedOutages(read, scope)) {
			const covered = inForce.some((one) => one.startsAt <= startsAt && one.endsAt >= endsAt);
			if (covered) continue;
			const whole = Math.ceil(endsAt / MINUTE) * MINUTE;
			found.push({
				roundId: id,
				round: text(title, locals.locale),
				startsAt,
				endsAt,
				causes,
				// As a form has them, whole minutes around what was seen.
				form: {
					roundId: id,
					startsAt: wallClock(Math.max(startsAt, instants.opens), timeZone),
					endsAt: wallClock(whole > at ? endsAt : whole, timeZone)
				}
			});
		}
	}

	return found.sort((one, other) => other.startsAt - one.startsAt);
}

const typedIn = ({ roundId = '', startsAt = '', endsAt = '', remedy = '', reason = '' }) => ({
	roundId,
	startsAt,
	endsAt,
	remedy,
	reason
});

/** The stretch as it was typed, by the contest's clock. Refuses what is none, by its field. */
function wishOf({ rulebook }: ContestInForce, typed: ReturnType<typeof typedIn>): OutageWish {
	const moment = z
		.string()
		.transform((local) => instantOf(local, rulebook.timeZone) ?? NaN)
		.pipe(z.number({ error: 'required' }));
	const wish = z.object({
		roundId: z.string().min(1, 'choice'),
		startsAt: moment,
		endsAt: moment,
		remedy: z.enum(REMEDIES, { error: 'choice' })
	});

	return parsed(wish, typed);
}

type Asked = { preview: ReturnType<typeof shown> } | Pick<Refused<unknown>, 'refusal'>;

async function previewed(locals: App.Locals, typed: ReturnType<typeof typedIn>): Promise<Asked> {
	const { ctx } = locals;
	const contest = contestOf(locals);
	try {
		const wish = wishOf(contest, typed);
		const preview = await previewOutage(ctx.db.read, { contest, wish, at: ctx.now() });
		return { preview: shown(preview) };
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		return { refusal: { code: cause.code, details: cause.details } };
	}
}

const shown = ({ moved, returned }: OutagePreview) => ({
	moved,
	attempts: returned.filter(({ billed }) => billed).length,
	forgiven: returned.filter(({ billed }) => !billed).length,
	teams: new Set(returned.map(({ teamId }) => teamId)).size,
	tokens: returned.reduce((sum, { tokens }) => sum + tokens, 0),
	energyNwh: returned.reduce((sum, { energyNwh }) => sum + energyNwh, 0n)
});

const ordering = (locals: App.Locals) => ({
	contest: contestOf(locals),
	byAccountId: askerOf(locals).accountId,
	at: locals.ctx.now()
});

export const actions: Actions = {
	apply: async ({ locals, request }) => {
		const typed = typedIn(await formFields(request));
		const by = ordering(locals);
		return attempt(typed, async () => {
			const wish = wishOf(by.contest, typed);
			const { contest, byAccountId, at } = by;
			const contestId = contest.id;
			await tell(locals.ctx.db, { contestId }, async (tx) => {
				const applied = await applyOutage(tx, { ...by, reason: typed.reason, wish });
				const text = outageNotice(contest, { wish, applied, reason: typed.reason.trim() });
				await giveNotice(tx, { contestId, kind: 'announcement', text, byAccountId, at });
			});
			return { done: 'apply' as const };
		});
	},
	revert: async ({ locals, request }) => {
		const fields = await formFields(request);
		const by = ordering(locals);
		return attempt(typedIn({}), async () => {
			const { id = '', reason = '' } = fields;
			const { byAccountId, at } = by;
			const contestId = by.contest.id;
			await tell(locals.ctx.db, { contestId }, async (tx) => {
				await revertOutage(tx, { ...by, id, reason });
				const contest = await contestInForce(tx, by.contest);
				const outage = (await outagesOf(tx, { contestId })).find((one) => one.id === id);
				const text = outage && outageRevertedNotice(contest, outage);
				if (text) {
					await giveNotice(tx, { contestId, kind: 'announcement', text, byAccountId, at });
				}
			});
			return { done: 'revert' as const };
		});
	}
};
