import { parseRational } from '../../exact/rational.ts';
import type { ChallengeRules } from '../schema.ts';
import { finding, type Finding } from './finding.ts';

/** How often luck may pass, and skill must: the figures behind four of five. */
const MOST_LUCK = 0.01;
const LEAST_SKILL = 0.6;

/** How likely at least `needed` of `runs` pass where each does with `chance`. */
function passing(runs: number, needed: number, chance: number): number {
	// Of zero, one, two … passes so far, how likely.
	let odds = [1];
	for (let run = 0; run < runs; run++)
		odds = Array.from(
			{ length: odds.length + 1 },
			(_, n) => (odds[n] ?? 0) * (1 - chance) + (odds[n - 1] ?? 0) * chance
		);
	return odds.slice(needed).reduce((sum, each) => sum + each, 0);
}

const percent = (share: number) => Math.round(share * 1000) / 10;

/** Whether whoever repeats most would pass, and whoever is good would not. */
export function luckFindings(challenge: ChallengeRules, at: string): Finding[] {
	if (challenge.kind === 'alignment' || challenge.practice) return [];
	const { runs, share } = challenge.confirmation;
	const path = `${at}.confirmation`;
	const { n, d } = parseRational(share);
	const needed = Number((n * BigInt(runs) + d - 1n) / d);
	const found: Finding[] = [];
	const luck = passing(Math.min(runs, 1000), needed, 0.1);
	const skill = passing(Math.min(runs, 1000), needed, 0.9);
	if (runs === 1) found.push(finding('one-run-decides', `${path}.runs`));
	else if (luck > MOST_LUCK)
		found.push(finding('luck-passes', `${path}.share`, { percent: percent(luck) }));
	if (skill < LEAST_SKILL && needed <= runs)
		found.push(finding('skill-fails', `${path}.share`, { percent: percent(skill) }));
	if (challenge.kind === 'template' && challenge.hidden.runs % 2 === 0)
		found.push(finding('runs-even', `${at}.hidden.runs`, { runs: challenge.hidden.runs }));
	return found;
}
