import type { Page } from '@playwright/test';
import { expect, test } from '../support/stand-in-test.ts';
import { bench, challengePath, openChallenge, ready } from '../support/watched.ts';

const slow = { words: Array.from({ length: 60 }, () => 'más '), gapMs: 80, running: true };

const focused = (page: Page) => page.locator(':focus');

/** Presses Tab until `name` has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
	for (let pressed = 0; pressed < most; pressed++) {
		await page.keyboard.press('Tab');
		const words = await page.evaluate(() => {
			const element = document.activeElement as HTMLTextAreaElement;
			return (
				element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText
			);
		});
		if (name.test(words.trim())) return;
	}
	throw new Error(`no Tab leads to ${name}`);
}

test('the first Tab offers to skip to the content', async ({ page }) => {
	await page.goto('/');
	await ready(page);
	await page.keyboard.press('Tab');

	await expect(focused(page)).toHaveText('Saltar al contenido');
	await expect(focused(page)).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	const inMain = await focused(page).evaluate((element) => element.closest('main') !== null);
	expect(inMain).toBe(true);
});

test('somebody signs in, prompts, stops and presents with the keys alone', async ({
	page,
	team,
	standIn
}) => {
	void team;
	standIn.script = slow;
	await openChallenge(page);
	const { editor, last } = bench(page);

	await tabTo(page, /^Tu mensaje/);
	await expect(editor).toBeFocused();
	await page.keyboard.type('Cinco medidas, por favor');
	await page.keyboard.press('Control+Enter');
	await expect(last).toContainText('más más');
	await bench(page).stop.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('La habéis parado')).toBeVisible();

	standIn.script = {};
	await editor.focus();
	await page.keyboard.type('Otra vez');
	await page.keyboard.press('Tab');
	await expect(focused(page)).toHaveText(/Enviar/);
	await page.keyboard.press('Enter');
	await expect(last).toContainText('Hola, mundo.');
	await tabTo(page, /^Presentar esta conversación/);
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog');
	await expect(dialog).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
	await expect(focused(page)).toHaveText(/Presentar esta conversación/);
	await page.keyboard.press('Enter');
	await expect(dialog).toBeVisible();
	await tabTo(page, /^Presentar$/, 4);
	await page.keyboard.press('Enter');
	await expect(page.getByText(/Presentada/).first()).toBeVisible();
});

test('whatever has the focus shows it', async ({ page, team }) => {
	void team;
	await page.goto(challengePath());
	await ready(page);
	for (let pressed = 0; pressed < 25; pressed++) {
		await page.keyboard.press('Tab');
		const look = await page.evaluate(() => {
			const element = document.activeElement ?? document.body;
			// Past the last one the focus is the browser's own.
			if (element === document.body) return { outline: true, boxShadow: '' };
			const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
			return { outline: outlineStyle !== 'none' && outlineWidth !== '0px', boxShadow };
		});
		expect(look.outline || look.boxShadow !== 'none').toBe(true);
	}
});

test('pages say their language, and each its own title and one first heading', async ({ page }) => {
	const titles = new Set<string>();
	const paths = ['/', '/sign-in', '/register', '/contests/desafio-alia', challengePath()];
	for (const path of paths) {
		await page.goto(path);
		await expect(page.locator('html')).toHaveAttribute('lang', 'es');
		await expect(page.locator('h1')).toHaveCount(1);
		titles.add(await page.title());
	}
	expect(titles.size).toBe(paths.length);
});
