import { defineConfig } from '@playwright/test';
import { findBrowser, launchArgs } from './tests/support/browser.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	workers: 2,
	timeout: 60_000,
	// On a busy machine a browser is late now and then: once is forgiven, and the list says which.
	retries: 1,
	expect: { timeout: 10_000 },
	forbidOnly: Boolean(process.env.CI),
	reporter: 'list',
	use: {
		locale: 'es-ES',
		timezoneId: 'Europe/Madrid',
		trace: 'retain-on-failure',
		launchOptions: { executablePath: findBrowser(), args: launchArgs }
	}
});
