import { describe, expect, test } from 'vitest';
import { PHASE_INSTANTS } from '../rulebook/schema.ts';
import { changesOf, type Neighbours } from './every-change.fixture.ts';
import { fact } from './facts.ts';

const ID = `AZaz09_-${'x'.repeat(56)}`;
const HASH = '0123456789abcdef'.repeat(4);
const INSTANT = '2026-05-01T10:00:00.000Z';
const EXACT = '07/10';
const COUNT = 7;
const FROM_ONE = 3;
const LEVEL = 5;
const NAME = `${'AZaz09._'.repeat(9)}AZaz09.-`;
const MODEL = 'ALIA 40b/instruct';
const FINISH = `a${'_'.repeat(38)}z`;

/** Of each kind of value: the least and the most beside it, and what a field of its kind never holds. */
const neighbours: Neighbours = new Map<unknown, { right?: unknown[]; wrong: unknown[] }>([
	[ID, { right: ['x'], wrong: ['', `${ID}x`, 'ana@example.org', '@ana', 'ana@', 7] }],
	[HASH, { wrong: ['', HASH.slice(1), `${HASH}0`, `0${HASH}`, HASH.toUpperCase(), `${HASH} `] }],
	[
		INSTANT,
		{ wrong: ['2026-05-01T12:00:00.000+02:00', '2026-05-01T10:00:00Z', '2026-02-30T10:00:00.000Z'] }
	],
	[
		EXACT,
		{
			right: ['0/1', '19/92'],
			wrong: ['7', '/10', '7/', '7/0', '7/010', '-7/10', '7/10 ', '0.7/1', 'x7/10', '7/10x']
		}
	],
	[COUNT, { right: [0], wrong: [-1, 0.5, 2 ** 53, '7'] }],
	[FROM_ONE, { right: [1], wrong: [0, -1, 1.5, '3'] }],
	[LEVEL, { right: [1], wrong: [0, 6, 1.5, '5'] }],
	[NAME, { right: ['x'], wrong: ['', `${NAME}x`, ' alia', 'alia ', 'Ana García'] }],
	[MODEL, { wrong: ['', 'x'.repeat(121), '"ALIA"', 'ALIA\n'] }],
	[FINISH, { right: ['x', 'stop'], wrong: ['', `${FINISH}z`, 'Stop', '1stop', 'stop1'] }],
	[true, { wrong: ['true', 1] }]
]);

const counts = {
	profile: NAME,
	promptTokens: COUNT,
	cachedTokens: COUNT,
	completionTokens: COUNT,
	estimated: true,
	energyNwh: COUNT
};
const said = { 'reportedModel?': MODEL, 'finishReason?': FINISH };
const which = { teamId: ID, challenge: ID };
const presented = (value: object) => ({ ...which, language: ID, presented: value });

