import { readFileSync } from 'node:fs';
import { present } from '../support/presented.ts';
import { newTeam } from '../support/participant.ts';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expectNoFindings } from '../support/axe.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { expect, ready, test } from '../support/watched.ts';

/** Its round is closed in the end, so it is nobody else's. */
test.use({ siteOptions: { seed: 7 } });
test.describe.configure({ mode: 'serial' });

const CONTEST = 'desafio-alia';
const TEAMS = ['Encina </script><script>a()', 'Tejo', 'Haya'];

/** Teams that presented before and after the freeze, and a round that is over. */
async function played(site: Parameters<typeof newTeam>[0]): Promise<Visitor> {
	const organiser = await signIn(site, site.account('organiser'));
	const now = (instant: string) =>
		organiser.post(`/organiser/${CONTEST}/phases?/now`, {
			roundId: 'previa',
			instant,
			reason: 'Para la ceremonia'
		});
	const teams = [];
	for (const [index, team] of TEAMS.entries()) {
		const captain = await newTeam(site, { team });
		teams.push(captain);
		await present(captain, 'Sé breve. '.repeat(index * 3));
	}
	await now('freezes');
	await present(await newTeam(site, { team: 'Última hora' }), 'Muy tarde.');
	await now('closes');
	await judged(await signIn(site, site.account('judge')));
	await confirmed(organiser);

	return organiser;
}

const textOf = async (who: Visitor, path: string) => (await who.fetch(path)).text();

/** Everything that waits for a verdict is found valid. */
async function judged(judge: Visitor) {
	const desk = await textOf(judge, `/judge/${CONTEST}`);
	const entries = new Set(
		[...desk.matchAll(/\/judge\/desafio-alia\/([\w-]{16,})/g)].map(([path]) => path)
	);
	expect(entries.size).toBeGreaterThan(2);
	for (const path of entries) {
		await judge.post(`${path}?/verdict`, { decision: 'valid', reason: 'Coherente' });
	}
}

/** Every entry that can be replayed is, as often as the rules say. */
async function confirmed(organiser: Visitor) {
	const path = `/organiser/${CONTEST}/leaderboard/hogar/confirmation`;
	const names = [...(await textOf(organiser, path)).matchAll(/name="(entry-\w+)"/g)];
	await organiser.post(
		`${path}?/start`,
		Object.fromEntries(names.map(([, name]) => [name, 'yes']))
	);
	await expect.poll(() => textOf(organiser, path), { timeout: 60_000 }).toContain('Todas hechas');
}

/** What axe finds in a file that is no page of the site's. */
async function findingsOf(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);

	return page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run(): Promise<{ violations: { id: string }[] }> };
		};
		return (await axe.run()).violations.map(({ id }) => id);
	});
}

test('the arena is read by keyboard, moment by moment', async ({ page, site }) => {
	test.slow();
	const team = await newTeam(site, { team: 'Flechas' });
	await present(team, 'Con muchas palabras, que cuestan lo suyo. '.repeat(8));
	await present(team, 'Breve.');
	await page.goto(`/contests/${CONTEST}/arena/hogar`);
	await ready(page);
	await expectNoFindings(page);

	const now = page.getByText('Momento que se muestra: ahora');
	await expect(now).toBeVisible();
	const row = page.getByRole('row', { name: /Flechas/ });
	const cost = await row.getByRole('cell').nth(1).textContent();
	const moment = page.getByRole('slider', { name: /Momento que se muestra/ });
	await moment.focus();
	await page.keyboard.press('Home');
	await expect(now).toHaveCount(0);
	await expect(row.getByRole('cell').nth(1)).not.toHaveText(cost ?? '');
	await page.keyboard.press('End');
	await expect(row.getByRole('cell').nth(1)).toHaveText(cost ?? '');
	const way = page.getByRole('button', { name: /Ver camino.*Flechas/ });
	await way.press('Enter');
	await expect(way).toHaveAttribute('aria-pressed', 'true');
	await page.getByRole('option', { name: /Flechas/ }).focus();
	await expect(page.getByText(/Flechas.*mWh/).last()).toBeVisible();
});

