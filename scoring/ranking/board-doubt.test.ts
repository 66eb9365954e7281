import { describe, expect, test } from 'vitest';
import { DEFAULT_PROFILE, interactionEnergy } from '../energy/index.ts';
import { pairedBootstrap } from '../uncertainty/bootstrap.ts';
import type { DoubtEntry } from '../uncertainty/doubt.ts';
import { withDoubt } from '../uncertainty/on-board.ts';
import { boardWithDoubt, type EntryLuck, type RunOfEntry } from './board-doubt.ts';
import { conversation, entry, facts, template, text } from './board-facts.fixture.ts';
import { computeBoard } from './compute-board.ts';

const seed = '000102030405060708090a0b0c0d0e0f';
const nwh = (promptTokens: number, completionTokens: number): number => {
	const counts = { promptTokens, cachedTokens: 0, completionTokens };
	const energy = interactionEnergy(DEFAULT_PROFILE, counts);
	return energy.ok ? Number(energy.energyNwh) : 0;
};
const run = (
	sheet: string | undefined,
	run: number,
	valid: boolean,
	parts: Partial<RunOfEntry> = {}
): RunOfEntry => ({
	sheet,
	run,
	valid,
	promptTokens: 500,
	completionTokens: 300,
	quality: undefined,
	...parts
});

describe('the doubt of a conversation', () => {
	const board = computeBoard(
		facts(conversation, [
			entry('a'),
			entry('b', {
				sequence: 2,
				interactions: [{ promptTokens: 510, completionTokens: 300, estimated: false }]
			}),
			entry('gone', { withdrawn: true })
		])
	);
	const runs = new Map([
		['a', [run(undefined, 1, true), run(undefined, 0, false), run(undefined, 2, true)]],
		['b', [run(undefined, 0, true), run(undefined, 1, true, { completionTokens: 9 })]]
	]);

	test('comes from its replays by the rulebook’s share; what it took stays what it took', () => {
		const luckOf = (teamId: string): EntryLuck => {
			const found = runs.get(teamId);
			if (!found) throw new Error('only who has a place is asked for');
			return { runs: found, judges: [{ judgeId: 'j1', levels: {} }] };
		};
		const of = (valid: boolean, completion = 300) => ({
			valid,
			quality: 0,
			energyNwh: nwh(500, completion)
		});
		const shared = { languageFactor: 1, jury: [] };
		const entries: DoubtEntry[] = [
			{
				...shared,
				teamId: 'a',
				sequence: 1,
				place: 1,
				instances: [[of(false), of(true), of(true)]],
				costNwh: nwh(500, 300)
			},
			{
				...shared,
				teamId: 'b',
				sequence: 2,
				place: 2,
				instances: [[of(true), of(true, 9)]],
				costNwh: nwh(510, 300)
			}
		];
		const doubt = pairedBootstrap(
			entries,
			{ policy: { policy: 'gate-then-energy' }, accepted: { by: 'runs', share: 0.8 } },
			{ seed }
		);

		expect(boardWithDoubt(board, { challenge: conversation, luckOf, seed })).toEqual(
			withDoubt(board, doubt)
		);
		expect(doubt.entries[0]?.first).toBeGreaterThan(0);
		expect(doubt.entries[0]?.first).toBeLessThan(1);
	});

	test('is computed on published profiles alone', () => {
		const luckOf = () => ({ runs: [], judges: [] });
		const elsewhere = { ...board, profileId: 'alia-900b' };

		expect(() => boardWithDoubt(elsewhere, { challenge: conversation, luckOf, seed })).toThrow(
			new RangeError('no reference profile alia-900b')
		);
	});
});

