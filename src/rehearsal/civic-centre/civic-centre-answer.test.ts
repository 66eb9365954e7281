import { expect, test } from 'vitest';
import { fillTemplate } from '../../../scoring/plan/template.ts';
import { REFERENCE_SHEET } from '../../../scoring/plan/reference-sheet.ts';
import { EXAMPLE_PROMPTS } from '../example-prompts.ts';
import { randomFrom } from '../random.ts';
import { civicCentreAnswer } from './civic-centre-answer.ts';
import { centreDayIn, wordsBesidesSheet } from './sheet-reader.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => String(seed));

function answers(template: string): string[] {
	const content = fillTemplate(template, REFERENCE_SHEET);
	return SEEDS.map(
		(seed) => civicCentreAnswer([{ role: 'user', content }], randomFrom(seed)) ?? 'no sheet read'
	);
}

/** Purchase of the plan in an answer that tells it by load names; undefined where it is not legal. */
function purchaseOf(answer: string): number | undefined {
	const { loads, solarKw, fixedKw, limitKw } = REFERENCE_SHEET;
	const total = [...fixedKw];
	for (const { id, hours, powerKw, from, to } of loads) {
		const start = Number(new RegExp(`\\b${id}"?: ?(\\d+)`).exec(answer)?.[1]);
		if (!(start >= from && start + hours <= to)) return undefined;
		for (let hour = start; hour < start + hours; hour++) total[hour] = (total[hour] ?? 0) + powerKw;
	}
	if (total.some((kw) => kw > limitKw)) return undefined;
	return total.reduce((sum, kw, hour) => sum + Math.max(0, kw - (solarKw[hour] ?? 0)), 0);
}

const shareUnder = (kwh: number, template: string) =>
	answers(template).filter((answer) => (purchaseOf(answer) ?? Infinity) <= kwh).length /
	SEEDS.length;

test('the sheet that the contest renders is read whole', () => {
	const { solarKw, fixedKw, limitKw, naive } = REFERENCE_SHEET;
	const day = centreDayIn(fillTemplate('Mira: {{FICHA}} ¿Y bien?', REFERENCE_SHEET));

	expect(day).toEqual({ solarKw, fixedKw, limitKw, naive, loads: REFERENCE_SHEET.loads });
});

test('the words of the sheet do not count as the participant’s', () => {
	const words = wordsBesidesSheet(fillTemplate('Uno.\n{{FICHA}}\nDos.', REFERENCE_SHEET));

	expect(words.split(/\s+/).filter(Boolean)).toEqual(['uno.', 'dos.']);
});

test('a careful template gets better plans than a careless one', () => {
	const careless = shareUnder(59.8, '{{FICHA}}\nDame la lista de horas de inicio.');
	const careful = shareUnder(
		59.8,
		'Minimiza la compra a la red con las cargas en horas de sol, dentro de su horario y sin superar el límite; comprueba la suma hora a hora. Solo una lista.\n{{FICHA}}'
	);

	expect(careless).toBeLessThan(0.25);
	expect(careful).toBeGreaterThan(0.75);
	expect(careful).toBeLessThan(1);
});

test('careless templates get illegal plans at times', () => {
	const plans = answers('{{FICHA}}\nDame la lista de horas de inicio.').map(purchaseOf);

	expect(plans).toContain(undefined);
	expect(plans).toContain(92);
});

test('thinking step by step makes the answer longer', () => {
	const mean = (template: string) =>
		answers(template).reduce((sum, { length }) => sum + length, 0) / SEEDS.length;

	expect(mean('Piensa paso a paso. Solo la lista. {{FICHA}}')).toBeGreaterThan(
		1.8 * mean('Solo la lista. {{FICHA}}')
	);
});

test('JSON asked for alone has a start for each load and one sentence', () => {
	for (const answer of answers('Responde solo con JSON. {{FICHA}}')) {
		const plan = JSON.parse(answer) as Record<string, unknown>;
		expect(Object.keys(plan)).toEqual(['clima', 've', 'acs', 'lavanderia', 'justificacion']);
	}
});

test('every example template holds the place of the sheet once', () => {
	const templates = EXAMPLE_PROMPTS.filter(({ reto }) => reto === 'centro-civico');

	expect(templates.map(({ text }) => text.split('{{FICHA}}').length)).toEqual(
		templates.map(() => 2)
	);
});

test('a text without a sheet is not for this reader', () => {
	const hello = [{ role: 'user', content: 'Hola, ¿qué tal el sol?' }] as const;

	expect(civicCentreAnswer(hello, randomFrom('x'))).toBeUndefined();
});
