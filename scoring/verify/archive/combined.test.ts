import { describe, expect, test } from 'vitest';
import { makeContest } from '../../archive/contest.fixture.ts';
import { combinedFile, FILE } from '../../archive/format.ts';
import {
	linesIn,
	rebuilt,
	withData,
	withLines,
	withText,
	without
} from '../../archive/tamper.fixture.ts';
import { sha256 } from '../pure-crypto.ts';
import { differencesOf, verified } from './tampering.fixture.ts';

const options = { seed: 5, teams: 8, interactionsPerTeam: 12, combined: true };
const { files, combined, published, secretKey } = makeContest(options);
const file = combinedFile(combined?.id ?? '');
const document = combined?.document ?? '';
const lines = linesIn(files, FILE.ledger);
const hashOf = (text: string) =>
	Buffer.from(sha256(new TextEncoder().encode(text))).toString('hex');
/** The ledger written and signed anew, with another fact of the last publication. */
const restated = (data: object) => {
	const seq = lines.findLastIndex((line) => line.includes('"combined-board-published"'));
	const changed = lines.map((line, at) => (at === seq ? withData(line, data) : line));
	return rebuilt(files, { lines: changed, secretKey });
};

describe('a ranking over several boards', () => {
	test('verifies as it was published, each time that it was', async () => {
		const { verifies, differences, recomputed } = await verified(files);

		expect(differences).toEqual([]);
		expect(verifies).toBe(true);
		expect(recomputed.boards).toBe(published.length + 2);
	});

	test('that was changed is named, with the teams whose rows are wrong', async () => {
		const changed = document.replace('"place":1,"score"', '"place":2,"score"');
		const { differences } = await verified(withText(files, file, changed));

		expect(changed).not.toBe(document);
		expect(differences).toMatchObject([{ kind: 'board-changed', file }]);
		expect(differences[0]?.message).toContain('the published one follows from the ledger');
	});

	test('that does not follow from the boards of its parts is named, whoever signs it', async () => {
		const changed = document.replace('"weight":"1/3"', '"weight":"1/2"');
		const forged = withText(restated({ boardHash: hashOf(changed) }), file, changed);

		expect(await differencesOf(forged)).toMatchObject([{ kind: 'board-differs', file }]);
	});

	test('that counts an earlier board of a part than the one in force is named', async () => {
		const [home = '', centre = ''] = published;
		const parts = [
			{ challenge: 'hogar', board: home },
			{ challenge: 'centro-civico', board: centre }
		];
		const { differences } = await verified(restated({ parts }));

		expect(published).toHaveLength(3);
		expect(differences).toMatchObject([{ kind: 'board-differs', file }]);
		expect(differences[0]?.message).toContain('in force');
	});

	test('that is missing, or that nobody published, is named', async () => {
		expect(await differencesOf(without(files, file))).toMatchObject([
			{ kind: 'board-missing', file }
		]);
		expect(await differencesOf(withText(files, 'combined/other.json', document))).toMatchObject([
			{ kind: 'board-unpublished', file: 'combined/other.json' }
		]);
	});

	test('stays proven when a team’s name was erased, and of no other team', async () => {
		const [first = '', ...others] = linesIn(files, FILE.teams);
		const { name, team } = JSON.parse(first) as { name: string; team: string };
		const blank = [...files].map(([path, bytes]): [string, Uint8Array] => {
			if (!/^(boards|combined)\//.test(path)) return [path, bytes];
			const text = new TextDecoder().decode(bytes);
			const erased = text.replace(`"teamName":"${name}"`, '"teamName":""');
			return [path, new TextEncoder().encode(erased)];
		});
		const erasedTeam = [JSON.stringify({ erased: true, team }), ...others];
		const report = await verified(withLines(new Map(blank), FILE.teams, erasedTeam));

		expect(document).toContain(`"teamName":"${name}"`);
		expect(report.differences).toEqual([]);
		expect(report.attested.erasedBoards).toBe(published.length + 2);
		const other = withText(files, file, document.replace(/"teamName":"[^"]+"/, '"teamName":""'));
		expect(await differencesOf(other)).toMatchObject([{ kind: 'board-changed', file }]);
	});
});
