import { audienceOf, furnish, type Furnished, type Role } from '../../support/furnished.ts';
import { everyRoute } from '../../support/routes.ts';
import { startSite } from '../../support/site.ts';
import { expectNoFindings } from '../../support/axe.ts';
import { expect, ready, test as base } from '../../support/watched.ts';

/** A site with something on every page, once for each worker. */
const test = base.extend<object, { furnished: Furnished }>({
	furnished: [
		async ({ site }, use) => use(await furnish(site)),
		{ scope: 'worker', timeout: 120_000 }
	]
});
test.describe.configure({ mode: 'parallel' });
// A trace costs more than the checks do, and a finding needs none.
test.use({ mayFail: true, trace: 'off' });

const visits = everyRoute()
	.filter(({ page, id }) => page && id !== '/(account)/first-organiser/[token]')
	.flatMap(({ id }) => audienceOf(id).map((role) => ({ id, role })));

for (const { id, role } of visits) {
	test(`${role} · ${id}`, async ({ page, enter, furnished }) => {
		const paths = furnished.pages.filter((one) => one.routeId === id && one.role === role);
		expect(paths).not.toEqual([]);
		if (role !== 'visitor') await enter(furnished.people[role]);

		for (const { path } of paths) {
			await test.step(path, async () => {
				await page.goto(path);
				await expectNoFindings(page);
			});
		}
	});
}

test('a page that nobody has', async ({ page }) => {
	await page.goto('/no-hay-nada-aqui');
	await expectNoFindings(page);
});

for (const role of ['participant', 'visitor'] as Role[]) {
	test(`a page that is not for a ${role}`, async ({ page, enter, furnished }) => {
		if (role !== 'visitor') await enter(furnished.people[role]);
		await page.goto('/organiser/desafio-alia');
		await expectNoFindings(page);
	});
}

test('the first organiser’s page', async ({ page }) => {
	const empty = await startSite({ env: { DEMO: 'no' } });
	try {
		const [link] = /http:\/\/\S+\/first-organiser\/\S+/.exec(empty.log()) ?? [];
		await page.goto(new URL(new URL(link ?? '').pathname, empty.url).href);
		await expect(page.getByRole('button', { name: 'Crear la cuenta' })).toBeVisible();
		await expectNoFindings(page);
		await page.goto(empty.url);
		await expectNoFindings(page);
	} finally {
		await empty.end();
	}
});

test('forms with what is wrong in them', async ({ page }) => {
	await page.goto('/sign-in');
	await ready(page);
	await page.getByLabel('Correo electrónico').fill('nadie@example.org');
	await page.getByLabel('Contraseña').fill('no es la de nadie');
	await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
	await expect(page.getByText('no son correctos')).toBeVisible();
	await expectNoFindings(page);
	await page.goto('/register');
	await ready(page);
	await page.getByRole('main').getByRole('button', { name: 'Crear cuenta' }).click();
	await expectNoFindings(page);
});

test('dialogs, open', async ({ page, enter, furnished }) => {
	await enter(furnished.people.participant);
	await page.goto('/contests/desafio-alia/challenges/hogar');
	await ready(page);
	await page.locator('summary', { hasText: 'Presentar esta conversación' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectNoFindings(page);
});
