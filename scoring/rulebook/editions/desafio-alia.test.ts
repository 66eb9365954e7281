import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { generateSheet } from '../../plan/generate.ts';
import { parseRulebook } from '../parse.ts';
import { roundState } from '../round-state.ts';
import { challengeOf } from '../rounds.ts';
import { scheduleInForce } from '../schedule.ts';
import type { HomeSheet } from '../schema.ts';
import { FLAT } from './desafio-alia/flat.ts';
import { OFFICE } from './desafio-alia/office.ts';
import { OPEN_SHEETS } from './desafio-alia/open-sheets.ts';
import { JUSTIFICATION_RUBRIC } from './desafio-alia/rubric.ts';
import { desafioAlia } from './desafio-alia.ts';

const base = Date.parse('2026-05-04T10:00:00Z');

test.each(['simulated', 'alia'] as const)(
	'the edition with the model «%s» is a valid rulebook',
	(model) => {
		expect(parseRulebook(desafioAlia({ model, opensAt: base }))).toMatchObject({ ok: true });
	}
);

test('the edition is open from its base instant, registration too', () => {
	const instants = scheduleInForce(desafioAlia({ model: 'alia', opensAt: base }), []).get('previa');
	if (instants === undefined) throw new Error('the edition has no round «previa»');
	expect(roundState(instants, base)).toMatchObject({ phase: 'open', registrationOpen: true });
	expect(roundState(instants, base - 1)).toMatchObject({
		phase: 'announced',
		registrationOpen: false
	});
});

test('the simulated edition says that it is simulated and shares no profile with ALIA', () => {
	const [simulated] = desafioAlia({ model: 'simulated', opensAt: base }).rounds;
	const [alia] = desafioAlia({ model: 'alia', opensAt: base }).rounds;
	expect(simulated?.model).toMatchObject({ id: 'vatio-simulado-1', simulated: true });
	expect(alia?.model).toMatchObject({ id: 'BSC-LT/ALIA-40b-instruct', simulated: false });
	expect(simulated?.model.profile).not.toBe(alia?.model.profile);
});

test('only the office is practice', () => {
	const rulebook = desafioAlia({ model: 'alia', opensAt: base });
	const practice = rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.filter((c) => c.practice);
	expect(practice.map(({ id }) => id)).toEqual(['practica-oficina']);
	expect(challengeOf(rulebook, 'hogar')?.challenge.ranking.policy).toBe('gate-then-energy');
});

test('the open sheets are those of their published seed', () => {
	const seed = sha256(new TextEncoder().encode('desafio-alia/fichas-abiertas/4'));
	const generated = OPEN_SHEETS.map((_, index) => generateSheet(sha256, { seed, index }));
	expect(OPEN_SHEETS.map((sheet) => ({ ...sheet, id: '' }))).toEqual(
		generated.map((sheet) => ({ ...sheet, id: '' }))
	);
});

test.each([FLAT, OFFICE])('the facts of «$id» sum to its yearly use', (sheet: HomeSheet) => {
	const figures = sheet.facts.flatMap(({ value }) =>
		Array.from(value.es.matchAll(/([0-9.]+) kWh/g), ([, figure = '']) =>
			Number(figure.replace('.', ''))
		)
	);
	const [total = 0, ...parts] = figures;
	expect(total).toBe(sheet.yearlyKwh);
	expect(parts.reduce((sum, part) => sum + part, 0)).toBe(sheet.yearlyKwh);
});

test('no two levels of the rubric say the same', () => {
	for (const { levels } of JUSTIFICATION_RUBRIC)
		expect(new Set(levels.map(({ es }) => es)).size).toBe(5);
});
