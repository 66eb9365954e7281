import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { canonicalRulebook, rulebookHash } from './canonical.ts';
import { desafioAlia } from './editions/desafio-alia.ts';
import { parseRulebook } from './parse.ts';
import type { Rulebook } from './schema.ts';

const rulebook = desafioAlia({ model: 'alia', opensAt: '2026-05-04T10:00:00Z' });

/** A copy with one place changed: `at` is a path such as 'rounds.0.phases.opens'. */
function changed(at: string, value: unknown): unknown {
	const copy: unknown = structuredClone(rulebook);
	const keys = at.split('.');
	const last = keys.pop() ?? '';
	const parent = keys.reduce((part, key) => (part as Record<string, unknown>)[key], copy);
	(parent as Record<string, unknown>)[last] = value;
	return copy;
}

test('a rulebook that went through JSON is read as it was', () => {
	const parsed = parseRulebook(JSON.parse(JSON.stringify(rulebook)));
	expect(parsed).toEqual({ ok: true, rulebook });
});

const PREVIA = 'rounds.0';
const HOME = 'rounds.0.challenges.0';
const CENTRE = 'rounds.0.challenges.1';

test.each<[place: string, value: unknown, path?: string]>([
	['format', 'vatio-rulebook/2'],
	['surprise', true, ''],
	['timeZone', 'Europe/Atlantis'],
	['team', { min: 3, max: 2 }, 'team.min'],
	['eligibility', { minimumAge: 16, guardianUnder: 14 }, 'eligibility.guardianUnder'],
	[`${PREVIA}.phases.opens`, 'ayer'],
	[`${PREVIA}.phases.closes`, '2026-05-04T10:00:00Z'],
	[`${PREVIA}.phases.results`, '2026-05-05T10:00:00Z'],
	[`${PREVIA}.admission`, { kind: 'best', n: 10, of: 'previa' }, `${PREVIA}.admission.of`],
	[`${PREVIA}.challenges`, rulebook.rounds[0]?.challenges.slice(2)],
	[`${CENTRE}.id`, 'hogar'],
	[`${HOME}.budget.tokens`, 2000],
	[`${HOME}.checks.0`, { kind: 'plan', maxShareOfNaive: '13/20' }],
	[`${HOME}.checks.5.maxShare`, '8/5', `${HOME}.checks.5`],
	[`${HOME}.checks.7`, { kind: 'not-cut' }],
	[`${HOME}.languageFactors.gl`, '0'],
	[`${HOME}.ties`, ['sequence', 'sequence']],
	[`${HOME}.confirmation.share`, '6/5'],
	[`${HOME}.sheet.equipment.1.id`, 'radiadores'],
	[`${CENTRE}.checks.0`, { kind: 'not-cut' }, `${CENTRE}.checks`],
	[`${CENTRE}.rubric`, [], `${CENTRE}.ranking.qualityWeights.jury`],
	[`${CENTRE}.rubric.0.weight`, '1/4', `${CENTRE}.rubric`],
	[`${CENTRE}.ranking.a`, '3/2'],
	[`${CENTRE}.ranking.qualityWeights.jury`, '1/2', `${CENTRE}.ranking.qualityWeights`],
	[`${CENTRE}.hidden.validSheets`, 6],
	[`${CENTRE}.limits.promptTokens`, 200_000, `${CENTRE}.limits`],
	[`${CENTRE}.openSheets.1.id`, 'referencia'],
	[`${CENTRE}.openSheets.0.naive`, [9, 9, 9, 14]],
	[`${CENTRE}.openSheets.0.naive`, [12, 8, 10, 13]],
	[`${CENTRE}.openSheets.0.loads.0.hours`, 13, `${CENTRE}.openSheets.0.loads.0`]
])('«%s» as %j is refused where it is wrong', (place, value, path = place) => {
	const parsed = parseRulebook(changed(place, value));
	expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.path)).toContain(path);
});

test('a final admits the best of an earlier round that has results by then', () => {
	const [previa] = rulebook.rounds;
	if (previa === undefined) throw new Error('the edition has no round');
	const later = desafioAlia({ model: 'alia', opensAt: '2026-05-20T10:00:00Z' }).rounds[0];
	const withFinal = (opens: string): Rulebook => ({
		...rulebook,
		rounds: [
			previa,
			{
				...previa,
				id: 'final',
				admission: { kind: 'best', n: 30, of: 'previa', challenge: 'hogar' },
				phases: { ...(later?.phases ?? previa.phases), opens },
				challenges: previa.challenges
					.slice(0, 1)
					.map((challenge) => ({ ...challenge, id: 'final-hogar' }))
			}
		]
	});
	expect(parseRulebook(withFinal('2026-05-20T10:00:00Z')).ok).toBe(true);
	const early = parseRulebook(withFinal('2026-05-20T09:59:59Z'));
	expect(early).toMatchObject({ ok: false, problems: [{ path: 'rounds.1.phases.opens' }, {}] });
});

test('the hash of the rules does not depend on the order of their keys', () => {
	const reversed = Object.fromEntries(Object.entries(rulebook).reverse()) as Rulebook;
	expect(canonicalRulebook(reversed)).toBe(canonicalRulebook(rulebook));
	expect(rulebookHash(reversed, sha256)).toMatch(/^[0-9a-f]{64}$/);
	expect(rulebookHash({ ...rulebook, version: 2 }, sha256)).not.toBe(
		rulebookHash(rulebook, sha256)
	);
});
