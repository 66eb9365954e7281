import { schemaProblems } from '../../checks/format/safe-schema.ts';
import { boundsOf } from '../../checks/number/check.ts';
import { plainText } from '../../checks/text/plain.ts';
import { compilePattern } from '../../checks/words/pattern.ts';
import { add, compare, format, parseRational, ZERO } from '../../exact/rational.ts';
import type { AnyCheckRule } from '../check-rules.ts';
import type { ChallengeRules } from '../schema.ts';
import { FLAG_KINDS, rulesWithin } from '../rules-within.ts';
import { finding, type Finding } from './finding.ts';

const AREAS = 6;

function boundFindings({ min, max }: { min?: number; max?: number }, at: string): Finding[] {
	if (min === undefined && max === undefined) return [finding('bounds-missing', at)];
	return (min ?? 0) > (max ?? Infinity) ? [finding('bounds-crossed', at)] : [];
}

function weightFindings(rule: Extract<AnyCheckRule, { kind: 'weighted' }>, at: string): Finding[] {
	const sum = rule.of.map(({ weight }) => parseRational(weight)).reduce(add, ZERO);
	const least = parseRational(rule.atLeast);
	const found = rule.of.flatMap(({ weight }, index) =>
		parseRational(weight).n === 0n
			? [finding('weight-zero', `${at}.of.${String(index)}.weight`)]
			: []
	);
	if (least.n === 0n) found.push(finding('weighted-free', `${at}.atLeast`));
	if (compare(least, sum) > 0) {
		const details = { sum: format(sum), least: rule.atLeast };
		found.push(finding('weighted-unreachable', `${at}.atLeast`, details));
	}
	return found;
}

function choiceFindings(rule: Extract<AnyCheckRule, { kind: 'choice' }>, at: string): Finding[] {
	const ids = rule.options.map(({ id }) => id);
	const unknown = rule.right.filter((id) => !ids.includes(id));
	const found = unknown.map((what) => finding('choice-right-unknown', `${at}.right`, { what }));
	if (ids.every((id) => rule.right.includes(id)))
		found.push(finding('choice-all-right', `${at}.right`));
	const owners = new Map<string, string>();
	rule.options.forEach(({ id, names }, index) => {
		for (const name of names) {
			const key = plainText(name).text;
			const owner = owners.get(key);
			if (owner !== undefined && owner !== id)
				found.push(
					finding('choice-names-shared', `${at}.options.${String(index)}.names`, { what: name })
				);
			owners.set(key, id);
		}
	});
	return found;
}

function ruleFindings(rule: AnyCheckRule, answerTokens: number, at: string): Finding[] {
	switch (rule.kind) {
		case 'contains':
			if ((rule.atLeast ?? 0) <= rule.texts.length) return [];
			return [
				finding('contains-too-many', `${at}.atLeast`, {
					least: rule.atLeast ?? 0,
					texts: rule.texts.length
				})
			];
		case 'matches': {
			const compiled = compilePattern(rule.pattern);
			if (compiled.ok) return [];
			return [finding('pattern-refused', `${at}.pattern`, { problem: compiled.problem })];
		}
		case 'length': {
			const found = boundFindings(rule, at);
			if (rule.unit !== 'characters' && (rule.min ?? 0) > answerTokens)
				found.push(
					finding('length-above-limit', `${at}.min`, {
						least: rule.min ?? 0,
						unit: rule.unit,
						most: answerTokens
					})
				);
			return found;
		}
		case 'json':
			return schemaProblems(rule.schema).map(({ at: place, problem }) =>
				finding('schema-refused', `${at}.schema`, { at: place || '/', problem })
			);
		case 'table':
			return (rule.rows.min ?? 0) > (rule.rows.max ?? Infinity)
				? [finding('bounds-crossed', `${at}.rows`)]
				: [];
		case 'number': {
			const { low, high } = boundsOf(rule.expected);
			if (!low && !high) return [finding('bounds-missing', `${at}.expected`)];
			return low && high && compare(low, high) > 0
				? [finding('bounds-crossed', `${at}.expected`)]
				: [];
		}
		case 'choice':
			return choiceFindings(rule, at);
		case 'weighted':
			return weightFindings(rule, at);
		default:
			return [];
	}
}

/** Areas that an answer of so many measures can touch. */
function areaFindings(checks: readonly AnyCheckRule[], path: string): Finding[] {
	const count = checks.find((rule) => rule.kind === 'measures-count');
	const most = Math.min(AREAS, count?.kind === 'measures-count' ? count.exactly : AREAS);
	return checks.flatMap((rule, index) =>
		rule.kind === 'measures-areas' && rule.atLeast > most
			? [
					finding('areas-unreachable', `${path}.${String(index)}.atLeast`, {
						least: rule.atLeast,
						most
					})
				]
			: []
	);
}

/** Texts that one check wants and another forbids, where both must pass. */
function contradictions(checks: readonly AnyCheckRule[], path: string): Finding[] {
	const wanted = checks.flatMap((rule) =>
		rule.kind === 'contains' && (rule.atLeast ?? rule.texts.length) === rule.texts.length
			? rule.texts.map((text) => plainText(text).text)
			: []
	);
	return checks.flatMap((rule, index) => {
		if (rule.kind !== 'excludes') return [];
		const both = rule.texts.filter((text) => wanted.includes(plainText(text).text));
		return both.map((text) =>
			finding('texts-contradict', `${path}.${String(index)}.texts`, { text })
		);
	});
}

/** Checks that nothing passes, that everything passes, or that cannot run. */
export function checkFindings({ checks = [], limits }: ChallengeRules, at: string): Finding[] {
	const path = `${at}.checks`;
	const own = rulesWithin(checks, path).flatMap(({ rule, path: place }) => {
		const isInside = place.split('.').length > path.split('.').length + 1;
		const flag =
			isInside && FLAG_KINDS.includes(rule.kind)
				? [finding('flag-in-combination', place, { what: rule.kind })]
				: [];
		return [...flag, ...ruleFindings(rule, limits.answerTokens, place)];
	});
	return [...own, ...areaFindings(checks, path), ...contradictions(checks, path)];
}
