import { expect, test } from 'vitest';
import { REFERENCE_SHEET } from './reference-sheet.ts';
import { renderSheet } from './render.ts';
import { fillTemplate, hasPlaceholder } from './template.ts';

test('the sheet reads as the published text', () => {
	expect(renderSheet(REFERENCE_SHEET, 'es')).toMatchInlineSnapshot(`
		"Centro cívico, un día en horas enteras. La hora h va de h:00 a h+1:00.
		Sol (kW), hora=valor, el resto 0: 8=2 9=6 10=11 11=15 12=18 13=19 14=18 15=15 16=11 17=6 18=2
		Consumo fijo (kW), hora=valor, el resto 0: 8=3 9=3 10=3 11=3 12=3 13=3 14=3 15=3 16=3 17=7 18=7 19=4 20=4 21=4
		Límite: consumo fijo más cargas, como mucho 22 kW en cada hora.
		Cargas que se pueden mover, cada una seguida, sin pausas y dentro de su horario:
		- clima (Climatización): 12 kW, 5 h, entre las 8 y las 20 (inicio de 8 a 15)
		- ve (Vehículo eléctrico): 7 kW, 4 h, entre las 7 y las 21 (inicio de 7 a 17)
		- acs (Agua caliente): 5 kW, 3 h, entre las 6 y las 22 (inicio de 6 a 19)
		- lavanderia (Lavandería): 6 kW, 2 h, entre las 9 y las 18 (inicio de 9 a 16)
		Plan de partida (hora de inicio): clima 8, ve 16, acs 6, lavanderia 9
		Compra a la red de cada hora: lo que el consumo total supere al sol, en kWh."
	`);
});

test('a language without a wording of its own reads the Spanish sheet', () => {
	expect(renderSheet(REFERENCE_SHEET, 'eu')).toBe(renderSheet(REFERENCE_SHEET, 'es'));
});

test('the sheet takes the place of the placeholder and nothing else changes', () => {
	const sheet = renderSheet(REFERENCE_SHEET, 'es');
	expect(fillTemplate('Lee: {{FICHA}}\n$& fin', REFERENCE_SHEET)).toBe(`Lee: ${sheet}\n$& fin`);
});

test.each([
	['Lee {{FICHA}}', true],
	['Lee {{ficha}}', false],
	['Lee la ficha', false],
	['{{FICHA}} {{FICHA}}', false]
])('«%s» has the placeholder once: %s', (template, expected) => {
	expect(hasPlaceholder(template)).toBe(expected);
	if (!expected) expect(() => fillTemplate(template, REFERENCE_SHEET)).toThrow(RangeError);
});
