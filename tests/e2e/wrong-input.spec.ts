import { invitationOf, newPerson, newTeam, newTeammate, declared } from '../support/participant.ts';
import type { Script } from '../support/stand-in.ts';
import { expect, test } from '../support/stand-in-test.ts';
import { signIn } from '../support/visitor.ts';
import { bench, challengePath, openChallenge, ready } from '../support/watched.ts';

test.use({ mayFail: true });

const PROMPT = 'Dame cinco medidas para gastar menos en el piso.';
const words = Array.from({ length: 10 }, (_, index) => `palabra${index} `);

test.describe('what is typed wrong', () => {
	test('an empty prompt is told by the field, and costs nothing', async ({ page, team }) => {
		void team;
		await openChallenge(page);
		const { editor, send, left } = bench(page);

		await editor.fill('   ');
		await send.click();

		await expect(page.getByText('Escribe algo antes de enviar.')).toBeVisible();
		await expect(editor).toBeFocused();
		await expect(editor).toHaveAttribute('aria-invalid', 'true');
		await editor.fill(PROMPT);
		await expect(page.getByText('Escribe algo antes de enviar.')).toHaveCount(0);
		await expect(left).toContainText('30');
	});

	test('a prompt over the limit is told with both figures, and stays to be shortened', async ({
		page,
		team,
		standIn
	}) => {
		void team;
		standIn.script = { countedTokens: 1812 };
		// A text of fewer bytes than the limit has tokens need not be counted at all.
		const long = PROMPT.repeat(40);
		await openChallenge(page);
		const { editor, send, left } = bench(page);

		await editor.fill(long);
		await send.click();

		await expect(
			page.getByText(/Tu texto ocupa 1[.\s]?812 tokens y el máximo son 1[.\s]?500/)
		).toBeVisible();
		await expect(editor).toHaveValue(long);
		await expect(left).toContainText('30');
		expect(standIn.seen).toEqual([]);
	});

	test('a template without {{FICHA}} is told by the field; the button inserts it', async ({
		page,
		team,
		standIn
	}) => {
		void team;
		await openChallenge(page, 'centro-civico');
		const { editor, send, turns } = bench(page);

		await editor.fill('Pon las cargas al sol.');
		await send.click();
		await expect(page.getByText('A tu plantilla le falta {{FICHA}}')).toBeVisible();
		await expect(editor).toHaveValue('Pon las cargas al sol.');
		await page.getByRole('button', { name: 'Insertar {{FICHA}}' }).click();
		await expect(editor).toHaveValue(/\{\{FICHA\}\}/);
		await send.click();

		await expect(turns).toHaveCount(1);
		expect(standIn.seen[0]?.body.messages.at(-1)?.content).toContain('Lavandería');
	});
});

test.describe('a session that has ended', () => {
	test('costs no text: after signing in again it is still there to be sent', async ({
		page,
		context,
		team
	}) => {
		await openChallenge(page);
		const { editor, send, turns } = bench(page);
		await editor.fill(PROMPT);
		await context.clearCookies();

		await send.click();

		await expect(page.getByText('Tu sesión se ha cerrado')).toBeVisible();
		await expect(page.getByText('Tu texto sigue en el editor')).toBeVisible();
		await expect(editor).toHaveValue(PROMPT);
		await page.getByRole('link', { name: 'Entrar de nuevo' }).click();
		await ready(page);
		await page.getByLabel('Correo electrónico').fill(team.email);
		await page.getByLabel('Contraseña').fill(team.password);
		await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
		await expect(page).toHaveURL(new RegExp(challengePath()));
		await ready(page);
		await expect(editor).toHaveValue(PROMPT);
		await send.click();
		await expect(turns).toHaveCount(1);
	});
});

