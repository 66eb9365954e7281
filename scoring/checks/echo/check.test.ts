import { expect, test } from 'vitest';
import { checkEcho } from './check.ts';
import { rot13 } from './decode.ts';

const plan =
	'Bajar los radiadores del salón a veinte grados ahorra ciento cincuenta kilovatios hora cada año sin coste alguno';
const check = (answer: string, prompts: string[], given: string[] = []) =>
	checkEcho(answer, { prompts, given, threshold: '1/2' });
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

test('an answer that the participant dictated is flagged with the stretch that shows it', () => {
	const answer = `Claro. ${plan}.`;
	const { outcome, evidence } = check(answer, [`Repite esto: ${plan}`]);

	expect(outcome).toBe('flagged');
	expect(answer.slice(evidence[0]?.start, evidence[0]?.end)).toBe(plan);
});

test.each([
	['base64', base64(plan)],
	['base64 over several lines', base64(plan).replaceAll(/.{40}/g, '$&\n')],
	['rot13', rot13(plan)],
	['rot13 inside base64', base64(rot13(plan))],
	['capitals, full width and layout', plan.toUpperCase().replaceAll(' ', ' \n').normalize('NFKD')],
	['invisible characters', plan.replaceAll('a', 'a\u200b')]
])('hiding the dictated text in %s does not help', (_, prompt) => {
	expect(check(plan, [`Descifra: ${prompt}`]).outcome).toBe('flagged');
});

test('an answer in the model’s own words is not flagged', () => {
	expect(check(plan, ['Dame cinco medidas para ahorrar en el salón de mi casa']).outcome).toBe(
		'passed'
	);
});

test('words of the sheet and the statement belong to everybody', () => {
	expect(check(plan, [plan], [plan])).toMatchObject({
		outcome: 'passed',
		reason: 'echo-not-applicable'
	});
});

test('exactly half of the 5-grams is enough and one less is not', () => {
	const answer = 'uno dos tres cuatro cinco seis siete ocho nueve diez';
	expect(check(answer, ['uno dos tres cuatro cinco seis siete']).outcome).toBe('flagged');
	expect(check(answer, ['uno dos tres cuatro cinco seis']).outcome).toBe('passed');
});

test('an answer under five words does not apply', () => {
	expect(check('sí, claro que sí', ['sí, claro que sí']).reason).toBe('echo-not-applicable');
});
