import { afterAll, beforeAll, expect, test } from 'vitest';
import { addEditions } from '../support/editions.ts';
import { declared, invitationOf, newPerson, newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const CONTEST = 'con-preguntas';
const page = `/contests/${CONTEST}/team`;

let site: RunningSite;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	await addEditions(site, [
		{
			slug: CONTEST,
			answers: { imagen: 'yes' },
			change: (rulebook) => {
				rulebook.registration = {
					fields: [
						{ id: 'imagen', kind: 'confirmation', title: { es: 'Salgo en fotos' }, required: true },
						{ id: 'centro', kind: 'text', title: { es: 'Tu centro' }, required: false }
					]
				};
			}
		}
	]);
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

test('the rulebook’s questions are asked of who registers and of who joins, and exported', async () => {
	const captain = await newPerson(site);
	const fields = { ...declared, name: `Equipo ${Date.now()}`, 'answer.centro': '=HYPERLINK("x")' };
	const without = await captain.post(`${page}?/create`, fields);
	expect(without.status).toBe(400);
	const shown = await without.text();
	expect(shown).toContain('Marca esta casilla; sin eso no se puede participar.');
	expect(shown).toContain('=HYPERLINK(&quot;x&quot;)');
	const made = await captain.post(`${page}?/create`, { ...fields, 'answer.imagen': 'yes' });
	expect(made.status).toBe(303);

	const invitation = await invitationOf(captain, CONTEST);
	const mate = await newPerson(site);
	expect(await html(mate, invitation)).toContain('Salgo en fotos');
	expect((await mate.post(invitation, declared)).status).toBe(400);
	const joined = await mate.post(invitation, { ...declared, 'answer.imagen': 'yes' });
	expect(joined.status).toBe(303);
	expect(await html(mate, page)).not.toContain('HYPERLINK');

	const csv = `/organiser/${CONTEST}/teams/answers.csv`;
	const exported = await (await organiser.fetch(csv)).text();
	expect(exported).toContain(`"'=HYPERLINK(""x"")"`);
	for (const who of [captain, await signIn(site, site.account('judge'))]) {
		expect((await who.fetch(csv)).status).toBe(403);
	}
	expect(await html(organiser, `/organiser/${CONTEST}/teams`)).toContain('answers.csv');

	const changed = { questions: 'centro imagen', 'answer.imagen': 'yes', 'answer.centro': 'IES' };
	expect((await captain.post(`${page}?/answers`, changed)).status).toBe(200);
	expect(await (await organiser.fetch(csv)).text()).toContain(',sí,IES');
	const refused = await captain.post(`${page}?/answers`, { questions: 'imagen' });
	expect(refused.status).toBe(400);
});

test('a contest without questions asks none', async () => {
	const team = await newTeam(site);
	expect(await html(team, '/contests/desafio-alia/team')).not.toContain('Tus datos');
});
