import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import { expectNoFindings } from '../support/axe.ts';
import { bench, challengePath, expect, ready, test } from '../support/watched.ts';

/** An empty site: nobody has an account, and there is no contest. */
test.use({ siteOptions: { pace: 'fast', seed: 7, env: { DEMO: 'no' } }, actionTimeout: 15_000 });

const EDITION = 'mi-edicion';
const PUBLIC = `/contests/${EDITION}`;
const DESK = `/organiser/${EDITION}`;
const TEAMS = ['Las Luces', 'Los Vatios'];
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const password = 'una frase bien larga';
const promptOf = (wanted: string) => EXAMPLE_PROMPTS.find(({ id }) => id === wanted)?.text ?? '';

test('an event goes from an empty site to its ceremony, its minutes and an archive that verifies', async ({
	open,
	site
}, info) => {
	test.setTimeout(240_000);
	const olga = await open();

	await test.step('Olga registers by the link that the site printed', async () => {
		const printed = /http:\S+\/first-organiser\/\S+/;
		await expect.poll(() => site.log()).toMatch(printed);
		const [link = ''] = printed.exec(site.log()) ?? [];
		await olga.goto(new URL(link).pathname);
		await register(olga, 'Olga', 'Crear la cuenta');
		await expect(olga.getByRole('heading', { level: 1 })).toHaveText(
			'Empieza por crear un concurso'
		);
	});

	await test.step('she founds an edition from the demo, which is open at once', async () => {
		await expectNoFindings(olga);
		await olga.getByLabel('Dirección').first().fill(EDITION);
		await olga.getByRole('button', { name: 'Crear el concurso' }).click();
		await expect(olga.getByText('Concurso creado')).toBeVisible();
		await expect(olga).toHaveURL(new RegExp(`${DESK}\\?created$`));
		await expect(olga.getByText('Abierto', { exact: true })).toBeVisible();
		await expectNoFindings(olga);
	});

	const julia = await open();
	await test.step('she invites Julia to the jury, who comes by the link', async () => {
		await tab(olga, 'Edición', 'Personas');
		await olga.getByRole('button', { name: 'Crear la invitación' }).click();
		const link = await olga.getByLabel('Enlace de invitación').inputValue();
		await julia.goto(link);
		await register(julia, 'Julia', 'Crear la cuenta y aceptar');
		await expect(julia).toHaveURL(/\/judge/);
	});

	const captains: Page[] = [];
	for (const name of TEAMS) {
		await test.step(`${name} register, prompt and present in reto 1`, async () => {
			const captain = await open(undefined, phone);
			captains.push(captain);
			await captain.goto('/');
			await captain
				.getByRole('link', { name: /Desafío ALIA/ })
				.first()
				.click();
			await expect(captain).toHaveURL(new RegExp(`${PUBLIC}$`));
			await captain.goto(challengePath('hogar', EDITION));
			await captain.getByRole('link', { name: 'Crear cuenta' }).last().click();
			await register(captain, `Capitana de ${name}`, 'Crear cuenta');
			await expect(captain.getByText('ya puedes entrar')).toBeVisible();
			await signIn(captain, emailOf(`Capitana de ${name}`));
			await captain.getByLabel('Nombre del equipo').fill(name);
			await captain.getByLabel(/acepto las bases/).check();
			await captain.getByLabel(/Tengo 18 años o más/).check();
			await captain.getByRole('button', { name: 'Crear el equipo' }).click();
			await expect(captain.getByRole('heading', { level: 1 })).toContainText(name);
			await presentHome(captain);
		});
	}

	await test.step('the first of them presents a template in reto 2', async () => {
		const [ada] = captains;
		if (!ada) throw new Error('nobody plays');
		await ada.goto(challengePath('centro-civico', EDITION));
		await ready(ada);
		const { editor, send, turns } = bench(ada);
		await editor.fill(promptOf('centro-json'));
		await send.click();
		await expect(turns).toHaveCount(1);
		await expect(ada.getByText(/Compra \d+ kWh|No hemos podido leer/)).toBeVisible();
		await confirm(ada, 'Presentar la plantilla', 'Presentar');
		await expect(ada.getByText('Plantilla recibida')).toBeVisible();
	});

	await test.step('Olga closes the round and runs the template on the hidden sheets', async () => {
		await tab(olga, 'Edición', 'Fases');
		await now(olga, 'Cierre de la ronda', 'Cerrar la ronda');
		await ranking(olga, 'Reto 2');
		await confirm(olga, 'Empezar las ejecuciones', 'Empezar las ejecuciones');
		await expect(olga.getByText('Todas hechas')).toBeVisible({ timeout: 60_000 });
	});

	await test.step('Julia reads what was presented, without names, and finds it valid', async () => {
		await julia.goto(`/judge/${EDITION}`);
		await ready(julia);
		await julia
			.getByRole('link', { name: /^Siguiente/ })
			.first()
			.click();
		do await findValid(julia);
		while (julia.url().includes(`/judge/${EDITION}/`));
		await julia.goto(`/judge/${EDITION}`);
		await expect(julia.getByText('Has terminado por ahora')).toBeVisible();
	});

	await test.step('Olga has what leads reto 1 run again, to know that it was no luck', async () => {
		await ranking(olga, 'Reto 1');
		await olga.getByRole('link', { name: 'Elegir y repetir' }).click();
		await ready(olga);
		await olga.getByLabel('Las primeras').fill('2');
		await olga.getByRole('button', { name: 'Ver qué costaría', exact: true }).click();
		await olga.getByRole('button', { name: 'Empezar las repeticiones' }).click();
		await expect(olga.getByText('Todas hechas')).toBeVisible({ timeout: 60_000 });
	});

	let revealed: string[] = [];
	await test.step('the ceremony is downloaded and played to its end without a network', async () => {
		await tab(olga, 'Resultados', 'Desvelado');
		await olga.getByLabel('Premios').fill('1');
		await olga.getByLabel('Tu contraseña').fill(password);
		const file = info.outputPath('ceremonia.html');
		await download(olga, 'Descargar el archivo', file);

		const hall = await open();
		await hall.context().setOffline(true);
		const asked: string[] = [];
		hall.on('request', (request) => asked.push(request.url()));
		await hall.goto(`file://${file}`);
		await expect(hall.locator('#step')).toContainText('Paso 1 ');
		for (let pressed = 0; pressed < 60; pressed++) {
			if (await hall.locator('#next').isDisabled()) break;
			await hall.keyboard.press('PageDown');
		}
		await expect(hall.locator('#said')).toHaveText('Esta es la clasificación.');
		revealed = await hall.locator('#board .name').allTextContents();
		expect(revealed.toSorted()).toEqual(TEAMS);
		expect(asked.filter((address) => !address.startsWith('file:'))).toEqual([]);
	});

	await test.step('two boards are all that keeps the result from being final: Olga publishes them', async () => {
		const open = olga
			.getByRole('main')
			.getByRole('listitem')
			.filter({ has: olga.locator('strong') });
		await tab(olga, 'Resultados', 'Lo que falta');
		await expect(open).toHaveCount(1);
		await expect(open).toContainText('2 clasificaciones sin publicar o anticuadas');
		for (const challenge of ['Reto 1', 'Reto 2']) {
			await ranking(olga, challenge);
			await confirm(olga, 'Publicar la clasificación', 'Publicar la versión 1');
			await expect(olga.getByText('Versión 1 publicada')).toBeVisible();
		}
		await tab(olga, 'Resultados', 'Lo que falta');
		await expect(olga.getByText('No queda nada abierto.')).toBeVisible();
	});

	await test.step('with nothing open she moves the round to its results, and makes them final', async () => {
		await tab(olga, 'Edición', 'Fases');
		await now(olga, 'Resultados', 'Pasar a resultados');
		await now(olga, 'Resultados definitivos', 'Hacerlos definitivos');
		await tab(olga, 'Resultados', 'Lo que falta');
		await expect(olga.getByText('El resultado es definitivo desde')).toBeVisible();
	});

	await test.step('everybody sees the board that the ceremony ended with', async () => {
		const reader = await open();
		await reader.goto(`${PUBLIC}/leaderboard/hogar`);
		await expect(reader.getByText('Clasificación oficial, versión 1')).toBeVisible();
		for (const [place, name] of revealed.entries()) {
			const row = reader.getByRole('row', { name: new RegExp(`${place + 1}\\.º.*${name}`) });
			await expect(row.first()).toBeVisible();
		}

		await reader.goto(`${PUBLIC}/ledger`);
		const minutes = await reader.request.get(
			(await reader.getByRole('link', { name: 'Acta del concurso (PDF)' }).getAttribute('href')) ??
				''
		);
		expect(minutes.headers()['content-type']).toContain('application/pdf');
		expect((await minutes.body()).subarray(0, 5).toString()).toBe('%PDF-');
	});

	await test.step('and whoever takes the archive away verifies all of it', async () => {
		const reader = await open();
		await reader.goto(`${PUBLIC}/ledger`);
		const [archive, key] = [info.outputPath('archivo.zip'), info.outputPath('key.pem')];
		await download(reader, 'Descargar el archivo', archive);
		await download(reader, 'Descargar la clave', key);
		const said = execFileSync(
			process.execPath,
			[join(import.meta.dirname, '../../scoring/cli.ts'), 'verify', archive, '--key', key],
			{ encoding: 'utf8' }
		);
		expect(JSON.parse(said)).toMatchObject({
			verifies: true,
			contest: EDITION,
			key: { pinned: 'same' },
			recomputed: { boards: 2 },
			differences: []
		});
	});
});

const emailOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '-')}@example.org`;

async function register(page: Page, name: string, action: string) {
	await ready(page);
	await page.getByLabel('Correo electrónico').fill(emailOf(name));
	await page.getByLabel('Nombre').fill(name);
	await page.getByLabel('Contraseña').fill(password);
	await page.getByRole('main').getByRole('button', { name: action }).click();
}

async function signIn(page: Page, email: string) {
	await page.getByLabel('Correo electrónico').fill(email);
	await page.getByLabel('Contraseña').fill(password);
	await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
	await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** To a page of the organiser's by the navigation: its part of the work, then the page. */
async function tab(page: Page, section: string, name: string) {
	const parts = page.getByRole('navigation', { name: 'Organización de' });
	await parts.getByRole('link', { name: section, exact: true }).click();
	const pages = page.getByRole('navigation', { name: section, exact: true });
	await pages.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await ready(page);
}

/** To a challenge's board, where it is run and published. */
async function ranking(page: Page, challenge: string) {
	await tab(page, 'Resultados', 'Clasificación');
	const challenges = page.getByRole('navigation', { name: 'Retos del concurso' });
	const own = challenges.getByRole('link', { name: challenge });
	await own.click();
	await expect(own).toHaveAttribute('aria-current', 'page');
}

/** Lets an instant of the round happen. */
async function now(page: Page, instant: string, action: string) {
	await page.getByLabel(`Ahora: ${instant}`, { exact: true }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Motivo').fill('Así estaba previsto');
	await dialog.getByRole('button', { name: action }).click();
	await expect(page.getByText('Cambio hecho')).toBeVisible();
}

const trigger = (page: Page, name: string) => page.locator('summary', { hasText: name });

/** Opens a dialog by its button and confirms it. */
async function confirm(page: Page, name: string, action: string) {
	await trigger(page, name).click();
	await page.getByRole('dialog').getByRole('button', { name: action }).click();
}

async function download(page: Page, name: string, path: string) {
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
	await (await downloading).saveAs(path);
}

/** Asks until an answer passes: the simulated model fails now and then, as a real one does. */
async function presentHome(page: Page) {
	await page.goto(challengePath('hogar', EDITION));
	await ready(page);
	const { editor, send, turns } = bench(page);
	const passed = page.getByText('Presentada: pasa las comprobaciones');
	for (let tries = 0; tries < 3; tries++) {
		if (tries > 0) await page.getByRole('link', { name: 'Nueva conversación' }).first().click();
		await expect(turns).toHaveCount(0);
		await editor.fill(promptOf('hogar-tabla'));
		await send.click();
		await expect(trigger(page, 'Presentar esta conversación')).toBeVisible({ timeout: 30_000 });
		await confirm(page, 'Presentar esta conversación', 'Presentar');
		await expect(passed.or(page.getByText('Presentada, pero no es válida'))).toBeVisible();
		if (await passed.isVisible()) return;
	}
	await expect(passed).toBeVisible();
}

/** Finds the entry that is open valid and goes on to the next one, or to the end of them. */
async function findValid(page: Page) {
	await expect(page.getByRole('heading', { name: 'Tu veredicto' })).toBeVisible();
	await ready(page);
	for (const name of TEAMS) await expect(page.getByText(name)).toHaveCount(0);
	await page.getByLabel('Sí: la doy por válida').check();
	for (const level of await page.locator('.rubric input[value="4"]').all()) await level.check();
	const judging = page.url();
	await page.getByRole('button', { name: /^Guardar/ }).click();
	await expect.poll(() => page.url()).not.toBe(judging);
	await expect(page.getByText(/has dado por válida/)).toBeVisible();
}
