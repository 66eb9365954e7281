import { expect, test } from 'vitest';
import { pisoDePrueba } from '../../../tests/corpus/reto1/sheet.ts';
import { checkEquipment } from './check.ts';

test('equipment that the flat does not have is shown to the judge and decides nothing', () => {
	const answer = 'Apaga el lavavajillas y la nevera. La secadora, también.';
	const { outcome, params, evidence } = checkEquipment(answer, pisoDePrueba);

	expect(outcome).toBe('flagged');
	expect(params).toEqual({ count: 2, names: 'lavavajillas, secadora' });
	expect(evidence.map(({ start, end }) => answer.slice(start, end))).toEqual([
		'lavavajillas',
		'secadora'
	]);
});

test.each([
	'Baja la neveira e o termo',
	'Apaga la televisió i l’ordinador; el forn, amb calor residual',
	'Hozkailua eta garbigailua itzali',
	'Usa la rentadora en fred y apaga el router'
])('a name in another language is the same equipment: «%s»', (answer) => {
	expect(checkEquipment(answer, pisoDePrueba).outcome).toBe('passed');
});
