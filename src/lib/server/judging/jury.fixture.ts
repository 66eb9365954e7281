import type { Rulebook } from '#scoring';
import type { Db } from '../db/client.ts';
import { assignmentsOf } from './assignment.ts';
import { deliver } from './deliver.ts';
import { previewHandOut } from './hand-out.ts';
import { openRehearsed, presentConversation } from './judging.fixture.ts';
import { giveBack, type Release } from './release.ts';
import { bringUpToDate } from './up-to-date.ts';

/** A contest with a jury and what a test does with it. */
export async function jury(db: Db, size: number, change?: (rulebook: Rulebook) => void) {
	const world = await openRehearsed(db, change);
	const { ctx, contest } = world;
	const judges: string[] = [];
	for (let one = 0; one < size; one++) judges.push(await world.newStaff('judge'));
	const bring = () => bringUpToDate(ctx, { contest, at: ctx.now() });
	const present = async () => {
		const team = await world.newTeam();
		return { team, entryId: await presentConversation(world, team) };
	};
	const readersOf = async (entryId: string) =>
		(await assignmentsOf(db.read, { contestId: contest.id, entryId }))
			.filter(({ end }) => !end || end.how === 'done')
			.map(({ judgeId }) => judgeId)
			.toSorted();
	const say = (entryId: string, judgeId: string, decision: 'valid' | 'invalid') =>
		db.write((tx) =>
			deliver(tx, {
				contest,
				entryId,
				judgeId,
				decision,
				reason: decision === 'invalid' ? 'No cuadra' : '',
				levels: {},
				remark: { note: '', flags: [] },
				at: ctx.now()
			})
		);
	const back = (entryId: string, judgeId: string, how: Release) =>
		db.write((tx) => giveBack(tx, { contest, entryId, judgeId, how, at: ctx.now() }));
	const preview = () => previewHandOut(db.read, { contest, extent: 'all', at: ctx.now() });

	return { world, ctx, contest, judges, bring, present, readersOf, say, back, preview };
}
