import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { datasetLines } from './dataset.ts';
import { licenceInForce, setLicence } from './dataset-licence.ts';
import { record, recordedWorld } from './interactions.fixture.ts';
import { giveConsent } from './text-consent.ts';

async function linesOf(...args: Parameters<typeof datasetLines>) {
	const lines: string[] = [];
	for await (const line of datasetLines(...args)) lines.push(line);
	return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

onEveryEngine('the data set', ({ test }) => {
	test('holds whole conversations of who consents and nobody else, under new names', async ({
		db
	}) => {
		const world = await recordedWorld(db);
		const { contest } = world;
		const willing = await world.newTeam('Las Bombillas');
		const silent = await world.newTeam('Los Callados');
		const prompt = 'Somos Las Bombillas (ana@example.org), ¿qué hacemos?';
		const id = await record(world, { team: willing, outcome: 'completed', prompt });
		await record(world, { team: willing, prompt: 'Aún sin terminar' });
		await record(world, { team: silent, outcome: 'completed', prompt: 'No lo publiquéis' });
		const consent = { contestId: contest.id, accountId: willing.accountId, at: 1 };
		await db.write((tx) => giveConsent(tx, consent));

		const first = await linesOf(db.read, { contest, licence: 'CC-BY-4.0' });
		const second = await linesOf(db.read, { contest, licence: 'CC-BY-4.0' });

		expect(first).toHaveLength(1);
		expect(first[0]).toMatchObject({
			format: 'vatio-dataset/1',
			licence: 'CC-BY-4.0',
			contest: contest.slug,
			challenge: 'hogar',
			turns: [{ turn: 1, answer: 'Buenas', outcome: 'completed', usage: { promptTokens: 100 } }]
		});
		const text = JSON.stringify(first);
		for (const told of ['Bombillas', 'ana@example.org', willing.id, willing.accountId, id]) {
			expect(text).not.toContain(told);
		}
		expect(first[0]?.['participant']).not.toBe(second[0]?.['participant']);
		expect(first[0]?.['conversation']).not.toBe(second[0]?.['conversation']);
	});

	test('is offered under one of the licences, or not at all', async ({ db }) => {
		const world = await recordedWorld(db);
		const contestId = world.contest.id;
		const byAccountId = await world.newStaff('organiser');
		const set = (licence: string) =>
			db.write((tx) => setLicence(tx, { contestId, licence, byAccountId, at: 1 }));

		expect(await licenceInForce(db.read, { contestId })).toBeUndefined();
		await set('CC0-1.0');
		expect(await licenceInForce(db.read, { contestId })).toBe('CC0-1.0');
		await expect(set('MIT')).rejects.toMatchObject({ details: { field: 'licence' } });
		await set('');
		expect(await licenceInForce(db.read, { contestId })).toBeUndefined();
	});
});
