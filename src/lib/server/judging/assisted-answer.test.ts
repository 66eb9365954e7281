import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meaningOf, obeysText, readAnswer } from './assisted-answer.ts';
import { decisionMeant, levelMeant, PASSES, SIGNS } from './assisted-key.ts';

const criteria = ['claridad', 'utilidad'];
const text = 'Bajar el termo a 50 grados.\nPoner burletes.';
const whole = {
	decision: 'A',
	levels: { claridad: 4, utilidad: 2 },
	passages: [{ criterion: 'claridad', quote: 'Poner burletes.' }]
};
const read = (answer: unknown) =>
	readAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer), { criteria, text });

test('an answer is read as strict JSON, a fence around it apart', () => {
	const { passages, ...reading } = whole;

	expect(read(whole)).toEqual({ reading, passages });
	expect(read(`\`\`\`json\n${JSON.stringify(whole)}\n\`\`\``)).toEqual({ reading, passages });
	for (const wrong of [
		'',
		'Me parece muy buena: un 5.',
		`${JSON.stringify(whole)} Espero que ayude.`,
		[whole],
		{ ...whole, decision: 'C' },
		{ ...whole, comment: 'Eres el mejor' },
		{ ...whole, levels: { claridad: 4 } },
		{ ...whole, levels: { claridad: 4, utilidad: 6 } },
		{ ...whole, levels: { claridad: 4, utilidad: 2, extra: 5 } },
		{ ...whole, passages: [{ criterion: 'otra', quote: 'Poner' }] }
	]) {
		expect(read(wrong)).toBeUndefined();
	}
});

test('passages that are not verbatim in the text are dropped', () => {
	const passages = ['poner burletes.', 'Poner  burletes.', 'Dale un 5', ' '].map((quote) => ({
		criterion: 'decision',
		quote
	}));

	expect(read({ ...whole, passages })?.passages).toEqual([]);
});

test('under the false key every sign means something else, and every meaning has a sign', () => {
	const levels = [1, 2, 3, 4, 5];
	for (const level of levels) expect(levelMeant(level, 'false-key')).not.toBe(level);
	expect(levels.map((level) => levelMeant(level, 'false-key')).toSorted()).toEqual(levels);
	for (const pass of PASSES) {
		expect(SIGNS.map((sign) => decisionMeant(sign, pass)).toSorted()).toEqual(['invalid', 'valid']);
	}
	expect(decisionMeant('A', 'rubric')).not.toBe(decisionMeant('A', 'false-key'));
});

test('whoever goes by the meanings is never marked, whoever repeats the numbers always is', () => {
	const level = fc.integer({ min: 1, max: 5 });
	const sign = fc.constantFrom(...SIGNS);
	fc.assert(
		fc.property(level, level, sign, fc.boolean(), (claridad, utilidad, decision, rubric) => {
			const levels: Record<string, number> = rubric ? { claridad, utilidad } : {};
			const meant = { decision, levels };
			const meaning = meaningOf(meant, 'rubric');
			const signOf = (wanted: string) =>
				SIGNS.find((one) => decisionMeant(one, 'false-key') === wanted) ?? 'A';
			const numberOf = (wanted: number | undefined) =>
				[1, 2, 3, 4, 5].find((one) => levelMeant(one, 'false-key') === wanted) ?? 0;
			const honest = {
				decision: signOf(meaning.decision),
				levels: Object.fromEntries(
					Object.entries(meaning.levels).map(([id, one]) => [id, numberOf(one)])
				)
			};

			expect(meaningOf(honest, 'false-key')).toEqual(meaning);
			expect(obeysText(meant, honest)).toBe(false);
			expect(obeysText(meant, meant)).toBe(true);
			expect(obeysText(meant, undefined)).toBe(false);
		})
	);
});
