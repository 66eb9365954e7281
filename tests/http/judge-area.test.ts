import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newTeam, type NewTeam } from '../support/participant.ts';
import { present } from '../support/presented.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const AREA = '/judge/desafio-alia';

let site: RunningSite;
let judge: Visitor;
beforeAll(async () => {
	site = await startSite();
	judge = await signIn(site, site.account('judge'));
}, 200_000);
afterAll(() => site?.end());

/** Presents what gives its author away. */
const presentSigned = (team: NewTeam) =>
	present(team, `Firmado: ${team.name}, ${team.email}, de ${team.team}.`);

const pageOf = async (path: string) => (await judge.fetch(path)).text();

/** The address of the entry that the queue puts first. */
async function firstInQueue(): Promise<string> {
	const [address] = /\/judge\/desafio-alia\/\w{20}/.exec(await pageOf(AREA)) ?? [];
	if (!address) throw new Error('nothing waits for a verdict');

	return address;
}

describe('the judges’ area', () => {
	test('tells nothing of whose an entry is, nor what it took', async () => {
		const team = await newTeam(site, { team: 'Las Nutrias de Betanzos' });
		const presented = await presentSigned(team);
		const entry = await firstInQueue();
		const told = [team.name, team.email, team.team, ...Object.values(presented)];

		for (const path of ['/judge', AREA, entry, `${entry}?mark=measures-count`]) {
			const data = path.includes('?') ? [] : [await pageOf(`${path}/__data.json`)];
			for (const text of [await pageOf(path), ...data]) {
				for (const word of told) expect(text).not.toContain(word);
				expect(text).not.toMatch(/energyNwh|promptTokens|completionTokens|teamId|accountId/);
			}
		}
		expect(await pageOf(entry)).toContain('Firmado: [oculto], [oculto], de [oculto].');
		expect((await judge.fetch(`${AREA}/${presented.entryId}`)).status).toBe(404);
	});

	test('takes a verdict by a plain form, says so and goes on', async () => {
		await presentSigned(await newTeam(site));
		const entry = await firstInQueue();

		const silent = await judge.post(`${entry}?/verdict`, { decision: 'invalid', reason: ' ' });
		expect(silent.status).toBe(400);
		expect(await silent.text()).toContain('Escribe el motivo');
		const undecided = await judge.post(`${entry}?/verdict`, { reason: 'Sin decidir' });
		expect(undecided.status).toBe(400);

		const given = await judge.post(`${entry}?/verdict`, {
			decision: 'invalid',
			'cause-vague': 'vague'
		});
		expect(given.status).toBe(303);
		const next = given.headers.get('location') ?? '';
		expect(next.split('?')[0]).not.toBe(entry);
		expect(await pageOf(next)).toContain('has rechazado');
		expect(await pageOf(entry)).toContain('Las medidas son tan vagas que no se podrían aplicar');

		expect((await judge.post(`${entry}?/verdict`, { decision: 'valid' })).status).toBe(303);
		expect(await pageOf(entry)).toContain('La diste por válida el');
	});

	test('keeps what was typed when the entry was replaced meanwhile', async () => {
		const team = await newTeam(site);
		await presentSigned(team);
		const waiting = [...(await pageOf(AREA)).matchAll(/\/judge\/desafio-alia\/\w{20}/g)];
		const before = new Set(waiting.map(([address]) => address));
		await presentSigned(team);
		const after = await pageOf(AREA);
		const gone = [...before].find((address) => !after.includes(address)) ?? '';

		const late = await judge.post(`${gone}?/verdict`, {
			decision: 'invalid',
			reason: 'Lo que yo escribí'
		});

		expect(late.status).toBe(409);
		const shown = await late.text();
		expect(shown).toContain('ha presentado otra en su lugar');
		expect(shown).toContain('Lo que yo escribí');
		expect(shown).toContain('Abrir la nueva');
	});

	test('asks whoever lost the session to sign in and come back to the same entry', async () => {
		const entry = await firstInQueue();

		const answer = await visitorOf(site).post(`${entry}?/verdict`, { decision: 'valid' });

		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe(
			`/sign-in?next=${encodeURIComponent(`${entry}?/verdict`)}`
		);
	});
});
