import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { canonicalRulebook, type Rulebook } from '#scoring';
import { rulebookChanges, type RulebookChange } from '#scoring/rulebook/changes.ts';
import { forbiddenChanges, type ForbiddenChange } from '#scoring/rulebook/locks.ts';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { commitInstances } from './create.ts';
import { contestInForce, overridesOf, type ContestInForce } from './in-force.ts';
import type { OverriddenClause } from './schema.ts';

const MOST_REASON = 2000;

/** What publishing a version would change, and what of it a phase has closed. */
export interface NextVersion {
	/** The document with the number that it would get. */
	rulebook: Rulebook;
	changes: RulebookChange[];
	forbidden: ForbiddenChange[];
}

/** Holds a document against the version in force, at an instant. */
export async function nextVersion(
	query: Query,
	{ contest, rulebook, at }: { contest: ContestInForce; rulebook: Rulebook; at: number }
): Promise<NextVersion> {
	const next = { ...rulebook, version: contest.version + 1 };
	const scope = { contestId: contest.id };
	const standing = {
		overrides: await overridesOf(query, scope),
		played: await playedChallenges(query, scope),
		at
	};

	return {
		rulebook: next,
		changes: rulebookChanges(contest.rulebook, next).filter(({ field }) => field[0] !== 'version'),
		forbidden: forbiddenChanges(contest.rulebook, next, standing)
	};
}

/** The challenges in which a team has worked. */
async function playedChallenges(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<ReadonlySet<string>> {
	const { interaction, entry } = query.t;
	const worked = await query
		.selectDistinct({ id: interaction.challengeId })
		.from(interaction)
		.where(eq(interaction.contestId, contestId));
	const presented = await query
		.selectDistinct({ id: entry.challengeId })
		.from(entry)
		.where(eq(entry.contestId, contestId));

	return new Set([...worked, ...presented].map(({ id }) => id));
}

export interface VersionToPublish {
	slug: string;
	rulebook: Rulebook;
	/** The version that it was written from. */
	basedOn: number;
	reason: string;
	/** Whether somebody who gave their password again orders what a phase has closed. */
	override: boolean;
	byAccountId: string;
	at: number;
}

/**
 * Publishes the next version of a contest's rulebook: with its hash on the ledger, the secrets of new
 * hidden instances committed, and its draft gone. Refuses an empty or overlong reason, a version that was written
 * from one that is no longer in force, one that changes nothing, what no one may change, and what a
 * phase has closed unless it is overridden.
 */
export async function publishVersion(
	tx: Tx,
	{ slug, basedOn, byAccountId, at, ...wanted }: VersionToPublish
): Promise<NextVersion & { contest: ContestInForce }> {
	const reason = wanted.reason.trim();
	if (reason === '') throw new Refusal('reason_needed');
	if (reason.length > MOST_REASON) {
		const details = { field: 'reason', expected: 'text.length', most: MOST_REASON };
		throw new Refusal('invalid_request', details);
	}
	const contest = await contestInForce(tx, { slug });
	if (contest.version !== basedOn) {
		throw new Refusal('version_superseded', { version: contest.version, basedOn });
	}
	const next = await nextVersion(tx, { contest, rulebook: wanted.rulebook, at });
	const { rulebook, changes, forbidden } = next;
	if (changes.length === 0) throw new Refusal('nothing_changed');
	const count = { count: forbidden.length };
	if (forbidden.some(({ overridable }) => !overridable)) throw new Refusal('rule_fixed', count);
	const isOverride = forbidden.length > 0;
	if (isOverride && !wanted.override) throw new Refusal('rule_closed', count);

	const contestId = contest.id;
	const { version } = rulebook;
	const hash = sha256Hex(canonicalRulebook(rulebook));
	const reasonSalt = randomBytes(16).toString('hex');
	await tx.insert(tx.t.rulebookVersion).values({
		contestId,
		version,
		document: rulebook,
		hash,
		reason,
		reasonSalt,
		overrides: isOverride ? overriddenClauses(forbidden) : null,
		publishedAt: at
	});
	await recordFact(tx, {
		contestId,
		kind: 'rulebook-published',
		subject: contestId,
		data: {
			version,
			rulebookHash: hash,
			reasonHash: sha256Hex(reasonSalt + reason),
			...(isOverride ? { override: true as const } : {})
		},
		at
	});
	await commitInstances(tx, { contestId, rulebook, at });
	await tx.delete(tx.t.rulebookDraft).where(eq(tx.t.rulebookDraft.contestId, contestId));
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'rulebook.published',
		subject: contestId,
		before: { version: basedOn, hash: contest.hash },
		after: { version, hash, ...(isOverride ? { overrides: overriddenClauses(forbidden) } : {}) },
		reason,
		at
	});

	return { ...next, contest };
}

/** The clauses that an override passes over, each once. */
export function overriddenClauses(forbidden: readonly ForbiddenChange[]): OverriddenClause[] {
	const clauses = forbidden.flatMap(({ clause, round, instant }) =>
		round !== undefined && instant !== undefined ? [{ clause, round, instant }] : []
	);

	return [...new Map(clauses.map((one) => [Object.values(one).join(' '), one])).values()];
}
