import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { CLOSES, DURING, openContest, person, rulebook } from '../contest/contest.fixture.ts';
import { createTeam } from './create.ts';
import {
	invitationOf,
	inviteTeammate,
	joinTeam,
	openInvitationsOf,
	revokeInvitation
} from './invitation.ts';
import { membersOf, teamOf } from './team.ts';

const acceptance = { version: rulebook.version, age: 'adult' } as const;

async function teamOfAda(db: Db) {
	const contest = await openContest(db);
	const ada = await person(db, 'Ada');
	const creating = { contest, accountId: ada, name: 'Las Bombillas', acceptance, at: DURING };
	const team = await db.write((tx) => createTeam(tx, creating));
	const invite = (accountId = ada, at = DURING) =>
		db.write((tx) => inviteTeammate(tx, { contest, accountId, at }));
	const join = (accountId: string, token: string, at = DURING) =>
		db.write((tx) => joinTeam(tx, { contest, accountId, token, acceptance, at }));

	return { contest, ada, team, invite, join };
}

onEveryEngine('an invitation to a team', ({ test }) => {
	test('says whose it is and brings its bearer into the team', async ({ db }) => {
		const { contest, team, invite, join } = await teamOfAda(db);
		const bea = await person(db, 'Bea');
		const { token } = await invite();

		const invited = await invitationOf(db.read, { contestId: contest.id, token, at: DURING });
		await join(bea, token);

		expect(invited).toMatchObject({ teamName: 'Las Bombillas', captain: 'Ada', members: 1 });
		expect(await teamOf(db.read, { contestId: contest.id, accountId: bea })).toMatchObject({
			id: team.id,
			captain: false
		});
	});

	test('is stored as a hash and serves its own contest alone', async ({ db }) => {
		const { invite, join } = await teamOfAda(db);
		const { token } = await invite();
		const [id, secret] = token.split('.');
		const [stored] = await db.read.select().from(db.t.teamInvitation);

		expect(JSON.stringify(stored)).not.toContain(secret);
		const elsewhere = await openContest(db, 'otro');
		for (const forged of [`${id}.${'A'.repeat(32)}`, `${id}`, 'nothing', '', `${token}.x`]) {
			await expect(join(await person(db, `P${forged}`), forged)).rejects.toMatchObject({
				code: 'invitation_invalid'
			});
		}
		await expect(
			invitationOf(db.read, { contestId: elsewhere.id, token, at: DURING })
		).rejects.toMatchObject({ code: 'invitation_invalid' });
	});

	test('works once, though two people follow it at the same moment', async ({ db }) => {
		const { team, invite, join } = await teamOfAda(db);
		const [bea, cai] = [await person(db, 'Bea'), await person(db, 'Cai')];
		const { token } = await invite();

		const both = await Promise.allSettled([join(bea, token), join(cai, token)]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'invitation_used' }
		});
		expect(await membersOf(db.read, { teamId: team.id })).toHaveLength(2);
	});

	test('gives way to a newer one, and can be taken back', async ({ db }) => {
		const { contest, ada, team, invite, join } = await teamOfAda(db);
		const bea = await person(db, 'Bea');
		const first = await invite();
		const second = await invite();

		await expect(join(bea, first.token)).rejects.toMatchObject({ code: 'invitation_invalid' });
		expect(await openInvitationsOf(db.read, { teamId: team.id, at: DURING })).toMatchObject([
			{ id: second.id }
		]);
		await db.write((tx) =>
			revokeInvitation(tx, { contestId: contest.id, accountId: ada, invitationId: second.id })
		);
		await expect(join(bea, second.token)).rejects.toMatchObject({ code: 'invitation_invalid' });
	});

	test('expires in a week or when registration closes, whichever comes first', async ({ db }) => {
		const { invite, join } = await teamOfAda(db);
		const bea = await person(db, 'Bea');
		const early = CLOSES - 10 * 86_400_000;
		const old = await invite(undefined, early);

		expect(old.expiresAt).toBe(early + 7 * 86_400_000);
		await expect(join(bea, old.token, old.expiresAt)).rejects.toMatchObject({
			code: 'invitation_expired'
		});
		const fresh = await invite();
		expect(fresh.expiresAt).toBe(CLOSES);
		await expect(join(bea, fresh.token, CLOSES)).rejects.toMatchObject({
			code: 'registration_closed'
		});
	});

	test('is the captain’s to give, while there is a place', async ({ db }) => {
		const { invite, join } = await teamOfAda(db);
		const bea = await person(db, 'Bea');
		const { token } = await invite();
		await join(bea, token);

		await expect(invite(bea)).rejects.toMatchObject({ code: 'not_captain' });
		await expect(invite()).rejects.toMatchObject({ code: 'team_full', details: { most: 2 } });
		await expect(invite(await person(db, 'Cai'))).rejects.toMatchObject({ code: 'not_in_contest' });
	});

	test('moves nobody who has a team already, and is not spent by them', async ({ db }) => {
		const { contest, invite, join } = await teamOfAda(db);
		const [bea, cai] = [await person(db, 'Bea'), await person(db, 'Cai')];
		const beas = { contest, accountId: bea, name: 'De Bea', acceptance, at: DURING };
		await db.write((tx) => createTeam(tx, beas));
		const { token } = await invite();

		await expect(join(bea, token)).rejects.toMatchObject({ code: 'already_in_team' });
		await join(cai, token);
	});
});
