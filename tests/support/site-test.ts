import { test as base } from '@playwright/test';
import { startSite, type RunningSite, type SiteOptions } from './site.ts';

interface WorkerFixtures {
	/** How the site of a file is started: `test.use({ siteOptions: … })`. */
	siteOptions: SiteOptions;
	/** The built site with its demo edition, shared by the tests of a worker. */
	site: RunningSite;
}

/** Playwright's `test` before a running site: `page.goto('/')` opens it. */
export const test = base.extend<object, WorkerFixtures>({
	siteOptions: [{}, { scope: 'worker', option: true }],
	site: [
		async ({ siteOptions }, use) => {
			const site = await startSite(siteOptions);
			await use(site);
			await site.end();
		},
		{ scope: 'worker', timeout: 200_000 }
	],
	baseURL: async ({ site }, use) => use(site.url)
});

export { expect } from '@playwright/test';
