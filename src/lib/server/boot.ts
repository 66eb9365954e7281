import { join } from 'node:path';
import { issueFirstOrganiserLink } from './accounts/first-organiser.ts';
import { readSettings, type Settings } from './config.ts';
import type { Context } from './context.ts';
import { openDatabase } from './db/open.ts';
import { loadDemo } from './demo.ts';
import { startPost } from './archive/post.ts';
import { OfficialRuns } from './entries/official-runs.ts';
import { LiveAnswers } from './gateway/live.ts';
import { Metrics } from './gateway/metrics.ts';
import { openaiEndpoint } from './gateway/openai-endpoint.ts';
import { applyOrders } from './gateway/orders.ts';
import { FairQueue } from './gateway/queue.ts';
import { forgetRepeats } from './gateway/repeat.ts';
import { reap } from './gateway/reaper.ts';
import { doorOf, type Door } from './http/door.ts';
import { Coalesced } from './leaderboard/coalesced.ts';
import { advanceLedgers } from './ledger/advance.ts';
import { openSigningKey } from './ledger/signing-key.ts';
import { openLog } from './log.ts';

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
const FORGET_EVERY_MS = 3_600_000;

/** Opens everything in its order: settings, database, what a crash left, the demo, the ledger's clock. */
export async function openSite(environment: Record<string, string | undefined>): Promise<Site> {
	const settings = readSettings(environment);
	const log = openLog(settings.LOG_LEVEL);
	const db = await openDatabase({
		url: settings.DATABASE_URL ?? join(settings.DATA_DIR, 'vatio.db'),
		durability: settings.DURABILITY,
		migrations: 'drizzle'
	});
	const queue = new FairQueue(settings.ENDPOINT_CONCURRENCY);
	const metrics = new Metrics({ queue, db });
	metrics.watchProcess();
	const ctx: Context = {
		settings,
		db: metrics.timed(db),
		now: Date.now,
		endpoint: openaiEndpoint(settings, settings.VATIO_SIMULATED === 'yes'),
		live: new LiveAnswers(),
		queue,
		officialRuns: new OfficialRuns(),
		boardRefreshes: new Coalesced(),
		metrics,
		signingKey: openSigningKey(settings.DATA_DIR),
		log
	};

	const reaped = await reap(db, { at: ctx.now() });
	if (reaped > 0) log.warn({ reaped }, 'interactions left open by an earlier process are settled');
	await applyOrders(ctx);
	const forget = () => db.write((tx) => forgetRepeats(tx, { at: ctx.now() }));
	await forget();
	const welcome = await welcomeOf(ctx, settings);
	const forgetting = setInterval(() => {
		forget().catch((cause: unknown) => log.error({ err: cause }, 'old calls are still kept'));
	}, FORGET_EVERY_MS);
	const sequencer = setInterval(() => void advance(), SEQUENCE_EVERY_MS);
	const post = startPost(ctx);
	let advancing: Promise<void> | undefined;

	/** One at a time. */
	function advance(): Promise<void> {
		advancing ??= advanceLedgers(db, { key: ctx.signingKey, now: ctx.now })
			.catch((cause: unknown) => log.error({ err: cause }, 'the sequencer failed'))
			.finally(() => {
				advancing = undefined;
			});

		return advancing;
	}

	return {
		ctx,
		door: doorOf(ctx),
		welcome,
		async close({ drainMs }) {
			clearInterval(sequencer);
			clearInterval(forgetting);
			await post.stop();
			ctx.officialRuns.stop();
			await ctx.live.drain(drainMs);
			await ctx.officialRuns.ended();
			await advancing;
			await advance();
			ctx.endpoint.close();
			await db.close();
		}
	};
}

async function welcomeOf(ctx: Context, settings: Settings): Promise<Site['welcome']> {
	if (settings.DEMO === 'yes') return { accounts: await loadDemo(ctx) };

	const token = await ctx.db.write((tx) => issueFirstOrganiserLink(tx, { at: ctx.now() }));

	return { accounts: [], ...(token ? { link: `/first-organiser/${token}` } : {}) };
}
