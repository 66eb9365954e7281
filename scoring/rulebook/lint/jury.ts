import { echoWords } from '../../checks/echo/words.ts';
import { compare, ONE, parseRational, rational } from '../../exact/rational.ts';
import type { ChallengeRules, Criterion } from '../schema.ts';
import { finding, type Finding } from './finding.ts';

/** Share of the words of two descriptors, of all that either has, from which they are near twins. */
const NEAR = 0.8;

const wordsOf = (text: string) => echoWords(text).map((word) => word.text);

function likeness(a: readonly string[], b: readonly string[]): number {
	const [first, second] = [new Set(a), new Set(b)];
	const common = [...first].filter((word) => second.has(word)).length;
	return common / Math.max(1, first.size + second.size - common);
}

function twinLevels({ levels }: Criterion, at: string): Finding[] {
	const found: Finding[] = [];
	for (const locale of ['es', 'ca', 'va', 'gl', 'eu', 'en'] as const) {
		const texts = levels.map((level) => level[locale]);
		texts.forEach((text, second) => {
			if (text === undefined) return;
			const words = wordsOf(text);
			const first = texts.slice(0, second).findIndex((other) => {
				return other !== undefined && likeness(wordsOf(other), words) >= NEAR;
			});
			if (first === -1) return;
			const same = wordsOf(texts[first] ?? '').join(' ') === words.join(' ');
			found.push(
				finding(
					same ? 'rubric-twin-levels' : 'rubric-near-twin-levels',
					`${at}.levels.${String(second)}.${locale}`,
					{ first: first + 1, second: second + 1 }
				)
			);
		});
	}
	return found;
}

function rubricFindings(rubric: readonly Criterion[], at: string): Finding[] {
	return rubric.flatMap((criterion, index) => {
		const path = `${at}.rubric.${String(index)}`;
		const title = wordsOf(criterion.title.es).join(' ');
		const twin = rubric
			.slice(0, index)
			.find((other) => wordsOf(other.title.es).join(' ') === title);
		const found = twinLevels(criterion, path);
		if (twin) found.push(finding('rubric-twin-criteria', `${path}.title`, { what: twin.title.es }));
		if (parseRational(criterion.weight).n === 0n)
			found.push(finding('rubric-weight-zero', `${path}.weight`));
		return found;
	});
}

const THIRD = rational(1n, 3n);

function weighingFindings(challenge: ChallengeRules, at: string): Finding[] {
	if (challenge.kind === 'alignment' || challenge.ranking.policy === 'gate-then-energy') return [];
	const { ranking, rubric } = challenge;
	const found: Finding[] = [];
	const isJuryMute = rubric.length > 0 && parseRational(ranking.qualityWeights.jury).n === 0n;
	if (ranking.policy === 'pareto') {
		if (isJuryMute) found.push(finding('rubric-not-counted', `${at}.rubric`));
		if (challenge.ties.length > 0) found.push(finding('ties-in-layers', `${at}.ties`));
		return found;
	}
	const a = parseRational(ranking.a);
	if (compare(a, ONE) === 0) found.push(finding('energy-not-counted', `${at}.ranking.a`));
	if (compare(a, THIRD) < 0)
		found.push(finding('thrift-outweighs-quality', `${at}.ranking.a`, { a: ranking.a }));
	if (isJuryMute || (rubric.length > 0 && a.n === 0n))
		found.push(finding('rubric-not-counted', `${at}.rubric`));
	return found;
}

/** Rubric, jury, and how what they give is weighed. */
export function juryFindings(challenge: ChallengeRules, at: string): Finding[] {
	const { judging, rubric } = challenge;
	const found = [...rubricFindings(rubric, at), ...weighingFindings(challenge, at)];
	const judges = judging?.judges;
	if (judges !== undefined && judges < 2)
		found.push(finding('judges-too-few', `${at}.judging.judges`, { judges }));
	if (judging?.assisted !== undefined && (challenge.practice || challenge.kind === 'alignment'))
		found.push(finding('assisted-idle', `${at}.judging.assisted`));
	return found;
}
