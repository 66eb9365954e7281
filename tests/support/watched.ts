import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { expect, test as base } from './site-test.ts';
import { CONTEST } from './participant.ts';

/** What the browser itself says of a status that is no success; where a test wants it, it is no fault. */
const STATUS = /^Failed to load resource: the server responded with a status of [45]\d\d|net::ERR_/;

interface WatchedFixtures {
	/** Whether requests of a test may fail: those about faults and refusals say yes. */
	mayFail: boolean;
	/** What a browser complained about; a test that ends with any has failed. */
	complaints: string[];
	/** A browser of someone's, with their session, watched like the first. */
	open(who?: { cookie: string }, options?: BrowserContextOptions): Promise<Page>;
	/** Puts the session of a client without a browser into the first one. */
	enter(who: { cookie: string }): Promise<void>;
}

/** Playwright's `test` that fails on any error in a console, any uncaught one and any breach of the policy. */
export const test = base.extend<WatchedFixtures>({
	mayFail: [false, { option: true }],
	complaints: [
		async ({ mayFail }, use) => {
			const complaints: string[] = [];
			await use(complaints);
			expect(complaints.filter((said) => !(mayFail && STATUS.test(said)))).toEqual([]);
		},
		{ auto: true }
	],
	context: async ({ context, complaints }, use) => {
		watch(context, complaints);
		await use(context);
	},
	open: async ({ browser, complaints, site }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (who, options = {}) => {
			const context = await browser.newContext({ baseURL: site.url, ...options });
			contexts.push(context);
			watch(context, complaints);
			if (who) await context.addCookies([sessionOf(who, site.url)]);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
	},
	enter: async ({ context, site }, use) => {
		await use((who) => context.addCookies([sessionOf(who, site.url)]));
	}
});

export { expect } from '@playwright/test';

function watch(context: BrowserContext, complaints: string[]) {
	context.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	context.on('weberror', (error) => complaints.push(error.error().message));
}

function sessionOf({ cookie }: { cookie: string }, url: string) {
	const [name = '', value = ''] = cookie.split('=');

	return { name, value, url };
}

export const challengePath = (challenge = 'hogar', contest = CONTEST) =>
	`/contests/${contest}/challenges/${challenge}`;

/** Opens a challenge's page and waits until it answers to whoever types. */
export async function openChallenge(page: Page, challenge = 'hogar', contest = CONTEST) {
	await page.goto(challengePath(challenge, contest));
	await ready(page);
}

/** SvelteKit adds its announcer once the scripts have taken a page over: before, what is typed could be lost. */
export const ready = (page: Page) =>
	page.locator('#svelte-announcer').waitFor({ state: 'attached' });

/** The workbench as people see it. */
export const bench = (page: Page) => ({
	editor: page.locator('textarea[name="prompt"]'),
	send: page.getByRole('button', { name: /^(Enviar|Ensayar)/ }),
	stop: page.getByRole('button', { name: 'Parar' }),
	turns: page.locator('article[id^="turn-"]'),
	last: page.locator('article[id^="turn-"]').last(),
	left: page.getByRole('region', { name: 'Lo que queda' })
});
