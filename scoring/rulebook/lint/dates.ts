import type { Rulebook } from '../schema.ts';
import { instantsOf } from '../schedule.ts';
import { finding, type Finding } from './finding.ts';

/** What is in order and still makes no good calendar. */
export function dateFindings({ rounds }: Rulebook): Finding[] {
	return rounds.flatMap((round, index) => {
		const at = `rounds.${String(index)}.phases`;
		const { opens, freezes, closes, results, finalised, practiceOpens } = instantsOf(round);
		const earlier = rounds.slice(0, index).find((other) => opens < instantsOf(other).closes);
		const hasPractice = round.challenges.some(({ practice }) => practice);
		const found: Finding[] = [];
		if (earlier) found.push(finding('rounds-overlap', `${at}.opens`, { what: earlier.id }));
		if (freezes <= opens && freezes < closes)
			found.push(finding('frozen-from-start', `${at}.freezes`));
		if (hasPractice && practiceOpens >= opens)
			found.push(finding('practice-opens-late', `${at}.practiceOpens`));
		if (results <= closes) found.push(finding('no-time-to-judge', `${at}.results`));
		if (finalised <= results) found.push(finding('no-time-to-object', `${at}.finalised`));
		return found;
	});
}
