import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeContest } from '../archive/contest.fixture.ts';
import { filesInMemory } from '../archive/files.ts';
import { FILE } from '../archive/format.ts';
import {
	headsIn,
	linesIn,
	receiptOf,
	withLines,
	withText,
	without
} from '../archive/tamper.fixture.ts';
import { joinedBytes } from '../archive/texts.fixture.ts';
import { zipOf } from '../archive/zip-writer.ts';
import { canonicalReceipt } from '../ledger/receipt.ts';
import { canonicalSignedHead } from '../ledger/tree-head.ts';
import { checkSignature, sha256 } from '../verify/pure-crypto.ts';
import { BadInput, type World } from './command.ts';
import { rank } from './rank.ts';
import { verify } from './verify.ts';

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));
const contest = makeContest({ seed: 11, teams: 6, interactionsPerTeam: 9 });
const { files } = contest;

let root = '';
let count = 0;
beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), 'score-archive-'));
});
afterAll(() => {
	rmSync(root, { recursive: true });
});

function folder(content: ReadonlyMap<string, Uint8Array> = files): string {
	const path = join(root, String((count += 1)));
	for (const [name, bytes] of content) {
		mkdirSync(dirname(join(path, name)), { recursive: true });
		writeFileSync(join(path, name), bytes);
	}
	return path;
}

function file(name: string, content: string | Uint8Array): string {
	const path = join(root, `${String((count += 1))}-${name}`);
	writeFileSync(path, content);
	return path;
}

async function zipped(content: ReadonlyMap<string, Uint8Array> = files): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	const list = [...content].map(([name, bytes]) => ({ name, chunks: [bytes] }));
	for await (const piece of zipOf(list)) pieces.push(piece);
	return joinedBytes(pieces);
}

function score(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
		encoding: 'utf8',
		maxBuffer: 1 << 28
	});
	return { status, stdout, stderr };
}

describe('rank', () => {
	const all = `${[...contest.boards.values()].join('\n')}\n`;

	test('prints the published boards again, out of a folder and out of a zip', async () => {
		const printed = { status: 0, stdout: all, stderr: '' };

		expect(score('rank', folder())).toEqual(printed);
		expect(score('rank', file('a.zip', await zipped()))).toEqual(printed);
	});

	test('prints the board of one challenge', () => {
		expect(score('rank', folder(), '--challenge', 'hogar').stdout).toBe(
			`${contest.boards.get('hogar') ?? ''}\n`
		);
		expect(score('rank', folder(), '--challenge=oficina')).toMatchObject({
			status: 2,
			stderr: 'rank: --challenge: no ranked challenge "oficina"; there is hogar, centro-civico\n'
		});
	});

	test('prints the ranking over several challenges last, and not where one is asked for', () => {
		const made = makeContest({ seed: 5, teams: 6, interactionsPerTeam: 9, combined: true });
		const path = folder(made.files);
		const lines = score('rank', path).stdout.split('\n');

		expect(lines.slice(0, -1)).toEqual([...made.boards.values(), made.combined?.document]);
		expect(score('rank', path, '--challenge', 'hogar').stdout).toBe(
			`${made.boards.get('hogar') ?? ''}\n`
		);
	});

	test('takes names from the boards where there is no list of them', () => {
		expect(score('rank', folder(without(files, FILE.teams))).stdout).toBe(all);
	});
});

describe('verify', () => {
	test('exits 0 for an archive that verifies and 1 with every difference for one that does not', async () => {
		const lines = linesIn(files, FILE.ledger);
		const short = folder(withLines(files, FILE.ledger, lines.slice(0, -2)));
		const good = score('verify', file('a.zip', await zipped()));
		const bad = score('verify', short);

		expect(good).toMatchObject({ status: 0, stderr: '' });
		expect(JSON.parse(good.stdout)).toMatchObject({ verifies: true, differencesInAll: 0 });
		expect(bad).toMatchObject({ status: 1, stderr: '' });
		expect(JSON.parse(bad.stdout)).toMatchObject({
			verifies: false,
			differences: expect.arrayContaining([
				expect.objectContaining({ kind: 'ledger-cut-short' })
			]) as unknown
		});
	});

	test('takes a key, heads and receipts that were kept', () => {
		const [first, second] = headsIn(files);
		if (!first || !second) throw new Error('no heads');
		const answered = score(
			'verify',
			folder(),
			...['--key', file('key.pem', contest.pem)],
			...['--head', file('1.json', canonicalSignedHead(first))],
			`--head=${file('2.json', canonicalSignedHead(second))}`,
			...['--receipt', file('r.json', canonicalReceipt(receiptOf(files, 3)))]
		);

		expect(answered).toMatchObject({ status: 0, stderr: '' });
		expect(JSON.parse(answered.stdout)).toMatchObject({
			key: { pinned: 'same' },
			notes: [],
			recomputed: { keptHeads: 2, receipts: 1 }
		});
	});
});

