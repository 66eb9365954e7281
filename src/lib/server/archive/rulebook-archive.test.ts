import { afterEach, expect } from 'vitest';
import { canonicalRulebook } from '#scoring';
import { filesInMemory } from '#scoring/archive/files.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { publishVersion } from '../contest/publish-version.ts';
import { versionsOf } from '../contest/versions.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { contestArchive } from './contest-archive.ts';
import {
	playContest,
	rankedBoards,
	unpacked,
	verified,
	type PlayedContest
} from './contest-archive.fixture.ts';
import { insertRules } from './insert-import.ts';
import { readContest } from './read-import.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

/** The contest's rules with another budget: what its opening has closed. */
function dearer({ contest }: PlayedContest) {
	const rulebook = structuredClone(contest.rulebook);
	for (const challenge of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		challenge.budget.tokens += 1;
	}

	return rulebook;
}

onEveryEngine('the archive of a contest with several rulebooks', ({ test }) => {
	test('verifies, with their reasons, an override that says so, and the boards of each', async ({
		db
	}) => {
		played = await playContest(db);
		const { ctx, contest, boards } = played;
		const { slug } = contest;
		const renamed = structuredClone(contest.rulebook);
		renamed.title.es = 'Otro nombre';
		const by = { slug, byAccountId: 'olga', reason: 'Porque sí' };
		await db.write((tx) =>
			publishVersion(tx, { ...by, rulebook: renamed, basedOn: 1, override: false, at: ctx.now() })
		);
		const rulebook = dearer(played);
		await db.write((tx) =>
			publishVersion(tx, { ...by, rulebook, basedOn: 2, override: true, at: ctx.now() })
		);

		const files = await unpacked(contestArchive(ctx, { contest, texts: true }));
		const report = await verified(files);

		expect(report.differences).toEqual([]);
		expect(report).toMatchObject({
			verifies: true,
			recomputed: { rulebooks: 3, boards: 3 },
			attested: { texts: 0 }
		});
		expect([...files.keys()]).toEqual(
			expect.arrayContaining(['rulebooks/1.json', 'rulebooks/2.json', 'rulebooks/3.json'])
		);
		expect(new TextDecoder().decode(files.get('texts.jsonl'))).toContain('"text":"Porque sí"');
		const published = [...boards].map(([id, { document }]) => [id, document] as const);
		expect(await rankedBoards(files)).toEqual(new Map(published));
	});

	test('is taken in elsewhere with every version, and with what each overrode', async ({ db }) => {
		played = await playContest(db);
		const { ctx, contest } = played;
		const { id: contestId, slug } = contest;
		const by = { slug, byAccountId: 'olga', reason: 'Porque sí' };
		await db.write((tx) =>
			publishVersion(tx, {
				...by,
				rulebook: dearer(played as PlayedContest),
				basedOn: 1,
				override: true,
				at: ctx.now()
			})
		);
		const imported = await readContest(
			filesInMemory(await unpacked(contestArchive(ctx, { contest, texts: true })))
		);
		const own = await versionsOf(db.read, { contestId });

		await db.write(async (tx) => {
			await tx.delete(tx.t.rulebookVersion);
			await insertRules(tx, imported);
		});

		expect(await versionsOf(db.read, { contestId })).toEqual(
			own.map((version) => ({ ...version, reason: '' }))
		);
	});

	test('shows a version that changes what was closed and does not say so', async ({ db }) => {
		played = await playContest(db);
		const { ctx, contest } = played;
		const { id: contestId } = contest;
		const document = { ...dearer(played), version: 2 };
		const hash = sha256Hex(canonicalRulebook(document));
		await db.write(async (tx) => {
			const published = { contestId, version: 2, document, hash, reason: '', publishedAt: 0 };
			await tx.insert(tx.t.rulebookVersion).values(published);
			await recordFact(tx, {
				contestId,
				kind: 'rulebook-published',
				subject: contestId,
				data: { version: 2, rulebookHash: hash },
				at: ctx.now()
			});
		});

		const report = await verified(await unpacked(contestArchive(ctx, { contest, texts: true })));

		expect(report.verifies).toBe(false);
		expect(report.differences).toMatchObject([
			{ kind: 'rulebook-changed', message: expect.stringContaining('budget.tokens') }
		]);
	});
});