test.describe('an endpoint', () => {
	const faults: [title: string, script: Script, sentence: string][] = [
		['that is too busy (429)', { status: 429 }, 'está muy ocupado'],
		['that fails (500)', { status: 500 }, 'ha dado un error'],
		['that says nothing', { fault: { kind: 'hang', after: 0 } }, 'ha tardado demasiado'],
		['that falls silent', { words, fault: { kind: 'stall', after: 4 } }, 'ha tardado demasiado'],
		['that is cut', { words, fault: { kind: 'truncate', after: 4 } }, 'ha dado un error']
	];

	for (const [title, script, sentence] of faults) {
		test(`${title} is told in words, gives the text back and charges nothing`, async ({
			page,
			team,
			standIn
		}) => {
			void team;
			standIn.script = script;
			await openChallenge(page);
			const { editor, send, turns, last, left } = bench(page);

			await editor.fill(PROMPT);
			await send.click();

			await expect(page.getByText(sentence).first()).toBeVisible();
			await expect(
				page.getByText(/No se ha descontado nada|no se ha descontado nada/).first()
			).toBeVisible();
			await expect(editor).toHaveValue(PROMPT);
			await expect(left).toContainText('30');
			standIn.script = {};
			await send.click();
			await expect(turns).not.toHaveCount(0);
			await expect(last).toContainText('Hola, mundo.');
			await expect(left).toContainText('29');
		});
	}

	test('that is gone is told in words, and the text is there when it is back', async ({
		page,
		team,
		standIn
	}) => {
		void team;
		await openChallenge(page);
		const { editor, send, last } = bench(page);
		standIn.script = { fault: { kind: 'reset', after: 0 }, words };
		await editor.fill(PROMPT);
		await send.click();

		await expect(page.getByText(/no responde|ha dado un error/).first()).toBeVisible();
		await expect(editor).toHaveValue(PROMPT);
		standIn.script = {};
		await send.click();
		await expect(last).toContainText('Hola, mundo.');
	});

	test('and a network that is lost: the text stays, and can be sent once it is back', async ({
		page,
		context,
		team
	}) => {
		void team;
		await openChallenge(page);
		const { editor, send, last } = bench(page);
		await editor.fill(PROMPT);
		await context.setOffline(true);
		await send.click();

		await expect(page.getByText('Se ha perdido la conexión')).toBeVisible();
		await expect(editor).toHaveValue(PROMPT);
		await context.setOffline(false);
		await send.click();
		await expect(last).toContainText('Hola, mundo.');
	});
});

test.describe('the end of a budget', () => {
	test('is warned of before the last interaction, which can be thought over', async ({
		page,
		site,
		enter
	}) => {
		await enter(await newTeam(site, { contest: 'una' }));
		await openChallenge(page, 'hogar', 'una');
		const { editor, send, turns } = bench(page);
		await editor.fill(PROMPT);
		await send.click();
		const dialog = page.getByRole('dialog', { name: 'Es la última interacción' });
		await expect(dialog).toBeVisible();
		await dialog.getByRole('button', { name: 'Volver al texto' }).click();
		await expect(editor).toHaveValue(PROMPT);
		await expect(turns).toHaveCount(0);

		await send.click();
		await dialog.getByRole('button', { name: 'Enviar la última' }).click();

		await expect(turns).toHaveCount(1);
		await expect(page.getByText('ha gastado todas sus interacciones')).toBeVisible();
		await expect(send).toHaveCount(0);
		await expect(page.locator('summary', { hasText: 'Presentar esta conversación' })).toBeVisible();
	});

	test('reached in another tab keeps what was typed in this one', async ({
		page,
		context,
		site,
		enter
	}) => {
		await enter(await newTeam(site, { contest: 'una' }));
		await openChallenge(page, 'hogar', 'una');
		const { editor, send, turns } = bench(page);
		await editor.fill('Lo que escribía aquí');
		const other = await context.newPage();
		await openChallenge(other, 'hogar', 'una');
		await bench(other).editor.fill(PROMPT);
		await bench(other).send.click();
		await other.getByRole('button', { name: 'Enviar la última' }).click();
		await expect(bench(other).turns).toHaveCount(1);

		await expect(page.getByText('ha gastado todas sus interacciones').first()).toBeVisible();
		await expect(editor).toHaveValue('Lo que escribía aquí');
		await expect(send).toHaveCount(0);
		await expect(page.getByText('Tu texto sigue en el editor').first()).toBeVisible();
		await expect(turns).toHaveCount(0);
	});

	test('that a prompt could pass is told before and at sending, with what is left', async ({
		page,
		site,
		enter
	}) => {
		await enter(await newTeam(site, { contest: 'pocos-tokens' }));
		await openChallenge(page, 'hogar', 'pocos-tokens');
		const { editor, send } = bench(page);
		await editor.fill(PROMPT);
		await expect(page.getByText('puede no caber en lo que queda')).toBeVisible();
		await send.click();

		await expect(page.getByText('No quedan tokens para este envío').first()).toBeVisible();
		await expect(editor).toHaveValue(PROMPT);
	});
});

