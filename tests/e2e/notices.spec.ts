import { CONTEST, newTeam } from '../support/participant.ts';
import { signIn } from '../support/visitor.ts';
import { expect, ready, test } from '../support/watched.ts';

const ADDRESS = `/contests/${CONTEST}/notices`;

test('an announcement shows by itself to whoever is online, and counts until it is read', async ({
	page,
	enter,
	site
}) => {
	const organiser = await signIn(site, site.account('organiser'));
	const announce = (text: string) =>
		organiser.post(`/organiser/${CONTEST}/notices?/announce`, { text });
	await enter(await newTeam(site));
	await page.goto(`/contests/${CONTEST}/rules`);
	await ready(page);
	const tab = page.getByRole('link', { name: /^Avisos/ });
	await expect(tab).toHaveText('Avisos');
	const listening = page.waitForRequest(/notices\/live/);
	await page.reload();
	await listening;

	await announce('Empezamos a las diez.');

	await expect(tab).toHaveText(/Avisos\s*1/);
	await expect(page.getByText('Tienes 1 aviso sin leer.')).toBeAttached();
	await tab.click();
	await expect(page).toHaveURL(new RegExp(`${ADDRESS}$`));
	await expect(page.getByText('Empezamos a las diez.')).toBeVisible();
	await expect(page.getByText('Sin leer', { exact: true })).toBeVisible();
	await expect(tab).toHaveText('Avisos');

	await announce('Se retrasa media hora.');
	await expect(page.getByText('Se retrasa media hora.')).toBeVisible();
	await page.reload();
	await expect(page.getByText('Sin leer', { exact: true })).toHaveCount(0);
});

test('an organiser sees a question come in, and answers it where the team reads it', async ({
	page,
	enter,
	site
}) => {
	const team = await newTeam(site);
	await enter(await signIn(site, site.account('organiser')));
	const listening = page.waitForRequest(/notices\/live/);
	await page.goto(`/organiser/${CONTEST}/notices`);
	await ready(page);
	await listening;

	await team.post(`${ADDRESS}?/ask`, { text: '¿Vale una tabla?', challenge: 'hogar' });

	const question = page.getByRole('article').filter({ hasText: '¿Vale una tabla?' });
	await expect(question).toBeVisible();
	await question.getByLabel('Respuesta', { exact: true }).fill('Vale.');
	await question.getByRole('button', { name: 'Responder' }).click();
	await expect(page.getByText('Respuesta enviada.')).toBeVisible();
	await expect(question).toHaveCount(0);
	const shown = await (await team.fetch(ADDRESS)).text();
	expect(shown).toContain('Vale.');
});
