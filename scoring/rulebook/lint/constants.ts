import { runChecks } from '../../checks/every.ts';
import { givenTexts } from '../../checks/given.ts';
import { isValid } from '../../checks/valid.ts';
import { renderSheet } from '../../plan/render.ts';
import type { AlignmentChallenge, ChallengeRules, ConversationChallenge } from '../schema.ts';
import { finding, type Finding } from './finding.ts';

/** Answers that say nothing of any task, with how a finding calls them. */
const EMPTY: readonly (readonly [name: string, text: string])[] = [
	['an empty answer', ''],
	['a blank', ' \n'],
	['a full stop', '.'],
	['«No puedo ayudarte con eso.»', 'No puedo ayudarte con eso.'],
	['«Sí.»', 'Sí.'],
	['an empty object', '{}'],
	['an empty list', '[]'],
	['an empty numbered list', '1.\n2.\n3.\n4.\n5.']
];

/** Measures that fit any home or office, each with its four fields and the least of savings. */
const MEASURES = [
	'Cambiar las bombillas por LED. Dónde: toda la vivienda. Ahorro: {kwh} kWh al año. Coste: bajo.',
	'Bajar un grado la calefacción. Dónde: salón. Ahorro: {kwh} kWh al año. Coste: nulo.',
	'Apagar los aparatos en espera con una regleta. Dónde: salón. Ahorro: {kwh} kWh al año. Coste: bajo.',
	'Sellar las ventanas con burletes. Dónde: dormitorio. Ahorro: {kwh} kWh al año. Coste: bajo.',
	'Ducharse en menos tiempo para gastar menos agua caliente. Dónde: baño. Ahorro: {kwh} kWh al año. Coste: nulo.',
	'Ventilar solo diez minutos. Dónde: cocina. Ahorro: {kwh} kWh al año. Coste: nulo.',
	'Llenar la lavadora antes de ponerla. Dónde: cocina. Ahorro: {kwh} kWh al año. Coste: nulo.'
];

function genericList({ checks, sheet }: Pick<ConversationChallenge, 'checks' | 'sheet'>): string {
	const count = checks.find((rule) => rule.kind === 'measures-count');
	const measures = count?.kind === 'measures-count' ? count.exactly : 5;
	const kwh = Math.max(1, Math.floor(sheet.yearlyKwh / 200));
	return Array.from({ length: Math.min(measures, MEASURES.length) }, (_, index) => {
		const measure = MEASURES[index] ?? '';
		return `${String(index + 1)}. ${measure.replace('{kwh}', String(kwh))}`;
	}).join('\n');
}

type PlayedChallenge = Exclude<ChallengeRules, AlignmentChallenge>;

function passes(challenge: PlayedChallenge, answer: string): boolean {
	const isHome = challenge.kind === 'conversation';
	const outcomes = runChecks({
		checks: challenge.checks,
		answer,
		finishReason: 'stop',
		completionTokens: 1 + Math.ceil(answer.length / 4),
		prompts: [],
		given: isHome ? givenTexts(challenge) : [],
		...(isHome ? { home: challenge.sheet } : { plan: challenge.openSheets[0] })
	});
	return isValid(outcomes);
}

function homeFindings(challenge: ConversationChallenge, path: string): Finding[] {
	const sheet = givenTexts(challenge).slice(Object.keys(challenge.statement).length).join('\n');
	const bank = [...EMPTY, ['the sheet', sheet], ['the statement', challenge.statement.es]] as const;
	const found = bank.flatMap(([answer, text]) =>
		passes(challenge, text) ? [finding('constant-passes', path, { answer })] : []
	);
	if (found.length > 0) return found.slice(0, 1);
	if (!passes(challenge, genericList(challenge))) return [];
	const { judging } = challenge;
	return judging.mode === 'top'
		? [finding('generic-passes-unjudged', path, { n: judging.n })]
		: [finding('generic-passes', path)];
}

/**
 * Tries answers that nobody thought about: a check that they pass says nothing. The checks must be
 * ones that run, so that this comes after `checkFindings` found no error.
 */
export function constantFindings(challenge: ChallengeRules, at: string): Finding[] {
	if (challenge.kind === 'alignment') return [];
	const path = `${at}.checks`;
	if (challenge.kind === 'conversation') return homeFindings(challenge, path);
	const [sheet] = challenge.openSheets;
	const bank = [...EMPTY, ['the sheet', sheet ? renderSheet(sheet, 'es') : ''] as const];
	return bank
		.flatMap(([answer, text]) =>
			passes(challenge, text) ? [finding('constant-passes', path, { answer })] : []
		)
		.slice(0, 1);
}