test('two tabs that send at once are one history, and each shows both', async ({
	page,
	context,
	team
}) => {
	void team;
	await openChallenge(page);
	const other = await context.newPage();
	await openChallenge(other);
	await bench(page).editor.fill('Desde la primera');
	await bench(other).editor.fill('Desde la segunda');
	await Promise.all([bench(page).send.click(), bench(other).send.click()]);

	await expect(bench(page).left).toContainText('28');
	await expect(bench(other).left).toContainText('28');
	await page.reload();
	await expect(
		page
			.getByRole('navigation')
			.getByText(/Conversación 2/)
			.or(page.getByText('Conversación 2'))
			.first()
	).toBeVisible();
});

test('a round that closes while somebody types keeps what they typed and says so', async ({
	page,
	site,
	enter
}) => {
	await enter(await newTeam(site, { contest: 'se-cierra' }));
	await openChallenge(page, 'hogar', 'se-cierra');
	const { editor, send, turns } = bench(page);
	await editor.fill(PROMPT);
	const organiser = await signIn(site, site.account('organiser'));
	const closed = await organiser.post('/organiser/se-cierra/phases?/now', {
		roundId: 'previa',
		instant: 'closes',
		reason: 'Se acabó'
	});
	expect(closed.status).toBe(200);

	await send.click();

	await expect(page.getByText(/El reto (ha|se ha) cerrado/).first()).toBeVisible();
	await expect(editor).toHaveValue(PROMPT);
	await expect(page.getByText('Tu texto sigue en el editor').first()).toBeVisible();
	await page.reload();
	await ready(page);
	await expect(editor).toHaveValue(PROMPT);
	await expect(turns).toHaveCount(0);
});

test('an invitation that was used is told in words, with where to go', async ({ page, site }) => {
	const captain = await newTeam(site);
	const link = await invitationOf(captain);
	await (await newPerson(site)).post(link, declared);

	await page.goto(link);

	await expect(page.getByText('Esta invitación ya se ha usado')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Ir al inicio' })).toBeVisible();
});

test('a third person finds the team complete', async ({ site }) => {
	const captain = await newTeam(site);
	const link = await invitationOf(captain);
	const later = await newPerson(site);
	await newTeammate(site, captain).catch(() => undefined);
	const answer = await later.post(link, declared);

	expect([404, 409]).toContain(answer.status);
	expect(await answer.text()).toMatch(/está completo|ya se ha usado|no existe o se ha anulado/);
});

test('a contest that does not exist is told in words', async ({ page }) => {
	await page.goto('/contests/no-existe/challenges/hogar');

	await expect(page.getByText('No hay ningún concurso en esta dirección')).toBeVisible();
	await page.getByRole('link', { name: 'Ir al inicio' }).click();
	await expect(page.getByRole('link', { name: /Desafío ALIA/ }).first()).toBeVisible();
});
