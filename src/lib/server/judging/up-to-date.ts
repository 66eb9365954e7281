import { count, eq, max, ne } from 'drizzle-orm';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { assignmentRuleOf } from './assignment-rule.ts';
import { calibrate, previewCalibration } from './calibration.ts';
import { handOut, previewHandOut } from './hand-out.ts';
import { judgedChallenges } from './lacking.ts';

/** By contest, what the last look at it saw. */
const seen = new WeakMap<object, Map<string, string>>();

/**
 * Hands out what has arrived since the last look, and what lost a judge to others: everything where
 * that goes by itself, else only what the organiser had issued. Cheap while nothing has changed.
 */
export async function bringUpToDate(
	ctx: Context,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<void> {
	const { read } = ctx.db;
	const now = await traceOf(read, { contest, at });
	const traces = seen.get(ctx.db) ?? new Map<string, string>();
	if (traces.get(contest.id) === now) return;

	const { automatic } = await assignmentRuleOf(read, { contestId: contest.id });
	const asked = { contest, extent: automatic ? 'all' : 'standing', at } as const;
	const { assigned, ended } = await previewHandOut(read, asked);
	if (assigned.length + ended.length > 0) await ctx.db.write((tx) => handOut(tx, asked));
	const gold = await previewCalibration(read, { contest, at });
	if (gold.assigned.length + gold.ended.length > 0) {
		await ctx.db.write((tx) => calibrate(tx, { contest, at }));
	}
	seen.set(ctx.db, traces.set(contest.id, now));
}

/** Figures that change with whatever an assignment depends on: facts are appended, never edited. */
async function traceOf(
	query: Query,
	{ contest, at }: { contest: ContestInForce; at: number }
): Promise<string> {
	const { entry, entryWithdrawal, checkRecord, contestPerson, member } = query.t;
	const { assignmentEnd, judgeConflict, judgeDomain, verdict } = query.t;
	const { goldEntry, goldWithdrawal, disqualification, disqualificationRuling } = query.t;
	const ofContest = contest.id;
	const [entries] = await query
		.select({ all: count() })
		.from(entry)
		.where(eq(entry.contestId, ofContest));
	const [people] = await query
		.select({ all: count(), last: max(contestPerson.since) })
		.from(contestPerson)
		.where(eq(contestPerson.contestId, ofContest));
	const [members] = await query
		.select({ all: count() })
		.from(member)
		.where(eq(member.contestId, ofContest));
	const counts = [];
	const ofEntries = [entryWithdrawal, checkRecord, disqualification, disqualificationRuling];
	for (const table of [...ofEntries, judgeConflict, judgeDomain, goldEntry, goldWithdrawal]) {
		const [row] = await query.select({ all: count() }).from(table);
		counts.push(row?.all);
	}
	// What a verdict changes is handed out with the verdict.
	const [released] = await query
		.select({ all: count() })
		.from(assignmentEnd)
		.where(ne(assignmentEnd.how, 'done'));
	const challenges = judgedChallenges(contest, at);
	// Only there does a verdict move another entry among the first n.
	const top = challenges.some(({ challenge }) => challenge.judging.mode === 'top');
	const [verdicts] = top ? await query.select({ all: count() }).from(verdict) : [];
	const rule = await assignmentRuleOf(query, { contestId: ofContest });
	const phases = challenges.map(({ state }) => state.phase);

	return JSON.stringify([
		contest.version,
		phases,
		rule,
		entries,
		people,
		members,
		counts,
		released,
		verdicts
	]);
}
