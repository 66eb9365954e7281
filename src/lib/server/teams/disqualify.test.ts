import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { HOUR, type World } from '../../../../tests/support/world.ts';
import { present } from '../entries/present.ts';
import { entriesOf } from '../entries/standing.ts';
import { refreshPublicBoard, visibleBoard } from '../leaderboard/public-board.ts';
import { noticesFor } from '../notices/notice.ts';
import { disqualificationsOf, disqualifiedTeam } from './disqualification.ts';
import { answerDisqualification, disqualify, rule } from './disqualify.ts';
import { inviteTeammate } from './invitation.ts';
import { leaveTeam } from './leave.ts';

type Team = { id: string; accountId: string };

async function presentAs({ ctx, contest, ...world }: World, team: Team) {
	const live = await ask({ ctx, contest, ...world }, team, 'Hola');
	await live.settled;
	const presented = { conversation: live.conversationId };

	return present(ctx, {
		contest,
		challengeId: CHALLENGE,
		team,
		accountId: team.accountId,
		presented
	});
}

function organiserOf({ ctx, contest }: World) {
	const deciding = { contestId: contest.id, byAccountId: 'olga' };

	return {
		disqualify: (teamId: string, reason = 'Dos cuentas de una persona') =>
			ctx.db.write((tx) => disqualify(tx, { ...deciding, teamId, reason, at: ctx.now() })),
		rule: (id: string, ruling: 'confirmed' | 'lifted', reason = 'Visto lo que dicen') =>
			ctx.db.write((tx) => rule(tx, { ...deciding, id, ruling, reason, at: ctx.now() }))
	};
}

const answer = ({ ctx }: World, team: Team, id: string, text = 'Somos hermanas') =>
	ctx.db.write((tx) =>
		answerDisqualification(tx, {
			id,
			teamId: team.id,
			accountId: team.accountId,
			text,
			at: ctx.now()
		})
	);

async function publicRow({ ctx, contest }: World, team: Team) {
	await refreshPublicBoard(ctx, { contest, challengeId: CHALLENGE });
	const scope = { contest, challengeId: CHALLENGE, at: ctx.now() };
	const visible = await visibleBoard(ctx.db.read, scope);
	if (visible.kind !== 'provisional') throw new Error(visible.kind);

	return visible.board.rows.find(({ teamId }) => teamId === team.id);
}

const kindsOf = async ({ ctx, contest }: World) => {
	const { fact } = ctx.db.t;
	const rows = await ctx.db.read
		.select({ kind: fact.kind, leaf: fact.leaf })
		.from(fact)
		.where(eq(fact.contestId, contest.id))
		.orderBy(asc(fact.position));

	return rows.filter(({ kind }) => /^entry-(disqualified|reinstated)$/.test(kind));
};

