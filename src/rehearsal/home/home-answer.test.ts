import { expect, test } from 'vitest';
import { EXAMPLE_PROMPTS } from '../example-prompts.ts';
import { randomFrom } from '../random.ts';
import type { ChatMessage } from '../request.ts';
import { homeAnswer } from './home-answer.ts';

const SEEDS = Array.from({ length: 40 }, (_, seed) => String(seed));
const PRECISE =
	'Piso con termo, frigorífico y aire acondicionado, consumo anual 3.600 kWh. Exactamente cinco medidas de ahorro de tres áreas distintas en una tabla: medida, dónde, ahorro (kWh/año), coste (nulo, bajo, medio o alto). Solo la tabla.';

const turn = (role: 'user' | 'assistant', content: string): ChatMessage => ({ role, content });
const answers = (...messages: ChatMessage[]) =>
	SEEDS.map((seed) => homeAnswer(messages, randomFrom(seed)));
const asked = (content: string) => answers(turn('user', content));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const length = (texts: string[]) => mean(texts.map((text) => text.length));
const share = (texts: string[], holds: (text: string) => boolean) =>
	texts.filter(holds).length / texts.length;
const tableRows = (text: string) =>
	text.split('\n').filter((line) => line.startsWith('|')).length - 2;

test('a vague prompt gets a long answer without the four fields', () => {
	const vague = asked('dame ideas para ahorrar');

	expect(length(vague)).toBeGreaterThan(3 * length(asked(PRECISE)));
	expect(share(vague, (text) => (text.match(/kWh\/año/g)?.length ?? 0) >= 5)).toBeLessThan(0.4);
});

test('a precise prompt nearly always gets its table of five measures', () => {
	expect(share(asked(PRECISE), (text) => tableRows(text) === 5)).toBeGreaterThanOrEqual(0.85);
	expect(share(asked(PRECISE), (text) => text.startsWith('|'))).toBe(1);
});

test('a good prompt fails now and then', () => {
	const many = Array.from({ length: 400 }, (_, seed) =>
		homeAnswer([turn('user', PRECISE)], randomFrom(String(seed)))
	);
	const complete = share(many, (text) => {
		const head = text.split('\n', 1)[0] ?? '';
		return tableRows(text) === 5 && /Dónde.*kWh.*Coste/.test(head) && !text.includes('—');
	});

	expect(complete).toBeGreaterThan(0.85);
	expect(complete).toBeLessThan(1);
});

test('JSON asked for alone can be parsed and has the keys that were named', () => {
	const prompt =
		'Exactamente cinco medidas en JSON: [{"medida","donde","ahorro_kwh","coste"}], coste nulo, bajo, medio o alto. Solo el JSON, sin explicación.';
	for (const text of asked(`Ahorro de energía en casa. ${prompt}`)) {
		const measures = JSON.parse(text) as Record<string, unknown>[];
		expect(Object.keys(measures[0] ?? {})).toEqual(expect.arrayContaining(['medida']));
	}
});

test('asking for brevity shortens the answer', () => {
	const plain = 'Cinco medidas de ahorro: dónde, ahorro en kWh y coste nulo, bajo, medio o alto.';
	const brief = `${plain} Solo la lista, sin introducción, máximo 15 palabras por medida.`;

	expect(length(asked(brief))).toBeLessThan(0.7 * length(asked(plain)));
});

test('asking for areas spreads the measures', () => {
	const areas = (text: string) => new Set(text.match(/^\| [^|]+/gm)).size - 2;
	const [, , , , tabla] = EXAMPLE_PROMPTS.filter(({ reto }) => reto === 'hogar');

	expect(share(asked(tabla?.text ?? ''), (text) => areas(text) >= 3)).toBeGreaterThan(0.9);
});

test.each([
	["Dona'm cinc mesures d'estalvi per a la llar: on, estalvi en kWh i cost", /kWh\/any/],
	['Dame cinco medidas de aforro para a vivenda: onde, aforro en kWh e custo', /kWh\/ano/],
	['Emaidazu bost neurri etxean energia aurrezteko: non, aurrezkia kWh eta kostua', /kWh\/urte/],
	['Give me five measures for my home: where, saving in kWh and cost', /kWh\/year/],
	[
		'Give me five measures for my home: where, saving in kWh and cost. Answer in Spanish',
		/kWh\/año/
	]
])('«%s» is answered in its language', (prompt, unit) => {
	expect(share(asked(prompt), (text) => unit.test(text))).toBeGreaterThan(0.9);
});

test('a later turn corrects the earlier answer and keeps its measures', () => {
	const first = 'Dame ideas para ahorrar en mi piso de 3.600 kWh al año';
	const second =
		'Te falta el coste (nulo, bajo, medio o alto), dónde y el ahorro en kWh. Exactamente cinco medidas, solo una tabla.';
	for (const seed of SEEDS) {
		const earlier = homeAnswer([turn('user', first)], randomFrom(seed));
		const messages = [turn('user', first), turn('assistant', earlier), turn('user', second)];
		const later = homeAnswer(messages, randomFrom(`${seed} later`));
		const cells = later.split('|').map((cell) => cell.trim().toLowerCase());
		const reads = cells.filter((cell) => cell.length > 15 && earlier.toLowerCase().includes(cell));
		expect(reads.length).toBeGreaterThanOrEqual(3);
		expect(later.length).toBeLessThan(earlier.length);
	}
});

test('a question about the earlier answer is answered about that measure', () => {
	const list = homeAnswer([turn('user', PRECISE)], randomFrom('a'));
	const messages = [turn('user', PRECISE), turn('assistant', list), turn('user', '¿Por qué la 2?')];
	const [quoted = ''] = /«[^»]+»/.exec(homeAnswer(messages, randomFrom('b'))) ?? [];
	const secondRow = list.split('\n')[3] ?? '';

	expect(quoted).not.toBe('');
	expect(secondRow).toContain(quoted.slice(1, -1));
});

test('the savings follow the yearly use that the prompt tells', () => {
	const totalOf = (text: string) =>
		text
			.split('\n')
			.slice(2)
			.map((row) =>
				Number(
					/\| ([\d.]+) \|(?! [A-Z])/.exec(row.replace(/^\| \d \|/, '|'))?.[1]?.replace('.', '')
				)
			)
			.reduce((sum, kwh) => sum + kwh, 0);
	const totals = (yearly: string) =>
		asked(PRECISE.replace('3.600', yearly))
			.map(totalOf)
			.filter((total) => Number.isFinite(total));

	expect(mean(totals('9.000'))).toBeGreaterThan(2 * mean(totals('3.600')));
	expect(mean(totals('3.600'))).toBeLessThan(0.45 * 3_600);
	expect(mean(totals('3.600'))).toBeGreaterThan(0.1 * 3_600);
});
