import { OPENS, openWorld, type World } from '../../../../tests/support/world.ts';
import { reserve } from '../budget/reserve.ts';
import { settle } from '../budget/settle.ts';
import type { Flag, Outcome } from '../budget/schema.ts';
import type { Db } from '../db/client.ts';
import { newId } from '../db/id.ts';

export const MINUTE = 60_000;

/** A contest whose interactions are put on record without any endpoint. */
export async function recordedWorld(db: Db): Promise<World> {
	return openWorld(db, { endpointUrl: 'http://127.0.0.1:9/v1' });
}

export interface Recorded {
	team: { id: string; accountId: string };
	challengeId?: string;
	heldAt?: number;
	/** Left out: the answer is still being written. */
	outcome?: Outcome;
	fault?: string;
	prompt?: string;
	answer?: string;
	promptTokens?: number;
	completionTokens?: number;
	holdEnergyNwh?: bigint;
	forgivenFaults?: number;
	keyId?: string;
	flags?: Flag[];
	/** How long it waited to be called, milliseconds. */
	queueMs?: number;
	rawUsage?: object;
	fingerprint?: string;
}

const plenty = {
	interactions: 1_000_000,
	tokens: 1_000_000_000,
	energyNwh: Number.MAX_SAFE_INTEGER,
	callsPerMinute: 1_000_000,
	presentations: 1
};

/** Puts one interaction on record as the gateway does: held, and settled where it ended. */
export async function record(world: World, given: Recorded): Promise<string> {
	const { db } = world.ctx;
	const { team, heldAt = OPENS, prompt = 'Hola', challengeId = 'hogar' } = given;
	const { outcome, promptTokens = 100, completionTokens = 50 } = given;
	const round = world.contest.rulebook.rounds[0];
	if (!round) throw new Error('no round');

	const { id } = await db.write((tx) =>
		reserve(tx, {
			contestId: world.contest.id,
			challengeId,
			teamId: team.id,
			accountId: team.accountId,
			keyId: given.keyId,
			conversationId: newId(),
			parentId: undefined,
			turn: 1,
			sheetId: undefined,
			model: round.model.id,
			profileId: round.model.profile,
			official: true,
			sampling: { ...round.model.parameters, max_tokens: 600 },
			prompt,
			messages: [{ role: 'user', content: prompt }],
			ceiling: { tokens: 2000, energyNwh: given.holdEnergyNwh ?? 900_000_000n },
			budget: plenty,
			openStreams: 1000,
			at: heldAt
		})
	);
	if (outcome === undefined) return id;

	await db.write((tx) =>
		settle(tx, {
			interactionId: id,
			outcome,
			promptTokens,
			cachedTokens: 0,
			completionTokens,
			estimated: false,
			answer: given.answer ?? 'Buenas',
			finishReason: outcome === 'completed' ? 'stop' : undefined,
			fault: given.fault,
			reportedModel: round.model.id,
			fingerprint: given.fingerprint ?? 'fp',
			messages: [],
			rawUsage: given.rawUsage,
			flags: given.flags ?? [],
			calledAt: given.queueMs === undefined ? undefined : heldAt + given.queueMs,
			firstTokenAt: heldAt + 100,
			forgivenFaults: given.forgivenFaults ?? 3,
			at: heldAt + 1000
		})
	);
	return id;
}

/** Sixty interactions of two teams with every ending, many at the same instant; ids in order of time. */
export async function variedRecord(world: World) {
	const teams = [await world.newTeam('Las Bombillas'), await world.newTeam('=SUMA(A1)')];
	const endings: Pick<Recorded, 'outcome' | 'fault'>[] = [
		{ outcome: 'completed' },
		{ outcome: 'aborted' },
		{ outcome: 'failed', fault: 'endpoint_timeout' },
		{},
		{ outcome: 'released', fault: 'phase_closed' },
		{ outcome: 'interrupted', fault: 'interrupted' }
	];
	for (let n = 0; n < 60; n++) {
		const team = teams[n % 2];
		const ending = endings[n % endings.length];
		if (!team || !ending) throw new Error('out of range');
		await record(world, {
			team,
			...ending,
			challengeId: n % 5 === 0 ? 'centro-civico' : 'hogar',
			heldAt: OPENS + Math.floor(n / 7) * MINUTE
		});
	}
	return teams;
}
