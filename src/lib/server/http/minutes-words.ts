import { leaderboardMessages } from '#lib/i18n/catalogues/leaderboard.ts';
import { minutesMessages } from '#lib/i18n/catalogues/minutes.ts';
import { organiserMessages } from '#lib/i18n/catalogues/organiser.ts';
import { translator } from '#lib/i18n/translator.ts';
import { clockTime, day, zoneName } from '#lib/instant.ts';
import { challengeOf, type Locale } from '#scoring';
import { text } from '#scoring/rulebook/rounds.ts';
import type { ContestInForce } from '../contest/in-force.ts';

/** How minutes are worded in one language. */
export function wordsIn(contest: ContestInForce, locale: Locale) {
	const { rulebook } = contest;

	return {
		contest,
		locale,
		t: translator(minutesMessages, locale),
		tOrganiser: translator(organiserMessages, locale),
		tBoard: translator(leaderboardMessages, locale),
		title: text(rulebook.title, locale),
		at: (when: number) => {
			const { timeZone } = rulebook;
			const time = clockTime(when, locale, timeZone);
			return `${day(when, locale, timeZone)}, ${time} (${zoneName(locale, timeZone)})`;
		},
		challenge: (id: string) => {
			const found = challengeOf(rulebook, id)?.challenge;
			return found ? text(found.title, locale) : id;
		}
	};
}

export type Words = ReturnType<typeof wordsIn>;
