import { desafioAlia } from '../../scoring/index.ts';
import { expectNoFindings } from '../support/axe.ts';
import { signIn } from '../support/visitor.ts';
import { expect, ready, test } from '../support/watched.ts';

test.use({ mayFail: true });

test('an organiser reads what the linter warns of, and makes the contest all the same', async ({
	page,
	enter,
	site
}) => {
	await enter(await signIn(site, site.account('organiser')));
	await page.goto('/organiser');
	await ready(page);
	const form = page.locator('form[action="?/rulebook"]');
	const text = form.getByLabel('O pega aquí su texto');
	const rulebook = desafioAlia({ model: 'simulated', opensAt: Date.now() });

	await text.fill(JSON.stringify({ ...rulebook, timeZone: 'Madrid' }));
	await form.getByLabel('Dirección').fill('con-avisos');
	await form.getByRole('button', { name: 'Comprobar y crear' }).click();
	await expect(page.getByText('«Madrid» no es una zona horaria.')).toBeVisible();
	await expect(form.getByRole('button', { name: 'Crear con estos avisos' })).toHaveCount(0);
	await expectNoFindings(page);

	await text.fill(JSON.stringify(rulebook));
	await form.getByRole('button', { name: 'Comprobar y crear' }).click();
	await expect(page.getByRole('status')).toContainText('con 3 avisos');
	await expectNoFindings(page);
	await form.getByRole('button', { name: 'Crear con estos avisos' }).click();
	await expect(page.getByText('Concurso creado')).toBeVisible();
});
