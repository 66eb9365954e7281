import type { Page } from '@playwright/test';
import { expectNoFindings } from '../support/axe.ts';
import { newTeam } from '../support/participant.ts';
import { present } from '../support/presented.ts';
import { signIn } from '../support/visitor.ts';
import { expect, ready, test } from '../support/watched.ts';

const AREA = '/judge/desafio-alia';

test.use({ siteOptions: { pace: 'none', seed: 11 } });

/** Presses Tab until `name` has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
	for (let pressed = 0; pressed < most; pressed++) {
		await page.keyboard.press('Tab');
		const words = await page.evaluate(() => (document.activeElement as HTMLElement).innerText);
		if (name.test(words.trim())) return;
	}
	throw new Error(`no Tab leads to ${name}`);
}

test('a judge reads, rejects, confirms and gives back with the keys alone', async ({
	page,
	site,
	enter
}) => {
	test.setTimeout(120_000);
	for (const aside of ['', 'Sin\u200b prisa.', '']) await present(await newTeam(site), aside);
	await enter(await signIn(site, site.account('judge')));
	const { keyboard } = page;
	const verdict = page.getByRole('heading', { name: 'Tu veredicto' });
	const decision = (name: string) => page.getByRole('radio', { name });

	await page.goto(AREA);
	await ready(page);
	await expectNoFindings(page);
	await tabTo(page, /^Siguiente/);
	await keyboard.press('Enter');
	await expect(verdict).toBeVisible();
	await ready(page);

	await test.step('the keys are explained, and do nothing while one types', async () => {
		await keyboard.press('?');
		await expect(page.getByRole('dialog', { name: 'Teclas de esta página' })).toBeVisible();
		await keyboard.press('v');
		await keyboard.press('Escape');
		await expect(decision('Sí: la doy por válida')).not.toBeChecked();
		await keyboard.press('e');
		await expect(page.locator('#statement')).toHaveAttribute('open', '');
		await keyboard.press('c');
		await expect(page.locator('#checks')).toBeFocused();
	});

	await test.step('the energy is hidden until the verdict', async () => {
		await expect(page.getByText('mWh')).toHaveCount(0);
	});

	const first = page.url();
	await test.step('what is typed survives a closed tab', async () => {
		await keyboard.press('r');
		await keyboard.press('m');
		await keyboard.type('No cuadra con la ficha: vr12');
		await expect(decision('No: la rechazo')).toBeChecked();
		await expect(page.getByText('Borrador guardado.')).toBeVisible();
		await page.evaluate(() => localStorage.clear());
		await page.goto(AREA);
		await page.goto(first);
		await ready(page);
		await expect(page.getByText('Hemos recuperado lo que dejaste')).toBeVisible();
		await expect(page.getByLabel('Con tus palabras')).toHaveValue('No cuadra con la ficha: vr12');
		await expectNoFindings(page);
	});

	await test.step('saved, the next entry is there', async () => {
		await page.getByLabel('Con tus palabras').focus();
		await keyboard.press('Control+Enter');
		await expect(page.getByText(/has rechazado/)).toBeVisible();
		expect(page.url()).not.toContain(first);
		await ready(page);
		await keyboard.press('v');
		await keyboard.press('n');
		await keyboard.type('Para la organización');
		await keyboard.press('Control+Enter');
		await expect(page.getByText(/has dado por válida/)).toBeVisible();
	});

	await test.step('the last one is given back, and the energy of the first is shown now', async () => {
		await ready(page);
		await tabTo(page, /^No puedo juzgarla/);
		await keyboard.press('Enter');
		await expect(page.getByRole('radio', { name: /Identidad revelada/ })).toBeVisible();
		await tabTo(page, /^Devolverla/);
		await keyboard.press('Enter');
		await expect(page.getByText('Devuelta: la juzgará otra persona.')).toBeVisible();
		await expect(page.getByText('Has terminado por ahora')).toBeVisible();
		await page.goto(first);
		await expect(page.getByText(/Ya has dado tu veredicto/)).toContainText('mWh');
	});
});

test('the organiser sees the jury at work, and hands out what they have looked at first', async ({
	page,
	site,
	enter
}) => {
	await enter(await signIn(site, site.account('organiser')));
	await page.goto('/organiser/desafio-alia/jury');
	await ready(page);
	await expectNoFindings(page);
	await page.getByRole('button', { name: 'Quiero revisar cada reparto' }).click();
	await expect(page.getByText('Nada nuevo se reparte hasta que lo digas')).toBeVisible();
	await present(await newTeam(site), '');
	await page.reload();
	await ready(page);
	await expect(page.getByText('+ 1')).toBeVisible();
	await page.getByRole('button', { name: 'Repartir 1 lectura' }).click();
	await expect(page.getByText('Repartido.')).toBeVisible();
	await expect(page.getByText('+ 1')).toHaveCount(0);
});
