import { newTeam, newTeammate } from '../support/participant.ts';
import { expect, test } from '../support/stand-in-test.ts';
import { bench, challengePath, openChallenge, ready } from '../support/watched.ts';

const words = Array.from({ length: 40 }, (_, index) => `palabra${index} `);
const slow = { words, gapMs: 60, running: true };
const PROMPT = 'Dame cinco medidas.';

test('an answer goes on after its tab is closed, and is read again', async ({
	page,
	context,
	team,
	standIn
}) => {
	void team;
	standIn.script = slow;
	await openChallenge(page);
	await bench(page).editor.fill(PROMPT);
	await bench(page).send.click();
	await expect(bench(page).last).toContainText('palabra3');
	await page.close();

	const again = await context.newPage();
	await openChallenge(again);

	await expect(bench(again).last).toContainText(PROMPT);
	await expect(bench(again).last).toContainText('palabra39');
	await expect(bench(again).last).toContainText('mWh');
	expect(standIn.seen).toMatchObject([{ ended: 'completed' }]);
});

test('a page opened again mid-answer goes on showing it, and can stop it', async ({
	page,
	team,
	standIn
}) => {
	void team;
	standIn.script = slow;
	await openChallenge(page);
	const { editor, send, stop, last } = bench(page);
	await editor.fill(PROMPT);
	await send.click();
	await expect(last).toContainText('palabra2');

	await page.reload();
	await ready(page);
	await expect(last).toContainText('palabra0');
	await stop.click();

	await expect(page.getByText('La habéis parado')).toBeVisible();
	await expect(last).not.toContainText('palabra39');
	await expect.poll(() => standIn.seen[0]?.ended).toBe('left');
});

test('an answer stopped before its first word gives the text back, to be sent again', async ({
	page,
	team,
	standIn
}) => {
	void team;
	standIn.script = { fault: { kind: 'hang', after: 0 } };
	await openChallenge(page);
	const { editor, send, stop, last } = bench(page);
	await editor.fill(PROMPT);
	await send.click();
	await stop.click();
	await expect(page.getByText('La habéis parado')).toBeVisible();
	await expect(page.getByText('No llegó a escribir nada')).toBeVisible();
	await expect(editor).toHaveValue(PROMPT);

	standIn.script = {};
	await send.click();
	await expect(last).toContainText('Hola, mundo.');
});

test('a teammate sees words as they are written, and may stop them', async ({
	open,
	site,
	standIn
}) => {
	const captain = await newTeam(site);
	const ada = await open(captain);
	const bea = await open(await newTeammate(site, captain));
	await openChallenge(ada);
	await openChallenge(bea);
	standIn.script = slow;

	await bench(ada).editor.fill(PROMPT);
	await bench(ada).send.click();

	await bea
		.getByRole('link', { name: /Conversación 1/ })
		.first()
		.click();
	await expect(bench(bea).last).toContainText('palabra1');
	await expect(bench(bea).last).not.toContainText('palabra39');
	await bench(bea).stop.click();
	await expect(ada.getByText('La habéis parado')).toBeVisible();
	await expect(bench(ada).left).toContainText('29');
	await expect(bench(bea).left).toContainText('29');
});

test('what an answer carries is shown as words and never run', async ({ page, team, standIn }) => {
	void team;
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	standIn.script = {
		words: [
			'<img src=x onerror="alert(1)"> ',
			'<script>alert(2)</script> ',
			'[un enlace](javascript:alert(3)) ',
			'![imagen](https://elsewhere.example/x.png) ',
			'**negrita** <b>html</b>'
		]
	};
	await openChallenge(page);
	const { editor, send, last } = bench(page);
	await editor.fill('<i>uno</i> {{FICHA}} <script>alert(4)</script>');
	await send.click();

	await expect(last.locator('strong', { hasText: 'negrita' })).toBeVisible();
	await expect(last).toContainText('<script>alert(4)</script>');
	expect(await last.locator('img, script, i, a[href^="javascript"]').count()).toBe(0);
	expect(dialogs).toEqual([]);
});

