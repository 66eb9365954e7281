import { expect } from 'vitest';
import { migrations, onEveryEngine } from '../../../../tests/support/databases.ts';
import { DatabaseInUse } from './database-in-use.ts';
import { openDatabase } from './open.ts';

onEveryEngine('a site', ({ test, engine }) => {
	test('keeps a second one off its database, and lets it in when it has ended', async ({
		databaseUrl,
		skip
	}) => {
		if (engine !== 'Postgres' || !databaseUrl) return skip('one process is all there is');
		const open = () => openDatabase({ url: databaseUrl, durability: 'full', migrations });

		const first = await open();
		await expect(open()).rejects.toThrow(DatabaseInUse);
		await first.close();

		await (await open()).close();
	});
});
