import type { ChallengeRules, Locale } from '#scoring';
import { instant } from '#lib/instant.ts';
import type { TurnView } from '#lib/workbench/view.ts';
import type { TeamTurn } from '../entries/team-turns.ts';
import type { LiveAnswers } from '../gateway/live.ts';
import { planView } from './plan-view.ts';
import { queueSentence } from './queue-words.ts';
import { endView } from './turn-end-view.ts';

interface Surroundings {
	/** Address of the contest. */
	slug: string;
	challenge: ChallengeRules;
	live: Pick<LiveAnswers, 'get'>;
	locale: Locale;
	timeZone: string;
}

/** An interaction as its own team reads it, with what is being written of it now. */
export function turnView(
	turn: TeamTurn,
	{ slug, challenge, live, locale, timeZone }: Surroundings
): TurnView {
	const { id, conversationId, parentId, sheetId, official, heldAt, prompt, end } = turn;
	const position = end ? undefined : live.get(id)?.position;

	return {
		id,
		conversationId,
		parentId,
		turn: turn.turn,
		prompt,
		answer: end ? turn.answer : (live.get(id)?.text ?? ''),
		sheetId,
		official,
		heldAt,
		when: instant(heldAt, locale, timeZone, { zone: false }),
		waiting: position && queueSentence(position, locale),
		end: end && endView({ ...turn, end }, locale),
		receipt: end && `/api/contests/${slug}/${challenge.id}/interactions/${id}/receipt`,
		plan: planView(turn, challenge, locale)
	};
}
