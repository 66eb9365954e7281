import { describe, expect, test } from 'vitest';
import { makeContest } from '../../archive/contest.fixture.ts';
import { FILE } from '../../archive/format.ts';
import { linesIn, withData, withLines, withText, without } from '../../archive/tamper.fixture.ts';
import { sha256 } from '../pure-crypto.ts';
import {
	contest,
	files,
	lines,
	verified,
	differencesOf,
	seqOf,
	changedAt,
	forged
} from './tampering.fixture.ts';

describe('with something beside the ledger changed', () => {
	const board = `boards/${contest.published[0] ?? ''}.json`;
	const document = new TextDecoder().decode(files.get(board));

	test('a changed board is named, with the teams whose rows are wrong', async () => {
		const changed = document.replace('"place":1,', '"place":2,');
		const { differences } = await verified(withText(files, board, changed));

		expect(differences).toMatchObject([{ kind: 'board-changed', file: board }]);
		expect(differences[0]?.message).toContain('the published one follows from the ledger');
	});

	test('a board that was published and does not follow from the ledger is named', async () => {
		const changed = document.replace('"place":1,', '"place":2,');
		const seq = seqOf('board-published');
		const hash = Buffer.from(sha256(new TextEncoder().encode(changed))).toString('hex');
		const other = withText(
			forged(changedAt(seq, withData(lines[seq] ?? '', { boardHash: hash }))),
			board,
			changed
		);

		expect(await differencesOf(other)).toEqual([
			{ kind: 'board-differs', file: board, line: undefined }
		]);
	});

	test('a missing board and one too many are named', async () => {
		expect(await differencesOf(without(files, board))).toMatchObject([{ kind: 'board-missing' }]);
		expect(await differencesOf(withText(files, 'boards/other.json', document))).toMatchObject([
			{ kind: 'board-unpublished', file: 'boards/other.json' }
		]);
	});

	test('a board that drew its doubt by another seed than the ledger’s is named', async () => {
		const doubting = makeContest({ seed: 4, teams: 6, interactionsPerTeam: 9, doubt: true });
		const file = `boards/${doubting.published.at(-1) ?? ''}.json`;
		const text = new TextDecoder().decode(doubting.files.get(file));
		const other = text.replace(/"seed":"\w+"/, `"seed":"${'ab'.repeat(16)}"`);

		expect(await differencesOf(doubting.files)).toEqual([]);
		expect(await differencesOf(withText(doubting.files, file, other))).toContainEqual({
			kind: 'board-differs',
			file,
			line: undefined
		});
	});

	test('another rulebook is named', async () => {
		const rules = new TextDecoder().decode(files.get('rulebooks/1.json'));
		const other = withText(
			files,
			'rulebooks/1.json',
			rules.replace('"forgivenFaults":3', '"forgivenFaults":4')
		);

		expect(await differencesOf(other)).toMatchObject([
			{ kind: 'rulebook-changed', file: 'rulebooks/1.json' }
		]);
	});

	test('texts, names and reasons that are not those that were hashed are named', async () => {
		const change = (file: string, from: RegExp, to: string) => {
			const [first = '', ...rest] = linesIn(files, file);
			return withLines(files, file, [first.replace(from, to), ...rest]);
		};

		expect(await differencesOf(change(FILE.texts, /intento 0/, 'intento 9'))).toContainEqual(
			expect.objectContaining({ kind: 'text-differs', file: FILE.ledger })
		);
		expect(
			await differencesOf(change(FILE.texts, /"fact":"\w+"/, '"fact":"nobody"'))
		).toContainEqual({
			kind: 'text-unknown',
			file: FILE.texts,
			line: 1
		});
		expect(await differencesOf(change(FILE.teams, /Equipo 1/, 'Equipo 9'))).toContainEqual({
			kind: 'name-differs',
			file: FILE.teams,
			line: 1
		});
		expect(await differencesOf(change(FILE.verdicts, /pide/, 'pidió'))).toContainEqual({
			kind: 'verdict-differs',
			file: FILE.verdicts,
			line: 1
		});
	});

	test('a list of leaf hashes that is not the ledger’s is named', async () => {
		const listed = Uint8Array.from(files.get(FILE.leafHashes) ?? []);
		listed[40] = (listed[40] ?? 0) ^ 1;

		expect(await differencesOf(new Map([...files, [FILE.leafHashes, listed]]))).toEqual([
			{ kind: 'leaf-hashes-differ', file: FILE.leafHashes, line: undefined }
		]);
	});
});
