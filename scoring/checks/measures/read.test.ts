import { expect, test } from 'vitest';
import { readMeasures } from './read.ts';

const plan = `1. Bajar los radiadores. Dónde: salón. Ahorro: 1.200 kWh/año. Coste: nulo.
2. Luces LED. Dónde: cocina. Ahorro: 90 kWh/año. Coste: bajo.`;

test('a measure points at its words in the answer as it was written', () => {
	const [first] = readMeasures(plan);
	const text = (span?: { start: number; end: number }) => span && plan.slice(span.start, span.end);

	expect(text(first?.what)).toContain('Bajar los radiadores');
	expect(text(first?.where)).toContain('salón');
	expect(text(first?.saving)).toBe('1.200 kWh');
	expect(text(first?.cost)).toBe('nulo');
	expect(first).toMatchObject({ area: 'climate', saving: { low: 1_200_000_000n } });
});

test('numbers in full width or with invisible characters inside are still read', () => {
	const [first] = readMeasures(plan.replace('1.200', '１.２\u200b００'));
	expect(first?.saving?.low).toBe(1_200_000_000n);
});

test('the closing total is no measure and lends its figure to none', () => {
	const measures = readMeasures(
		`${plan.replace(' Ahorro: 90 kWh/año.', '')}\n\nTotal: 1.290 kWh/año`
	);
	expect(measures).toHaveLength(2);
	expect(measures[1]?.saving).toBeUndefined();
});

test('a table completes the list that it sums up', () => {
	const measures = readMeasures(`1. Bajar los radiadores en el salón
2. Luces LED en la cocina

| Medida | Ahorro (kWh) | Coste |
|---|---|---|
| Radiadores | 200 | nulo |
| LED | 90 | bajo |`);
	expect(measures.map(({ where, cost }) => Boolean(where && cost))).toEqual([true, true]);
});

test('a group heading gives its area to the measures under it', () => {
	const measures = readMeasures(`### Hábitos y gestión
1. Apagar los radiadores del salón. Ahorro: 80 kWh. Coste: nulo.
### Envolvente
1. Radiadores con reflectantes en la pared. Ahorro: 40 kWh. Coste: bajo.`);
	expect(measures.map(({ area }) => area)).toEqual(['habits', 'envelope']);
});

test('JSON says where it is even with prose around it and no end', () => {
	const measures = readMeasures(
		'Plan: {"medidas":[{"que":"LED","donde":"cocina","ahorro_kwh":90.125,"coste":"bajo"},{"que":"Termo'
	);
	expect(measures[0]?.saving?.high).toBe(90_125_000n);
});

test('prose without measures has none', () => {
	expect(readMeasures('La eficiencia es importante. Apaga lo que no uses.')).toEqual(
		expect.not.arrayContaining([expect.objectContaining({ saving: expect.anything() })])
	);
	expect(readMeasures('')).toEqual([]);
});
