import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoFindings } from '../support/axe.ts';
import { ask, settledTurn, teamApi, type Vatio } from '../support/door.ts';
import { CONTEST } from '../support/participant.ts';
import { expect, test } from '../support/stand-in-test.ts';
import type { Visitor } from '../support/visitor.ts';
import { bench, openChallenge, ready } from '../support/watched.ts';

const LEDGER = `/contests/${CONTEST}/ledger`;
const PHONE = { width: 390, height: 844 };

/** The text of a signed receipt of the team's. */
async function receiptOf(team: Visitor): Promise<string> {
	const { vatio } = (await (await ask(team, 'Dame cinco medidas')).json()) as { vatio: Vatio };
	await settledTurn(team, vatio.interaction);
	const path = teamApi(`/interactions/${vatio.interaction}/receipt`);
	let text = '';
	await expect(async () => {
		const response = await team.fetch(path);
		expect(response.status).toBe(200);
		text = await response.text();
	}).toPass({ timeout: 5000 });

	return text;
}

const file = (name: string, text: string) => ({
	name,
	mimeType: 'application/json',
	buffer: Buffer.from(text)
});
const choose = (page: Page, ...files: ReturnType<typeof file>[]) =>
	page.getByLabel('Archivos', { exact: true }).setInputFiles(files);

test.describe('on a phone', () => {
	test.use({ viewport: PHONE });

	test('a receipt is downloaded from the workbench and verified with the connection cut', async ({
		page,
		context,
		team
	}) => {
		void team;
		await openChallenge(page);
		await bench(page).editor.fill('Dame cinco medidas.');
		await bench(page).send.click();
		const link = page.getByRole('link', { name: /^Justificante/ });
		await expect(async () => {
			const signed = await page.request.get((await link.getAttribute('href')) ?? '');
			expect(signed.status()).toBe(200);
		}).toPass({ timeout: 10_000 });
		const downloads = page.waitForEvent('download');
		await link.click();
		const text = readFileSync(await (await downloads).path(), 'utf8');

		await page.goto(LEDGER);
		await expectNoFindings(page);
		await page.setViewportSize(PHONE);
		await page.getByRole('link', { name: 'Comprobar un justificante' }).click();
		await ready(page);
		await page.waitForURL(/\/verify$/);
		await page.waitForLoadState('networkidle');
		await context.setOffline(true);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await choose(page, file('mio.json', text));

		await expect(page.getByText('El justificante vale')).toBeVisible();
		await expect(page.getByText('interacción liquidada')).toBeVisible();
		expect(asked).toEqual([]);
		await context.setOffline(false);
		await page.getByRole('button', { name: 'Comparar con la última raíz' }).click();
		await expect(page.getByText('Sigue ahí: el registro de ahora')).toBeVisible();
		expect(asked.every((url) => /head\.json$|consistency\?from=\d+&to=\d+$/.test(url))).toBe(true);
		await expectNoFindings(page);
	});
});

test.describe('what is wrong with a file', () => {
	test('is told by its name, for receipts and for heads kept earlier', async ({ page, team }) => {
		const text = await receiptOf(team);
		const head = await (await team.fetch(`${LEDGER}/head.json`)).text();
		await page.goto(`${LEDGER}/verify`);
		await ready(page);
		await expectNoFindings(page);

		await choose(
			page,
			file('cambiado.json', text.replace(/\\"promptTokens\\":\d+/, '\\"promptTokens\\":1')),
			file('firma.json', text.replace(/"size":(\d+)\}/, '"size":9$1}')),
			file('otro.json', '{"format":"otro"}'),
			file('raiz.json', head)
		);
		const result = (name: string) => page.getByRole('article', { name });
		await expect(result('cambiado.json')).toContainText('el hecho no está en lo firmado');
		await expect(result('firma.json')).toContainText('La firma no es de esta clave');
		await expect(result('otro.json')).toContainText('no un justificante ni una raíz');
		await expect(result('raiz.json')).toContainText('La raíz firmada vale');
		await expectNoFindings(page);
	});

	test('is another key where the kept one differs, and a file may be dropped', async ({
		page,
		team
	}) => {
		const text = await receiptOf(team);
		const pem = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
`;
		await page.goto(`${LEDGER}/verify`);
		await ready(page);
		await choose(page, file('guardada.pem', pem));
		await expect(page.getByText('No es la que usa este sitio ahora')).toBeVisible();

		const transfer = await page.evaluateHandle((content) => {
			const given = new DataTransfer();
			given.items.add(new File([content], 'soltado.json', { type: 'application/json' }));
			return given;
		}, text);
		await page
			.getByRole('group', { name: 'soltarlos aquí' })
			.dispatchEvent('drop', { dataTransfer: transfer });
		await expect(page.getByRole('article', { name: 'soltado.json' })).toContainText(
			'Lo firma otra clave'
		);
		const own = await (await team.fetch(`${LEDGER}/key.pem`)).text();
		await choose(page, file('la-del-sitio.pem', own));
		await expect(page.getByText('Es la misma que usa este sitio')).toBeVisible();
		await expect(page.getByRole('article', { name: 'soltado.json' })).toContainText(
			'El justificante vale'
		);
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: PHONE });

	test('the page says how to verify in a terminal', async ({ page }) => {
		await page.goto(`${LEDGER}/verify`);

		await expect(page.locator('noscript .notice')).toBeVisible();
		await expect(page.getByText('checkReceiptText(')).toBeVisible();
		await expect(page.locator('input[type="file"]')).toHaveCount(0);
	});
});
