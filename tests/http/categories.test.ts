import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import { addEditions } from '../support/editions.ts';
import { declared, newPerson } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const CONTEST = 'por-categorias';
const board = `/contests/${CONTEST}/leaderboard/hogar`;

let site: RunningSite;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	await addEditions(site, [
		{
			slug: CONTEST,
			openedDaysAgo: 0,
			change: (rulebook) => {
				rulebook.categories = ['estudiantes', 'general'].map((id) => {
					return { id, title: { es: `De ${id}` }, description: { es: `Para ${id}` } };
				});
			},
			category: 'general'
		}
	]);
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

async function registered(name: string, category: string) {
	const person = await newPerson(site);
	const path = `/contests/${CONTEST}/team?/create`;
	const { status } = await person.post(path, { ...declared, name, category });
	expect(status).toBe(303);

	return person;
}

async function present(team: Visitor) {
	const task = EXAMPLE_PROMPTS.find(({ id }) => id === 'hogar-tabla')?.text ?? '';
	const api = `/api/contests/${CONTEST}/hogar`;
	const post = (path: string, body: object) =>
		team.fetch(api + path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	for (let tries = 0; tries < 10; tries++) {
		const messages = [{ role: 'user', content: task }];
		const { vatio } = (await (await post('/v1/chat/completions', { messages })).json()) as {
			vatio: { conversation: string };
		};
		const entry = await post('/entries', { conversation: vatio.conversation });
		if (((await entry.json()) as { passed: boolean }).passed) return;
	}
	throw new Error('no valid answer');
}

test('a team chooses its category, and stands on the board among all and among its own', async () => {
	const person = await newPerson(site);
	expect(await html(person, `/contests/${CONTEST}/team`)).toContain('De estudiantes');
	const path = `/contests/${CONTEST}/team?/create`;
	const without = await person.post(path, { ...declared, name: 'Sin elegir' });
	expect(without.status).toBe(400);
	expect(await without.text()).toContain('value="Sin elegir"');

	const student = await registered('Las Alumnas', 'estudiantes');
	const general = await registered('Los Demás', 'general');
	await present(student);
	await present(general);
	expect(await html(student, `/contests/${CONTEST}/team`)).toContain('Categoría: De estudiantes');

	await expect.poll(() => html(student, board), { timeout: 8000 }).toContain('Los Demás');
	const all = await html(student, board);
	expect(all).toMatch(/De estudiantes: puesto\s+1/);
	const own = await html(student, `${board}?category=estudiantes`);
	expect(own).toContain('Puestos dentro de la categoría «De estudiantes»');
	expect(own).toContain('Las Alumnas');
	expect(own).not.toContain('Los Demás');
	const document = (await (await student.fetch(`${board}/board.json`)).json()) as {
		rows: { teamName: string; category: string; categoryPlace: number }[];
	};
	expect(document.rows).toContainEqual(
		expect.objectContaining({
			teamName: 'Las Alumnas',
			category: 'estudiantes',
			categoryPlace: 1
		})
	);
});

test('an organiser corrects a category with a reason, and the board follows', async () => {
	const name = `Las Movidas ${Date.now()}`;
	const team = await registered(name, 'estudiantes');
	const list = await html(organiser, `/organiser/${CONTEST}/teams?q=${encodeURIComponent(name)}`);
	expect(list).toContain('De estudiantes');
	const [, id = ''] = /\/teams\/(?!registration|admission|answers)([\w-]+)"/.exec(list) ?? [];
	const path = `/organiser/${CONTEST}/teams/${id}?/category`;

	const unsaid = await organiser.post(path, { category: 'general', reason: '' });
	expect(unsaid.status).toBe(400);
	const moved = await organiser.post(path, { category: 'general', reason: 'No es estudiante' });
	expect(moved.status).toBe(200);

	const own = await html(team, `/contests/${CONTEST}/team`);
	expect(own).toContain('Categoría: De general');
	expect(own).not.toContain('No es estudiante');
	expect((await team.post(path, { category: 'estudiantes', reason: 'x' })).status).toBe(403);
});
