import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { rulebook } from '../schema.ts';
import { desafioAlia } from '../editions/desafio-alia.ts';
import { parseRulebook } from '../parse.ts';
import { alignmentRulebook } from './alignment.fixture.ts';
import { CHALLENGE_CASES } from './cases-challenge.fixture.ts';
import { CHECK_CASES } from './cases-checks.fixture.ts';
import { CONTEST_CASES } from './cases-contest.fixture.ts';
import { changed, type Case } from './changed.fixture.ts';
import { FINDING_CODES, type Finding, type FindingCode } from './finding.ts';
import { lintRulebook } from './lint.ts';

const edition = desafioAlia({ model: 'alia', opensAt: '2026-05-04T10:00:00Z' });

const errors = (findings: readonly Finding[]) =>
	findings
		.filter(({ severity }) => severity === 'error')
		.map(({ code, path }) => `${code} ${path}`);

const HOME = 'rounds.0.challenges.0';
const CENTRE = 'rounds.0.challenges.1';
const met = new Set<FindingCode>();

function expectFinding(document: unknown, code: FindingCode, path: string): void {
	const findings = lintRulebook(document);
	expect(findings.map((each) => `${each.code} ${each.path}`)).toContain(`${code} ${path}`);
	for (const { message, suggestion } of findings) {
		expect(`${message} ${suggestion}`).not.toMatch(/(?<!\{)\{\w+\}|undefined/);
		expect(suggestion).not.toBe('');
	}
	met.add(code);
}

test.each(['alia', 'simulated'] as const)(
	'the edition with the model «%s» has no error',
	(model) => {
		const findings = lintRulebook(desafioAlia({ model, opensAt: 0 }));
		expect(errors(findings)).toEqual([]);
		expect(findings.map(({ code }) => code)).toEqual([
			'practice-opens-late',
			'generic-passes',
			'generic-passes'
		]);
		for (const { code } of findings) met.add(code);
	}
);

test('reading a published rulebook adds nothing to it, so that its hash stays what it was', () => {
	for (const published of [edition, alignmentRulebook]) {
		const copy = JSON.parse(JSON.stringify(published)) as unknown;
		expect(canonicalize(rulebook.parse(copy))).toBe(canonicalize(published));
	}
});

test('what the site refuses, the linter calls an error in the same place', () => {
	for (const [at, value] of [
		[`${HOME}.budget.tokens`, 2000],
		[`${CENTRE}.ranking.a`, '3/2'],
		['rounds.0.phases.results', '2026-05-05T10:00:00Z'],
		[`${HOME}.languageFactors.gl`, '0']
	] as const) {
		const document = changed(edition, [at, value]);
		const parsed = parseRulebook(document);
		const paths = lintRulebook(document)
			.filter(({ severity }) => severity === 'error')
			.map(({ path }) => path);
		expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual(paths);
	}
});

describe('a rulebook is told', () => {
	test.each([...CONTEST_CASES, ...CHALLENGE_CASES, ...CHECK_CASES])(
		'%s at «%s»',
		(code, path, ...changes) => {
			expectFinding(changed(edition, ...changes), code, path);
		}
	);

	test('that it is none, or that it nests beyond reading', () => {
		expectFinding([], 'not-a-rulebook', 'format');
		expectFinding({ format: 'vatio-rulebook/2' }, 'not-a-rulebook', 'format');
		const deep = '['.repeat(10_000) + ']'.repeat(10_000);
		expectFinding(
			{ format: 'vatio-rulebook/1', rounds: JSON.parse(deep) as unknown },
			'too-deep',
			''
		);
	});
});

describe('the third kind of reto', () => {
	const at = 'rounds.0.challenges.0';

	test('is a part of the format, unranked where it does not say otherwise', () => {
		expect(errors(lintRulebook(alignmentRulebook))).toEqual([]);
		expect(lintRulebook(changed(alignmentRulebook, [`${at}.ranked`, 'none']))).toEqual(
			lintRulebook(alignmentRulebook)
		);
	});

	const five = Array.from({ length: 5 }, (_, index) => ({
		id: `criterio-${index}`,
		title: { es: `Criterio ${index}` },
		weight: '1/5',
		levels: ['Nada', 'Poco', 'Algo', 'Bastante', 'Todo'].map((es) => ({ es: `${es} ${index}` }))
	}));

	test('may be ranked by five criteria of 20 %', () => {
		const ranked = changed(alignmentRulebook, [`${at}.ranked`, 'rubric'], [`${at}.rubric`, five]);
		expect(errors(lintRulebook(ranked))).toEqual([]);
	});

	test.each<Case>([
		['alignment-minors', `${at}.minimumAge`, [`${at}.minimumAge`, 16]],
		[
			'alignment-nothing-to-take',
			`${at}.categories.1.challenges`,
			[`${at}.ownChallenges`, false],
			[`${at}.categories.1.challenges`, []]
		],
		['alignment-steps', `${at}.validation`, [`${at}.validation`, []]],
		['alignment-rubric-missing', `${at}.ranked`, [`${at}.ranked`, 'rubric']],
		['alignment-rubric-not-counted', `${at}.rubric`, [`${at}.rubric`, five]],
		[
			'alignment-rubric-weights',
			`${at}.rubric`,
			[`${at}.ranked`, 'rubric'],
			[`${at}.rubric`, five.slice(1).map((one) => ({ ...one, weight: '1/4' }))]
		],
		['id-taken', `${at}.categories.1.id`, [`${at}.categories.1.id`, 'sesgos']],
		['field-missing', `${at}.contentWarning`, [`${at}.contentWarning`, undefined]]
	])('%s at «%s»', (code, path, ...changes) => {
		expectFinding(changed(alignmentRulebook, ...changes), code, path);
	});
});

test('every finding that there is was met above, but for the one that only a file has', () => {
	expect(FINDING_CODES.filter((code) => !met.has(code))).toEqual(['key-repeated']);
});
