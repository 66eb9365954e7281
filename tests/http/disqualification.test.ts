import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTEST, newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const REASON = 'Dos cuentas de la misma persona';

let site: RunningSite;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

const ownPage = `/contests/${CONTEST}/team`;
const board = `/contests/${CONTEST}/leaderboard/hogar`;

/** The organiser's page of a team. */
async function pageOf(team: string): Promise<string> {
	const list = `/organiser/${CONTEST}/teams?q=${encodeURIComponent(team)}`;
	const [, path = ''] =
		/href="([^"]+\/teams\/(?!registration|admission|answers)[\w-]+)"/.exec(
			await html(organiser, list)
		) ?? [];

	return new URL(path, `${site.url}/organiser/${CONTEST}/`).pathname;
}

async function presented(team: Visitor) {
	const answered = await team.prompt('hogar', 'Cinco medidas', { stream: false });
	const { vatio } = (await answered.json()) as { vatio: { conversation: string } };

	return team.fetch(`/api/contests/${CONTEST}/hogar/entries`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ conversation: vatio.conversation })
	});
}

test('an organiser disqualifies with a reason and their password, and the team answers', async () => {
	const [team, other] = [await newTeam(site), await newTeam(site)];
	expect((await presented(team)).status).toBe(200);
	const path = await pageOf(team.team);
	const { password } = site.account('organiser');

	const wrong = await organiser.post(`${path}?/disqualify`, { reason: REASON, password: 'no es' });
	expect(wrong.status).toBe(401);
	const shown = await wrong.text();
	expect(shown).toContain('Esa no es tu contraseña');
	expect(shown).toContain(REASON);
	expect(await html(team, ownPage)).not.toContain(REASON);
	const unsaid = await organiser.post(`${path}?/disqualify`, { reason: ' ', password });
	expect(unsaid.status).toBe(400);

	expect((await organiser.post(`${path}?/disqualify`, { reason: REASON, password })).status).toBe(
		200
	);

	const told = await html(team, ownPage);
	expect(told).toContain(REASON);
	expect(await html(team, `/contests/${CONTEST}`)).toContain('Tu equipo está descalificado');
	for (const seen of [ownPage, `/contests/${CONTEST}`, `/contests/${CONTEST}/notices`, board]) {
		expect(await html(other, seen), seen).not.toContain(REASON);
	}
	expect(await html(other, `/contests/${CONTEST}`)).not.toContain('Tu equipo está descalificado');
	await expect
		.poll(() => html(other, board), { timeout: 5000 })
		.toContain('La organización ha descalificado al equipo.');
	const early = { id: idIn(await html(organiser, path)), ruling: 'confirmed', reason: 'Sí' };
	expect((await organiser.post(`${path}?/rule`, { ...early, password })).status).toBe(409);

	const id = idIn(told);
	const theirs = await other.post(`${ownPage}?/answer`, { id, text: 'Nos metemos' });
	expect(theirs.status).toBe(404);
	await team.post(`${ownPage}?/answer`, { id, text: 'Somos hermanas' });
	expect(await html(organiser, path)).toContain('Somos hermanas');

	const lifted = { id, ruling: 'lifted', reason: 'Es verdad', password };
	expect((await organiser.post(`${path}?/rule`, lifted)).status).toBe(200);
	expect(await html(team, ownPage)).toContain('Es verdad');
	// The board that many readers share is a moment old.
	await expect
		.poll(() => html(other, board), { timeout: 5000 })
		.not.toContain('La organización ha descalificado al equipo.');
});

const idIn = (page: string) => /name="id" value="([^"]+)"/.exec(page)?.[1] ?? '';

test('a disqualified team presents nothing, and is told why in OpenAI’s shape', async () => {
	const team = await newTeam(site);
	const answered = await team.prompt('hogar', 'Cinco medidas', { stream: false });
	const { vatio } = (await answered.json()) as { vatio: { conversation: string } };
	const { password } = site.account('organiser');
	await organiser.post(`${await pageOf(team.team)}?/disqualify`, { reason: REASON, password });

	const refused = await team.fetch(`/api/contests/${CONTEST}/hogar/entries`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ conversation: vatio.conversation })
	});

	expect(refused.status).toBe(403);
	expect(await refused.json()).toMatchObject({
		error: { code: 'disqualified', type: 'permission_error' }
	});
});

test('a team of another contest, or none, has no page here', async () => {
	expect((await organiser.fetch(`/organiser/${CONTEST}/teams/no-hay`)).status).toBe(404);
});
