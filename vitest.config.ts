import { defineConfig } from 'vitest/config';

/** Unit tests need no framework: domains and scoring are plain modules, resolved as Node resolves them. */
export default defineConfig({
	test: {
		include: ['{scoring,src,tests}/**/*.test.ts'],
		globalSetup: ['tests/support/databases.global.ts'],
		testTimeout: 20_000,
		retry: process.env['CI'] ? 1 : 0,
		maxWorkers: 2
	}
});
