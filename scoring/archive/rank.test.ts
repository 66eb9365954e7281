import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { canonicalBoard } from '../ranking/board.ts';
import { filesInMemory, bytesInMemory } from './files.ts';
import { makeContest } from './contest.fixture.ts';
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

	test('says again how sure it is, where the published one did', async () => {
		const contest = makeContest({ seed: 7, teams: 12, interactionsPerTeam: 12, doubt: true });

		expect([...contest.boards.values()].join('')).toContain('"replicates":200');
		expect(await boardsOf(filesInMemory(contest.files))).toEqual(contest.boards);
	});

	test('is the same out of the zip', async () => {
		const contest = makeContest({ seed: 6, teams: 5, interactionsPerTeam: 8 });
		const zip = await zipped(contest.files);

		expect(await boardsOf(await zipFiles(bytesInMemory(zip)))).toEqual(contest.boards);
	});
});