test('a text is kept while it is written, in its own conversation', async ({ page, team }) => {
	void team;
	await openChallenge(page);
	const { editor, send, turns } = bench(page);
	await editor.fill('A medio escribir');
	await page.reload();
	await ready(page);
	await expect(editor).toHaveValue('A medio escribir');
	await send.click();
	await expect(turns).toHaveCount(1);
	await expect(editor).toHaveValue('');
	await editor.fill('Lo siguiente');
	await page.getByRole('link', { name: 'Nueva conversación' }).first().click();
	await expect(editor).toHaveValue('');
	await page
		.getByRole('link', { name: /Conversación 1/ })
		.first()
		.click();
	await expect(editor).toHaveValue('Lo siguiente');
});

test('a conversation can be gone on from an earlier answer: a branch of its own', async ({
	page,
	team
}) => {
	void team;
	await openChallenge(page);
	const { editor, send, turns } = bench(page);
	for (const [count, prompt] of ['Una', 'Dos'].entries()) {
		await editor.fill(prompt);
		await send.click();
		await expect(turns).toHaveCount(count + 1);
		await expect(page.getByText('Hola, mundo.')).toHaveCount(count + 1);
	}
	await page
		.getByRole('link', { name: /Seguir desde aquí/ })
		.first()
		.click();
	await expect(page.getByText('Se abrirá una rama')).toBeVisible();
	await editor.fill('Por otro lado');
	await send.click();

	await expect(page.getByText('Es una rama')).toBeVisible();
	await expect(turns).toHaveCount(2);
	await expect(page.getByText('Dos', { exact: true })).toHaveCount(0);
});

test.describe('without JavaScript', () => {
	const plain = { javaScriptEnabled: false };
	test.use({ mayFail: true });

	test('a prompt can be sent, its answer read, and the conversation gone on with', async ({
		open,
		site,
		standIn
	}) => {
		standIn.script = { ...slow, gapMs: 30 };
		const page = await open(undefined, plain);
		const person = await newTeam(site);
		await page.goto(`/sign-in?next=${encodeURIComponent(challengePath())}`);
		await page.getByLabel('Correo electrónico').fill(person.email);
		await page.getByLabel('Contraseña').fill(person.password);
		await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
		const { editor, send, last, turns, left } = bench(page);
		await editor.fill(PROMPT);
		await send.click();

		await expect(page).toHaveURL(/conversation=/);
		await expect(last).toContainText(PROMPT);
		await expect(last).toContainText('palabra39', { timeout: 15_000 });
		await expect(last).toContainText('mWh');
		await expect(left).toContainText('29');
		await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(0);
		standIn.script = {};
		await editor.fill('Otra más');
		await send.click();
		await expect(turns).toHaveCount(2);
		await expect(last).toContainText('Hola, mundo.', { timeout: 15_000 });
	});

	test('an answer can be stopped, a wrong prompt comes back with its reason', async ({
		open,
		site,
		standIn
	}) => {
		standIn.script = { ...slow, gapMs: 400 };
		const page = await open(await newTeam(site), plain);
		await page.goto(challengePath());
		const { editor, send, stop } = bench(page);
		await editor.fill(PROMPT);
		await send.click();
		await stop.click();
		await expect(page.getByText('La habéis parado')).toBeVisible({ timeout: 15_000 });

		standIn.script = { countedTokens: 3000 };
		// A text of fewer bytes than the most tokens is not even counted.
		const tooLong = 'Demasiado largo. '.repeat(100).trim();
		await editor.fill(tooLong);
		await send.click();
		await expect(page.getByText('Tu texto ocupa')).toBeVisible();
		await expect(editor).toHaveValue(tooLong);
	});

	test('a conversation can be presented, and the last interaction asks to be sure', async ({
		open,
		site
	}) => {
		const page = await open(await newTeam(site, { contest: 'una' }), plain);
		await page.goto(challengePath('hogar', 'una'));
		const { editor, send, turns } = bench(page);
		await editor.fill(PROMPT);
		await send.click();
		await expect(page.getByText('Marca la casilla para enviar')).toBeVisible();
		await expect(editor).toHaveValue(PROMPT);
		await page.getByLabel(/Sé que es la última/).check();
		await send.click();
		await expect(turns).toHaveCount(1);
		await expect(page.getByText('ha gastado todas sus interacciones')).toBeVisible();

		await page.locator('summary', { hasText: 'Presentar esta conversación' }).click();
		await page.getByRole('button', { name: 'Presentar', exact: true }).click();
		await expect(page.getByText('Presentada, pero no es válida')).toBeVisible();
	});
});
