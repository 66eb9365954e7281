import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTEST, newTeam, type NewTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const REASON = 'Se han puesto de acuerdo';

let site: RunningSite;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

async function pathOf({ team }: NewTeam): Promise<string> {
	const list = `/organiser/${CONTEST}/teams?q=${encodeURIComponent(team)}`;
	const [, path = ''] =
		/href="([^"]+\/teams\/(?!registration|admission|answers)[\w-]+)"/.exec(
			await html(organiser, list)
		) ?? [];

	return new URL(path, `${site.url}/organiser/${CONTEST}/`).pathname;
}

test('an organiser makes one team of two, with a reason and their password', async () => {
	const [team, other] = [await newTeam(site), await newTeam(site)];
	const [path, otherPath] = [await pathOf(team), await pathOf(other)];
	const id = otherPath.split('/').at(-1) ?? '';
	const { password } = site.account('organiser');
	const fields = { what: 'merge', other: id, reason: REASON };

	const wrong = await organiser.post(`${path}?/roster`, { ...fields, password: 'no es' });
	expect(wrong.status).toBe(401);
	expect(await wrong.text()).toContain(REASON);
	const nothing = await organiser.post(`${path}?/roster`, { ...fields, other: '', password });
	expect(nothing.status).toBe(400);
	expect((await organiser.post(`${path}?/roster`, { ...fields, password })).status).toBe(200);

	expect(await html(other, `/contests/${CONTEST}/team`)).toContain(team.team);
	expect(await html(other, `/contests/${CONTEST}/notices`)).toContain(REASON);
	expect((await other.prompt('hogar', 'Hola', { stream: false })).status).toBe(200);
	const late = await organiser.post(`${path}?/roster`, { what: 'remove', reason: 'x', password });
	expect(late.status).toBe(409);
	expect(await html(organiser, path)).toContain('sus personas siguen juntas');
});

test('a team that never played is removed, and its people may register again', async () => {
	const team = await newTeam(site);
	const { password } = site.account('organiser');
	const fields = { what: 'remove', reason: REASON, password };
	expect((await organiser.post(`${await pathOf(team)}?/roster`, fields)).status).toBe(200);

	expect(await html(team, `/contests/${CONTEST}/team`)).not.toContain(team.team);
	expect((await team.prompt('hogar', 'Hola', { stream: false })).status).toBe(403);
});
