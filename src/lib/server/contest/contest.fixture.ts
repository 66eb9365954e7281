import type { ConversationChallenge, Rulebook } from '#scoring';
import { scheduleInForce } from '#scoring/rulebook/schedule.ts';
import type { ContestInForce } from './in-force.ts';
import type { Db } from '../db/client.ts';
import { newId } from '../db/id.ts';

/** While registration is open, and when it closes; the round itself is open at both. */
export const DURING = Date.parse('2026-03-10T10:00:00Z');
export const CLOSES = Date.parse('2026-03-12T10:00:00Z');

const challenge = (id: string, practice: boolean): ConversationChallenge => ({
	id,
	title: { es: id },
	summary: { es: id },
	statement: { es: id },
	practice,
	budget: {
		interactions: 30,
		tokens: 60_000,
		energyNwh: 5_000_000_000,
		callsPerMinute: 4,
		presentations: 5
	},
	checks: [{ kind: 'not-cut' }],
	judging: { mode: 'all' },
	rubric: [],
	ranking: { policy: 'gate-then-energy' },
	ties: [],
	languageFactors: { es: '1' },
	confirmation: { runs: 3, share: '2/3' },
	kind: 'conversation',
	sheet: {
		id: 'piso',
		title: { es: 'Un piso' },
		yearlyKwh: 3000,
		facts: [{ label: { es: 'Superficie' }, value: { es: '90 m²' } }],
		equipment: [{ id: 'nevera', names: ['nevera'] }]
	},
	limits: { turns: 8, promptTokens: 1500, answerTokens: 600 }
});

export const rulebook: Rulebook = {
	format: 'vatio-rulebook/1',
	id: 'prueba',
	version: 2,
	title: { es: 'Concurso de prueba' },
	tagline: { es: 'Con la menor energía' },
	rules: { es: 'Bases' },
	timeZone: 'Europe/Madrid',
	team: { min: 1, max: 2 },
	eligibility: { minimumAge: 16, guardianUnder: 18 },
	forgivenFaults: 2,
	openStreams: 1,
	rounds: [
		{
			id: 'previa',
			title: { es: 'Fase previa' },
			phases: {
				registrationOpens: '2026-03-01T10:00:00Z',
				practiceOpens: '2026-03-01T10:00:00Z',
				opens: '2026-03-08T10:00:00Z',
				registrationCloses: new Date(CLOSES).toISOString(),
				freezes: '2026-03-20T09:00:00Z',
				closes: '2026-03-20T10:00:00Z',
				results: '2026-03-22T10:00:00Z',
				finalised: '2026-03-23T10:00:00Z'
			},
			admission: { kind: 'all' },
			model: {
				id: 'modelo',
				title: 'Modelo',
				simulated: true,
				profile: 'simulado',
				contextTokens: 4096,
				system: '',
				parameters: {
					temperature: 0,
					top_p: 1,
					frequency_penalty: 0,
					presence_penalty: 0,
					seed: 1
				}
			},
			challenges: [challenge('ensayo', true), challenge('hogar', false)]
		}
	]
};

/** A stored contest that is registering teams. */
export async function openContest(db: Db, slug = 'prueba'): Promise<ContestInForce> {
	const id = newId();
	await db.write((tx) => tx.insert(tx.t.contest).values({ id, slug, createdAt: 0 }));

	return {
		id,
		slug,
		lastOverride: 0,
		version: rulebook.version,
		hash: 'a'.repeat(64),
		rulebook,
		schedule: scheduleInForce(rulebook, [])
	};
}

/** An account by name, without the cost of a real password. */
export async function person(db: Db, name: string): Promise<string> {
	const id = newId();
	await db.write((tx) =>
		tx.insert(tx.t.account).values({
			id,
			email: `${name.toLowerCase()}@example.org`,
			name,
			passwordHash: 'none',
			createdAt: 0
		})
	);

	return id;
}
