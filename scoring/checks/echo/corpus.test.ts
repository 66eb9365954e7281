import { expect, test } from 'vitest';
import { conversations } from '../../../tests/corpus/echo/all.ts';
import { HONEST } from '../../../tests/corpus/echo/conversation.ts';
import { HOME } from '../../rulebook/editions/desafio-alia/home.ts';
import { givenTexts } from '../given.ts';
import { checkEcho } from './check.ts';
import { checkFullEcho } from './full.ts';

const given = givenTexts(HOME);
const told = conversations.map((one) => ({
	...one,
	honest: HONEST.includes(one.way),
	base: checkEcho(one.answer, { ...one, given, threshold: '1/2' }),
	full: checkFullEcho(one.answer, { ...one, given, threshold: '1/2' })
}));
const dictated = told.filter(({ honest }) => !honest);
const honest = told.filter((one) => one.honest);

test('each language has its share of honest and dictated conversations, and no id comes twice', () => {
	for (const language of ['es', 'ca', 'gl', 'eu']) {
		const these = told.filter((one) => one.language === language);
		expect(these.length).toBeGreaterThanOrEqual(25);
		expect(these.filter((one) => one.honest).length).toBeGreaterThanOrEqual(12);
		expect(these.filter((one) => !one.honest).length).toBeGreaterThanOrEqual(12);
	}
	expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
});

test('every dictated answer is flagged: pasted, encoded, spread over turns or translated', () => {
	expect(dictated.filter(({ full }) => full.outcome !== 'flagged').map(({ id }) => id)).toEqual([]);
});

test('no honest conversation is flagged but those that quote a whole answer back', () => {
	const wronged = honest.filter(({ full }) => full.outcome === 'flagged').map(({ id }) => id);
	expect(wronged).toEqual(['es-quoted-whole', 'eu-quoted-half']);
});

test('what the 5-grams of the contest miss is what was translated or cut into small pieces', () => {
	const missed = dictated.filter(({ base }) => base.outcome !== 'flagged');
	expect(missed.filter(({ way }) => way === 'translated')).toHaveLength(12);
	expect(missed.filter(({ way }) => way !== 'translated' && way !== 'spread')).toEqual([]);
	expect(missed.length).toBeLessThanOrEqual(14);
});

test('the evidence lies inside the answer, and inside the prompts that it came from', () => {
	for (const { answer, prompts, full } of dictated) {
		expect(full.evidence.length).toBeGreaterThan(0);
		expect(full.sources?.length).toBeGreaterThan(0);
		for (const { start, end } of full.evidence) {
			expect(end).toBeGreaterThan(start);
			expect(end).toBeLessThanOrEqual(answer.length);
		}
		for (const { prompt, start, end } of full.sources ?? []) {
			expect(end).toBeGreaterThan(start);
			expect(end).toBeLessThanOrEqual(prompts[prompt]?.length ?? 0);
		}
	}
});

test('the evidence of a translated answer shows its words beside those that they follow', () => {
	const one = told.find(({ id }) => id === 'gl-translated-from-spanish');
	const shown = one?.full.evidence.map(({ start, end }) => one.answer.slice(start, end)) ?? [];
	const from = one?.full.sources?.map(
		({ prompt, start, end }) => one.prompts[prompt]?.slice(start, end) ?? ''
	);
	expect(one?.full.reason).toBe('echo-translated');
	expect(shown.join(' · ')).toContain('radiadores');
	expect(from?.join(' · ')).toContain('radiadores');
	expect(shown.join('').length).toBeGreaterThan((one?.answer.length ?? 0) / 3);
});
