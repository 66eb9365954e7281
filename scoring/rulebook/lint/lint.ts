import { DEEPEST_JSON } from '../../json/read.ts';
import { rulebook as schema, type Rulebook } from '../schema.ts';
import { consistencyProblems } from '../consistency.ts';
import type { Problem } from '../problem.ts';
import { alignmentFindings } from './alignment.ts';
import { budgetFindings } from './budgets.ts';
import { checkFindings } from './checks.ts';
import { constantFindings } from './constants.ts';
import { dateFindings } from './dates.ts';
import { finding, type Finding } from './finding.ts';
import { juryFindings } from './jury.ts';
import { languageFindings } from './languages.ts';
import { luckFindings } from './luck.ts';
import { modelFindings } from './model.ts';
import { planFindings } from './plans.ts';
import { shapeFindings } from './shape.ts';
import { wordingFindings } from './wording.ts';

const FORMAT = 'vatio-rulebook/1';

function isTooDeep(value: unknown, left = DEEPEST_JSON): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return left === 0 || Object.values(value).some((part) => isTooDeep(part, left - 1));
}

/** Whether a document says that it is a rulebook at all. */
export function isRulebook(document: unknown): boolean {
	return (
		typeof document === 'object' &&
		document !== null &&
		'format' in document &&
		document.format === FORMAT
	);
}

function told({ code, path, message, what = '' }: Problem): Finding {
	if (code === 'shape')
		return finding('field-invalid', path, { problem: message, expected: 'what is expected there' });
	return finding(code, path, what === '' ? {} : { what });
}

const hasErrorUnder = (findings: readonly Finding[], path: string) =>
	findings.some((each) => each.severity === 'error' && `${each.path}.`.startsWith(`${path}.`));

function challengeFindings(rulebook: Rulebook, before: readonly Finding[]): Finding[] {
	return rulebook.rounds.flatMap(({ challenges, model }, round) =>
		challenges.flatMap((challenge, index) => {
			const at = `rounds.${String(round)}.challenges.${String(index)}`;
			const found = [
				...budgetFindings(challenge, model, at),
				...checkFindings(challenge, at),
				...juryFindings(challenge, at),
				...luckFindings(challenge, at),
				...languageFindings(challenge, at),
				...alignmentFindings(challenge, at)
			];
			// What follows runs the checks and plays the sheets, which must be ones that can be.
			const all = [...before, ...found];
			if (!hasErrorUnder(all, `${at}.openSheets`) && !hasErrorUnder(before, `${at}.checks`))
				found.push(...planFindings(challenge, at));
			if (!hasErrorUnder(all, `${at}.checks`) && !hasErrorUnder(all, `${at}.openSheets`))
				found.push(...constantFindings(challenge, at));
			return found;
		})
	);
}

/**
 * Everything that is wrong or doubtful in a rulebook, each with its place and what to write instead.
 * Takes any JSON document; where the shape is wrong, says so and nothing else. It knows the whole
 * format: the three kinds of challenge and all kinds of check.
 */
export function lintRulebook(document: unknown): Finding[] {
	if (!isRulebook(document)) return [finding('not-a-rulebook', 'format')];
	if (isTooDeep(document)) return [finding('too-deep', '', { most: DEEPEST_JSON })];
	const shape = schema.safeParse(document);
	if (!shape.success) return shapeFindings(shape.error, document);

	const rulebook = shape.data;
	const problems = consistencyProblems(rulebook).map(told);
	return [
		...problems,
		...dateFindings(rulebook),
		...modelFindings(rulebook),
		...challengeFindings(rulebook, problems),
		...wordingFindings(rulebook)
	];
}
