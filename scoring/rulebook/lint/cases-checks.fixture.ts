import { REFERENCE_SHEET } from '../../plan/reference-sheet.ts';
import { desafioAlia } from '../editions/desafio-alia.ts';
import type { Case } from './changed.fixture.ts';

const edition = desafioAlia({ model: 'alia', opensAt: '2026-05-04T10:00:00Z' });
const HOME = 'rounds.0.challenges.0';
const CENTRE = 'rounds.0.challenges.1';
const plus = (...rules: unknown[]) => [...edition.rounds[0]!.challenges[0]!.checks, ...rules];
const word = { kind: 'contains', texts: ['kWh'] };
const at8 = `${HOME}.checks.8`;

/** What the checks and the sheets can get wrong. */
export const CHECK_CASES: Case[] = [
	[
		'check-misplaced',
		`${HOME}.checks.0`,
		[`${HOME}.checks.0`, { kind: 'plan', maxShareOfNaive: '13/20' }]
	],
	['check-repeated', at8, [`${HOME}.checks`, plus({ kind: 'not-cut' })]],
	['share-out-of-range', `${HOME}.checks.5`, [`${HOME}.checks.5.maxShare`, '8/5']],
	['plan-check-missing', `${CENTRE}.checks`, [`${CENTRE}.checks`, [word]]],
	[
		'flag-in-combination',
		`${at8}.of.0`,
		[`${HOME}.checks`, plus({ kind: 'any', of: [{ kind: 'echo', threshold: '1/2' }] })]
	],
	[
		'pattern-refused',
		`${at8}.pattern`,
		[`${HOME}.checks`, plus({ kind: 'matches', pattern: '(?<=a)b' })]
	],
	[
		'schema-refused',
		`${at8}.schema`,
		[`${HOME}.checks`, plus({ kind: 'json', schema: { $ref: 'https://example.org/s.json' } })]
	],
	[
		'bounds-crossed',
		at8,
		[`${HOME}.checks`, plus({ kind: 'length', unit: 'words', min: 9, max: 8 })]
	],
	[
		'bounds-missing',
		`${at8}.expected`,
		[`${HOME}.checks`, plus({ kind: 'number', take: 'sum', expected: {} })]
	],
	[
		'length-above-limit',
		`${at8}.min`,
		[`${HOME}.checks`, plus({ kind: 'length', unit: 'words', min: 601 })]
	],
	[
		'contains-too-many',
		`${at8}.of.0.check.atLeast`,
		[
			`${HOME}.checks`,
			plus({
				kind: 'weighted',
				of: [{ weight: '1', check: { ...word, atLeast: 2 } }],
				atLeast: '1'
			})
		]
	],
	[
		'texts-contradict',
		`${HOME}.checks.9.texts`,
		[`${HOME}.checks`, plus(word, { kind: 'excludes', texts: ['KWH'] })]
	],
	['areas-unreachable', `${HOME}.checks.4.atLeast`, [`${HOME}.checks.4.atLeast`, 6]],
	[
		'choice-right-unknown',
		`${at8}.right`,
		[
			`${HOME}.checks`,
			plus({
				kind: 'choice',
				options: [
					{ id: 'a', names: ['a'] },
					{ id: 'b', names: ['b'] }
				],
				right: ['c']
			})
		]
	],
	[
		'choice-all-right',
		`${at8}.right`,
		[
			`${HOME}.checks`,
			plus({
				kind: 'choice',
				options: [
					{ id: 'a', names: ['a'] },
					{ id: 'b', names: ['b'] }
				],
				right: ['a', 'b']
			})
		]
	],
	[
		'choice-names-shared',
		`${at8}.options.1.names`,
		[
			`${HOME}.checks`,
			plus({
				kind: 'choice',
				options: [
					{ id: 'a', names: ['sí'] },
					{ id: 'b', names: ['SI'] }
				],
				right: ['b']
			})
		]
	],
	[
		'weighted-unreachable',
		`${at8}.atLeast`,
		[
			`${HOME}.checks`,
			plus({ kind: 'weighted', of: [{ weight: '1/3', check: word }], atLeast: '1/2' })
		]
	],
	[
		'weighted-free',
		`${at8}.atLeast`,
		[`${HOME}.checks`, plus({ kind: 'weighted', of: [{ weight: '1', check: word }], atLeast: '0' })]
	],
	[
		'weight-zero',
		`${at8}.of.0.weight`,
		[`${HOME}.checks`, plus({ kind: 'weighted', of: [{ weight: '0', check: word }], atLeast: '0' })]
	],
	['constant-passes', `${HOME}.checks`, [`${HOME}.checks`, [{ kind: 'echo', threshold: '1/2' }]]],
	[
		'constant-passes',
		`${HOME}.checks`,
		[`${HOME}.checks`, [{ kind: 'contains', texts: ['radiadores', 'kWh'] }]]
	],
	['generic-passes-unjudged', `${HOME}.checks`, [`${HOME}.judging`, { mode: 'top', n: 30 }]],
	[
		'naive-passes',
		`${CENTRE}.checks.0.maxShareOfNaive`,
		[`${CENTRE}.checks.0.maxShareOfNaive`, '1']
	],
	[
		'fixed-plan-passes',
		`${CENTRE}.checks.0.maxShareOfNaive`,
		[`${CENTRE}.openSheets.1`, { ...REFERENCE_SHEET, id: 'la-misma' }],
		[`${CENTRE}.openSheets.2`, { ...REFERENCE_SHEET, id: 'la-misma-otra-vez' }],
		[`${CENTRE}.openSheets.3`, { ...REFERENCE_SHEET, id: 'y-otra' }]
	],
	['plan-unreachable', `${CENTRE}.openSheets.0`, [`${CENTRE}.checks.0.maxShareOfNaive`, '2/5']],
	[
		'plan-looser-than-hidden',
		`${CENTRE}.checks.0.maxShareOfNaive`,
		[`${CENTRE}.checks.0.maxShareOfNaive`, '3/4']
	],
	[
		'load-does-not-fit',
		`${CENTRE}.openSheets.0.loads.0`,
		[`${CENTRE}.openSheets.0.loads.0.hours`, 13]
	],
	[
		'naive-illegal',
		`${CENTRE}.openSheets.0.naive`,
		[`${CENTRE}.openSheets.0.naive`, [9, 9, 9, 14]]
	],
	[
		'naive-is-best',
		`${CENTRE}.openSheets.0.naive`,
		[`${CENTRE}.openSheets.0.naive`, [12, 8, 10, 13]]
	]
];
