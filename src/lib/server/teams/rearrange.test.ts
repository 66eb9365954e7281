import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { contestArchive } from '../archive/contest-archive.ts';
import { unpacked, verified } from '../archive/contest-archive.fixture.ts';
import { begin } from '../gateway/begin.ts';
import { factsOf } from '../judging/contested.fixture.ts';
import { noticesFor } from '../notices/notice.ts';
import type { Db } from '../db/client.ts';
import { inviteTeammate, openInvitationsOf } from './invitation.ts';
import { issueKey, keyHolder } from './key.ts';
import { mergeTeams, removeMember, removeTeam } from './rearrange.ts';
import { membersOf, teamOf, teamsOf } from './team.ts';

async function twoTeams(db: Db) {
	const { world, team } = await rehearse(db, {}, (rulebook) => {
		generous(rulebook);
		rulebook.team = { min: 1, max: 2 };
	});
	const { ctx, contest } = world;
	const other = await world.newTeam('Las Otras');
	const byAccountId = await world.newStaff('organiser');
	const by = () => ({ contest, reason: 'Lo han pedido', byAccountId, at: ctx.now() });

	return {
		...{ world, contest, team, other },
		practise: async (one: { id: string; accountId: string }) => {
			const practice = { contest, challengeId: 'practica-oficina', team: one };
			const asked = { prompt: 'Hola' };
			await (
				await begin(ctx, { ...practice, accountId: one.accountId, asked })
			).settled;
		},
		merge: (teamId: string, otherId: string, more = {}) =>
			db.write((tx) => mergeTeams(tx, { ...by(), teamId, otherId, ...more })),
		remove: (teamId: string, accountId?: string, more = {}) =>
			db.write((tx) =>
				accountId === undefined
					? removeTeam(tx, { ...by(), teamId, ...more })
					: removeMember(tx, { ...by(), teamId, accountId, ...more })
			),
		report: async () => verified(await unpacked(contestArchive(ctx, { contest, texts: false })))
	};
}

onEveryEngine('two teams that have not played', ({ test }) => {
	test('become the one that practised more, with all their people and keys', async ({ db }) => {
		const { world, contest, team, other, practise, merge, report } = await twoTeams(db);
		const { ctx } = world;
		await practise(other);
		await db.write((tx) =>
			inviteTeammate(tx, { contest, accountId: other.accountId, at: ctx.now() })
		);
		const { key } = await db.write((tx) =>
			issueKey(tx, { contestId: contest.id, accountId: team.accountId, name: 'mía', at: ctx.now() })
		);

		expect(await merge(team.id, other.id)).toEqual({ teamId: other.id });

		const members = await membersOf(db.read, { teamId: other.id });
		expect(members.map(({ accountId }) => accountId).sort()).toEqual(
			[team.accountId, other.accountId].sort()
		);
		expect(members.filter(({ captain }) => captain)).toMatchObject([
			{ accountId: other.accountId }
		]);
		expect(await openInvitationsOf(db.read, { teamId: other.id, at: ctx.now() })).toEqual([]);
		expect(await keyHolder(db.read, { key })).toMatchObject({ teamId: other.id });
		expect((await teamsOf(db.read, { contestId: contest.id })).map(({ id }) => id)).toEqual([
			other.id
		]);
		await (
			await ask(world, { id: other.id, accountId: team.accountId }, 'Hola')
		).settled;
		await expect(ask(world, team, 'Hola')).rejects.toMatchObject({ code: 'not_in_contest' });

		const scope = { contestId: contest.id, teamId: other.id, accountId: team.accountId };
		const [told] = await noticesFor(db.read, scope);
		expect(told).toMatchObject({ kind: 'team', own: true });
		expect(told?.text).toContain('Lo han pedido');
		const merged = await factsOf(db, { contestId: contest.id, kind: 'team-merged' });
		expect(merged).toMatchObject([{ subject: team.id, into: other.id }]);
		expect(await db.read.select().from(db.t.staffAct)).toMatchObject([
			{ act: 'team.merged', subject: other.id, reason: 'Lo han pedido' }
		]);
		expect((await report()).differences).toEqual([]);
	});

	test('stay two beyond the rulebook’s size, without a reason, or once one has played', async ({
		db
	}) => {
		const { world, team, other, merge, remove } = await twoTeams(db);
		const third = await world.newTeam();
		const refuses = (code: string) => ({ code });
		await expect(merge(team.id, team.id)).rejects.toMatchObject(refuses('not_found'));
		await expect(merge(team.id, other.id, { reason: ' ' })).rejects.toMatchObject(
			refuses('reason_needed')
		);
		await merge(team.id, third.id);
		await expect(merge(team.id, other.id)).rejects.toMatchObject(refuses('team_full'));

		await (
			await ask(world, other, 'Hola')
		).settled;
		await expect(merge(other.id, team.id)).rejects.toMatchObject(refuses('team_played'));
		await expect(merge(team.id, other.id)).rejects.toMatchObject(refuses('team_played'));
		await expect(remove(other.id)).rejects.toMatchObject(refuses('team_played'));
		await expect(remove(other.id, other.accountId)).rejects.toMatchObject(refuses('team_played'));
	});
});

onEveryEngine('a team that has not played', ({ test }) => {
	test('loses a member, and the captaincy passes on', async ({ db }) => {
		const { contest, team, other, merge, remove, report } = await twoTeams(db);
		await merge(team.id, other.id);
		await expect(remove(team.id, 'nadie')).rejects.toMatchObject({ code: 'not_found' });

		await remove(team.id, team.accountId);

		expect(await membersOf(db.read, { teamId: team.id })).toMatchObject([
			{ accountId: other.accountId, captain: true }
		]);
		const own = { contestId: contest.id, accountId: team.accountId };
		expect(await teamOf(db.read, own)).toBeUndefined();
		expect((await report()).differences).toEqual([]);
	});

	test('is removed, gives its name back, and plays no more', async ({ db }) => {
		const { world, contest, team, other, remove, report } = await twoTeams(db);

		await remove(other.id);

		expect(await membersOf(db.read, { teamId: other.id })).toEqual([]);
		const [row] = await db.read.select().from(db.t.team).where(eq(db.t.team.id, other.id));
		expect(row?.name).toBe(row?.alias);
		expect((await world.newTeam('Las Otras')).id).not.toBe(other.id);
		await expect(ask(world, other, 'Hola')).rejects.toMatchObject({ code: 'not_in_contest' });
		expect(await factsOf(db, { contestId: contest.id, kind: 'team-removed' })).toMatchObject([
			{ subject: other.id }
		]);
		await (
			await ask(world, team, 'Hola')
		).settled;
		expect((await report()).differences).toEqual([]);
	});
});
