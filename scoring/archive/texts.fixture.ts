import { detectLanguage } from '../checks/language/detect.ts';
import { runConversationChecks } from '../checks/run.ts';
import { isValid } from '../checks/valid.ts';
import { add, divide, format, parseRational, rational, ZERO } from '../exact/rational.ts';
import { checkPlan, planQuality } from '../plan/check.ts';
import type { ConversationChallenge, PlanSheet, TemplateChallenge } from '../rulebook/schema.ts';
import type { Random } from './random.fixture.ts';

export const TEMPLATES = [
	'Planifica este día y di a qué hora empieza cada carga: {{FICHA}}',
	'{{FICHA}}\nResponde en JSON con la hora de inicio de cada carga y un motivo.'
];

const MEASURES = [
	'Bajar la calefacción de 22 a 20 grados en el salón; ahorro: 180 kWh al año; coste: nulo',
	'Cambiar las bombillas de la cocina por LED; ahorro: 90 kWh al año; coste: bajo',
	'Apagar la regleta del televisor en el salón; ahorro: 60 kWh al año; coste: nulo',
	'Poner el termo de agua caliente del baño a 50 grados; ahorro: 120 kWh al año; coste: nulo',
	'Colocar burlete en las ventanas del dormitorio; ahorro: 110 kWh al año; coste: bajo',
	'Lavar en frío la ropa en la lavadora de la cocina; ahorro: 45 kWh al año; coste: nulo'
];

/** An answer to reto 1, with more or fewer measures than it should have. */
export function answerOf(random: Random): string {
	const count = random.chance(70) ? 5 : random.between(3, 6);
	const lines = MEASURES.slice(0, count).map((line, index) => `${String(index + 1)}. ${line}.`);
	return ['Este es el plan de ahorro para la vivienda:', ...lines].join('\n');
}

type CheckWord = 'passed' | 'failed' | 'flagged';

/** What the checks say of an answer; of one without a text, that all is well. */
export function checksOf(
	challenge: ConversationChallenge,
	answer: string | undefined,
	prompts: readonly string[]
) {
	if (answer === undefined) {
		const outcome: CheckWord = 'passed';
		const outcomes = [{ kind: 'not-cut', outcome, reason: 'answer-complete' }];
		return { language: 'es', passed: true, outcomes };
	}
	const outcomes = runConversationChecks({ challenge, answer, finishReason: 'stop', prompts });
	return {
		language: detectLanguage(answer) ?? 'other',
		passed: isValid(outcomes),
		outcomes: outcomes.map(({ kind, outcome, reason }) => ({ kind, outcome, reason }))
	};
}

/** An answer to reto 2: at times the naive plan, at times one that may be good. */
export function planAnswer(random: Random, sheet: PlanSheet): string {
	const starts = sheet.loads.map(({ id, from, to, hours }, index) => {
		const start = random.chance(20)
			? (sheet.naive[index] ?? from)
			: random.between(from, to - hours);
		return [id, start] as const;
	});
	return JSON.stringify({ ...Object.fromEntries(starts), motivo: 'Sigue al sol.' });
}

export function runOutcome(answer: string, sheet: PlanSheet, { checks }: TemplateChallenge) {
	const rule = checks.find((one) => one.kind === 'plan');
	const share = rule?.kind === 'plan' ? rule.maxShareOfNaive : '1';
	const { outcome } = checkPlan(answer, sheet, share);
	return { valid: outcome === 'passed', quality: format(planQuality(answer, sheet)) };
}

/** What an entry's official runs come to, in the plainest way. */
export function checksOfRunsFixture(
	runs: readonly { sheet: string; valid: boolean; quality: string }[],
	sheets: readonly string[],
	validSheets: number
) {
	const outcomes = sheets.map((id) => {
		const ofSheet = runs.filter((run) => run.sheet === id);
		const passed = ofSheet.filter(({ valid }) => valid).length > ofSheet.length / 2;
		const outcome: CheckWord = passed ? 'passed' : 'failed';
		return { kind: 'plan', outcome, reason: passed ? 'plan-valid' : 'plan-buys-too-much' };
	});
	const sum = runs.reduce((total, { quality }) => add(total, parseRational(quality)), ZERO);
	return {
		passed: outcomes.filter(({ outcome }) => outcome === 'passed').length >= validSheets,
		outcomes,
		quality: format(divide(sum, rational(BigInt(runs.length))))
	};
}

export function never(): never {
	throw new Error('the made-up contest lacks something');
}

export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
