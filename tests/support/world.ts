import pino from 'pino';
import { desafioAlia } from '../../scoring/index.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Context } from '../../src/lib/server/context.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { readSettings } from '../../src/lib/server/config.ts';
import { createContest } from '../../src/lib/server/contest/create.ts';
import { contestInForce, type ContestInForce } from '../../src/lib/server/contest/in-force.ts';
import { takePart } from '../../src/lib/server/contest/people.ts';
import type { Part } from '../../src/lib/server/contest/schema.ts';
import { OfficialRuns } from '../../src/lib/server/entries/official-runs.ts';
import { LiveAnswers } from '../../src/lib/server/gateway/live.ts';
import { Metrics } from '../../src/lib/server/gateway/metrics.ts';
import { openaiEndpoint } from '../../src/lib/server/gateway/openai-endpoint.ts';
import { FairQueue } from '../../src/lib/server/gateway/queue.ts';
import { openSeal } from '../../src/lib/server/gateway/sealed.ts';
import { Coalesced } from '../../src/lib/server/leaderboard/coalesced.ts';
import { createTeam } from '../../src/lib/server/teams/create.ts';
import type { Rulebook } from '../../scoring/index.ts';
import { newSigningKey } from './signing-key.ts';

export const OPENS = Date.parse('2026-03-02T09:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A contest with its people, on any database and before any endpoint, under a clock of its own. */
export interface World {
	ctx: Context;
	contest: ContestInForce;
	/** Sets the contest's clock. */
	setNow(at: number): void;
	/** Reads the contest anew, with its overrides. */
	reload(): Promise<ContestInForce>;
	newAccount(name?: string): Promise<string>;
	newStaff(part: Exclude<Part, 'participant'>): Promise<string>;
	newTeam(name?: string): Promise<{ id: string; accountId: string }>;
}

export interface WorldOptions {
	endpointUrl: string;
	rulebook?: Rulebook;
	settings?: Record<string, string>;
}

/** The demo edition, a copy of one's own to change. */
export const demoRulebook = (): Rulebook =>
	structuredClone(desafioAlia({ model: 'simulated', opensAt: OPENS }));

export async function openWorld(db: Db, options: WorldOptions): Promise<World> {
	let now = OPENS + HOUR;
	const settings = readSettings({ ALIA_BASE_URL: options.endpointUrl, ...options.settings });
	const queue = new FairQueue(settings.ENDPOINT_CONCURRENCY);
	const ctx: Context = {
		settings,
		db,
		// No two moments are the same, as on a real clock.
		now: () => now++,
		endpoint: openaiEndpoint(settings, true),
		live: new LiveAnswers(),
		queue,
		officialRuns: new OfficialRuns(),
		boardRefreshes: new Coalesced(),
		metrics: new Metrics({ queue, db }),
		signingKey: newSigningKey(),
		seal: openSeal(settings.DATA_DIR),
		log: pino({ level: 'silent' })
	};
	const rulebook = options.rulebook ?? demoRulebook();
	const slug = 'desafio-alia';
	await db.write((tx) => createContest(tx, { slug, rulebook, at: now }));
	const reload = () => contestInForce(db.read, { slug });
	const contest = await reload();

	const newAccount = async (name = 'Persona') => {
		const id = newId();
		const email = `${id}@example.org`;
		await db.write((tx) =>
			tx.insert(tx.t.account).values({ id, email, name, passwordHash: 'none', createdAt: now })
		);
		return id;
	};

	return {
		ctx,
		contest,
		setNow: (at) => {
			now = at;
		},
		reload,
		newAccount,
		async newStaff(part) {
			const accountId = await newAccount(part);
			await db.write((tx) => takePart(tx, { contestId: contest.id, accountId, part, at: now }));
			return accountId;
		},
		async newTeam(name = `Equipo ${newId().slice(0, 6)}`) {
			const accountId = await newAccount();
			const acceptance = { version: contest.version, age: 'adult' as const };
			const { id } = await db.write((tx) =>
				createTeam(tx, { contest, accountId, name, acceptance, at: now })
			);
			return { id, accountId };
		}
	};
}