describe('the doubt of a template', () => {
	const criterion = (id: string, weight: string) => ({
		id,
		title: text,
		levels: [text, text, text, text, text],
		weight
	});
	const rubric = [criterion('fondo', '2/3'), criterion('forma', '1/3')];
	const challenge = { ...template, rubric, hidden: { ...template.hidden, validSheets: 2 } };
	const ran = [{ promptTokens: 700, completionTokens: 110, estimated: false }];
	const quality = { checks: '4/5', jury: '1/2' };
	const board = computeBoard(
		facts(challenge, [
			entry('a', { interactions: ran, quality, language: 'eu', sequence: 4 }),
			entry('b', { interactions: ran, quality, language: 'gl', sequence: 5 }),
			entry('c', { interactions: ran, quality, sequence: 6 })
		])
	);
	const places = new Map(board.rows.map(({ teamId, place }) => [teamId, place ?? 0]));
	const judges: EntryLuck['judges'] = [
		{ judgeId: 'j2', levels: { fondo: 5, forma: 1 } },
		{ judgeId: 'j1', levels: { fondo: 2, forma: 4 } },
		{ judgeId: 'j3', levels: { fondo: 1 } },
		{ judgeId: 'j0', levels: { fondo: 3, forma: 3 } }
	];
	/** Three sheets of three runs; what one entry did differs from the others’ by its numbers only. */
	const measured = (bias: number) =>
		['ficha-2', 'ficha-9', 'ficha-10'].flatMap((sheet, at) =>
			[0, 1, 2].map((again) =>
				run(sheet, again, (at + again + bias) % 4 !== 0, {
					quality: at === 0 && again === 1 ? undefined : `${3 + at + again + bias}/10`,
					promptTokens: 700 + 40 * at,
					completionTokens: 120 + 25 * ((at + bias) % 3) + 8 * again
				})
			)
		);
	const shuffled = (runs: RunOfEntry[]) => [4, 8, 0, 3, 7, 1, 6, 5, 2].map((at) => runs[at]!);

	test('comes from its sheets, its runs and its judges, whatever order they are on record in', () => {
		const bias = new Map([
			['a', 0],
			['b', 1],
			['c', 2]
		]);
		const entries = [...bias].map(([teamId, by], index): DoubtEntry => {
			const runs = measured(by).map(({ valid, quality, promptTokens, completionTokens }) => ({
				valid,
				quality: quality === undefined ? 0 : Number(quality.split('/')[0]) / 10,
				energyNwh: nwh(promptTokens, completionTokens)
			}));
			return {
				teamId,
				sequence: 4 + index,
				place: places.get(teamId) ?? 0,
				instances: [runs.slice(0, 3), runs.slice(3, 6), runs.slice(6)],
				languageFactor: teamId === 'a' ? 1.5 : 1,
				jury:
					teamId === 'c'
						? []
						: [
								[0.5, 0.5],
								[0.25, 0.75],
								[1, 0]
							]
			};
		});
		const doubt = pairedBootstrap(
			entries,
			{
				policy: {
					policy: 'weighted',
					a: 0.5,
					parNwh: 50_000_000,
					criteria: [2 / 3, 1 / 3],
					checks: 0.7,
					jury: 0.3
				},
				accepted: { by: 'instances', atLeast: 2 }
			},
			{ seed }
		);
		const luckOf = (teamId: string): EntryLuck => ({
			runs: shuffled(measured(bias.get(teamId) ?? 0)),
			judges: teamId === 'c' ? [] : judges
		});

		expect(boardWithDoubt(board, { challenge, luckOf, seed })).toEqual(withDoubt(board, doubt));
		for (const { first } of doubt.entries) {
			expect(first).toBeGreaterThan(0);
			expect(first).toBeLessThan(1);
		}
	});

	test('comes from judges only where there is a rubric, be it of one criterion', () => {
		const doubtOf = (rubric: typeof challenge.rubric, judges: EntryLuck['judges']) => {
			const luckOf = (teamId: string): EntryLuck => ({
				runs: measured(places.get(teamId) ?? 0),
				judges: teamId === 'b' ? judges : []
			});
			return boardWithDoubt(board, { challenge: { ...challenge, rubric }, luckOf, seed });
		};

		expect(doubtOf([], judges)).toEqual(doubtOf([], []));
		expect(doubtOf(rubric.slice(0, 1), judges)).not.toEqual(doubtOf(rubric.slice(0, 1), []));
	});
});
