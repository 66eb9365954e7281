import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asc, eq } from 'drizzle-orm';
import { interactionEnergy, profileById } from '../../scoring/energy/index.ts';
import type { Rulebook } from '../../scoring/index.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { estimatePrompt } from '../../src/lib/server/gateway/token-count.ts';
import { doorOf } from '../../src/lib/server/http/door.ts';
import { issueKey } from '../../src/lib/server/teams/key.ts';
import { demoRulebook, openWorld, type World } from '../support/world.ts';
import { Call, type CallOptions } from './client.ts';
import { PlayedEndpoint } from './played-endpoint.ts';

export const CHALLENGE = 'hogar';
const PROFILE = 'simulated-alia40b-2026.1';

/** A team with a key of its captain's. */
export interface KeyTeam {
	id: string;
	accountId: string;
	key: string;
}

/** A door on loopback before a played endpoint, in this process. */
export interface FaultSite {
	world: World;
	endpoint: PlayedEndpoint;
	server: Server;
	/** The address of the door. */
	url: string;
	newTeam(): Promise<KeyTeam>;
	call(
		team: KeyTeam,
		prompt: string,
		more?: Partial<CallOptions>,
		send?: ConstructorParameters<typeof Call>[1]
	): Call;
	close(): Promise<void>;
}

const SETTINGS = {
	ENDPOINT_CONNECT_SECONDS: '0.4',
	ENDPOINT_FIRST_TOKEN_SECONDS: '0.4',
	ENDPOINT_IDLE_SECONDS: '0.4',
	READER_SECONDS: '0.4'
};

/** Limits that are nobody's subject here, out of the way. */
export function wideRulebook(rulebook: Rulebook = demoRulebook()): Rulebook {
	rulebook.openStreams = 1000;
	for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		budget.callsPerMinute = 100_000;
		budget.interactions = 10;
	}

	return rulebook;
}

export async function openFaultSite(
	db: Db,
	{ rulebook = wideRulebook(), settings = {} as Record<string, string> } = {}
): Promise<FaultSite> {
	// Loading the tokenizer that estimates takes a moment, which is nobody's subject here.
	await estimatePrompt([{ role: 'user', content: '.' }]);
	const endpoint = await PlayedEndpoint.start();
	const world = await openWorld(db, {
		endpointUrl: endpoint.url,
		rulebook,
		settings: { ...SETTINGS, ...settings }
	});
	const { ctx, contest } = world;
	const door = doorOf(ctx);
	const server = createServer((request, response) => {
		if (!door(request, response)) response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}/api/contests/${contest.slug}/${CHALLENGE}/v1/chat/completions`;

	return {
		world,
		endpoint,
		server,
		url,
		async newTeam() {
			const team = await world.newTeam();
			return { ...team, key: await keyOf(world, team.accountId) };
		},
		call: (team, prompt, more, send) => new Call({ url, key: team.key, prompt, ...more }, send),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await ctx.live.drain(0);
			ctx.endpoint.close();
			await endpoint.close();
		}
	};
}

export async function keyOf({ ctx, contest }: World, accountId: string): Promise<string> {
	const owner = { contestId: contest.id, accountId };
	const { key } = await ctx.db.write((tx) =>
		issueKey(tx, { ...owner, name: 'mía', at: ctx.now() })
	);
	return key;
}

/** Nanowatt-hours of an interaction under the contest's profile. */
export function energyOf(promptTokens: number, completionTokens: number): bigint {
	const profile = profileById(PROFILE);
	const counts = { promptTokens, cachedTokens: 0, completionTokens };
	const energy = profile && interactionEnergy(profile, counts);
	if (!energy?.ok) throw new Error('no energy');

	return energy.energyNwh;
}

/** A team's interactions with how they ended, in the order in which they were held. */
export async function settlementsOf(db: Db, teamId: string) {
	const { interaction, settlement } = db.t;
	const rows = await db.read
		.select({ held: interaction, settled: settlement })
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(eq(interaction.teamId, teamId))
		.orderBy(asc(interaction.heldAt));

	return rows.map(({ held, settled }) => ({ held, settled: settled ?? undefined }));
}
