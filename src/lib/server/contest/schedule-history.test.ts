import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, HOUR, OPENS, openWorld } from '../../../../tests/support/world.ts';
import { broughtForward, happenNow, moveInstant } from './schedule.ts';
import { scheduleHistory } from './schedule-history.ts';

onEveryEngine('the changes of a schedule', ({ test }) => {
	test('tell where each instant was, newest first, with who and why', async ({ db }) => {
		const world = await openWorld(db, { endpointUrl: 'http://127.0.0.1:9/v1' });
		const byAccountId = await world.newStaff('organiser');
		const [round] = world.contest.rulebook.rounds;
		const roundId = round?.id ?? '';
		const was = world.contest.schedule.get(roundId)?.closes ?? 0;
		const move = async (movedTo: number, reason: string) => {
			const contest = await world.reload();
			const change = { contest, roundId, instant: 'closes' as const, movedTo, reason };
			await db.write((tx) => moveInstant(tx, { ...change, byAccountId, at: OPENS + HOUR }));
		};

		await move(was + DAY, 'Huelga de transportes');
		await move(was + 2 * DAY, 'Sigue la huelga');

		const history = await scheduleHistory(db.read, { contest: await world.reload() });
		expect(history.map(({ movedFrom, movedTo, reason }) => [movedFrom, movedTo, reason])).toEqual([
			[was + DAY, was + 2 * DAY, 'Sigue la huelga'],
			[was, was + DAY, 'Huelga de transportes']
		]);
		expect(history[0]).toMatchObject({ roundId, instant: 'closes', by: 'organiser' });
	});

	test('bring along what was announced beforehand and nothing else', async ({ db }) => {
		const world = await openWorld(db, { endpointUrl: 'http://127.0.0.1:9/v1' });
		const byAccountId = await world.newStaff('organiser');
		const [roundId, instants] = [...world.contest.schedule][0] ?? [];
		if (!roundId || !instants) throw new Error('no round');
		const at = OPENS + HOUR;
		const announced = broughtForward(instants, { instant: 'closes', at });

		await db.write((tx) =>
			happenNow(tx, {
				contest: world.contest,
				roundId,
				instant: 'closes',
				reason: 'Se acabó',
				byAccountId,
				at
			})
		);

		const history = await scheduleHistory(db.read, { contest: await world.reload() });
		expect(announced).toEqual(['registrationCloses', 'freezes']);
		expect(history.map(({ instant }) => instant).toReversed()).toEqual([...announced, 'closes']);
	});
});