describe('what cannot be read as an archive', () => {
	const line = (file: string, at: number, text: string) =>
		withLines(files, file, linesIn(files, file).with(at - 1, text));
	const cut = files.get(FILE.ledger)?.slice(0, -9) ?? new Uint8Array();
	const latin = Uint8Array.from([...(files.get(FILE.teams) ?? [])].with(9, 0xf1));
	const wrong: [string, ReadonlyMap<string, Uint8Array>, string][] = [
		['rank', new Map(), '"manifest.json": is missing: this is no archive'],
		['rank', without(files, FILE.ledger), '"ledger.jsonl": is missing'],
		['verify', without(files, FILE.heads), '"heads.jsonl": is missing'],
		['verify', without(files, FILE.key), '"key.pem": is missing'],
		['rank', without(files, 'rulebooks/1.json'), '"rulebooks/1.json": is missing'],
		['rank', withText(files, FILE.manifest, '{'), '"manifest.json": is not JSON'],
		[
			'rank',
			withText(files, FILE.manifest, '{"format":"other"}'),
			'"manifest.json": format is not'
		],
		['rank', line(FILE.ledger, 5, '{'), '"ledger.jsonl": line 5: is not JSON'],
		['rank', line(FILE.ledger, 5, '{"id":1}'), '"ledger.jsonl": line 5: kind'],
		['rank', new Map([...files, [FILE.ledger, cut]]), 'does not end with a line feed'],
		['verify', new Map([...files, [FILE.ledger, cut]]), 'does not end with a line feed'],
		['rank', line(FILE.ledger, 5, 'x'.repeat(2 ** 20 + 1)), 'line 5: is longer than 1048576 bytes'],
		['rank', new Map([...files, [FILE.teams, latin]]), '"teams.jsonl": line 1: is not UTF-8'],
		['rank', line(FILE.teams, 2, '{"team":"t"}'), '"teams.jsonl": line 2: name is missing'],
		['verify', line(FILE.heads, 2, '{}'), '"heads.jsonl": line 2: format is missing'],
		['verify', withText(files, FILE.key, 'key'), '"key.pem": is not a public key in PEM'],
		[
			'verify',
			withText(files, FILE.texts, '{"fact":"f"}\n'),
			'"texts.jsonl": line 1: field is missing'
		],
		[
			'rank',
			withText(files, 'rulebooks/1.json', '{"version":1}'),
			'"rulebooks/1.json": format is refused'
		]
	];
	test.each(wrong)('%s tells it in one line: %#', async (command, content, message) => {
		const world: World = {
			sha256,
			checkSignature,
			archive: () => Promise.resolve(filesInMemory(content)),
			text: () => Promise.reject(new Error('nothing else is read')),
			lines: () => {
				throw new Error('nothing else is read');
			},
			print: () => Promise.reject(new Error('nothing is printed'))
		};
		const running = (command === 'rank' ? rank : verify).run(['a.zip'], world);
		const refusal = await running.then(
			() => undefined,
			(cause: unknown) => cause
		);

		expect(refusal).toBeInstanceOf(BadInput);
		expect(refusal).toMatchObject({ message: expect.stringContaining(message) as unknown });
		expect((refusal as BadInput).message).not.toContain('\n');
	});

	test('a zip that is cut short, a link, a kept document and a key of another kind are told too', async () => {
		const zip = await zipped();
		const linked = folder();
		symlinkSync('/etc/passwd', join(linked, 'texts.jsonl'));
		const said: [string[], string][] = [
			[
				['verify', file('cut.zip', zip.subarray(0, zip.length - 30))],
				'not a zip file, or one that is cut short'
			],
			[['rank', file('no.zip', 'hola')], 'not a zip file'],
			[['rank', linked], '"texts.jsonl" in the archive is a link'],
			[['verify', folder(), '--key', file('k', 'key')], 'is not a public key in PEM'],
			[['verify', folder(), '--key', '/nowhere'], 'cannot read "/nowhere": no such file'],
			[['verify', folder(), '--head', file('h.json', '{')], 'h.json": is not JSON'],
			[['verify', folder(), '--head', file('h.json', '{"size":1}')], 'h.json": format is missing'],
			[['verify', folder(), '--receipt', file('r.json', '[]')], 'r.json": is not a JSON object']
		];
		for (const [args, message] of said) {
			const { status, stderr } = score(...args);
			expect({ status, stderr }).toMatchObject({ status: 2 });
			expect(stderr).toContain(message);
			expect(stderr.trimEnd().split('\n')).toHaveLength(1);
		}
	});
});
