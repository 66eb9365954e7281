import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { openContested, type Contested } from '../judging/contested.fixture.ts';
import { adjudicationQueue } from './podium.ts';
import { previewBoard } from './publish.ts';

let open: Contested | undefined;

afterEach(async () => {
	await open?.world.standIn.close();
	open = undefined;
});

async function judged(db: Db, apart?: number) {
	open = await openContested(db, { entries: 6, judges: 3 }, ({ rounds }) => {
		const hogar = rounds[0]?.challenges.find(({ id }) => id === 'hogar');
		if (hogar && apart) hogar.judging = { ...hogar.judging, apart };
	});
	const { world, entries } = open;
	const scope = { contest: world.contest, challengeId: 'hogar' };

	return {
		...open,
		queue: () => adjudicationQueue(db.read, { ...scope, at: world.ctx.now() }),
		placed: async () => {
			const { rows } = await previewBoard(world.ctx, scope);
			return rows.filter(({ place }) => place !== undefined).map(({ entryId }) => entryId);
		},
		numberOf: (entryId: string) => entries.findIndex((one) => one.entryId === entryId)
	};
}

onEveryEngine('the adjudication queue', ({ test }) => {
	test('begins with the verdicts on which the first places hang', async ({ db }) => {
		const { say, queue, placed, judges } = await judged(db);
		for (const entry of [0, 1, 2, 3, 4]) await say(0, entry, { decision: 'valid' });
		await say(0, 5, { decision: 'invalid' });

		const places = await placed();
		const found = await queue();

		expect(found.slice(0, 3).map(({ entryId }) => entryId)).toEqual(places.slice(0, 3));
		expect(found.map(({ entryId }) => entryId)).not.toContain(places[4]);
		expect(found[0]).toMatchObject({
			need: undefined,
			decisive: [{ judgeId: judges[0], decision: 'valid', place: 1, prize: true, nextRound: false }]
		});
	});

	test('says what turning each verdict does to the real board', async ({ db }) => {
		const { say, queue, placed, numberOf } = await judged(db);
		for (const entry of [0, 1, 2, 3, 4]) {
			await say(0, entry, { decision: 'valid' });
			await say(1, entry, { decision: entry === 0 ? 'invalid' : 'valid' });
			await say(2, entry, { decision: 'valid' });
		}
		const before = await placed();
		const decisive = (await queue()).filter((one) => one.decisive.length > 0);
		expect(decisive).toEqual([
			expect.objectContaining({ entryId: before.find((id) => numberOf(id) === 0) })
		]);
		const [turned] = decisive[0]?.decisive ?? [];

		await say(turned?.judgeId === open?.judges[0] ? 0 : 2, 0, { decision: 'invalid' });

		const after = await placed();
		const first = before.findIndex((entryId, index) => after[index] !== entryId);
		expect(turned?.place).toBe(first + 1);
	});

	test('holds ties and levels too far apart, after what moves a prize', async ({ db }) => {
		const { say, queue, numberOf } = await judged(db, 3);
		for (const entry of [0, 1, 2, 3]) await say(0, entry, { decision: 'valid' });
		await say(0, 4, { decision: 'valid', level: 1 });
		await say(1, 4, { decision: 'valid', level: 5 });
		await say(0, 5, { decision: 'valid' });
		await say(1, 5, { decision: 'invalid' });

		const needs = new Map((await queue()).map(({ entryId, need }) => [numberOf(entryId), need]));

		expect(needs.get(4)).toBe('apart');
		expect(needs.get(5)).toBe('tie');
		await say(2, 4, { decision: 'valid', level: 3 });
		const later = new Map((await queue()).map(({ entryId, need }) => [numberOf(entryId), need]));
		expect(later.get(4)).toBeUndefined();
	});
});
