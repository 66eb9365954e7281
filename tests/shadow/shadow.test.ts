import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardFactsOf } from '../../scoring/archive/board-facts.ts';
import { LeafReader } from '../../scoring/archive/leaf.ts';
import { ContestRecord } from '../../scoring/archive/record.ts';
import { desafioAlia } from '../../scoring/rulebook/editions/desafio-alia.ts';
import { computeBoard } from '../../scoring/ranking/compute-board.ts';
import { MODEL, PROFILE, smallContest, type SmallContest } from './small-contest.ts';
import { SqlBoard } from './sql-board.ts';

const [edition] = desafioAlia({ model: 'alia', opensAt: 0 }).rounds;
if (!edition) throw new Error('an edition has a round');
const round = { ...edition, model: { ...edition.model, id: MODEL, profile: PROFILE } };
const encoder = new TextEncoder();
const shadow = new SqlBoard();

function byLibrary({ lines, rules, official, seq }: SmallContest) {
	const record = new ContestRecord();
	const reader = new LeafReader({ strict: true });
	for (const line of lines) {
		const bytes = encoder.encode(line);
		const leaf = reader.read(bytes, 0, bytes.length);
		if (leaf.form === 'malformed') throw new Error(`${leaf.field ?? ''} ${leaf.why}: ${line}`);
		if (leaf.form === 'usual') record.takeUsual(reader.usual, bytes);
		else record.take(leaf.fact);
	}
	return computeBoard(
		boardFactsOf(record, {
			contest: 'pequeno',
			round,
			challenge: rules,
			rulebook: { version: 1, hash: '' },
			standing: official ? 'official' : 'provisional',
			at: 0,
			seq,
			nameOf: (id) => id,
			settledOf: record.settled(),
			levelsOf: () => undefined
		})
	);
}

const bySql = ({ lines, rules, official, seq }: SmallContest, profile: string) =>
	shadow.rank({ lines, challenge: rules.id, rules, official, profile, model: MODEL, seq });

test('the library and plain SQL agree on every row of thousands of contests', () => {
	let [placed, shared, unplaced, apart] = [0, 0, 0, 0];
	fc.assert(
		fc.property(smallContest, (contest) => {
			const { rows, alternatives } = byLibrary(contest);
			const expected = bySql(contest, PROFILE);
			const found = rows
				.map(({ teamId, costNwh, quality, score, place, category, categoryPlace }) => ({
					team: teamId,
					cost: costNwh,
					quality: quality ?? null,
					score: place === undefined ? null : (score ?? null),
					place: place ?? null,
					category: category ?? null,
					categoryPlace: categoryPlace ?? null
				}))
				.toSorted((a, b) => (a.team < b.team ? -1 : 1));

			expect(found).toEqual(
				expected.map((row) => ({ ...row, score: row.place === null ? null : row.score }))
			);
			for (const alternative of alternatives) {
				if (alternative.by !== 'profile') continue;
				const places = bySql(contest, alternative.profileId)
					.filter((row) => row.place !== null)
					.map(({ team, place }) => ({ teamId: team, place }));
				expect(alternative.places.toSorted((a, b) => (a.teamId < b.teamId ? -1 : 1))).toEqual(
					places
				);
			}
			const places = expected.flatMap(({ place }) => (place === null ? [] : [place]));
			placed += places.length;
			unplaced += expected.length - places.length;
			apart += expected.filter((row) => row.categoryPlace !== row.place).length;
			shared += places.length - new Set(places).size;
		}),
		{ numRuns: 2500 }
	);

	// The contests are worth comparing.
	expect(placed).toBeGreaterThan(1000);
	expect(unplaced).toBeGreaterThan(1000);
	expect(shared).toBeGreaterThan(5);
	expect(apart).toBeGreaterThan(100);
}, 90_000);
