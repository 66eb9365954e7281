import { toldChange, type ToldChange } from '#lib/rulebook/told-change.ts';
import { toldClause } from '#lib/rulebook/told-clause.ts';
import { readRulebook, type ReadRulebook } from '#lib/rulebook/read-rulebook.ts';
import { toldFinding, type ToldFinding } from '#lib/rulebook/told-finding.ts';
import { instantsOf, type Locale, type Rulebook } from '#scoring';
import { rulebookChanges, type RulebookChange } from '#scoring/rulebook/changes.ts';
import type { ForbiddenChange } from '#scoring/rulebook/locks.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { draftOf, type RulebookDraft } from '../contest/rulebook-draft.ts';
import { versionsOf } from '../contest/versions.ts';
import type { Query } from '../db/client.ts';
import { refuse } from './respond.ts';

/** A version as its history shows it. */
export interface ToldVersion {
	version: number;
	hash: string;
	reason: string;
	publishedAt: number;
	/** What it changed although a phase had closed it, a sentence for each clause. */
	overrides: string[];
	/** What it changed; nothing for the first. */
	changes: ToldChange[];
}

/** Every version of a contest's rulebook in words, the last first. */
export async function toldVersions(
	query: Query,
	{ contestId, locale }: { contestId: string; locale: Locale }
): Promise<ToldVersion[]> {
	const versions = await versionsOf(query, { contestId });

	return versions
		.map(({ rulebook, overrides, ...version }, index) => {
			const before = versions[index - 1]?.rulebook;
			const changes = before ? rulebookChanges(before, rulebook) : [];

			return {
				...version,
				overrides: before
					? overrides.map((one) => {
							const round = before.rounds.find(({ id }) => id === one.round);
							const since = round && instantsOf(round)[one.instant];
							return toldClause(
								{ ...one, ...(since === undefined ? {} : { since }) },
								{ rulebook: before, locale }
							);
						})
					: [],
				changes: before ? toldChanges(changes, { before, after: rulebook, locale }) : []
			};
		})
		.toReversed();
}

/** Changes in words, without that of the version's number. */
export const toldChanges = (
	changes: readonly RulebookChange[],
	versions: { before: Rulebook; after: Rulebook; locale: Locale }
): ToldChange[] =>
	changes
		.filter(({ field }) => field[0] !== 'version')
		.map((change) => toldChange(change, versions));

/** A change that a phase has closed, in words. */
export interface ToldForbidden extends ToldChange {
	why: string;
}

export const toldForbidden = (
	forbidden: readonly ForbiddenChange[],
	{ before, after, locale }: { before: Rulebook; after: Rulebook; locale: Locale }
): ToldForbidden[] =>
	forbidden.map(({ change, ...closed }) => ({
		...toldChange(change, { before, after, locale }),
		why: toldClause(closed, { rulebook: after, locale })
	}));

/** A draft with all that the linter says of it. */
export interface ReadDraft {
	draft: RulebookDraft;
	read: ReadRulebook;
	findings: ToldFinding[];
}

/** The draft of a contest's next version. Ends the request where there is none. */
export async function draftToRead(
	query: Query,
	{ contest, locale }: { contest: ContestInForce; locale: Locale }
): Promise<ReadDraft> {
	const draft = await draftOf(query, { contestId: contest.id });
	if (!draft) refuse('not_found');
	const read = readRulebook(draft.document);
	const findings = read.ok ? read.warnings : read.findings;

	return {
		draft,
		read,
		findings: findings.map((found) => toldFinding(found, locale))
	};
}

/** What a draft's text says as JSON; `undefined` where it is none. */
export function parsedDocument(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
