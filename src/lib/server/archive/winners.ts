import { inArray } from 'drizzle-orm';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { conversationUpTo } from '../entries/conversation.ts';
import { templatesOf } from '../entries/team-turns.ts';
import { publishedCombined } from '../leaderboard/combined.ts';
import { publishedBoard } from '../leaderboard/publish.ts';
import { consentingTeams } from './text-consent.ts';

/** Places whose prompts are of interest to everybody. */
const PRIZES = 3;

/** A team that won a place, and what it presented where all of it consented. */
export interface Winner {
	place: number;
	/** Empty once it was erased. */
	team: string;
	/** Its prompts, the first one first, as they were sent; absent without the consent of all. */
	prompts: string[] | undefined;
}

export interface ChallengeWinners {
	challengeId: string;
	winners: Winner[];
}

/**
 * What the first three of each published board, and of the ranking over several, presented: of those teams alone in which everybody who
 * ever wrote lets it be published (`consentingTeams`), and nothing of an alignment reto. For after the
 * results: whoever calls it knows that they are final.
 */
export async function winnersOf(
	query: Query,
	{ contest }: { contest: ContestInForce }
): Promise<ChallengeWinners[]> {
	const consenting = await consentingTeams(query, { contestId: contest.id });
	const over = await overallWinners(query, { contestId: contest.id });
	const found: ChallengeWinners[] = [];
	for (const challenge of contest.rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		if (!isRanked(challenge)) continue;
		const scope = { contestId: contest.id, challengeId: challenge.id };
		const rows = (await publishedBoard(query, scope))?.board.rows ?? [];
		const first = rows.flatMap(({ place, ...row }) =>
			place !== undefined && (place <= PRIZES || over.has(row.teamId)) && !row.baseline
				? [{ ...row, place }]
				: []
		);
		const open = first.filter(
			({ teamId }) => consenting.has(teamId) && challenge.kind !== 'alignment'
		);
		const prompts = await presentedPrompts(query, { entryIds: open.map((row) => row.entryId) });
		found.push({
			challengeId: challenge.id,
			winners: first.map(({ place, teamName, entryId }) => {
				return { place, team: teamName, prompts: prompts.get(entryId) };
			})
		});
	}

	return found;
}

async function overallWinners(query: Query, { contestId }: { contestId: string }) {
	const rows = (await publishedCombined(query, { contestId }))?.board.rows ?? [];

	return new Set(
		rows.flatMap(({ place, teamId }) => (place !== undefined && place <= PRIZES ? [teamId] : []))
	);
}

/** What entries presented, by entry; one of which a word was erased is not among them. */
async function presentedPrompts(
	query: Query,
	{ entryIds }: { entryIds: string[] }
): Promise<Map<string, string[]>> {
	const { entry } = query.t;
	const rows = await query
		.select({ id: entry.id, interactionId: entry.interactionId })
		.from(entry)
		.where(inArray(entry.id, entryIds));
	const templates = await templatesOf(query, { entryIds });
	const found = new Map<string, string[]>();
	for (const { id, interactionId } of rows) {
		const template = templates.get(id);
		const prompts = interactionId
			? (await conversationUpTo(query, { interactionId })).map(({ prompt }) => prompt)
			: template === undefined
				? []
				: [template];
		if (prompts.length > 0 && !prompts.includes('')) found.set(id, prompts);
	}

	return found;
}
