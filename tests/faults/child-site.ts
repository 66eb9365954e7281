import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { desafioAlia } from '../../scoring/index.ts';
import type { Site } from '../../src/lib/server/boot.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { HOUR, openWorld } from '../support/world.ts';
import { CHALLENGE, keyOf, wideRulebook, type KeyTeam } from './fault-site.ts';
import type { PlayedEndpoint } from './played-endpoint.ts';

/** A contest that is open now, with teams that have keys. */
export async function seed(db: Db, teams: number): Promise<KeyTeam[]> {
	const opensAt = Date.now() - HOUR;
	const rulebook = wideRulebook(desafioAlia({ model: 'simulated', opensAt }));
	const world = await openWorld(db, { endpointUrl: 'http://127.0.0.1:9/v1', rulebook });
	world.setNow(Date.now());

	return Promise.all(
		Array.from({ length: teams }, async () => {
			const team = await world.newTeam();
			const key = await keyOf(world, team.accountId);
			// The use of the key is noted already: what a call writes is its own.
			await db.write((tx) => tx.update(tx.t.teamKey).set({ lastUsedAt: Date.now() }));
			return { ...team, key };
		})
	);
}

/** Settings of a site on `url` before an endpoint. */
export const environmentOf = (url: string, endpoint: PlayedEndpoint) => ({
	DATABASE_URL: url,
	ALIA_BASE_URL: endpoint.url,
	VATIO_SIMULATED: 'yes',
	DEMO: 'no',
	LOG_LEVEL: 'silent'
});

/** Starts the door as a process of its own. */
export async function startChild(environment: Record<string, string>) {
	const file = (name: string) => join(import.meta.dirname, name);
	const child = spawn(
		process.execPath,
		['--import', file('catalogue-glob.ts'), file('child-door.ts')],
		{
			env: { ...process.env, ...environment },
			stdio: ['ignore', 'ignore', 'inherit', 'ipc']
		}
	);
	const ended = new Promise<string | number | null>((resolve) =>
		child.once('close', (code, signal) => resolve(signal ?? code))
	);
	const port = await new Promise<number>((resolve, reject) => {
		child.once('message', (message) => resolve((message as { port: number }).port));
		void ended.then((how) => reject(new Error(`the door ended with ${how}`)));
	});

	return { pid: child.pid ?? 0, stop: () => child.kill('SIGTERM'), ended, url: addressOf(port) };
}

/** The door of a site that runs in this process, until `work` is done. */
export async function withDoor<T>(site: Site, work: (url: string) => Promise<T>): Promise<T> {
	const server = createServer((request, response) => {
		if (!site.door(request, response)) response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		return await work(addressOf((server.address() as AddressInfo).port));
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

const addressOf = (port: number) =>
	`http://127.0.0.1:${port}/api/contests/desafio-alia/${CHALLENGE}/v1/chat/completions`;
