import { addEditions, withBudget, type Edition } from './editions.ts';
import { newTeam, type NewTeam } from './participant.ts';
import { startSite } from './site.ts';
import { startStandIn, type StandIn } from './stand-in.ts';
import { test as base } from './watched.ts';

/** Editions for what cannot be waited for: the end of a budget, the end of a round. */
export const EDITIONS: Edition[] = [
	{ slug: 'una', change: withBudget({ interactions: 1, callsPerMinute: 99 }) },
	{ slug: 'dos', change: withBudget({ interactions: 2, callsPerMinute: 99 }) },
	{ slug: 'pocos-tokens', change: withBudget({ tokens: 300 }) },
	{ slug: 'se-cierra' }
];

interface WorkerFixtures {
	/** The endpoint of the worker's site: it does as `standIn.script` says. */
	standIn: StandIn;
}

interface TestFixtures {
	/** A team whose captain has signed in in `page`. */
	team: NewTeam;
	/** The answer of a calm endpoint again, before each test. */
	calm: void;
}

/** Playwright's `test` before a site whose endpoint follows a script. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
	standIn: [
		async ({}, use) => {
			const standIn = await startStandIn();
			await use(standIn);
			await standIn.close();
		},
		{ scope: 'worker' }
	],
	site: [
		async ({ standIn }, use) => {
			const env = {
				VATIO_SIMULATED: 'yes',
				ENDPOINT_FIRST_TOKEN_SECONDS: '1.5',
				ENDPOINT_IDLE_SECONDS: '1.5'
			};
			const site = await startSite({ endpoint: standIn.url, env });
			await addEditions(site, EDITIONS);
			await use(site);
			await site.end();
		},
		{ scope: 'worker', timeout: 200_000 }
	],
	calm: [
		async ({ standIn }, use) => {
			standIn.script = {};
			standIn.seen.length = 0;
			await use();
		},
		{ auto: true }
	],
	team: async ({ site, enter }, use) => {
		const team = await newTeam(site);
		await enter(team);
		await use(team);
	}
});

export { expect } from '@playwright/test';
