import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { openRehearsed, presentConversation, type Rehearsed } from '../judging/judging.fixture.ts';
import { giveVerdict } from '../judging/verdict.ts';
import { boardVersions } from './board-versions.ts';
import { challengeStates } from './challenge-state.ts';
import { publishBoard } from './publish.ts';

let world: Rehearsed | undefined;

afterEach(async () => {
	await world?.standIn.close();
	world = undefined;
});

async function judgedContest(db: Db) {
	world = await openRehearsed(db);
	const { ctx, contest } = world;
	const [ana, blas] = [await world.newStaff('judge'), await world.newStaff('judge')];
	const entryId = await presentConversation(world, await world.newTeam());
	const levels = Object.fromEntries(
		contest.rulebook.rounds
			.flatMap(({ challenges }) => challenges)
			.flatMap(({ rubric }) => rubric.map(({ id }) => [id, 4] as const))
	);
	const judge = (judgeId: string, decision: 'valid' | 'invalid') =>
		ctx.db.write((tx) =>
			giveVerdict(tx, {
				contest,
				entryId,
				judgeId,
				decision,
				reason: 'Porque sí',
				levels,
				at: ctx.now()
			})
		);

	return { ...world, ana, blas, judge };
}

onEveryEngine('how far a challenge is from its board', ({ test }) => {
	test('goes from waiting, by way of a divided jury, to published and outdated', async ({ db }) => {
		const { ctx, contest, ana, blas, judge, ...rest } = await judgedContest(db);
		const byAccountId = await rest.newStaff('organiser');
		const home = async () =>
			(await challengeStates(ctx, { contest })).find(({ id }) => id === 'hogar');

		expect(await home()).toMatchObject({
			judging: { counting: 1, waiting: 1, split: 0 },
			closed: false,
			published: undefined
		});

		await judge(ana, 'valid');
		await judge(blas, 'invalid');
		expect(await home()).toMatchObject({ judging: { waiting: 1, split: 1 } });

		await judge(blas, 'valid');
		rest.setNow(OPENS + 14 * DAY);
		expect(await home()).toMatchObject({ judging: { waiting: 0 }, closed: true });

		const { hash, publishedAt } = await publishBoard(ctx, {
			contest,
			challengeId: 'hogar',
			byAccountId
		});
		expect((await home())?.published).toEqual({ version: 1, outdated: false });

		await judge(ana, 'invalid');
		await judge(blas, 'invalid');
		expect((await home())?.published).toEqual({ version: 1, outdated: true });
		const stored = { contestId: contest.id, challengeId: 'hogar' };
		expect(await boardVersions(db.read, stored)).toEqual([
			{ version: 1, hash, publishedAt, by: 'organiser' }
		]);
	});

	test('has runs for a template alone, and no practice challenge at all', async ({ db }) => {
		world = await openRehearsed(db);

		const states = await challengeStates(world.ctx, { contest: world.contest });

		expect(states.map(({ id, runs }) => [id, runs?.expected])).toEqual([
			['hogar', undefined],
			['centro-civico', 0]
		]);
	});
});
