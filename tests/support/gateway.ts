import { onTestFinished } from 'vitest';
import { interactionEnergy, profileById } from '../../scoring/energy/index.ts';
import type { Rulebook } from '../../scoring/index.ts';
import { spentOf } from '../../src/lib/server/budget/balance.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { begin } from '../../src/lib/server/gateway/begin.ts';
import type { Asked } from '../../src/lib/server/gateway/prompt.ts';
import { startStandIn, type Script } from './stand-in.ts';
import { demoRulebook, openWorld, type World } from './world.ts';

export const CHALLENGE = 'hogar';

/** A contest before a stand-in endpoint that follows a script, and one team. */
export async function rehearse(db: Db, script: Script = {}, change?: (rulebook: Rulebook) => void) {
	const standIn = await startStandIn(script);
	onTestFinished(() => standIn.close());
	const rulebook = demoRulebook();
	change?.(rulebook);
	const world = await openWorld(db, { endpointUrl: standIn.url, rulebook });

	return { world, team: await world.newTeam(), standIn };
}

/** Calls and streams enough for a test that is not about them. */
export function generous(rulebook: Rulebook): void {
	rulebook.openStreams = 4;
	for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		budget.callsPerMinute = 1000;
	}
}

type Team = { id: string; accountId: string };

export const ask = (world: World, team: Team, prompt: string, more: Partial<Asked> = {}) =>
	begin(world.ctx, {
		contest: world.contest,
		challengeId: CHALLENGE,
		team,
		accountId: team.accountId,
		asked: { prompt, ...more }
	});

export const spent = (world: World, team: { id: string }) =>
	spentOf(world.ctx.db.read, { teamId: team.id, challengeId: CHALLENGE });

/** Nanowatt-hours under the simulated profile. */
export function energyOf(promptTokens: number, completionTokens: number): bigint {
	const profile = profileById('simulated-alia40b-2026.1');
	const counts = { promptTokens, cachedTokens: 0, completionTokens };
	const energy = profile && interactionEnergy(profile, counts);
	if (!energy?.ok) throw new Error('no energy');

	return energy.energyNwh;
}
