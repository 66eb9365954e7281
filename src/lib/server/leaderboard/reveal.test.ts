import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { DAY, OPENS, type World } from '../../../../tests/support/world.ts';
import type { Rulebook } from '#scoring';
import { present } from '../entries/present.ts';
import { refreshPublicBoard } from './public-board.ts';
import { publishBoard } from './publish.ts';
import { noteReveal, revealOf } from './reveal.ts';

/** Whatever is answered is valid. */
function lenient(rulebook: Rulebook): void {
	generous(rulebook);
	for (const challenge of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		if (challenge.kind === 'conversation') challenge.checks = [{ kind: 'not-cut' }];
	}
}

const FREEZES = OPENS + 12 * DAY;
const CLOSED = OPENS + 14 * DAY;
const how = { prizes: 3, oneByOne: 10 };

async function presentAs(
	world: World,
	team: { id: string; accountId: string },
	prompt: string
): Promise<void> {
	const { ctx, contest } = world;
	const live = await ask(world, team, prompt);
	await live.settled;
	const presented = { conversation: live.conversationId };
	const by = { team, accountId: team.accountId };
	await present(ctx, { contest, challengeId: CHALLENGE, ...by, presented });
	await refreshPublicBoard(ctx, { contest, challengeId: CHALLENGE });
}

onEveryEngine('the ceremony of a challenge', ({ test }) => {
	test('cannot be had before the close, nor where nobody presented anything', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, lenient);
		const { ctx, contest } = world;
		const asked = { contest, challengeId: CHALLENGE, ...how };

		await presentAs(world, team, 'Hola');
		world.setNow(FREEZES + 1000);
		await expect(revealOf(ctx, asked)).rejects.toMatchObject({ code: 'phase_closed' });
		world.setNow(CLOSED);
		await expect(revealOf(ctx, { ...asked, challengeId: 'centro-civico' })).rejects.toMatchObject({
			code: 'nothing_to_reveal'
		});
	});

	test('leads from the frozen board to the one that is published, and says which it shows', async ({
		db
	}) => {
		const { world, team } = await rehearse(db, {}, lenient);
		const { ctx, contest } = world;
		const late = await world.newTeam();
		await presentAs(world, team, 'Antes de la congelación');
		world.setNow(FREEZES + 1000);
		await presentAs(world, late, 'Tarde');
		world.setNow(CLOSED);
		const asked = { contest, challengeId: CHALLENGE, ...how };

		const before = await revealOf(ctx, asked);
		const published = await publishBoard(ctx, {
			contest,
			challengeId: CHALLENGE,
			byAccountId: 'x'
		});
		const after = await revealOf(ctx, asked);

		expect(before.version).toBeUndefined();
		expect(after).toMatchObject({ version: 1, hash: published.hash });
		expect(before.frames[0]).toMatchObject({ waiting: [late.id] });
		for (const { frames } of [before, after]) {
			expect(frames.at(-1)?.lines.map(({ teamId, place }) => [teamId, place])).toEqual(
				published.board.rows.flatMap(({ teamId, place }) => (place ? [[teamId, place]] : []))
			);
		}
	});

	test('is kept as an act of whoever took it away, without the result', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, lenient);
		const { ctx, contest } = world;
		await presentAs(world, team, 'Hola');
		world.setNow(CLOSED);
		const scope = { contest, challengeId: CHALLENGE, ...how };
		const byAccountId = await world.newStaff('organiser');
		const reveal = await revealOf(ctx, scope);
		await noteReveal(ctx, { ...scope, byAccountId, reveal });

		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts).toMatchObject([
			{
				contestId: contest.id,
				accountId: byAccountId,
				act: 'reveal.downloaded',
				subject: CHALLENGE,
				after: { hash: reveal.hash, prizes: 3, oneByOne: 10 }
			}
		]);
		expect(JSON.stringify(acts)).not.toContain(team.id);
	});
});
