import { afterEach, expect } from 'vitest';
import { challengeOf } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { entriesOf } from '../entries/standing.ts';
import { certificatePdf, isIssued } from '../http/certificate-document.ts';
import { minutesPdf } from '../http/minutes-document.ts';
import { isJudgeable } from '../judging/reading.ts';
import { giveVerdict } from '../judging/verdict.ts';
import { publishCombined } from '../leaderboard/combined.ts';
import { publishBoard } from '../leaderboard/publish.ts';
import { readPdf } from '../pdf/read-pdf.fixture.ts';
import { certificatesInForce, issueCertificates } from './certificate.ts';
import { playContest, type PlayedContest } from './contest-archive.fixture.ts';
import { minutesOf } from './minutes.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

onEveryEngine('a ranking over several challenges', ({ test }) => {
	test('stands in the minutes and on certificates once it is published', async ({ db }) => {
		const world = (played = await playContest(db, { combined: true }));
		const { ctx, contest } = world;
		const { id: contestId } = contest;
		const [byAccountId, judgeId] = [
			await world.newStaff('organiser'),
			await world.newStaff('judge')
		];
		for (const challengeId of ['hogar', 'centro-civico']) {
			const rubric = challengeOf(contest.rulebook, challengeId)?.challenge.rubric ?? [];
			const levels = Object.fromEntries(rubric.map(({ id }) => [id, 4]));
			const entries = await entriesOf(db.read, { contestId, challengeId });
			for (const { id: entryId } of entries.filter(isJudgeable)) {
				const given = { contest, entryId, judgeId, levels, reason: '', at: ctx.now() };
				await db.write((tx) => giveVerdict(tx, { ...given, decision: 'valid' }));
			}
			await publishBoard(ctx, { contest, challengeId, byAccountId });
		}
		const at = Math.max(...[...contest.schedule.values()].map(({ finalised }) => finalised));
		expect((await minutesOf(db.read, { contest, at })).combined).toBeUndefined();

		world.setNow(at);
		const { board, hash, publishedAt } = await publishCombined(ctx, { contest, byAccountId });
		const minutes = await minutesOf(db.read, { contest, at: ctx.now() });
		expect(minutes.until).toBe(publishedAt);
		const { text, rows } = await readPdf(await minutesPdf(contest, minutes, 'es'));
		expect(text.replaceAll(/\s/g, '')).toContain(hash);
		const placed = board.rows.filter(({ place }) => place !== undefined);
		expect(placed.length).toBeGreaterThan(0);
		const cells = rows.map((row) => row.map((cell) => cell.text));
		for (const { place, teamName } of placed) {
			const shown = teamName.replace(' 🔌', '');
			expect(cells).toContainEqual([String(place), shown, expect.stringMatching(/^\d/)]);
		}

		await db.write((tx) => issueCertificates(tx, { contest, byAccountId, at: ctx.now() }));
		const issued = (await certificatesInForce(db.read, { contestId })).filter(isIssued);
		for (const { teamName, place } of placed) {
			const own = issued.find(({ certified }) => certified.team === teamName);
			if (!own) throw new Error(`no certificate for ${teamName}`);
			expect(own.certified.overall).toEqual({ place, of: placed.length });
			const pdf = await certificatePdf(contest, own, { locale: 'es', origin: 'https://x.example' });
			expect((await readPdf(pdf)).text).toContain('Clasificación conjunta');
		}
	});
});
