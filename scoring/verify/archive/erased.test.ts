import { describe, expect, test } from 'vitest';
import { FILE } from '../../archive/format.ts';
import { linesIn, receiptOf, withLines, withText } from '../../archive/tamper.fixture.ts';
import { contest, files, lines, publicKey, verified, differencesOf } from './tampering.fixture.ts';

describe('a person who was erased', () => {
	test('takes texts and name along, and every proof stays valid', async () => {
		const [first = '', ...others] = linesIn(files, FILE.teams);
		const { name, team } = JSON.parse(first) as { name: string; team: string };
		const about = new Set(
			lines
				.filter((line) => line.includes(team))
				.map((line) => (JSON.parse(line) as { id: string }).id)
		);
		const texts = linesIn(files, FILE.texts).filter(
			(line) => !about.has((JSON.parse(line) as { fact: string }).fact)
		);
		let erased = withLines(files, FILE.teams, [JSON.stringify({ erased: true, team }), ...others]);
		erased = withLines(erased, FILE.texts, texts);
		for (const id of contest.published) {
			const file = `boards/${id}.json`;
			const text = new TextDecoder().decode(files.get(file));
			erased = withText(erased, file, text.replace(`"teamName":"${name}"`, '"teamName":""'));
		}
		const report = await verified(erased, {
			pinned: publicKey,
			receipts: [{ file: 'receipt.json', document: receiptOf(files, 100) }]
		});

		expect(texts.length).toBeLessThan(linesIn(files, FILE.texts).length);
		expect(report.differences).toEqual([]);
		expect(report.recomputed.receipts).toBe(1);
		expect(report.attested.erasedBoards).toBeGreaterThan(0);
	});

	test('and nobody can blank another team’s name', async () => {
		const board = `boards/${contest.published[0] ?? ''}.json`;
		const text = new TextDecoder().decode(files.get(board));
		const blank = withText(files, board, text.replace(/"teamName":"[^"]+"/, '"teamName":""'));

		expect(await differencesOf(blank)).toMatchObject([{ kind: 'board-changed' }]);
	});
});
