import { and, asc, eq } from 'drizzle-orm';
import type { Rulebook } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import type { Query } from '../db/client.ts';
import type { OverriddenClause } from './schema.ts';

/** A version of a contest's rulebook, as the public knows all of them. */
export interface RulebookVersion {
	version: number;
	rulebook: Rulebook;
	hash: string;
	/** Empty for the first version. */
	reason: string;
	/** What it changed although a phase had closed it. */
	overrides: OverriddenClause[];
	publishedAt: number;
}

/** Every version of a contest's rulebook, the first first. */
export async function versionsOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<RulebookVersion[]> {
	const { rulebookVersion: r } = query.t;
	const rows = await query
		.select()
		.from(r)
		.where(eq(r.contestId, contestId))
		.orderBy(asc(r.version));

	return rows.map(({ version, document, hash, reason, overrides, publishedAt }) => ({
		version,
		rulebook: document,
		hash,
		reason,
		overrides: overrides ?? [],
		publishedAt
	}));
}

/** One version with its hash. Refuses one that the contest does not have. */
export async function versionOf(
	query: Query,
	{ contestId, version }: { contestId: string; version: number }
): Promise<{ rulebook: Rulebook; hash: string }> {
	const { rulebookVersion: r } = query.t;
	const [row] = await query
		.select({ rulebook: r.document, hash: r.hash })
		.from(r)
		.where(and(eq(r.contestId, contestId), eq(r.version, version)));
	if (!row) throw new Refusal('not_found');

	return row;
}
