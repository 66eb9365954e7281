import { afterEach, expect } from 'vitest';
import { interactionEnergy, profileById } from '#scoring/energy';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { playContest, type PlayedContest } from './contest-archive.fixture.ts';
import { erasePerson } from './erase-person.ts';
import { teamReport } from './team-report.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

onEveryEngine('a team’s report', ({ test }) => {
	test('tells where its energy went, from its own log alone and not before the results', async ({
		db
	}) => {
		const contest = (played = await playContest(db));
		const { contest: inForce, teams, boards } = contest;
		const [first, second] = teams;
		const results = Math.max(...[...inForce.schedule.values()].map((round) => round.results));
		const reportOf = (teamId = '', at = results) =>
			teamReport(db.read, { contest: inForce, teamId, at });

		expect(await reportOf(second?.id, results - 1)).toEqual([]);
		const [home] = await reportOf(second?.id);
		if (!home) throw new Error('no report');
		const row = boards.get('hogar')?.board.rows.find(({ teamId }) => teamId === second?.id);
		expect(home.result).toMatchObject({ state: row?.state, place: row?.place });
		// One conversation was withdrawn, the other one, of three turns, counts.
		expect(home.turns.map(({ fate }) => fate)).toEqual(['unused', 'counted', 'counted', 'counted']);
		expect(home.countedNwh).toBe(BigInt(row?.energyNwh ?? 0));
		expect(home.chargedNwh).toBe(home.turns.reduce((sum, turn) => sum + turn.energyNwh, 0n));

		const [, , before, last] = home.turns;
		const profile = profileById(boards.get('hogar')?.board.profileId ?? '');
		if (!profile || !before || !last) throw new Error('no turns');
		const { completionTokens } = last;
		const known = before.promptTokens + before.completionTokens;
		const alone = interactionEnergy(profile, {
			promptTokens: last.promptTokens - known,
			cachedTokens: 0,
			completionTokens
		});
		expect(alone.ok && last.energyNwh - alone.energyNwh).toBe(last.historyNwh);
		expect(last.historyNwh).toBeGreaterThan(0n);
		expect(home.turns[1]?.historyNwh).toBe(0n);
		expect(home.historyNwh).toBe(home.turns.reduce((sum, turn) => sum + turn.historyNwh, 0n));

		// The same words in one turn, which the team presented and withdrew, pass as well and cost less.
		expect(home.counted?.energyNwh).toBe(home.countedNwh);
		expect(home.cheapest).toMatchObject({ interactionId: home.turns[0]?.id, turns: 1 });
		expect(home.cheapest?.energyNwh).toBe(home.turns[0]?.energyNwh);
		expect(home.cheapest?.energyNwh).toBeLessThan(home.countedNwh);

		const texts = JSON.stringify(await reportOf(first?.id), (_, value: unknown) =>
			typeof value === 'bigint' ? String(value) : value
		);
		for (const { id } of home.turns) expect(texts).not.toContain(id);
		await db.write((tx) => erasePerson(tx, { accountId: first?.accountId ?? '' }));
		const [erased] = await reportOf(first?.id);
		expect(erased?.turns.map(({ prompt }) => prompt)).toEqual(['', '']);
		expect(erased?.cheapest).toBeUndefined();
		expect(await reportOf('nobody')).toEqual([]);
	});
});
