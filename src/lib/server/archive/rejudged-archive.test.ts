import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, HOUR, OPENS } from '../../../../tests/support/world.ts';
import { decideAppeal, fileAppeal } from '../judging/appeal.ts';
import { openContested, type Contested } from '../judging/contested.fixture.ts';
import { openRejudging } from '../judging/rejudging.ts';
import { teamVerdicts } from '../judging/team-verdicts.ts';
import { publishBoard } from '../leaderboard/publish.ts';
import { applyPreviewed, previewRejudging } from '../leaderboard/rejudging-preview.ts';
import { contestArchive } from './contest-archive.ts';
import { rankedBoards, unpacked, verified } from './contest-archive.fixture.ts';

let open: Contested | undefined;

afterEach(async () => {
	await open?.world.standIn.close();
	open = undefined;
});

onEveryEngine('the archive of a contest with a rejudging and an appeal', ({ test }) => {
	test('verifies, ranks to the published bytes, and tells what was not by the rules', async ({
		db
	}) => {
		open = await openContested(db, { entries: 3, judges: 6 });
		const { world, say, read, organiser, entries } = open;
		const { ctx, contest } = world;
		const by = { contest, challengeId: 'hogar', byAccountId: organiser };
		for (const entry of [0, 1, 2]) {
			await say(0, entry, { decision: 'invalid', reason: 'La suma no cuadra' });
			await say(1, entry, { decision: 'valid', level: entry + 1 });
			await say(2, entry, { decision: 'valid', level: entry + 2 });
		}
		const { id } = await db.write((tx) =>
			openRejudging(tx, {
				...by,
				filter: { judgeId: open?.judges[0], decision: 'invalid' },
				reason: 'Sumaba mal',
				at: ctx.now()
			})
		);
		await read(id, () => ({ decision: 'valid', level: 5 }));
		const { digest } = await previewRejudging(db.read, {
			contest,
			rejudgingId: id,
			at: ctx.now()
		});
		await db.write((tx) => applyPreviewed(tx, { ...by, rejudgingId: id, digest, at: ctx.now() }));

		world.setNow(OPENS + 16 * DAY + HOUR);
		const team = entries[0]?.team ?? { id: '', accountId: '' };
		const [own] = await teamVerdicts(db.read, { contest, teamId: team.id, at: ctx.now() });
		const lowest = own?.verdicts.find(({ levels }) => levels['rigor'] === 1)?.id ?? '';
		const filed = { contest, teamId: team.id, accountId: team.accountId, verdictId: lowest };
		const appeal = await db.write((tx) =>
			fileAppeal(tx, { ...filed, text: 'Es más rigurosa', at: ctx.now() })
		);
		await read(appeal.id, () => ({ decision: 'valid', level: 4 }));
		const decided = { ...by, appealId: appeal.id, reason: 'Lo es', at: ctx.now() };
		expect(await db.write((tx) => decideAppeal(tx, decided))).toMatchObject({ upheld: true });
		const published = await publishBoard(ctx, by);

		const files = await unpacked(contestArchive(ctx, { contest, texts: true }));
		const report = await verified(files);
		expect(report.differences).toEqual([]);
		expect([...(await rankedBoards(files)).values()]).toContain(published.document);

		const ledger = new TextDecoder().decode(files.get('ledger.jsonl'));
		const unsaid = ledger.replaceAll(`"subject":"${id}"`, `"subject":"another"`);
		const forged = new Map([...files, ['ledger.jsonl', new TextEncoder().encode(unsaid)]]);
		const told = (await verified(forged)).differences.map(({ kind }) => kind);
		expect(told).toContain('verdict-differs');
	});
});
