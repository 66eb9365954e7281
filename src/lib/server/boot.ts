import { join } from 'node:path';
import { issueFirstOrganiserLink } from './accounts/first-organiser.ts';
import { readSettings, type Settings } from './config.ts';
import type { Context } from './context.ts';
import { openDatabase } from './db/open.ts';
import { loadDemo } from './demo.ts';
import { startPost } from './archive/post.ts';
import { applyEndpoint } from './gateway/endpoint-setting.ts';
import { applyOrders } from './gateway/orders.ts';
import { forgetRepeats } from './gateway/repeat.ts';
import { reap } from './gateway/reaper.ts';
import { doorOf, type Door } from './http/door.ts';
import { advanceLedgers } from './ledger/advance.ts';
import { holdResults } from './leaderboard/finalise.ts';
import { openLog } from './log.ts';
import { openContext } from './open-context.ts';
import { warmUp } from './warm-up.ts';

/** The running site: one world, and the door that the Node server puts in front. */
export interface Site {
	ctx: Context;
	door: Door;
	/** What whoever started the site should know, a line each. */
	welcome: {
		accounts: { name: string; email: string; password: string; part: string }[];
		link?: string;
	};
	/** Takes some seconds, before anyone is served; nothing where the settings say so. */
	warmUp(): Promise<void>;
	/** Lets answers end for up to `drainMs`, then closes everything. */
	close(how: { drainMs: number }): Promise<void>;
}

const SEQUENCE_EVERY_MS = 1000;
const FORGET_EVERY_MS = 3_600_000;
const HOLD_EVERY_MS = 60_000;
const WARM_UP = { streams: 200, ms: 2500 };

/** Opens everything in its order: settings, database, what a crash left, the demo, the ledger's clock. */
export async function openSite(environment: Record<string, string | undefined>): Promise<Site> {
	const settings = readSettings(environment);
	const log = openLog(settings.LOG_LEVEL);
	const db = await openDatabase({
		url: settings.DATABASE_URL ?? join(settings.DATA_DIR, 'vatio.db'),
		durability: settings.DURABILITY,
		migrations: 'drizzle'
	});
	const ctx = openContext({ settings, db, log });
	ctx.metrics.watchProcess();

	const reaped = await reap(db, { at: ctx.now() });
	if (reaped > 0) log.warn({ reaped }, 'interactions left open by an earlier process are settled');
	await applyOrders(ctx);
	await applyEndpoint(ctx);
	const forget = () => db.write((tx) => forgetRepeats(tx, { at: ctx.now() }));
	await forget();
	const welcome = await welcomeOf(ctx, settings);
	const forgetting = setInterval(() => {
		forget().catch((cause: unknown) => log.error({ err: cause }, 'old calls are still kept'));
	}, FORGET_EVERY_MS);
	const hold = () =>
		holdResults(ctx).catch((cause: unknown) => {
			log.error({ err: cause }, 'a result that waits could not be put off');
		});
	await hold();
	const holding = setInterval(() => void hold(), HOLD_EVERY_MS);
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
		async warmUp() {
			if (settings.WARM_UP === 'yes') await warmUp({ settings, log }, WARM_UP);
		},
		async close({ drainMs }) {
			clearInterval(sequencer);
			clearInterval(forgetting);
			clearInterval(holding);
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
