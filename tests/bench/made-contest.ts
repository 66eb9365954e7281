import { once } from 'node:events';
import {
	closeSync,
	createReadStream,
	createWriteStream,
	mkdirSync,
	openSync,
	writeFileSync,
	writeSync
} from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeContest } from '../../scoring/archive/contest.fixture.ts';
import { FILE } from '../../scoring/archive/format.ts';
import { zipOf, type FileToPack } from '../../scoring/archive/zip-writer.ts';
import { sha256 } from '../../scoring/commands/native-crypto.ts';
import type { BoardFacts } from '../../scoring/ranking/facts.ts';

/** Writes a made-up contest to a folder. */
export function writeContest(
	folder: string,
	{ teams, interactions }: { teams: number; interactions: number }
) {
	mkdirSync(folder, { recursive: true });
	const ledger = openSync(join(folder, FILE.ledger), 'w');
	const hashes = openSync(join(folder, FILE.leafHashes), 'w');
	const contest = makeContest({
		seed: 1,
		teams,
		interactionsPerTeam: Math.ceil(interactions / teams),
		headEvery: 1000,
		sha256,
		sink: {
			ledger: (bytes) => writeSync(ledger, bytes),
			leafHashes: (bytes) => writeSync(hashes, bytes)
		}
	});
	closeSync(ledger);
	closeSync(hashes);
	for (const [name, bytes] of contest.files) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), bytes);
	}
	return contest;
}

async function* filesOf(folder: string): AsyncGenerator<FileToPack> {
	for (const name of await readdir(folder, { recursive: true })) {
		const path = join(folder, name);
		if ((await stat(path)).isDirectory()) continue;
		const stored = name === FILE.leafHashes;
		yield { name, stored, chunks: createReadStream(path, { highWaterMark: 1 << 20 }) };
	}
}

export async function zip(folder: string, path: string): Promise<void> {
	const stream = createWriteStream(path);
	for await (const piece of zipOf(filesOf(folder))) {
		if (!stream.write(piece)) await once(stream, 'drain');
	}
	stream.end();
	await once(stream, 'finish');
}

/** The first facts of a contest whose every interaction counts: the worst that a board can be. */
export function everyInteraction(facts: BoardFacts, each: number): BoardFacts {
	const entries = facts.entries.map((entry, index) => ({
		...entry,
		interactions: Array.from({ length: each }, (_, turn) => ({
			promptTokens: 100 + ((index * 31 + turn * 17) % 3000),
			completionTokens: 1 + ((index * 7 + turn * 13) % 600),
			estimated: false
		}))
	}));
	return { ...facts, entries };
}
