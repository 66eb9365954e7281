import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILE } from '../../scoring/archive/format.ts';
import { archiveOnDisk } from '../../scoring/commands/disk.ts';
import { sha256 } from '../../scoring/commands/native-crypto.ts';
import { boardFactsOf } from '../../scoring/archive/board-facts.ts';
import { readArchive } from '../../scoring/archive/rank.ts';
import { computeBoard } from '../../scoring/ranking/compute-board.ts';
import { challengeOf } from '../../scoring/rulebook/rounds.ts';
import { everyInteraction, writeContest, zip } from './made-contest.ts';

/**
 * Prints how long ranking and verifying take, and how that grows. `--sizes 10000,100000` chooses other
 * numbers of interactions. Exit 1 where a bar of the largest size is not held. A zip has none: most of its
 * time is zlib's.
 */
const CLI = fileURLToPath(new URL('../../scoring/cli.ts', import.meta.url));
const SIZES = process.argv.includes('--sizes')
	? (process.argv.at(process.argv.indexOf('--sizes') + 1) ?? '').split(',').map(Number)
	: [10_000, 100_000, 1_000_000];

interface Run {
	seconds: number;
	megabytes: number;
	status: number | null;
	stdout: string;
}

/** Runs the command line in a process of its own, and reads its own account of its memory. */
async function score(...args: string[]): Promise<Run> {
	const began = process.hrtime.bigint();
	const child = spawn('/usr/bin/env', ['time', '-f', '%M', process.execPath, CLI, ...args]);
	const out: Buffer[] = [];
	const err: Buffer[] = [];
	child.stdout.on('data', (piece: Buffer) => out.push(piece));
	child.stderr.on('data', (piece: Buffer) => err.push(piece));
	const [status] = (await once(child, 'close')) as [number | null];
	const seconds = Number(process.hrtime.bigint() - began) / 1e9;
	const told = Buffer.concat(err).toString().trim();
	if (status !== 0) process.stderr.write(`${told}\n`);
	return {
		seconds,
		megabytes: Number(told.split('\n').at(-1)) / 1024,
		status,
		stdout: Buffer.concat(out).toString()
	};
}

function timed<Result>(work: () => Result): { seconds: number; result: Result } {
	const began = process.hrtime.bigint();
	const result = work();
	return { seconds: Number(process.hrtime.bigint() - began) / 1e9, result };
}

const rows: { what: string; size: number; seconds: number; megabytes?: number; bar?: number }[] =
	[];
const print = (line: string) => process.stdout.write(`${line}\n`);
const tell = (row: (typeof rows)[number]) => {
	rows.push(row);
	const memory = row.megabytes === undefined ? '' : `  ${row.megabytes.toFixed(0)} MB`;
	const bar =
		row.bar === undefined
			? ''
			: `  (bar ${String(row.bar)} s${row.seconds > row.bar ? ', NOT HELD' : ''})`;
	print(
		`${row.what.padEnd(44)} ${String(row.size).padStart(9)}  ${row.seconds.toFixed(2)} s${memory}${bar}`
	);
};

