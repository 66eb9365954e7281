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
 * Does the official runs that an entry lacks, a few at a time. Once one has failed for good no other
 * begins, and all have ended on return.
 */
export async function runMissing(ctx: Context, work: Work, entry: { id: string }): Promise<void> {
	const { signal } = ctx.officialRuns;
	const missing = await missingRuns(ctx.db.read, {
		entryId: entry.id,
		challenge: work.challenge
	});
	let failure: unknown;
	const next = async (): Promise<void> => {
		for (let one = missing.shift(); one && !signal.aborted; one = missing.shift()) {
			const { sheet: index, run } = one;
			const sheet = work.sheets[index];
			if (!sheet) continue;
			try {
				await patiently(() => runOnce(ctx, { ...work, run, index, sheet, entry }), signal);
			} catch (cause) {
				missing.length = 0;
				failure ??= cause;
			}
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, next));
	if (failure !== undefined && !signal.aborted) throw failure;
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
