import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import { playBaselines } from '../entries/baseline-play.ts';
import { writeBaseline } from '../entries/baseline.ts';
import { startOfficialRuns } from '../entries/official-runs.ts';
import { publishBoard } from '../leaderboard/publish.ts';
import { contestArchive } from './contest-archive.ts';
import { rankedBoards, unpacked, verified } from './contest-archive.fixture.ts';

onEveryEngine('the archive of a contest with references of the organiser', ({ test }) => {
	test('verifies, ranks to the published bytes, and has their words without anybody’s consent', async ({
		db
	}) => {
		const { world } = await rehearse(db, { words: ['Hola, ', 'buenas.'] }, generous);
		const { ctx, contest } = world;
		const byAccountId = await world.newStaff('organiser');
		const home = { contest, challengeId: CHALLENGE };
		const centre = { contest, challengeId: 'centro-civico' };
		const prompts = ['Dame un plan', 'Más corto'];
		await writeBaseline(ctx, home, { name: 'Directa', written: { prompts }, byAccountId });
		const written = { template: 'Reparte bien: {{FICHA}}' };
		await writeBaseline(ctx, centre, { name: 'Plantilla', written, byAccountId });
		playBaselines(ctx, home, () => Promise.resolve());
		await ctx.officialRuns.ended();
		world.setNow(OPENS + 14 * DAY);
		await startOfficialRuns(ctx, centre);
		await ctx.officialRuns.ended();
		const published = [
			await publishBoard(ctx, { ...home, byAccountId }),
			await publishBoard(ctx, { ...centre, byAccountId })
		];

		const files = await unpacked(contestArchive(ctx, { contest, texts: 'published' }));
		const report = await verified(files);

		expect(report.differences).toEqual([]);
		expect(report).toMatchObject({ verifies: true, attested: { texts: 0, checks: 0, runs: 0 } });
		const boards = await rankedBoards(files);
		expect([...boards.values()]).toEqual(published.map(({ document }) => document));
		for (const { document } of published) expect(document).toContain('"unplaced":"baseline"');
		const texts = new TextDecoder().decode(files.get('texts.jsonl'));
		expect(texts).toContain('Dame un plan');
		expect(texts).toContain('Reparte bien');
	}, 60_000);
});
