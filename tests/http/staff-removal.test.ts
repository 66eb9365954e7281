import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTEST, declared } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn } from '../support/visitor.ts';

let site: RunningSite;
beforeAll(async () => {
	site = await startSite();
}, 200_000);
afterAll(() => site?.end());

test('a judge who is removed with the organiser’s password is out at once, and never takes part', async () => {
	const organiser = await signIn(site, site.account('organiser'));
	const judge = await signIn(site, site.account('judge'));
	const { accountId } = site.account('judge');
	const people = `/organiser/${CONTEST}/people`;
	const removal = { accountId, reason: 'No contesta' };
	const remove = (fields: Record<string, string>) => organiser.post(`${people}?/remove`, fields);
	const { password } = site.account('organiser');

	const wrong = await remove({ ...removal, password: 'no es esta' });
	expect(wrong.status).toBe(401);
	expect(await wrong.text()).toContain('Esa no es tu contraseña');
	expect((await judge.fetch(`/judge/${CONTEST}`)).status).toBe(200);
	expect((await remove({ accountId, reason: ' ', password })).status).toBe(400);
	const own = { ...removal, accountId: site.account('organiser').accountId, password };
	expect((await remove(own)).status).toBe(409);

	const done = await (await remove({ ...removal, password })).text();

	expect(done).toContain('Julia Jurado ya no forma parte');
	expect(done).toContain('No contesta');
	expect((await judge.fetch(`/judge/${CONTEST}`)).status).toBe(403);
	const team = await judge.post(`/contests/${CONTEST}/team?/create`, {
		...declared,
		name: 'Espía'
	});
	expect(team.status).toBe(409);
});
