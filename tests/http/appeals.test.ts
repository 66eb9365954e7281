import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTEST, newPerson, newTeam, type NewTeam } from '../support/participant.ts';
import { present } from '../support/presented.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const DESK = `/organiser/${CONTEST}`;
const VERDICTS = `/contests/${CONTEST}/verdicts`;
const AGREEMENT = `/contests/${CONTEST}/agreement`;
const REASON = 'Los ahorros de la tercera medida no salen';

let site: RunningSite;
let organiser: Visitor;
let password = '';
let judges: (Visitor & { name: string; email: string })[];
let team: NewTeam;
let other: NewTeam;
beforeAll(async () => {
	site = await startSite();
	organiser = await signIn(site, site.account('organiser'));
	password = site.account('organiser').password;
	const demo = site.account('judge');
	judges = [{ ...(await signIn(site, demo)), name: demo.name, email: demo.email }];
	team = await newTeam(site);
	await present(team, '');
	other = await newTeam(site);
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

/** A judge who was not there before. */
async function newJudge(): Promise<void> {
	const shown = await organiser.post(`${DESK}/people?/invite`, { part: 'judge', note: 'Panel' });
	const [, token = ''] = /\/staff\/([\w.-]+)/.exec(await shown.text()) ?? [];
	const person = await newPerson(site, 'Jueza');
	const taken = await person.post(`/staff/${token}?/accept`, {});
	if (taken.status !== 303) throw new Error(`joining the jury answered ${taken.status}`);
	judges.push(person);
}

/** The entry that waits first on a judge's desk. */
async function waiting(judge: Visitor | undefined): Promise<string> {
	const page = judge ? await html(judge, `/judge/${CONTEST}`) : '';
	const [address = ''] = /\/judge\/desafio-alia\/\w{20}/.exec(page) ?? [];

	return address;
}

const now = (instant: string) =>
	organiser.post(`${DESK}/phases?/now`, { roundId: 'previa', instant, reason: 'Ensayo' });

describe('an appeal over the site', () => {
	test('shows a team nothing before the results, and then its own verdicts alone', async () => {
		const given = await judges[0]?.post(`${await waiting(judges[0])}?/verdict`, {
			decision: 'invalid',
			reason: REASON
		});
		expect(given?.status).toBe(303);
		await now('closes');
		expect(await html(team, VERDICTS)).not.toContain(REASON);
		expect(await html(visitorOf(site), AGREEMENT)).toContain('Se publica con los resultados');
		await now('results');

		for (const path of [VERDICTS, `${VERDICTS}/__data.json`]) {
			const own = await html(team, path);
			expect(own).toContain(REASON);
			for (const hidden of judges.flatMap(({ name, email }) => [name, email])) {
				expect(own).not.toContain(hidden);
			}
			expect(await html(other, path)).not.toContain(REASON);
		}
		expect(await html(team, VERDICTS)).toContain('Jurado 1');
		expect(await html(visitorOf(site), AGREEMENT)).not.toContain('Se publica con los resultados');
		expect((await organiser.fetch(VERDICTS)).status).toBe(409);
	});

	test('goes from the team to another panel, to a decision and to the board', async () => {
		const [, verdict = ''] = /name="verdict" value="(\w+)"/.exec(await html(team, VERDICTS)) ?? [];
		const text = 'Son 90 kWh, como dice la ficha';
		const foreign = await other.post(VERDICTS, { verdict, text });
		expect(foreign.status).toBe(404);
		const empty = await team.post(VERDICTS, { verdict, text: ' ' });
		expect(empty.status).toBe(400);
		expect((await team.post(VERDICTS, { verdict, text })).status).toBe(200);
		expect((await team.post(VERDICTS, { verdict, text })).status).toBe(409);

		const open = await html(organiser, `${DESK}/appeals`);
		expect(open).toContain(text);
		const [, appeal = ''] = /name="appeal" value="(\w+)"/.exec(open) ?? [];
		expect((await organiser.post(`${DESK}/appeals?/seat`, { appeal })).status).toBe(409);
		const early = await organiser.post(`${DESK}/leaderboard/hogar?/publish`, {});
		expect(early.status).toBe(409);
		expect(await early.text()).toContain('hay una reclamación sin resolver');
		const final = await now('finalised');
		expect(final.status).toBe(409);

		await newJudge();
		expect((await organiser.post(`${DESK}/appeals?/seat`, { appeal })).status).toBe(200);
		const entry = await waiting(judges[1]);
		const read = await html(judges[1] ?? organiser, entry);
		for (const hidden of [team.name, team.email, team.team, text, REASON]) {
			expect(read).not.toContain(hidden);
		}
		await judges[1]?.post(`${entry}?/verdict`, { decision: 'valid', reason: 'Cuadra' });

		const decide = (fields: Record<string, string>) =>
			organiser.post(`${DESK}/appeals?/decide`, {
				appeal,
				reason: 'El panel la confirma',
				...fields
			});
		expect((await decide({ password: 'no es' })).status).toBe(401);
		expect((await decide({ password })).status).toBe(200);
		const told = await html(team, VERDICTS);
		expect(told).toContain('Os dan la razón');
		expect(told).toContain('El panel la confirma');

		const published = await organiser.post(`${DESK}/leaderboard/hogar?/publish`, {});
		expect(published.status).toBe(200);
		const board = await html(visitorOf(site), `/contests/${CONTEST}/leaderboard/hogar`);
		expect(board).toContain(team.team);
		expect(board).toContain('Acuerdo del jurado');
	});

	test('is followed by a rejudging that is previewed, confirmed with the password and applied', async () => {
		await newJudge();
		const chosen = await html(
			organiser,
			`${DESK}/rejudging?challenge=hogar&judge=&decision=valid&words=`
		);
		expect(chosen).toContain('Un veredicto lo cumple');
		const begun = await organiser.post(`${DESK}/rejudging`, {
			challenge: 'hogar',
			decision: 'valid',
			reason: 'Un criterio mal explicado'
		});
		expect(begun.status).toBe(303);
		const set = begun.headers.get('location') ?? '';
		expect(await html(organiser, set)).toContain('Falta un veredicto');
		await judges[2]?.post(`${await waiting(judges[2])}?/verdict`, {
			decision: 'invalid',
			reason: 'No es lógica'
		});

		const preview = await html(organiser, set);
		expect(preview).toContain(team.team);
		const [, digest = ''] = /name="digest" value="(\w+)"/.exec(preview) ?? [];
		expect((await organiser.post(`${set}?/apply`, { digest, password: 'no' })).status).toBe(401);
		expect((await organiser.post(`${set}?/apply`, { digest: 'x', password })).status).toBe(409);
		expect((await organiser.post(`${set}?/apply`, { digest, password })).status).toBe(200);
		expect((await organiser.post(`${set}?/apply`, { digest, password })).status).toBe(409);
		expect(await html(team, VERDICTS)).toContain('No es lógica');

		const agreement = await html(organiser, `${DESK}/agreement`);
		expect(agreement).toContain('Alfa de Krippendorff');
		expect(agreement).toContain('No hay nada abierto');
	});
});
