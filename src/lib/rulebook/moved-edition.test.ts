import { expect, test } from 'vitest';
import { desafioAlia, instantsOf } from '#scoring';
import { orderFaults } from '#scoring/rulebook/schedule.ts';
import { lintRulebook } from '#scoring/rulebook/lint/lint.ts';
import { movedEdition } from './moved-edition.ts';

const edition = () => desafioAlia({ model: 'simulated', opensAt: '2026-03-23T09:00:00.752Z' });

test('an edition that is held again keeps its rules and its days, from another opening on', () => {
	const again = movedEdition(edition(), {
		id: 'otra',
		opensAt: Date.parse('2027-06-07T08:00:00Z')
	});

	expect(again).toMatchObject({ id: 'otra', version: 1, title: { es: 'Desafío ALIA' } });
	const [round] = again.rounds;
	expect(round?.phases.opens).toBe('2027-06-07T08:00:00.000Z');
	// At eleven by the clock, as it was: the hour changed on the way then, and does not now.
	expect(round?.phases.closes).toBe('2027-06-21T09:00:00.000Z');
	expect(round?.challenges).toEqual(edition().rounds[0]?.challenges);
	expect(round && orderFaults(instantsOf(round))).toEqual([]);
	expect(lintRulebook(again).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('an edition that begins as it began is the same one', () => {
	const same = movedEdition(edition(), {
		id: 'desafio-alia',
		opensAt: Date.parse('2026-03-23T09:00:00.752Z')
	});
	const [was, is] = [edition(), same].map(({ rounds }) => rounds[0] && instantsOf(rounds[0]));

	expect(is?.opens).toBe(was?.opens);
	expect(is?.finalised).toBe(was?.finalised);
});
