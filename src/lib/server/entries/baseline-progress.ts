import { asc, count, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { baselineKey } from './baseline-play.ts';
import type { BaselineScope } from './baseline.ts';
import { entriesOf } from './standing.ts';

/** A reference as the organiser sees it. */
export interface BaselineSeen {
	teamId: string;
	name: string;
	challengeId: string;
	/** What it asks, in order; of a template, the one text. Empty once it was erased. */
	texts: string[];
	/** Turns that were answered. */
	played: number;
	/** Of all its answers, whole nanowatt-hours; of a template, of its official runs. */
	energyNwh: bigint;
	/** `waiting` to be asked, presented and waiting for its `runs`, checked, or taken away. */
	state: 'waiting' | 'runs' | 'valid' | 'invalid' | 'withdrawn';
	writtenAt: number;
}

const energy = { mapFromDriverValue: (value: number | string) => BigInt(value) };

/** Every reference of a contest, in the order in which they were written. */
export async function baselinesOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<BaselineSeen[]> {
	const { baseline, team } = query.t;
	const rows = await query
		.select({ baseline, name: team.name })
		.from(baseline)
		.innerJoin(team, eq(team.id, baseline.teamId))
		.where(eq(baseline.contestId, contestId))
		.orderBy(asc(baseline.writtenAt), asc(baseline.teamId));
	if (rows.length === 0) return [];
	const answered = await answeredBy(query, { contestId });
	const ran = await ranFor(query, { contestId });
	const entries = new Map(
		(await entriesOf(query, { contestId })).map((entry) => [entry.id, entry.checks])
	);

	return rows.map(({ baseline: { teamId, challengeId, written, writtenAt, ...row }, name }) => {
		const checks = entries.get(row.entryId ?? '');
		const own = answered.get(teamId);
		const checked = checks && (checks.passed ? 'valid' : 'invalid');
		const open = row.entryId === null ? 'waiting' : 'runs';
		const texts = 'prompts' in written ? written.prompts : [written.template];
		const isGone = row.withdrawnAt !== null || (row.entryId === null && texts.length === 0);
		return {
			...{ teamId, name, challengeId, writtenAt },
			texts,
			played: own?.played ?? 0,
			energyNwh: (own?.energyNwh ?? 0n) + (ran.get(row.entryId ?? '') ?? 0n),
			state: isGone ? 'withdrawn' : (checked ?? open)
		};
	});
}

async function answeredBy(query: Query, { contestId }: { contestId: string }) {
	const { baseline, interaction, settlement } = query.t;
	const rows = await query
		.select({
			teamId: baseline.teamId,
			played: count(),
			energyNwh: sql`coalesce(sum(${settlement.energyNwh}), 0)`.mapWith(energy)
		})
		.from(baseline)
		.innerJoin(interaction, eq(interaction.teamId, baseline.teamId))
		.innerJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(eq(baseline.contestId, contestId))
		.groupBy(baseline.teamId);

	return new Map(
		rows.map(({ teamId, played, ...row }) => [teamId, { ...row, played: Number(played) }])
	);
}

async function ranFor(query: Query, { contestId }: { contestId: string }) {
	const { baseline, officialRun } = query.t;
	const rows = await query
		.select({
			entryId: officialRun.entryId,
			energyNwh: sql`coalesce(sum(${officialRun.energyNwh}), 0)`.mapWith(energy)
		})
		.from(baseline)
		.innerJoin(officialRun, eq(officialRun.entryId, baseline.entryId))
		.where(eq(baseline.contestId, contestId))
		.groupBy(officialRun.entryId);

	return new Map(rows.map(({ entryId, energyNwh }) => [entryId, energyNwh]));
}

/** Whether a challenge's references are being played, and what stopped the last attempt. */
export function baselinesGoing(
	ctx: Context,
	scope: BaselineScope
): { going: boolean; failure: string | undefined } {
	const key = baselineKey(scope);

	return {
		going: ctx.officialRuns.isGoing(key),
		failure: ctx.officialRuns.failureOf(key)?.code
	};
}
