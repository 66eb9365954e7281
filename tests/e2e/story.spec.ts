import { createHash } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import { bench, challengePath, expect, ready, test } from '../support/watched.ts';

test.use({ siteOptions: { pace: 'real', seed: 7 } });

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const promptOf = (wanted: string) => EXAMPLE_PROMPTS.find(({ id }) => id === wanted)?.text ?? '';
const password = 'una frase bien larga';

test('the demo edition is played from registering to a published board', async ({ open, site }) => {
	test.setTimeout(300_000);
	const ada = await open(undefined, phone);
	const bea = await open(undefined, phone);

	await test.step('Ada finds the contest, registers and makes a team', async () => {
		await ada.goto('/');
		await ada
			.getByRole('link', { name: /Desafío ALIA/ })
			.first()
			.click();
		await expect(ada).toHaveURL(/\/contests\/desafio-alia$/);
		await expect(ada.getByText('Desafío ALIA').first()).toBeVisible();
		await ada.goto(challengePath());
		await ada.getByRole('link', { name: 'Crear cuenta' }).last().click();
		await register(ada, 'Ada', 'ada@example.org');
		await expect(ada).toHaveURL(/\/team$/);
		await ada.getByLabel('Nombre del equipo').fill('Las Luces');
		await ada.getByLabel(/acepto las bases/).check();
		await ada.getByLabel(/Tengo 18 años o más/).check();
		await ada.getByRole('button', { name: 'Crear el equipo' }).click();
		await expect(ada.getByRole('heading', { level: 1 })).toContainText('Las Luces');
	});

	await test.step('she invites Bea, who comes by the link', async () => {
		await ada.getByRole('button', { name: 'Crear el enlace' }).click();
		const link = await ada.getByLabel('Enlace de invitación').inputValue();
		await bea.goto(link);
		await expect(bea.getByRole('heading', { level: 1 })).toContainText('Las Luces');
		await bea.getByRole('link', { name: 'Crear cuenta' }).last().click();
		await register(bea, 'Bea', 'bea@example.org');
		await bea.getByLabel(/acepto las bases/).check();
		await bea.getByLabel(/Tengo 18 años o más/).check();
		await bea.getByRole('button', { name: 'Unirme al equipo' }).click();
		await expect(bea.getByText('Ada')).not.toHaveCount(0);
	});

	const adaBench = bench(ada);
	await test.step('Ada prompts on her phone and sees the answer come with what it cost', async () => {
		await ada.goto(challengePath());
		await ready(ada);
		await expect(ada.getByText('No escribas datos personales')).toBeVisible();
		await adaBench.editor.fill(promptOf('hogar-ideas'));
		await adaBench.send.click();
		await expect(adaBench.last.getByText('Respuesta generada por IA')).toBeVisible();
		await expect(adaBench.last.getByText('Escribiendo…')).toBeVisible();
		await adaBench.stop.click();
		await expect(ada.getByText('La habéis parado')).toBeVisible();
		await expect(adaBench.last).toContainText('mWh');
		await expect(adaBench.last).toContainText('CO₂e');
		await expect(adaBench.left).toContainText('29');
	});

	await test.step('she goes on in the conversation, and Bea sees it as it is written', async () => {
		await bea.goto(challengePath());
		await ready(bea);
		await adaBench.editor.fill(promptOf('hogar-tabla'));
		await adaBench.send.click();
		await expect(bench(bea).turns).toHaveCount(2);
		await expect(bench(bea).last).toContainText('kWh');
		await expect(adaBench.last.getByText('tokens').first()).toBeVisible();
		await expect(adaBench.left).toContainText('28');
		await expect(bench(bea).left).toContainText('28');
	});

	await test.step('a new conversation gives a whole answer, and Bea presents it', async () => {
		await playUntilValid(bea, 'hogar-tabla');
	});

	await test.step('they rehearse a template for reto 2 and present it', async () => {
		await bea.goto(challengePath('centro-civico'));
		await ready(bea);
		const { editor, send, turns } = bench(bea);
		await editor.fill(promptOf('centro-json'));
		await send.click();
		await expect(turns).toHaveCount(1);
		await expect(bea.getByText(/Compra \d+ kWh|No hemos podido leer/)).toBeVisible();
		await confirm(bea, 'Presentar la plantilla', 'Presentar');
		await expect(bea.getByText('Plantilla recibida')).toBeVisible();
	});

	await test.step('the public sees them on the provisional board', async () => {
		const reader = await open(undefined, phone);
		await reader.goto('/contests/desafio-alia/leaderboard/hogar');
		await expect(reader.getByText('Las Luces').first()).toBeVisible();
		await expect(reader.getByText('Provisional').first()).toBeVisible();
	});

	const olga = await open();
	await test.step('the organiser closes the round and runs the templates on the hidden sheets', async () => {
		await signIn(olga, site.account('organiser'));
		await olga.goto('/organiser/desafio-alia/phases');
		await ready(olga);
		await olga.getByLabel('Ahora: Cierre de la ronda').click();
		const dialog = olga.getByRole('dialog');
		await dialog.getByLabel('Motivo').fill('Fin del ensayo');
		await dialog.getByRole('button', { name: 'Cerrar la ronda' }).click();
		await expect(olga.getByText('Cambio hecho')).toBeVisible();

		await olga.goto('/organiser/desafio-alia/leaderboard/centro-civico');
		await ready(olga);
		await confirm(olga, 'Empezar las ejecuciones', 'Empezar las ejecuciones');
		await expect(olga.getByText('Todas hechas')).toBeVisible({ timeout: 60_000 });
	});

	await test.step('a judge, who sees an alias alone, confirms what was presented', async () => {
		const julia = await open();
		await signIn(julia, site.account('judge'));
		await julia.goto('/judge/desafio-alia');
		await expect(julia.getByText('Las Luces')).toHaveCount(0);
		await julia
			.getByRole('link', { name: /^(Empezar|Seguir|Siguiente)/ })
			.first()
			.click();
		await expect(julia.getByRole('heading', { name: 'Tu veredicto' })).toBeVisible();
		for (let judged = 0; judged < 2; judged++) {
			await ready(julia);
			const decision = julia.getByLabel('Sí: la doy por válida');
			if ((await decision.count()) === 0) break;
			await expect(julia.getByText('Las Luces')).toHaveCount(0);
			await decision.check();
			for (const level of await julia.locator('.rubric input[value="4"]').all()) {
				await level.check();
			}
			const judging = julia.url();
			await julia.getByRole('button', { name: /^Guardar/ }).click();
			await expect.poll(() => julia.url()).not.toBe(judging);
			await expect(julia.getByText(/has dado por válida/)).toBeVisible();
		}
		await julia.goto('/judge/desafio-alia');
		await expect(julia.getByText('Has terminado por ahora')).toBeVisible();
	});

	for (const challenge of ['hogar', 'centro-civico']) {
		await test.step(`the organiser publishes the board of ${challenge}, and everybody sees it`, async () => {
			await olga.goto(`/organiser/desafio-alia/leaderboard/${challenge}`);
			await ready(olga);
			await confirm(olga, 'Publicar la clasificación', 'Publicar la versión 1');
			await expect(olga.getByText('Versión 1 publicada')).toBeVisible();

			const reader = await open(undefined, phone);
			await reader.goto(`/contests/desafio-alia/leaderboard/${challenge}`);
			// Who comes within two seconds may be told by the page itself, which looks every ten.
			const official = reader.getByText('Clasificación oficial, versión 1');
			await expect(official).toBeVisible({ timeout: 20_000 });
			await expect(reader.getByText('Las Luces').first()).toBeVisible();
			if (challenge === 'hogar') {
				await expect(reader.getByRole('row', { name: /1\.º.*Las Luces/ })).toBeVisible();
			}
			const board = await reader.request.get(
				`/contests/desafio-alia/leaderboard/${challenge}/board.json`
			);
			const hash = createHash('sha256')
				.update(await board.body())
				.digest('hex');
			await expect(reader.getByText(hash).first()).toBeVisible();
		});
	}

	await test.step('in the closed reto nothing can be sent, and all they did is still there', async () => {
		await ada.goto(challengePath());
		await expect(ada.getByText('El reto se ha cerrado')).toBeVisible();
		await expect(bench(ada).send).toHaveCount(0);
		await expect(bench(ada).turns).not.toHaveCount(0);
	});
});

