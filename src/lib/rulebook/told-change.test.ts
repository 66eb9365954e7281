import { expect, test } from 'vitest';
import { desafioAlia, type Rulebook } from '#scoring';
import { rulebookChanges } from '#scoring/rulebook/changes.ts';
import { CLAUSES } from '#scoring/rulebook/locks.ts';
import { changed } from '#scoring/rulebook/lint/changed.fixture.ts';
import { rulebookNotice } from './rulebook-notice.ts';
import { toldChange } from './told-change.ts';
import { toldClause } from './told-clause.ts';

const before = desafioAlia({ model: 'simulated', opensAt: '2026-03-02T09:00:00Z' });
const HOME = 'rounds.0.challenges.0';
const reto = 'Reto «Reto 1 · Un hogar que gasta menos»';
const later = (...changes: Parameters<typeof changed>[1][]) =>
	changed(before, ...changes) as Rulebook;
const told = (after: Rulebook) =>
	rulebookChanges(before, after).map((change) =>
		toldChange(change, { before, after, locale: 'es' })
	);

test.each([
	['title.es', 'Otro', 'Título: de «Desafío ALIA» a «Otro».'],
	['team.max', 3, 'Personas por equipo › máximo: de 2 a 3.'],
	['appealHours', 24, 'Horas para recurrir un veredicto: se añade 24.'],
	[`${HOME}.budget.energyNwh`, 2_500_000_000, `${reto} › Presupuesto › energía: de 5 Wh a 2,5 Wh.`],
	[`${HOME}.practice`, true, `${reto} › De práctica: de no a sí.`],
	[
		'rounds.0.phases.closes',
		'2026-03-17T09:00:00.000Z',
		'Ronda «Fase previa en línea» › Fechas › cierre: de lun 16 mar, 10:00 (hora peninsular) a mar 17 mar, 10:00 (hora peninsular).'
	],
	[`${HOME}.statement.es`, 'Otra tarea.', `${reto} › Enunciado: cambia el texto.`],
	[`${HOME}.judging.novelty`, true, `${reto} › Jurado › novelty: se añade sí.`],
	[HOME.replace('.0.challenges.0', '.0.challenges'), [], undefined]
])('«%s» is told in plain words', (path, value, sentence) => {
	const sentences = told(later([path, value])).map((one) => one.sentence.replaceAll('\u00a0', ' '));

	if (sentence === undefined) {
		expect(sentences).toContain(`${reto}: sale del reglamento.`);
	} else expect(sentences).toEqual([sentence]);
});

test('a notice says the version, the reason, what changes, and how much more there is', () => {
	const after = {
		...later(
			...Array.from({ length: 40 }, (_, index): [string, unknown] => [
				`${HOME}.novelty${String(index)}`,
				'x'.repeat(50)
			])
		),
		version: 2
	};
	const changes = rulebookChanges(before, after).filter(({ field }) => field[0] !== 'version');
	const reason = 'r'.repeat(2000);

	const text = rulebookNotice({ before, after, changes, reason, override: true, locale: 'es' });

	expect(text.length).toBeLessThan(4000);
	expect(text).toContain('versión 2');
	expect(text).toContain(`Motivo: ${reason}`);
	expect(text).toContain('una fase ya había cerrado');
	expect(text).toMatch(/Y \d+ cambios más\./);
});

test.each(CLAUSES)('the clause «%s» is said whole', (clause) => {
	const closed = { clause, round: 'previa', instant: 'opens' as const, since: 0 };

	expect(toldClause(closed, { rulebook: before, locale: 'es' })).toMatch(/\.$/);
});