onEveryEngine('a disqualified team', ({ test }) => {
	test('stands on the board without a place, and presents nothing more', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		await presentAs(world, team);
		expect((await publicRow(world, team))?.unplaced).not.toBe('disqualified');

		await organiserOf(world).disqualify(team.id);

		const row = await publicRow(world, team);
		expect(row).toMatchObject({ unplaced: 'disqualified' });
		expect(row?.place).toBeUndefined();
		await expect(presentAs(world, team)).rejects.toMatchObject({ code: 'disqualified' });
		const scope = { contestId: world.contest.id, teamId: team.id };
		expect(await entriesOf(db.read, scope)).toMatchObject([{ disqualified: true, counts: true }]);
	});

	test('leaves the places of the others to them', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		const other = await world.newTeam();
		await presentAs(world, team);
		await presentAs(world, other);
		const before = (await publicRow(world, other))?.unplaced;

		await organiserOf(world).disqualify(team.id);

		expect((await publicRow(world, other))?.unplaced).toBe(before);
		const { id: contestId } = world.contest;
		expect(await disqualifiedTeam(db.read, { teamId: other.id })).toBe(false);
		expect(await disqualificationsOf(db.read, { contestId, teamId: other.id })).toEqual([]);
		const theirs = await noticesFor(db.read, {
			contestId,
			teamId: other.id,
			accountId: other.accountId
		});
		expect(theirs).toEqual([]);
	});

	test('is told why, answers once, and is back when the decision is lifted', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		await presentAs(world, team);
		const olga = organiserOf(world);
		const { id } = await olga.disqualify(team.id);
		const contestId = world.contest.id;
		const told = () =>
			noticesFor(db.read, { contestId, teamId: team.id, accountId: team.accountId });
		expect(await told()).toMatchObject([
			{ kind: 'disqualified', own: true, text: 'Dos cuentas de una persona', unread: true }
		]);

		await answer(world, team, id);
		await expect(answer(world, team, id)).rejects.toMatchObject({ code: 'answer_closed' });
		await olga.rule(id, 'lifted');

		expect(await disqualifiedTeam(db.read, { teamId: team.id })).toBe(false);
		expect((await publicRow(world, team))?.unplaced).not.toBe('disqualified');
		expect((await told()).map(({ kind }) => kind)).toEqual(['lifted', 'disqualified']);
		const facts = await kindsOf(world);
		expect(facts.map(({ kind }) => kind)).toEqual(['entry-disqualified', 'entry-reinstated']);
		expect(facts.map(({ leaf }) => leaf).join()).not.toContain('hermanas');
		expect(facts.map(({ leaf }) => leaf).join()).not.toContain('cuentas');
		await presentAs(world, team);
		const again = await olga.disqualify(team.id, 'Lo han vuelto a hacer');
		const course = await disqualificationsOf(db.read, { contestId, teamId: team.id });
		expect(course).toMatchObject([
			{ id: again.id, ruling: undefined, answer: undefined },
			{ id, ruling: { ruling: 'lifted' }, answer: { text: 'Somos hermanas' } }
		]);
	});

	test('has 48 hours to answer, during which nothing is confirmed', async ({ db }) => {
		const { world, team } = await rehearse(db);
		const olga = organiserOf(world);
		const { id } = await olga.disqualify(team.id);
		const decidedAt = world.ctx.now();

		await expect(olga.rule(id, 'confirmed')).rejects.toMatchObject({
			code: 'answer_awaited',
			details: { hours: 48 }
		});
		world.setNow(decidedAt + 48 * HOUR);
		await expect(answer(world, team, id)).rejects.toMatchObject({ code: 'answer_closed' });
		await olga.rule(id, 'confirmed');

		await expect(olga.rule(id, 'lifted')).rejects.toMatchObject({ code: 'already_ruled' });
		expect(await disqualifiedTeam(db.read, { teamId: team.id })).toBe(true);
		expect(await kindsOf(world)).toEqual([]);
	});

	test('that has answered may be confirmed at once', async ({ db }) => {
		const { world, team } = await rehearse(db);
		const olga = organiserOf(world);
		const { id } = await olga.disqualify(team.id);
		await answer(world, team, id);

		await olga.rule(id, 'confirmed');

		await expect(answer(world, team, id)).rejects.toMatchObject({ code: 'answer_closed' });
	});

	test('neither dissolves nor invites, so that nobody begins again in a new one', async ({
		db
	}) => {
		const { world, team } = await rehearse(db);
		const { contest, ctx } = world;
		world.setNow(contest.schedule.get(contest.rulebook.rounds[0]?.id ?? '')?.opens ?? 0);
		await organiserOf(world).disqualify(team.id);
		const own = { contest, accountId: team.accountId, at: ctx.now() };

		const left = db.write((tx) => leaveTeam(tx, own));
		await expect(left).rejects.toMatchObject({ code: 'disqualified' });
		const invited = db.write((tx) => inviteTeammate(tx, own));
		await expect(invited).rejects.toMatchObject({ code: 'disqualified' });
	});
});

onEveryEngine('a disqualification', ({ test }) => {
	test('needs a reason and a team of the contest', async ({ db }) => {
		const { world, team } = await rehearse(db);
		const olga = organiserOf(world);

		const unsaid = olga.disqualify(team.id, '  ');
		await expect(unsaid).rejects.toMatchObject({ code: 'reason_needed' });
		const unknown = olga.disqualify('no-hay');
		await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
		expect(await disqualifiedTeam(db.read, { teamId: team.id })).toBe(false);
	});

	test('happens once, though two organisers decide at the same moment', async ({ db }) => {
		const { world, team } = await rehearse(db);
		const olga = organiserOf(world);

		const both = await Promise.allSettled([olga.disqualify(team.id), olga.disqualify(team.id)]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'already_disqualified' }
		});
	});

	test('is answered by its own team alone, and ruled on in its own contest', async ({ db }) => {
		const { world, team } = await rehearse(db);
		const olga = organiserOf(world);
		const { id } = await olga.disqualify(team.id);
		const other = await world.newTeam();

		await expect(answer(world, other, id)).rejects.toMatchObject({ code: 'not_found' });
		const elsewhere = db.write((tx) =>
			rule(tx, {
				contestId: 'otro',
				byAccountId: 'x',
				id,
				ruling: 'lifted',
				reason: 'Sí',
				at: world.ctx.now()
			})
		);
		await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' });
	});
});
