import { text } from '#scoring/rulebook/rounds.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { shortPanels } from '#lib/server/judging/short-panels.ts';
import { FINAL_MATTERS, finalMatters } from '#lib/server/leaderboard/final-matters.ts';
import { sequence } from '#lib/server/ledger/sequencer.ts';
import type { PageServerLoad } from './$types';

const NAMED = 5;

/** What keeps each round from being final, and when it would be. */
export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const contest = contestOf(locals);
	const at = ctx.now();
	const seq = await sequence(ctx.db, { contestId: contest.id });
	const rounds = [];
	for (const round of contest.rulebook.rounds) {
		const matters = await finalMatters(ctx.db.read, { contest, round, seq, at });
		const { closes = 0, finalised = 0 } = contest.schedule.get(round.id) ?? {};
		rounds.push({
			id: round.id,
			title: text(round.title, locale),
			finalised,
			/** When it closes, while that is to come. */
			closes: closes > at ? closes : undefined,
			final: finalised <= at,
			short: await shortPanels(ctx.db.read, { contest, round, at }),
			matters: FINAL_MATTERS.flatMap((kind) => {
				const those = matters.filter((one) => one.kind === kind);
				const names = [...new Set(those.map(({ name }) => name))];
				if (those.length === 0) return [];
				const challenge = those[0]?.challengeId;
				return [{ kind, challenge, count: those.length, names: names.slice(0, NAMED) }];
			})
		});
	}

	return { rounds };
};
