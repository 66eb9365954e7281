import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { partOf } from '../contest/people.ts';
import type { Db } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { CLOSES, DURING, openContest, person, rulebook } from '../contest/contest.fixture.ts';
import { createTeam } from './create.ts';
import { inviteTeammate, joinTeam } from './invitation.ts';
import { leaveTeam } from './leave.ts';
import { membersOf, teamsOf } from './team.ts';

const acceptance = { version: rulebook.version, age: 'adult' } as const;

async function pair(db: Db) {
	const contest = await openContest(db);
	const [ada, bea] = [await person(db, 'Ada'), await person(db, 'Bea')];
	const create = (accountId: string, name: string) =>
		db.write((tx) => createTeam(tx, { contest, accountId, name, acceptance, at: DURING }));
	const team = await create(ada, 'Pareja');
	const { token } = await db.write((tx) =>
		inviteTeammate(tx, { contest, accountId: ada, at: DURING })
	);
	await db.write((tx) =>
		joinTeam(tx, { contest, accountId: bea, token, acceptance, at: DURING + 1 })
	);
	const leave = (accountId: string, at = DURING) =>
		db.write((tx) => leaveTeam(tx, { contest, accountId, at }));

	return { contest, ada, bea, team, create, leave };
}

async function prompted(
	db: Db,
	prompt: { contestId: string; teamId: string; challengeId: string }
) {
	await db.write((tx) =>
		tx.insert(tx.t.interaction).values({
			...prompt,
			id: newId(),
			accountId: 'someone',
			conversationId: newId(),
			turn: 1,
			model: 'modelo',
			profileId: 'simulado',
			official: true,
			sampling: {
				temperature: 0,
				top_p: 1,
				frequency_penalty: 0,
				presence_penalty: 0,
				seed: 1,
				max_tokens: 600
			},
			messagesHash: 'b'.repeat(64),
			holdTokens: 1,
			holdEnergyNwh: 1n,
			heldAt: DURING
		})
	);
}

onEveryEngine('leaving a team', ({ test }) => {
	test('passes the captaincy on and frees the person for another team', async ({ db }) => {
		const { contest, ada, bea, team, create, leave } = await pair(db);

		await leave(ada);

		expect(await membersOf(db.read, { teamId: team.id })).toMatchObject([
			{ accountId: bea, captain: true }
		]);
		expect(await partOf(db.read, { contestId: contest.id, accountId: ada })).toBeUndefined();
		expect(await create(ada, 'De nuevo')).toMatchObject({ captain: true });
	});

	test('as the last one gives the name back', async ({ db }) => {
		const { contest, ada, bea, create, leave } = await pair(db);

		await leave(ada);
		await leave(bea);

		expect(await teamsOf(db.read, { contestId: contest.id })).toEqual([]);
		expect(await create(ada, 'Pareja')).toMatchObject({ name: 'Pareja' });
	});

	test('is no way to a second budget: who has sent a prompt that counts stays', async ({ db }) => {
		const { contest, ada, bea, team, leave } = await pair(db);
		const contestId = contest.id;

		await prompted(db, { contestId, teamId: team.id, challengeId: 'ensayo' });
		await leave(bea);
		await prompted(db, { contestId, teamId: team.id, challengeId: 'hogar' });

		await expect(leave(ada)).rejects.toMatchObject({ code: 'team_begun' });
	});

	test('ends when registration does, and needs a team', async ({ db }) => {
		const { ada, leave } = await pair(db);

		await expect(leave(ada, CLOSES)).rejects.toMatchObject({ code: 'registration_closed' });
		await expect(leave(await person(db, 'Cai'))).rejects.toMatchObject({ code: 'not_in_contest' });
	});

	test('by both at once leaves nobody behind without a captain', async ({ db }) => {
		const { ada, bea, team, leave } = await pair(db);

		await Promise.all([leave(ada), leave(bea)]);

		expect(await membersOf(db.read, { teamId: team.id })).toEqual([]);
	});
});
