import { describe, expect, inject, test } from 'vitest';
import { onEveryEngine } from '../support/databases.ts';
import { seed } from './child-site.ts';
import { crash, CRASHES, crashConsequenceOf, crashOn } from './crashes.ts';

describe('a site that is killed', () => {
	test.concurrent.each(CRASHES)('$name leaves everything in order', async (step) => {
		expect(await crash(step, inject('databases'))).toEqual(crashConsequenceOf(step));
	});
});

onEveryEngine('a site that is killed', ({ test, engine }) => {
	// A database within this process has no address for another one.
	test
		.skipIf(engine !== 'Postgres')
		.for(CRASHES.filter(({ name }) => /mid-|settlement/.test(name)))(
		'$name leaves everything in order',
		async (step, { db, databaseUrl = '' }) => {
			const [team] = await seed(db, 1);
			if (!team) throw new Error('no team');

			expect(await crashOn(step, { url: databaseUrl, team })).toEqual(crashConsequenceOf(step));
		}
	);
});
