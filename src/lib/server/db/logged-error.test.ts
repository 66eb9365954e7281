import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { newId } from './id.ts';
import { loggedError } from './logged-error.ts';

onEveryEngine('a query that fails', ({ test }) => {
	test('is logged with its reason and without a word of what was to be stored', async ({ db }) => {
		const row = { interactionId: newId(), salt: 's', prompt: 'palabras del equipo', messages: [] };
		const failure = await db
			.write((tx) => tx.insert(tx.t.interactionText).values(row))
			.catch((cause: unknown) => new Error('could not be kept', { cause }));

		const logged = JSON.stringify(loggedError(failure));

		expect(logged).toMatch(/foreign key constraint/i);
		expect(logged).not.toContain('palabras del equipo');
		expect(logged).not.toContain(row.interactionId);
	});

	test('is not confused with any other error, which is logged whole', () => {
		expect(loggedError(new RangeError('no'))).toMatchObject({ type: 'RangeError', message: 'no' });
	});
});
