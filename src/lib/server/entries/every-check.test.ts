import { expect } from 'vitest';
import type { AnyCheckRule } from '#scoring';
import { EVERY_RULE } from '#scoring/checks/every.fixture.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { present } from './present.ts';
import { entriesOf } from './standing.ts';

const ANSWER = [
	'Plan de ahorro para la vivienda:',
	'',
	'1. Bajar el termo. Dónde: baño. Coste: bajo. Ahorro: 120 kWh.',
	'2. Poner LED. Dónde: salón. Coste: bajo. Ahorro: 90 kWh.'
].join('\n');

onEveryEngine('a challenge with checks of every kind', ({ test }) => {
	test('is played: each check says its own, in the order of the rulebook', async ({ db }) => {
		const { world, team } = await rehearse(db, { words: [ANSWER] }, (rulebook) => {
			generous(rulebook);
			const [home] = rulebook.rounds[0]?.challenges ?? [];
			if (home) home.checks = EVERY_RULE;
		});
		const { conversationId: conversation, settled } = await ask(world, team, 'Hazme un plan');
		await settled;

		const { outcomes, passed } = await present(world.ctx, {
			contest: world.contest,
			challengeId: 'hogar',
			team,
			accountId: team.accountId,
			presented: { conversation }
		});

		expect(outcomes.map(({ kind }) => kind)).toEqual(EVERY_RULE.map(({ kind }) => kind));
		expect(passed).toBe(false);
		const [entry] = await entriesOf(db.read, { contestId: world.contest.id });
		expect(entry?.checks?.outcomes).toEqual(JSON.parse(JSON.stringify(outcomes)));
		const of = (kind: AnyCheckRule['kind']) => outcomes.find((one) => one.kind === kind);
		expect(of('list')).toMatchObject({ outcome: 'failed', reason: 'list-items-wrong' });
		expect(of('weighted')?.parts?.map(({ kind }) => kind)).toEqual(['contains', 'any']);
		expect(of('number')?.evidence.map(({ start, end }) => ANSWER.slice(start, end))).toEqual([
			'120 kWh',
			'90 kWh'
		]);
	});
});