const folder = await mkdtemp(join(tmpdir(), 'bench-scoring-'));
try {
	const largest = Math.max(...SIZES);
	for (const size of SIZES) {
		const isLargest = size === largest && size >= 1_000_000;
		const teams = Math.max(50, Math.ceil(size / 200));
		const path = join(folder, String(size));
		const made = timed(() => writeContest(path, { teams, interactions: size }));
		const { leaves, boards } = made.result;
		const bytes = (await stat(join(path, FILE.ledger))).size;
		print(
			`\n${String(size)} interactions, ${String(teams)} teams, ${String(leaves)} leaves, ${(bytes / 1e6).toFixed(0)} MB (made in ${made.seconds.toFixed(1)} s)`
		);

		const archive = await readArchive(await archiveOnDisk(path), sha256);
		const { rulebook } = archive.rulebooks.get(1) ?? {};
		const inMemory = timed(() =>
			[...boards.keys()].map((id) => {
				const found = rulebook && challengeOf(rulebook, id);
				const published = archive.record.boards.findLast((board) => board.challenge === id);
				if (!found || !published) throw new Error(`no board of ${id}`);
				const facts = boardFactsOf(archive.record, {
					contest: archive.manifest.contest,
					...found,
					rulebook: { version: 1, hash: '' },
					standing: 'official',
					at: Date.parse(published.at),
					seq: published.counted,
					nameOf: archive.nameOf,
					settledOf: archive.settledOf,
					levelsOf: () => undefined
				});
				return { facts, board: computeBoard(facts) };
			})
		);
		tell({
			what: 'rank in memory, all boards',
			size,
			seconds: inMemory.seconds,
			bar: isLargest ? 1 : undefined
		});
		const [first] = inMemory.result;
		if (!first) throw new Error('no board');
		const worst = everyInteraction(first.facts, Math.ceil(size / first.facts.entries.length));
		const ranked = timed(() => computeBoard(worst));
		tell({
			what: 'rank in memory, every interaction counts',
			size,
			seconds: ranked.seconds,
			bar: isLargest ? 1 : undefined
		});

		const rank = await score('rank', path);
		if (rank.stdout.trimEnd() !== [...boards.values()].join('\n')) throw new Error('other boards');
		tell({
			what: 'rank FOLDER',
			size,
			seconds: rank.seconds,
			megabytes: rank.megabytes,
			bar: isLargest ? 4 : undefined
		});
		const verify = await score('verify', path);
		if (verify.status !== 0) throw new Error(verify.stdout.slice(0, 2000));
		tell({
			what: `verify FOLDER, ${String(leaves)} leaves`,
			size,
			seconds: verify.seconds,
			megabytes: verify.megabytes
		});

		const packed = `${path}.zip`;
		await zip(path, packed);
		print(
			`zip ${((await stat(packed)).size / 1e6).toFixed(0)} MB, ${createHash('sha256')
				.update((await readFile(packed)).subarray(0, 1 << 20))
				.digest('hex')
				.slice(0, 8)}`
		);
		const rankZip = await score('rank', packed);
		tell({
			what: 'rank ZIP',
			size,
			seconds: rankZip.seconds,
			megabytes: rankZip.megabytes
		});
		const verifyZip = await score('verify', packed);
		tell({
			what: `verify ZIP, ${String(leaves)} leaves`,
			size,
			seconds: verifyZip.seconds,
			megabytes: verifyZip.megabytes
		});
		await rm(packed);
		await rm(path, { recursive: true });
	}

	const half = join(folder, 'leaves');
	const { leaves } = writeContest(half, { teams: 2450, interactions: 470_000 });
	const verify = await score('verify', half);
	if (verify.status !== 0) throw new Error(verify.stdout.slice(0, 2000));
	tell({
		what: 'verify FOLDER',
		size: leaves,
		seconds: verify.seconds,
		megabytes: verify.megabytes,
		bar: 10
	});

	const counts = join(folder, 'counts.jsonl');
	writeFileSync(
		counts,
		Array.from({ length: 100_000 }, (_, at) =>
			JSON.stringify({
				promptTokens: 1 + (at % 9000),
				cachedTokens: 0,
				completionTokens: 1 + (at % 700)
			})
		).join('\n')
	);
	const energy = await score('energy', '--file', counts);
	tell({
		what: 'energy --file',
		size: 100_000,
		seconds: energy.seconds,
		megabytes: energy.megabytes,
		bar: 2
	});
} finally {
	await rm(folder, { recursive: true, force: true });
}

print('\nGrowth from the smallest to the largest, in time for each interaction:');
for (const { what, size, seconds } of rows.filter((row) => row.size === Math.max(...SIZES))) {
	const small = rows.find(
		(row) => row.size === Math.min(...SIZES) && row.what.split(',')[0] === what.split(',')[0]
	);
	if (!small || small.size === size) continue;
	print(`${what.padEnd(44)} × ${(seconds / size / (small.seconds / small.size)).toFixed(2)}`);
}
process.exitCode = rows.some((row) => row.bar !== undefined && row.seconds > row.bar) ? 1 : 0;