test('a screen keeps its last picture where the connection is lost, and comes back', async ({
	page,
	context
}) => {
	test.slow();
	await page.goto(`/contests/${CONTEST}/screen`);
	await ready(page);
	await expectNoFindings(page);
	await expect(page.getByRole('banner')).toHaveCount(0);

	await context.setOffline(true);
	await expect(page.getByText('Sin conexión desde')).toBeVisible();
	await expect(page.locator('.scene')).not.toBeEmpty();
	await context.setOffline(false);
	await expect(page.getByText('Sin conexión desde')).toHaveCount(0, { timeout: 20_000 });
});

test('a ceremony is taken away, played without a network and ends as what is published', async ({
	page,
	site,
	enter,
	context
}, info) => {
	test.slow();
	const organiser = await played(site);
	await enter(organiser);
	await page.goto(`/organiser/${CONTEST}/reveal`);
	await ready(page);
	await expectNoFindings(page);
	await page.getByLabel('Premios').fill('2');
	await page.getByLabel('Tu contraseña').fill(site.account('organiser').password);
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Descargar el archivo' }).click();
	const file = info.outputPath('ceremonia.html');
	await (await downloading).saveAs(file);
	expect(readFileSync(file, 'utf8')).not.toContain('<script>a()');

	await context.setOffline(true);
	const hall = await context.newPage();
	const asked: string[] = [];
	hall.on('request', (request) => asked.push(request.url()));
	hall.on('dialog', (dialog) => asked.push(dialog.message()));
	await hall.goto(`file://${file}`);
	const rows = hall.locator('#board li');
	await expect(rows).toHaveCount(4);
	await expect(hall.locator('#waiting')).toContainText('Última hora');
	expect(await findingsOf(hall)).toEqual([]);

	await hall.keyboard.press('PageDown');
	await expect(hall.locator('#who')).toHaveText('Última hora');
	await hall.keyboard.press('Space');
	await hall.keyboard.press('ArrowRight');
	const [, step = ''] = /Paso (\d+)/.exec((await hall.locator('#step').textContent()) ?? '') ?? [];
	await hall.keyboard.press('Backspace');
	await expect(hall.locator('#step')).toContainText(`Paso ${Number(step) - 1} `);
	await hall.keyboard.press('PageUp');
	await hall.keyboard.press('PageUp');
	await expect(hall.locator('#step')).toContainText('Paso 1 ');

	let pauses = 0;
	let runs = 0;
	for (let pressed = 0; pressed < 200; pressed++) {
		if (await hall.locator('#next').isDisabled()) break;
		await hall.keyboard.press('PageDown');
		if (await hall.locator('#stage.pause').count()) pauses += 1;
		if (await hall.locator('#stage.run').count()) runs += 1;
	}
	expect(pauses).toBeGreaterThan(1);
	expect(runs).toBeGreaterThan(4);
	expect(await findingsOf(hall)).toEqual([]);
	await hall.reload();
	await expect(hall.locator('#said')).toHaveText('Esta es la clasificación.');
	const revealed = await hall.locator('#board .name').allTextContents();
	expect(asked.filter((address) => !address.startsWith('file:'))).toEqual([]);
	await hall.close();

	await context.setOffline(false);
	await organiser.post(`/organiser/${CONTEST}/leaderboard/hogar?/publish`, {});
	const board = await organiser.fetch(`/contests/${CONTEST}/leaderboard/hogar/board.json`);
	const { rows: published } = (await board.json()) as {
		rows: { teamName: string; place?: number }[];
	};
	expect(revealed.length).toBeGreaterThan(0);
	expect(revealed).toEqual(
		published.filter(({ place }) => place !== undefined).map(({ teamName }) => teamName)
	);
});