/** Every kind with all its fields; a name that ends in `?` may be absent, a list says which words. */
const KINDS: [string, object][] = [
	[
		'rulebook-published',
		{
			version: FROM_ONE,
			rulebookHash: HASH,
			'reasonHash?': HASH,
			'override?': new Set([true])
		}
	],
	[
		'schedule-overridden',
		{ round: ID, instant: new Set(PHASE_INSTANTS), to: INSTANT, reasonHash: HASH }
	],
	[
		'outage-applied',
		{
			round: ID,
			from: INSTANT,
			to: INSTANT,
			remedy: new Set(['extend', 'return']),
			reasonHash: HASH
		}
	],
	['interaction-returned', { outage: ID, tokens: COUNT, energyNwh: COUNT }],
	['outage-reverted', { reasonHash: HASH }],
	[
		'team-registered',
		{
			rulebookVersion: FROM_ONE,
			rulebookHash: HASH,
			'category?': ID,
			'baseline?': new Set([true])
		}
	],
	['team-named', { nameHash: HASH }],
	['team-categorised', { category: ID, reasonHash: HASH }],
	['team-merged', { into: ID, reasonHash: HASH }],
	['team-removed', { reasonHash: HASH }],
	['team-admitted', { round: ID, 'board?': ID, 'reasonHash?': HASH }],
	['team-declined', { round: ID, reasonHash: HASH }],
	[
		'interaction-held',
		{
			...which,
			'conversationId?': ID,
			'parentId?': ID,
			'official?': true,
			'sheet?': ID,
			promptHash: HASH,
			ceilingTokens: COUNT,
			ceilingNwh: COUNT
		}
	],
	[
		'interaction-settled',
		{
			...which,
			outcome: new Set(['completed', 'aborted', 'failed', 'interrupted', 'released']),
			chargedTo: new Set(['team', 'platform', 'nobody']),
			...counts,
			...said,
			'overrunNwh?': COUNT,
			'answerHash?': HASH
		}
	],
	[
		'entry-presented',
		presented({ kind: 'conversation', conversationId: ID, interactionIds: [ID] })
	],
	['entry-presented', presented({ kind: 'template', templateHash: HASH })],
	[
		'entry-presented',
		presented({ kind: 'alignment', conversationId: ID, interactionIds: [ID], recordHash: HASH })
	],
	['entry-withdrawn', which],
	['entry-disqualified', { ...which, reasonHash: HASH }],
	['entry-reinstated', { ...which, reasonHash: HASH }],
	[
		'checks-recorded',
		{
			passed: true,
			outcomes: [{ kind: ID, outcome: new Set(['passed', 'failed', 'flagged']), reason: NAME }],
			'quality?': EXACT
		}
	],
	[
		'verdict-given',
		{
			judgeId: ID,
			verdict: new Set(['valid', 'invalid']),
			'jury?': EXACT,
			'levels?': { [ID]: LEVEL },
			'reasonHash?': HASH,
			'supersedes?': ID,
			'rejudging?': ID
		}
	],
	['rejudging-applied', { challenge: ID, verdicts: COUNT, reasonHash: HASH }],
	['appeal-decided', { verdict: ID, upheld: true, reasonHash: HASH }],
	[
		'official-run',
		{
			purpose: new Set(['instances', 'confirmation']),
			'sheet?': ID,
			run: COUNT,
			'turn?': COUNT,
			...counts,
			...said,
			answerHash: HASH,
			valid: true,
			'sameAs?': COUNT,
			'quality?': EXACT
		}
	],
	[
		'assisted-reading',
		{
			pass: new Set(['rubric', 'false-key']),
			...counts,
			...said,
			answerHash: HASH,
			legible: true
		}
	],
	[
		'board-published',
		{
			round: ID,
			challenge: ID,
			standing: new Set(['provisional', 'official']),
			seq: COUNT,
			boardHash: HASH
		}
	],
	[
		'combined-board-published',
		{
			parts: [
				{ challenge: ID, board: ID },
				{ challenge: ID, board: ID }
			],
			boardHash: HASH
		}
	],
	['instances-committed', { challenge: ID, commitment: HASH }],
	['instances-revealed', { challenge: ID, secret: HASH, treeSize: COUNT, treeRoot: HASH }]
];

describe.each(KINDS)('the ledger reads %s by its schema alone', (kind, data) => {
	const { plain, right, wrong } = changesOf(
		{ id: ID, kind, at: INSTANT, subject: ID, data },
		{ neighbours, openName: ID }
	);
	const read = (value: unknown) => fact.safeParse(value).success;

	test('as it is documented', () => {
		expect(fact.parse(plain)).toEqual(plain);
		for (const { where, value } of right)
			expect({ where, read: read(value) }).toEqual({ where, read: true });
	});

	test('with no part missing, added or of another kind', () => {
		for (const { where, value } of wrong) {
			expect({ where, read: read(value), value }).toEqual({ where, read: false, value });
		}
	});
});

test('what is presented names one interaction at least', () => {
	for (const kind of ['conversation', 'alignment']) {
		const presents = (interactionIds: string[]) =>
			fact.safeParse({
				id: ID,
				kind: 'entry-presented',
				at: INSTANT,
				subject: ID,
				data: presented({
					kind,
					conversationId: ID,
					interactionIds,
					...(kind === 'alignment' ? { recordHash: HASH } : {})
				})
			}).success;

		expect([presents([]), presents(['i_01'])]).toEqual([false, true]);
	}
});
