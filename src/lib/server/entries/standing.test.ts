import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { DAY, HOUR, OPENS } from '../../../../tests/support/world.ts';
import { happenNow } from '../contest/schedule.ts';
import { present } from './present.ts';
import { entriesOf } from './standing.ts';
import { withdraw } from './withdraw.ts';

onEveryEngine('the entry that counts', ({ test }) => {
	test.for([
		['in the same millisecond', 0],
		['on a clock that stepped back', -HOUR]
	] as const)('is the last on the ledger, also %s', async ([, step], { db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		const { ctx, contest } = world;
		const { conversationId } = await (async () => {
			const live = await ask(world, team, 'Hola');
			await live.settled;
			return live;
		})();
		const at = OPENS + DAY;
		let last = '';
		for (let time = 0; time < 5; time++) {
			ctx.now = () => at + time * step;
			const { entryId } = await present(ctx, {
				contest,
				challengeId: CHALLENGE,
				team,
				accountId: team.accountId,
				presented: { conversation: conversationId }
			});
			last = entryId;
		}

		const entries = await entriesOf(db.read, { contestId: contest.id });

		expect(entries).toHaveLength(5);
		expect(entries.filter(({ counts }) => counts).map(({ id }) => id)).toEqual([last]);
		expect(entries.at(-1)?.id).toBe(last);
	});
});

onEveryEngine('withdrawing', ({ test }) => {
	test('is refused once the organiser has closed the round, whatever the page still says', async ({
		db
	}) => {
		const { world, team } = await rehearse(db, {}, generous);
		const { ctx, contest } = world;
		const live = await ask(world, team, 'Hola');
		await live.settled;
		const presented = { conversation: live.conversationId };
		const by = { contest, team, accountId: team.accountId };
		const { entryId } = await present(ctx, { ...by, challengeId: CHALLENGE, presented });
		const roundId = contest.rulebook.rounds[0]?.id ?? '';
		const change = { contest, roundId, reason: 'Fin', byAccountId: 'x', at: ctx.now() };
		await db.write((tx) => happenNow(tx, { ...change, instant: 'closes' }));

		const late = db.write((tx) => withdraw(tx, { ...by, entryId, at: ctx.now() + 1000 }));

		await expect(late).rejects.toMatchObject({ code: 'phase_closed' });
	});
});
