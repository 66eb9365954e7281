import { expect, test } from 'vitest';
import { makeContest } from '../../archive/contest.fixture.ts';
import { FILE } from '../../archive/format.ts';
import { edited, linesIn, rebuilt, withData } from '../../archive/tamper.fixture.ts';
import { verified } from './tampering.fixture.ts';

const { files, secretKey } = makeContest({
	seed: 11,
	teams: 8,
	interactionsPerTeam: 12,
	categories: true
});
const lines = linesIn(files, FILE.ledger);

/** What is wrong once the first fact of a kind says something else, signed anew by who holds the key. */
async function kindsAfter(kind: string, change: (line: string) => string) {
	const at = lines.findIndex((line) => line.includes(`"kind":"${kind}"`));
	if (at === -1) throw new Error(`no ${kind}`);
	const changed = lines.map((line, seq) => (seq === at ? change(line) : line));
	const { differences } = await verified(rebuilt(files, { lines: changed, secretKey }));
	return new Set(differences.map((difference) => difference.kind));
}

test('a contest with categories verifies', async () => {
	expect((await verified(files)).differences).toEqual([]);
});

test('a team that was put elsewhere shows on the boards, whoever signs', async () => {
	const moved = (line: string) => withData(line, { category: 'estudiantes' });
	expect(await kindsAfter('team-categorised', moved)).toContain('board-differs');
});

test('a category that the rules do not know is told, and a team without one', async () => {
	const unknown = (line: string) => withData(line, { category: 'profesionales' });
	expect(await kindsAfter('team-registered', unknown)).toContain('category-differs');
	expect(await kindsAfter('team-categorised', unknown)).toContain('category-differs');
	const none = (line: string) =>
		edited(line, (fact) => {
			const { category: _, ...data } = fact['data'] as Record<string, unknown>;
			return { ...fact, data };
		});
	expect(await kindsAfter('team-registered', none)).toContain('category-differs');
});
