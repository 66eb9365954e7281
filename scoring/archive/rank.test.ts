import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { canonicalBoard } from '../ranking/board.ts';
import { filesInMemory, bytesInMemory } from './files.ts';
import { makeContest } from './contest.fixture.ts';
import { canonicalCombined } from '../ranking/combined-board.ts';
import { newestCombined } from './combined.ts';
import { FILE } from './format.ts';
import { linesIn, withLines } from './tamper.fixture.ts';
import { newestBoard, rankedChallenges, readArchive } from './rank.ts';
import { joinedBytes } from './texts.fixture.ts';
import { zipOf } from './zip-writer.ts';
import { zipFiles } from './zip.ts';

async function boardsOf(files: ReturnType<typeof filesInMemory>) {
	const archive = await readArchive(files, (bytes) => sha256(bytes));
	return new Map(
		rankedChallenges(archive).map((challenge) => {
			const board = newestBoard(archive, challenge);
			return [challenge, board && canonicalBoard(board)];
		})
	);
}

async function zipped(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	for await (const piece of zipOf([...files].map(([name, bytes]) => ({ name, chunks: [bytes] })))) {
		pieces.push(piece);
	}
	return joinedBytes(pieces);
}

describe('a board out of the ledger alone', () => {
	test.each([1, 2, 3, 4, 5])('is the published one to the byte, contest %i', async (seed) => {
		const contest = makeContest({
			seed,
			teams: 12,
			interactionsPerTeam: 12,
			texts: seed % 2 === 0
		});

		expect(await boardsOf(filesInMemory(contest.files))).toEqual(contest.boards);
	});

	test('is the published one where the rulebook ranks by layers', async () => {
		const options = { teams: 12, interactionsPerTeam: 12, doubt: true, layers: true };
		const contest = makeContest({ seed: 8, ...options });

		const published = contest.boards.get('centro-civico') ?? '';
		expect(published).toContain('"policy":"pareto"');
		expect(await boardsOf(filesInMemory(contest.files))).toEqual(contest.boards);
	});

	test('says again how sure it is, where the published one did', async () => {
		const contest = makeContest({ seed: 7, teams: 12, interactionsPerTeam: 12, doubt: true });

		expect([...contest.boards.values()].join('')).toContain('"replicates":200');
		expect(await boardsOf(filesInMemory(contest.files))).toEqual(contest.boards);
	});

	test('and the one that combines them is the published one, without it only the facts', async () => {
		const options = { teams: 12, interactionsPerTeam: 12, combined: true };
		const contest = makeContest({ seed: 9, ...options });
		const read = (files: ReadonlyMap<string, Uint8Array>) =>
			readArchive(filesInMemory(files), (bytes) => sha256(bytes));
		const again = newestCombined(await read(contest.files), (bytes) => sha256(bytes));

		expect(again && canonicalCombined(again)).toBe(contest.combined?.document);
		expect(again?.rows.filter(({ place }) => place !== undefined).length).toBeGreaterThan(2);
		expect(await boardsOf(filesInMemory(contest.files))).toEqual(contest.boards);

		const unpublished = linesIn(contest.files, FILE.ledger).filter(
			(line) => !line.includes('"combined-board-published"')
		);
		const without = await read(withLines(contest.files, FILE.ledger, unpublished));
		const first = newestCombined(without, (bytes) => sha256(bytes));
		expect(first?.rows).toEqual(again?.rows);
		expect(first?.parts).toEqual(again?.parts);
	});

	test('is the published one where teams are ranked in categories too, and one was moved', async () => {
		const options = { teams: 12, interactionsPerTeam: 12, categories: true };
		const contest = makeContest({ seed: 10, ...options });

		expect([...contest.boards.values()].join('')).toContain('"categoryPlace":2');
		expect(await boardsOf(filesInMemory(contest.files))).toEqual(contest.boards);
	});

	test('is the same out of the zip', async () => {
		const contest = makeContest({ seed: 6, teams: 5, interactionsPerTeam: 8 });
		const zip = await zipped(contest.files);

		expect(await boardsOf(await zipFiles(bytesInMemory(zip)))).toEqual(contest.boards);
	});
});
