import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { ready } from './watched.ts';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

/** What a dark page could have wrong where the light one has not. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * Every rule of axe, in light and dark, on a phone and a desktop, and nothing that stands out to the
 * side. Axe runs in the page itself: its Playwright package opens another page for each run, which
 * takes twenty times as long.
 */
export async function expectNoFindings(page: Page): Promise<void> {
	await ready(page);
	await page.evaluate(axe.source);
	const findings: string[] = [];
	for (const viewport of [PHONE, DESKTOP]) {
		await page.setViewportSize(viewport);
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const found = await page.evaluate(inPage, colorScheme === 'dark' ? OF_COLOUR : undefined);
			findings.push(...found.map((finding) => `${viewport.width} ${colorScheme} ${finding}`));
		}
		const excess = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		if (excess > 0) findings.push(`${viewport.width}: ${excess} px to the side`);
	}
	expect(findings).toEqual([]);
}

async function inPage(rules: string[] | undefined): Promise<string[]> {
	// Observers of sizes speak between two frames.
	for (let frames = 0; frames < 2; frames++) {
		await new Promise((resolve) => requestAnimationFrame(resolve));
	}
	const { axe: run } = globalThis as unknown as { axe: typeof axe };
	// Chromium leaves some inherited colours as they were when the scheme changes under it.
	document.documentElement.style.display = 'none';
	document.documentElement.getBoundingClientRect();
	document.documentElement.style.display = '';
	// A colour that is still on its way to another is none that anybody reads.
	for (const animation of document.getAnimations()) {
		if (animation instanceof CSSTransition) animation.finish();
	}
	const { violations } = await run.run(document, {
		resultTypes: ['violations'],
		preload: false,
		...(rules ? { runOnly: rules } : {})
	});

	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary = '' }) => {
			const why = failureSummary.split('\n').slice(1).join(' ').trim();
			return `${id} at ${target.join(' ')}: ${why}`;
		})
	);
}
