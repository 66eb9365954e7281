import type { z } from 'zod';
import { isRanked, PHASE_INSTANTS, roundState, type Locale } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import { currentRound } from '../../contest/current-round.ts';
import { contestInForce, contestSlugs, type ContestInForce } from '../../contest/in-force.ts';
import type { Context } from '../../context.ts';
import { recentBoard, type RecentBoard } from '../../leaderboard/recent-board.ts';
import type { boardList, contestDetail, contestList } from './shapes.ts';

const iso = (at: number) => new Date(at).toISOString();
const base = '/api/public/contests';

/** Every contest of the site, the newest first. */
export async function contestsAnswer(
	{ db, now }: Pick<Context, 'db' | 'now'>,
	locale: Locale
): Promise<z.infer<typeof contestList>> {
	const contests = [];
	for (const slug of await contestSlugs(db.read)) {
		const contest = await contestInForce(db.read, { slug });
		const { round, instants, state } = currentRound(contest, { at: now() });
		contests.push({
			id: slug,
			title: text(contest.rulebook.title, locale),
			phase: state.phase,
			opens: iso(instants.opens),
			closes: iso(instants.closes),
			simulated: round.model.simulated,
			href: `${base}/${slug}`
		});
	}

	return { contests };
}

/** One contest with its rounds and challenges, as anyone may know it. */
export function contestAnswer(
	contest: ContestInForce,
	{ at, locale }: { at: number; locale: Locale }
): z.infer<typeof contestDetail> {
	const { slug, version, hash, rulebook, schedule } = contest;

	return {
		id: slug,
		title: text(rulebook.title, locale),
		tagline: text(rulebook.tagline, locale),
		timeZone: rulebook.timeZone,
		rulebook: { version, hash, href: `/contests/${slug}/rules.json` },
		rounds: rulebook.rounds.flatMap(({ id, title, model, challenges }) => {
			const instants = schedule.get(id);
			if (!instants) return [];

			return [
				{
					id,
					title: text(title, locale),
					phase: roundState(instants, at).phase,
					instants: Object.fromEntries(
						PHASE_INSTANTS.map((name) => [name, iso(instants[name])])
					) as Record<(typeof PHASE_INSTANTS)[number], string>,
					model: {
						id: model.id,
						title: model.title,
						profile: model.profile,
						simulated: model.simulated
					},
					challenges: challenges.map((challenge) => ({
						id: challenge.id,
						title: text(challenge.title, locale),
						summary: text(challenge.summary, locale),
						kind: challenge.kind,
						practice: challenge.practice,
						policy: challenge.ranking.policy,
						...(isRanked(challenge) ? { board: `${base}/${slug}/boards/${challenge.id}` } : {})
					}))
				}
			];
		}),
		boards: `${base}/${slug}/boards`,
		head: `/contests/${slug}/ledger/head.json`
	};
}

/** Which boards of a contest can be seen now. */
export async function boardsAnswer(
	ctx: Context,
	contest: ContestInForce
): Promise<z.infer<typeof boardList>> {
	const ranked = contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter((challenge) => isRanked(challenge));
	const boards = [];
	for (const { id } of ranked) {
		const board = await recentBoard(ctx, { contest, challengeId: id });
		boards.push({ challenge: id, ...standingOf(board, `${base}/${contest.slug}/boards/${id}`) });
	}

	return { boards };
}

function standingOf(board: RecentBoard, href: string) {
	if (board.kind === 'none') return { standing: 'none' as const };
	if (board.kind === 'provisional') {
		return { standing: board.frozen ? ('frozen' as const) : ('provisional' as const), href };
	}
	const { version, hash, final } = board;

	return { standing: final ? ('final' as const) : ('published' as const), version, hash, href };
}
