import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desafioAlia } from '#scoring';
import { createContest } from './contest/create.ts';
import { contestInForce } from './contest/in-force.ts';
import type { Context } from './context.ts';
import type { Db } from './db/client.ts';
import { newId } from './db/id.ts';
import { openDatabase } from './db/open.ts';
import { doorOf } from './http/door.ts';
import { openContext } from './open-context.ts';
import { createTeam } from './teams/create.ts';
import { issueKey } from './teams/key.ts';
import { answerBriefly } from './warm-up-model.ts';

const SLUG = 'calentamiento';
const CHALLENGE = 'hogar';
const TEAMS = 40;
const HOUR = 3_600_000;
const PLENTY = 1_000_000_000;

const QUESTION = JSON.stringify({
	messages: [{ role: 'user', content: '¿Cómo gasto menos luz?' }],
	stream: true
});

/**
 * Plays calls through a door, a database and a model server of their own, which are gone afterwards, so
 * that the first teams of a contest meet a program that is compiled already: a cold process takes
 * seconds for its first thousand streams. Ends after about `ms` and says how many calls it played.
 */
export async function warmUp(
	site: Pick<Context, 'settings' | 'log'>,
	{ streams, ms }: { streams: number; ms: number }
): Promise<number> {
	const folder = await mkdtemp(join(tmpdir(), 'vatio-warm-up-'));
	const model = createServer(answerBriefly);
	const settings = {
		...site.settings,
		DATA_DIR: folder,
		ALIA_BASE_URL: `${await addressOf(model)}/v1`,
		ALIA_MODEL: undefined,
		VATIO_SIMULATED: 'yes' as const,
		ENDPOINT_CONCURRENCY: PLENTY
	};
	const db = await openDatabase({
		url: join(folder, 'vatio.db'),
		durability: settings.DURABILITY,
		migrations: 'drizzle'
	});
	const ctx = openContext({ settings, db, log: site.log.child({}, { level: 'silent' }) });
	const door = doorOf(ctx);
	const server = createServer((asked, answer) => void door(asked, answer));
	const agent = new Agent({ keepAlive: true });
	try {
		const keys = await furnish(db, ctx.now());
		const url = `${await addressOf(server)}/api/contests/${SLUG}/${CHALLENGE}/v1/chat/completions`;
		const until = performance.now() + ms;
		let played = 0;
		await Promise.all(
			Array.from({ length: streams }, async (_, place) => {
				do {
					await ask(url, keys[place % TEAMS] ?? '', agent);
					played++;
				} while (performance.now() < until);
			})
		);
		await ctx.live.drain(ms);

		return played;
	} finally {
		agent.destroy();
		ctx.endpoint.close();
		for (const open of [server, model]) open.close().closeAllConnections();
		await db.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function addressOf(server: Server): Promise<string> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');

	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A contest that is open, with budgets that nothing exhausts; the keys of its teams. */
async function furnish(db: Db, at: number): Promise<string[]> {
	const rulebook = structuredClone(desafioAlia({ model: 'simulated', opensAt: at - HOUR }));
	rulebook.openStreams = PLENTY;
	for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		Object.assign(budget, {
			interactions: PLENTY,
			tokens: PLENTY,
			energyNwh: Number.MAX_SAFE_INTEGER,
			callsPerMinute: PLENTY
		});
	}

	return db.write(async (tx) => {
		const { version } = await createContest(tx, { slug: SLUG, rulebook, at });
		const contest = await contestInForce(tx, { slug: SLUG });
		const keys: string[] = [];
		for (let place = 0; place < TEAMS; place++) {
			const accountId = newId();
			const person = { id: accountId, email: accountId, name: accountId, passwordHash: '' };
			await tx.insert(tx.t.account).values({ ...person, createdAt: at });
			const acceptance = { version, age: 'adult' as const };
			await createTeam(tx, { contest, accountId, name: `Equipo ${place}`, acceptance, at });
			const called = { contestId: contest.id, accountId, name: 'calentamiento', at };
			keys.push((await issueKey(tx, called)).key);
		}
		return keys;
	});
}

/** Asks one question and reads its answer to the end. */
function ask(url: string, key: string, agent: Agent): Promise<void> {
	const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };

	return new Promise((resolve, reject) => {
		const asking = request(url, { method: 'POST', agent, headers }, (answer) => {
			if (answer.statusCode !== 200) reject(new Error(`the door answered ${answer.statusCode}`));
			answer.on('end', resolve).on('error', reject).resume();
		});
		asking.on('error', reject).end(QUESTION);
	});
}
