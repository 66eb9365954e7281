import { eq } from 'drizzle-orm';
import type { PlanSheet, RoundRules, TemplateChallenge } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { runOnce } from './official-run.ts';

const AT_A_TIME = 4;
const ATTEMPTS = 3;

/** A template challenge with the sheets that nobody has seen. */
export interface Work {
	contest: ContestInForce;
	challenge: TemplateChallenge;
	round: RoundRules;
	sheets: PlanSheet[];
}

/**
 * Does the official runs that an entry lacks.
 */
export async function runMissing(
	ctx: Context,
	{ signal, ...work }: Work & { signal: AbortSignal },
	entry: { id: string }
): Promise<void> {
	const missing = await missingRuns(ctx.db.read, {
		entryId: entry.id,
		challenge: work.challenge
	});
	await fewAtATime(missing, signal, async ({ sheet: index, run }) => {
		const sheet = work.sheets[index];
		if (sheet) await runOnce(ctx, { ...work, run, index, sheet, entry, signal });
	});
}

async function missingRuns(
	query: Query,
	{ entryId, challenge }: { entryId: string; challenge: TemplateChallenge }
): Promise<{ sheet: number; run: number }[]> {
	const { officialRun } = query.t;
	const done = await query
		.select({ sheet: officialRun.sheet, run: officialRun.run })
		.from(officialRun)
		.where(eq(officialRun.entryId, entryId));
	const known = new Set(done.map(({ sheet, run }) => `${sheet} ${run}`));
	const { sheets, runs } = challenge.hidden;

	return Array.from({ length: sheets * runs }, (_, index) => ({
		sheet: Math.floor(index / runs),
		run: index % runs
	})).filter(({ sheet, run }) => !known.has(`${sheet} ${run}`));
}

/**
 * Does what is to be done, a few things at a time, each up to three times. Once one has failed for good
 * no other begins, and all have ended on return.
 */
export async function fewAtATime<Item>(
	items: readonly Item[],
	signal: AbortSignal,
	work: (item: Item) => Promise<void>
): Promise<void> {
	const waiting = [...items];
	let failure: unknown;
	const next = async (): Promise<void> => {
		for (let item = waiting.shift(); item && !signal.aborted; item = waiting.shift()) {
			const one = item;
			try {
				await patiently(() => work(one), signal);
			} catch (cause) {
				waiting.length = 0;
				failure ??= cause;
			}
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, next));
	if (failure !== undefined && !signal.aborted) throw failure;
}

/** An endpoint that fails is asked again, twice; then the runs stop and say why. */
async function patiently(run: () => Promise<void>, signal: AbortSignal): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await run();
		} catch (cause) {
			if (attempt >= ATTEMPTS || signal.aborted) throw cause;
			await new Promise((resolve) => setTimeout(resolve, attempt * 1000));
		}
	}
}
