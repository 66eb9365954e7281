import { describe, expect, test } from 'vitest';
import { FILE } from '../../archive/format.ts';
import {
	headsIn,
	linesIn,
	receiptOf,
	rebuilt,
	withData,
	withLines
} from '../../archive/tamper.fixture.ts';
import { sha256 } from '../pure-crypto.ts';
import {
	files,
	lines,
	publicKey,
	secretKey,
	differencesOf,
	seqOf,
	changedAt,
	forged
} from './tampering.fixture.ts';

describe('with another ledger that the same key signed', () => {
	const kept = { file: 'kept.json', document: headsIn(files)[4] ?? headsIn(files)[0]! };
	const settled = seqOf('interaction-settled', (line) => line.includes('"completed"'));
	const cheaper = (line: string) => line.replace(/"promptTokens":\d+/, '"promptTokens":9');

	test('a head that was kept tells that it was rebuilt', async () => {
		const other = forged(changedAt(settled, cheaper(lines[settled] ?? '')));

		expect(await differencesOf(other, { heads: [kept] })).toContainEqual(
			expect.objectContaining({ kind: 'ledger-rebuilt' })
		);
	});

	test('a receipt tells which leaf is another', async () => {
		const receipt = { file: 'receipt.json', document: receiptOf(files, settled) };
		const other = forged(changedAt(settled, cheaper(lines[settled] ?? '')));

		expect(await differencesOf(other, { receipts: [receipt] })).toContainEqual({
			kind: 'leaf-changed',
			file: FILE.ledger,
			line: settled + 1
		});
	});

	test('a head and a receipt tell that it was cut short', async () => {
		const short = forged(lines.slice(0, kept.document.size - 5));
		const receipt = { file: 'receipt.json', document: receiptOf(files, lines.length - 1) };

		for (const options of [{ heads: [kept] }, { receipts: [receipt] }]) {
			expect(await differencesOf(short, options)).toContainEqual(
				expect.objectContaining({ kind: 'ledger-cut-short' })
			);
		}
	});

	test('another key is told apart from the pinned one and from the kept heads', async () => {
		const other = rebuilt(files, { lines, secretKey: sha256(secretKey) });

		expect(await differencesOf(other)).toEqual([]);
		expect(await differencesOf(other, { pinned: publicKey })).toContainEqual(
			expect.objectContaining({ kind: 'key-differs' })
		);
		expect(await differencesOf(other, { heads: [kept] })).toContainEqual(
			expect.objectContaining({ kind: 'head-key', file: 'kept.json' })
		);
	});

	test('a forged head or receipt proves nothing', async () => {
		const document = { ...kept.document, root: 'ab'.repeat(32) };
		const receipt = receiptOf(files, 9);
		const moved = { file: 'receipt.json', document: { ...receipt, seq: 10 } };

		expect(await differencesOf(files, { heads: [{ file: 'kept.json', document }] })).toContainEqual(
			expect.objectContaining({ kind: 'kept-head-signature', file: 'kept.json' })
		);
		expect(await differencesOf(files, { receipts: [moved] })).toContainEqual(
			expect.objectContaining({ kind: 'receipt-refuted', file: 'receipt.json' })
		);
	});

	test('a wrong signature is named by its line', async () => {
		const heads = linesIn(files, FILE.heads);
		const wrong = (heads[2] ?? '').replace(/"signature":"..../, '"signature":"0000');

		expect(await differencesOf(withLines(files, FILE.heads, heads.with(2, wrong)))).toEqual([
			{ kind: 'head-signature', file: FILE.heads, line: 3 }
		]);
	});

	/** What a forger who signs all anew cannot make fit: one change each, and what names it. */
	const inside: [string, string, string[]][] = [
		[
			'energy',
			'energy-differs',
			changedAt(settled, withData(lines[settled] ?? '', { energyNwh: 1 }))
		],
		[
			'profile',
			'profile-differs',
			changedAt(settled, withData(lines[settled] ?? '', { profile: 'alia40b-h200x1-b64-2026.1' }))
		],
		[
			'team of a settlement',
			'settled-for-another',
			changedAt(
				settled,
				(lines[settled] ?? '').replace(/"teamId":"\w+"/, '"teamId":"somebody-else"')
			)
		],
		[
			'settling twice',
			'settled-twice',
			lines.toSpliced(settled + 1, 0, (lines[settled] ?? '').replace(/"id":"\w+"/, '"id":"again"'))
		],
		[
			'settling what nobody held',
			'settled-without-hold',
			lines.filter((_, seq) => seq !== settled - 1)
		],
		[
			'holding twice',
			'held-twice',
			lines.toSpliced(settled, 0, (lines[settled - 1] ?? '').replace(/"id":"\w+"/, '"id":"again"'))
		],
		['a fact copied', 'fact-repeated', [...lines, lines[1] ?? '']]
	];
	test.each(inside)('another %s is named: %s', async (_, kind, changed) => {
		expect(await differencesOf(forged(changed))).toContainEqual(expect.objectContaining({ kind }));
	});

	test('interactions of another team in an entry are named', async () => {
		const [first, second] = lines.filter((line) => line.includes('"interactionIds"'));
		const ids = (line = '') => (JSON.parse(line) as { data: { presented: object } }).data.presented;
		const entry = seqOf('entry-presented', (line) => line === first);
		const taken = withData(first ?? '', {
			presented: ids(
				lines
					.filter((line) => line.includes('"interactionIds"'))
					.find((line) => line !== first && line !== second)
			)
		});

		expect(await differencesOf(forged(changedAt(entry, taken)))).toContainEqual({
			kind: 'entry-interactions',
			file: FILE.ledger,
			line: entry + 1
		});
	});

	test('a replay whose outcome, place or repetition is another is named', async () => {
		const isLast = (line: string) =>
			line.includes('"purpose":"confirmation"') && !line.includes('"turn"');
		const seq = seqOf('official-run', isLast);
		const run = lines[seq] ?? '';
		const { valid } = (JSON.parse(run) as { data: { valid: boolean } }).data;
		const wrong = [
			withData(run, { valid: !valid }),
			withData(run, { sameAs: 99 }),
			withData(run, { purpose: 'instances' })
		];

		for (const line of wrong) {
			expect(await differencesOf(forged(changedAt(seq, line)))).toContainEqual({
				kind: 'run-differs',
				file: FILE.ledger,
				line: seq + 1
			});
		}
	});

	test('a verdict turned over is named, by itself and by the board', async () => {
		const seq = seqOf(
			'verdict-given',
			(line) => line.includes('"verdict":"valid"') && line.includes('"levels"')
		);
		const turned = withData(lines[seq] ?? '', { verdict: 'invalid' });
		const raised = withData(lines[seq] ?? '', {
			levels: Object.fromEntries(
				Object.keys((JSON.parse(lines[seq] ?? '') as { data: { levels: object } }).data.levels).map(
					(id) => [id, 5]
				)
			)
		});

		expect(await differencesOf(forged(changedAt(seq, turned)))).not.toEqual([]);
		expect(await differencesOf(forged(changedAt(seq, raised)))).toContainEqual({
			kind: 'verdict-differs',
			file: FILE.ledger,
			line: seq + 1
		});
	});

	test('a secret that was not committed, or another root at the close, is named', async () => {
		const seq = seqOf('instances-revealed');
		for (const data of [
			{ secret: 'cd'.repeat(32) },
			{ treeRoot: 'cd'.repeat(32) },
			{ treeSize: 7 }
		]) {
			expect(
				await differencesOf(forged(changedAt(seq, withData(lines[seq] ?? '', data))))
			).toContainEqual({ kind: 'instances-differ', file: FILE.ledger, line: seq + 1 });
		}
	});

	test('checks and runs that do not follow from their texts are named', async () => {
		const checks = seqOf('checks-recorded', (line) => line.includes('"passed":false'));
		const passed = withData(lines[checks] ?? '', { passed: true, outcomes: [] });
		const run = seqOf('official-run', (line) => line.includes('"valid":false'));
		const won = withData(lines[run] ?? '', { valid: true, quality: '1/1' });

		expect(await differencesOf(forged(changedAt(checks, passed)))).toContainEqual({
			kind: 'checks-differ',
			file: FILE.ledger,
			line: checks + 1
		});
		expect(await differencesOf(forged(changedAt(run, won)))).toContainEqual({
			kind: 'run-differs',
			file: FILE.ledger,
			line: run + 1
		});
	});
});
