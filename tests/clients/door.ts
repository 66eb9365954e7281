import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Rulebook } from '../../scoring/index.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { doorOf } from '../../src/lib/server/http/door.ts';
import { issueKey } from '../../src/lib/server/teams/key.ts';
import { CHALLENGE, generous, rehearse } from '../support/gateway.ts';
import type { Script, StandIn } from '../support/stand-in.ts';

export const MODEL = 'vatio-simulado-1';

/** The door itself on a port of its own, before a stand-in endpoint, and a team's key to it. */
export async function openDoor(
	db: Db,
	{ script = {}, change }: { script?: Script; change?: (rulebook: Rulebook) => void } = {}
) {
	const { world, team, standIn } = await rehearse(db, script, (rulebook) => {
		generous(rulebook);
		change?.(rulebook);
	});
	const { ctx, contest } = world;
	const { key } = await db.write((tx) =>
		issueKey(tx, {
			contestId: contest.id,
			accountId: team.accountId,
			name: 'portátil',
			at: ctx.now()
		})
	);
	const door = doorOf(ctx);
	const server = createServer((request, response) => {
		if (!door(request, response)) response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	const { port } = server.address() as AddressInfo;
	const path = `/api/contests/${contest.slug}/${CHALLENGE}/v1`;

	return {
		world,
		team,
		standIn,
		key,
		port,
		path,
		baseURL: `http://127.0.0.1:${port}${path}`,
		/** What was booked, oldest first, once nothing is open any more. */
		async books() {
			const { interaction, settlement } = db.t;
			for (;;) {
				const held = await db.read.select({ id: interaction.id }).from(interaction);
				const rows = await db.read.select().from(settlement);
				if (held.length === rows.length) return rows.sort((a, b) => a.endedAt - b.endedAt);
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
		}
	};
}

/** What a script says that answers in so many words, a token each, with time between them. */
export const slowly = (count: number, gapMs = 20): Script => ({
	words: Array.from({ length: count }, (_, at) => `palabra${at} `),
	gapMs,
	running: true,
	promptTokens: 31
});

/** Gives the stand-in another script once it has answered a call by the one that it has. */
export async function recover(standIn: StandIn, script: Script): Promise<void> {
	await until(() => standIn.seen.length > 0);
	standIn.script = script;
}

/** Resolves once the stand-in has written so many tokens. */
export const written = (standIn: StandIn, tokens: number): Promise<void> =>
	until(() => (standIn.seen[0]?.sent ?? 0) >= tokens);

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
