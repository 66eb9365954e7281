import { expect, test } from 'vitest';
import { rehearse } from '../rehearse/rehearsal.ts';

test('a whole edition with six teams, a power cut in its middle, adds up', async () => {
	const tell = () => undefined;
	const { event, findings, report } = await rehearse({ teams: 6, seed: 1, pace: 'fast', tell });

	expect(
		findings.filter(({ ok }) => !ok),
		report
	).toEqual([]);
	expect([...event.boards.keys()]).toEqual(['hogar', 'centro-civico']);
}, 300_000);
