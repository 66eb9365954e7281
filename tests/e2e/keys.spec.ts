import { expectNoFindings } from '../support/axe.ts';
import { CONTEST } from '../support/participant.ts';
import { signIn } from '../support/visitor.ts';
import { expect, test } from '../support/stand-in-test.ts';
import { bench, openChallenge, ready } from '../support/watched.ts';

const KEYS = `/contests/${CONTEST}/keys`;
const PHONE = { width: 390, height: 844 };

test.describe('on a phone', () => {
	test.use({ viewport: PHONE, mayFail: true });

	test('a key is made, tried, used, revoked, and no longer works', async ({
		page,
		team,
		standIn
	}) => {
		void team;
		await page.goto(KEYS);
		await ready(page);
		await expectNoFindings(page);
		await page.setViewportSize(PHONE);

		await page.getByLabel('Para qué es').fill('Mi portátil');
		await page.getByRole('button', { name: 'Crear la clave' }).click();
		const field = page.getByRole('textbox', { name: 'Tu clave nueva' });
		await expect(field).toHaveValue(/^vatio_[\w-]{32}$/);
		const key = await field.inputValue();
		await page.getByRole('button', { name: 'Probar' }).click();
		await expect(page.getByText('Funciona. Abre «Reto 1')).toBeVisible();
		expect(standIn.seen).toEqual([]);
		await expectNoFindings(page);
		await page.setViewportSize(PHONE);

		// Looking at another challenge keeps the key in view, and its address never holds it.
		await page.getByRole('link', { name: /^Reto 2/ }).click();
		await expect(page.getByText('centro-civico/v1').first()).toBeVisible();
		await expect(field).toHaveValue(key);
		expect(page.url()).not.toContain('vatio_');
		await page.getByText('Python (paquete openai)').click();
		await expect(page.getByText('metadata={"sheet": "referencia"}')).toBeVisible();

		await page.locator('summary', { hasText: 'Anular' }).click();
		const dialog = page.getByRole('dialog', { name: 'Anular «Mi portátil»' });
		await expectNoFindings(page);
		await page.setViewportSize(PHONE);
		await dialog.getByRole('button', { name: 'Anular' }).click();
		await expect(page.getByText('ya no abre nada')).toBeVisible();
		await expect(field).toHaveCount(0);
		const refused = await page.request.get(`/api/contests/${CONTEST}/hogar/v1/models`, {
			headers: { authorization: `Bearer ${key}` }
		});
		expect(refused.status()).toBe(401);

		await page.reload();
		expect(await page.content()).not.toContain(key);
	});

	test('«Probar» says why a key does not work', async ({ page, open, team }) => {
		await page.goto(KEYS);
		await ready(page);
		await page.getByLabel('Para qué es').fill('De paso');
		await page.getByRole('button', { name: 'Crear la clave' }).click();
		await expect(page.getByRole('button', { name: 'Probar' })).toBeVisible();

		const elsewhere = await open(team);
		await elsewhere.goto(KEYS);
		await ready(elsewhere);
		await elsewhere.locator('summary', { hasText: 'Anular' }).click();
		await elsewhere.getByRole('dialog').getByRole('button', { name: 'Anular' }).click();
		await expect(elsewhere.getByText('ya no abre nada')).toBeVisible();

		await page.getByRole('button', { name: 'Probar' }).click();
		await expect(page.getByText('No funciona. La clave no vale')).toBeVisible();
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: PHONE });

	test('a key is made and revoked, and its address tells nothing', async ({ page, team }) => {
		void team;
		await page.goto(KEYS);
		await page.getByLabel('Para qué es').fill('Sin guiones');
		await page.getByRole('button', { name: 'Crear la clave' }).click();
		await expect(page.getByRole('textbox', { name: 'Tu clave nueva' })).toHaveValue(/^vatio_/);
		expect(page.url()).not.toContain('vatio_');
		await expect(page.getByRole('button', { name: 'Probar' })).toHaveCount(0);

		await page.locator('summary', { hasText: 'Anular' }).click();
		await page.locator('dialog').getByRole('button', { name: 'Anular' }).click();
		await expect(page.getByText('ya no abre nada')).toBeVisible();
	});
});

test.describe('an organiser', () => {
	test.use({ mayFail: true });

	test('pauses, teams read it before they send, and all goes on', async ({
		page,
		open,
		team,
		site,
		standIn
	}) => {
		void team;
		const organiser = await open(await signIn(site, site.account('organiser')));
		const gateway = `/organiser/${CONTEST}/gateway`;
		await organiser.goto(gateway);
		await ready(organiser);
		await organiser.locator('summary', { hasText: 'Parar los envíos' }).click();
		await organiser.getByLabel('Motivo').fill('Revisamos el servidor');
		await expectNoFindings(organiser);
		await organiser.getByRole('dialog').getByRole('button', { name: 'Pararlos' }).click();
		await expect(organiser.getByText('están parados desde')).toBeVisible();
		await expectNoFindings(organiser);

		await openChallenge(page);
		const { editor, send, last } = bench(page);
		await expect(page.getByText('«Revisamos el servidor»')).toBeVisible();
		await editor.fill('Dame cinco medidas.');
		await send.click();
		await expect(page.getByText('Tu texto sigue aquí')).toBeVisible();
		await expect(editor).toHaveValue('Dame cinco medidas.');
		// The live room asks for the models, to say that the server answers.
		expect(standIn.seen.filter(({ body }) => body.messages?.length)).toEqual([]);

		await organiser.getByRole('button', { name: 'Reanudar los envíos' }).click();
		await expect(organiser.getByText('Envíos reanudados')).toBeVisible();
		await page.reload();
		await ready(page);
		await expect(page.getByText('«Revisamos el servidor»')).toHaveCount(0);
		await send.click();
		await expect(last).toContainText('Hola, mundo.');
	});

	test('sets one place, and who waits for it reads where they stand', async ({
		page,
		open,
		team,
		site,
		standIn
	}) => {
		void team;
		const organiser = await open(await signIn(site, site.account('organiser')));
		await organiser.goto(`/organiser/${CONTEST}/endpoint`);
		await ready(organiser);
		const places = organiser.getByRole('region', { name: 'Plazas del servidor' });
		await places.getByLabel('Plazas', { exact: true }).fill('1');
		await places.getByRole('button', { name: 'Guardar' }).click();
		await expect(organiser.getByText('Guardado: una plaza')).toBeVisible();

		standIn.script = { words: Array.from({ length: 60 }, () => 'poco a poco '), gapMs: 60 };
		const other = await signIn(site, site.account('participant'));
		const first = other.prompt('hogar', 'Antes que nadie').then((answer) => answer.text());
		await expect.poll(() => standIn.seen.length).toBe(1);
		await openChallenge(page);
		await bench(page).editor.fill('Dame cinco medidas.');
		await bench(page).send.click();
		await expect(bench(page).last).toContainText('En cola: tu envío es el siguiente');

		await first;
		await expect(bench(page).last).toContainText('poco a poco');
		await places.getByLabel('Plazas', { exact: true }).fill('64');
		await places.getByRole('button', { name: 'Guardar' }).click();
		await expect(organiser.getByText('Guardado: 64 plazas')).toBeVisible();
	});
});