async function register(page: Page, name: string, email: string) {
	await ready(page);
	await page.getByLabel('Correo electrónico').fill(email);
	await page.getByLabel('Nombre').fill(name);
	await page.getByLabel('Contraseña').fill(password);
	await page.getByRole('button', { name: 'Crear cuenta' }).click();
	await expect(page.getByText('ya puedes entrar')).toBeVisible();
	await fillSignIn(page, { email, password });
}

async function signIn(page: Page, person: { email: string; password: string }) {
	await page.goto('/sign-in');
	await ready(page);
	await fillSignIn(page, person);
	await expect(page.getByText('Cuenta de').or(page.getByText('Cerrar sesión'))).not.toHaveCount(0);
}

async function fillSignIn(page: Page, person: { email: string; password: string }) {
	await page.getByLabel('Correo electrónico').fill(person.email);
	await page.getByLabel('Contraseña').fill(person.password);
	await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
	await page.waitForURL((url) => url.pathname !== '/sign-in');
}

const trigger = (page: Page, name: string) => page.locator('summary', { hasText: name });

/** Opens a dialog by its button and confirms it. */
async function confirm(page: Page, name: string, action: string) {
	await trigger(page, name).click();
	await page.getByRole('dialog').getByRole('button', { name: action }).click();
}

/** The simulated model fails now and then, as a real one does: then people ask again. */
async function playUntilValid(page: Page, prompt: string) {
	const { editor, send, turns } = bench(page);
	const passed: Locator = page.getByText('Presentada: pasa las comprobaciones');
	for (let tries = 0; tries < 2; tries++) {
		await page.getByRole('link', { name: 'Nueva conversación' }).first().click();
		await expect(turns).toHaveCount(0);
		await editor.fill(promptOf(prompt));
		await send.click();
		await expect(turns).toHaveCount(1);
		await expect(trigger(page, 'Presentar esta conversación')).toBeVisible({ timeout: 30_000 });
		await confirm(page, 'Presentar esta conversación', 'Presentar');
		await expect(passed.or(page.getByText('Presentada, pero no es válida'))).toBeVisible();
		if (await passed.isVisible()) return;
	}
	await expect(passed).toBeVisible();
}
