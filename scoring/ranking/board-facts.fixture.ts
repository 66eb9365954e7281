import type {
	ChallengeRules,
	ConversationChallenge,
	TemplateChallenge
} from '../rulebook/schema.ts';
import type { BoardFacts, EntryFacts } from './facts.ts';

export const text = { es: 'Texto' };
const shared = {
	title: text,
	summary: text,
	statement: text,
	practice: false,
	budget: {
		interactions: 30,
		tokens: 60_000,
		energyNwh: 5_000_000_000,
		callsPerMinute: 4,
		presentations: 5
	},
	checks: [{ kind: 'not-cut' as const }],
	judging: { mode: 'all' as const },
	rubric: [],
	ties: [
		'quality' as const,
		'interactions' as const,
		'completionTokens' as const,
		'sequence' as const
	],
	languageFactors: { es: '1', eu: '3/2' },
	confirmation: { runs: 5, share: '4/5' }
};
export const conversation: ConversationChallenge = {
	...shared,
	kind: 'conversation',
	id: 'hogar',
	ranking: { policy: 'gate-then-energy' },
	sheet: {
		id: 'piso',
		title: text,
		yearlyKwh: 3000,
		facts: [{ label: text, value: text }],
		equipment: [{ id: 'horno', names: ['horno'] }]
	},
	limits: { turns: 8, promptTokens: 1500, answerTokens: 600 }
};
const hours = Array.from({ length: 24 }, () => 1);
const load = { id: 'clima', title: 'Clima', powerKw: 1, hours: 1, from: 8, to: 20 };
export const template: TemplateChallenge = {
	...shared,
	kind: 'template',
	id: 'sol',
	ranking: {
		policy: 'weighted',
		a: '1/2',
		parNwh: 50_000_000,
		qualityWeights: { checks: '7/10', jury: '3/10' }
	},
	openSheets: [
		{
			id: 'abierta',
			solarKw: hours,
			fixedKw: hours,
			limitKw: 22,
			loads: [load, load, load, load],
			naive: [8, 8, 8, 8]
		}
	],
	hidden: { generator: 'sun-plan/1', sheets: 5, runs: 3, validSheets: 4 },
	limits: { promptTokens: 800, answerTokens: 200 }
};

/** A judged conversation of one usual question, but for `parts`. */
export function entry(teamId: string, parts: Partial<EntryFacts> = {}): EntryFacts {
	return {
		entryId: `e-${teamId}`,
		teamId,
		teamName: `Equipo ${teamId}`,
		sequence: 1,
		withdrawn: false,
		disqualified: false,
		baseline: false,
		checksPassed: true,
		verdict: 'valid',
		quality: {},
		language: 'es',
		interactions: [{ promptTokens: 500, completionTokens: 300, estimated: false }],
		...parts
	};
}

export function facts(
	challenge: ChallengeRules,
	entries: EntryFacts[],
	parts: Partial<BoardFacts> = {}
) {
	return {
		contest: 'desafio',
		round: 'previa',
		challenge,
		rulebook: { version: 1, hash: 'ab'.repeat(32) },
		profileId: 'alia40b-h200x1-b32-2026.1',
		standing: 'official' as const,
		at: Date.UTC(2026, 4, 1),
		seq: 12,
		entries,
		...parts
	};
}
