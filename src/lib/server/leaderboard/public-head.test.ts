import { expect } from 'vitest';
import { isConsistent } from '#scoring/verify/index.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { DAY, OPENS, type World } from '../../../../tests/support/world.ts';
import { advanceLedgers } from '../ledger/advance.ts';
import { consistencyProofOf } from '../ledger/consistency.ts';
import { lastHead } from '../ledger/tree.ts';
import { publicHead } from './public-head.ts';
import { publishBoard } from './publish.ts';

const FREEZES = OPENS + 12 * DAY;
const CLOSES = OPENS + 14 * DAY;

const sign = ({ ctx }: World) => advanceLedgers(ctx.db, { key: ctx.signingKey, now: ctx.now });

async function publicSize({ ctx, contest }: World) {
	const { head, frozenAt } = await publicHead(ctx.db.read, { contest, at: ctx.now() });

	return { size: head?.size ?? 0, frozenAt };
}

async function signedSize({ ctx, contest }: World) {
	return (await lastHead(ctx.db.read, { contestId: contest.id }))?.size;
}

onEveryEngine('the public head', ({ test }) => {
	test('stops at the freeze, until every board of the round is published', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		const { ctx, contest } = world;
		await (
			await ask(world, team, 'Antes')
		).settled;
		await sign(world);
		const { size } = await publicSize(world);
		expect(size).toBeGreaterThan(3);
		expect(size).toBe(await signedSize(world));

		world.setNow(FREEZES);
		await (
			await ask(world, team, 'Después')
		).settled;
		await sign(world);
		expect(await signedSize(world)).toBeGreaterThan(size);
		expect(await publicSize(world)).toEqual({ size, frozenAt: FREEZES });

		world.setNow(CLOSES + 1000);
		const ranked = contest.rulebook.rounds
			.flatMap(({ challenges }) => challenges)
			.filter(({ practice }) => !practice);
		expect(ranked.map(({ id }) => id)).toContain(CHALLENGE);
		for (const { id: challengeId } of ranked) {
			expect((await publicSize(world)).size).toBe(size);
			await publishBoard(ctx, { contest, challengeId, byAccountId: 'x' });
		}
		await sign(world);
		expect(await publicSize(world)).toEqual({
			size: await signedSize(world),
			frozenAt: undefined
		});
	});

	test('is shown to begin with every earlier one by a proof from stored nodes', async ({ db }) => {
		const { world, team } = await rehearse(db, {}, generous);
		const { ctx, contest } = world;
		const heads = [];
		for (const words of ['Uno', 'Dos', 'Tres']) {
			await (
				await ask(world, team, words)
			).settled;
			await sign(world);
			heads.push(await lastHead(ctx.db.read, { contestId: contest.id }));
		}
		const now = heads.at(-1);
		for (const kept of heads) {
			if (!kept || !now) throw new Error('no head');
			const sizes = { from: kept.size, to: now.size };
			const proof = await consistencyProofOf(ctx.db.read, { contestId: contest.id, ...sizes });
			expect(isConsistent(kept, now, proof)).toBe(true);
			const rewritten = {
				...kept,
				root: kept.root.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
			};
			expect(isConsistent(rewritten, now, proof)).toBe(false);
		}
	});
});
