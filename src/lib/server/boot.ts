import { join } from 'node:path';
import { isNull } from 'drizzle-orm';
import pino from 'pino';
import { issueFirstOrganiserLink } from './accounts/first-organiser.ts';
import { readSettings, type Settings } from './config.ts';
import type { Context } from './context.ts';
import type { Db } from './db/client.ts';
import { loggedError } from './db/logged-error.ts';
import { openDatabase } from './db/open.ts';
import { loadDemo } from './demo.ts';
import { OfficialRuns } from './entries/official-runs.ts';
import { LiveAnswers } from './gateway/live.ts';
import { openaiEndpoint } from './gateway/openai-endpoint.ts';
import { FairQueue } from './gateway/queue.ts';
import { reap } from './gateway/reaper.ts';
import { doorOf, type Door } from './http/door.ts';
import { Coalesced } from './leaderboard/coalesced.ts';
import { sequence } from './ledger/sequencer.ts';

/** The running site: one world, and the door that the Node server puts in front. */
export interface Site {
	ctx: Context;
	door: Door;
	/** What whoever started the site should know, a line each. */
	welcome: {
		accounts: { name: string; email: string; password: string; part: string }[];
		link?: string;
	};
	/** Lets answers end for up to `drainMs`, then closes everything. */
	close(how: { drainMs: number }): Promise<void>;
}

const SEQUENCE_EVERY_MS = 1000;

/** Opens everything in its order: settings, database, what a crash left, the demo, the ledger's clock. */
export async function openSite(environment: Record<string, string | undefined>): Promise<Site> {
	const settings = readSettings(environment);
	const log = pino({ level: settings.LOG_LEVEL, serializers: { err: loggedError } });
	const db = await openDatabase({
		url: settings.DATABASE_URL ?? join(settings.DATA_DIR, 'vatio.db'),
		durability: settings.DURABILITY,
		migrations: 'drizzle'
	});
	const ctx: Context = {
		settings,
		db,
		now: Date.now,
		endpoint: openaiEndpoint(settings, settings.VATIO_SIMULATED === 'yes'),
		live: new LiveAnswers(),
		queue: new FairQueue(settings.ENDPOINT_CONCURRENCY),
		officialRuns: new OfficialRuns(),
		boardRefreshes: new Coalesced(),
		log
	};

	const reaped = await reap(db, { at: ctx.now() });
	if (reaped > 0) log.warn({ reaped }, 'interactions left open by an earlier process are settled');
	const welcome = await welcomeOf(ctx, settings);
	const sequencer = setInterval(() => {
		sequenceAll(db).catch((cause: unknown) => log.error({ err: cause }, 'the sequencer failed'));
	}, SEQUENCE_EVERY_MS);

	return {
		ctx,
		door: doorOf(ctx),
		welcome,
		async close({ drainMs }) {
			clearInterval(sequencer);
			ctx.officialRuns.stop();
			await ctx.live.drain(drainMs);
			await ctx.officialRuns.ended();
			await sequenceAll(db);
			await db.close();
		}
	};
}

async function welcomeOf(ctx: Context, settings: Settings): Promise<Site['welcome']> {
	if (settings.DEMO === 'yes') return { accounts: await loadDemo(ctx) };

	const token = await ctx.db.write((tx) => issueFirstOrganiserLink(tx, { at: ctx.now() }));

	return { accounts: [], ...(token ? { link: `/first-organiser/${token}` } : {}) };
}

async function sequenceAll(db: Db) {
	const { fact } = db.t;
	const contests = await db.read
		.selectDistinct({ contestId: fact.contestId })
		.from(fact)
		.where(isNull(fact.seq));
	for (const contest of contests) await sequence(db, contest);
}
