import { sourceLocale } from '#lib/i18n/locale.ts';
import { rulebookNotice } from '#lib/rulebook/rulebook-notice.ts';
import { publishVersion, type VersionToPublish } from '../contest/publish-version.ts';
import type { Tx } from '../db/client.ts';
import { giveNotice } from './notice.ts';

/**
 * Publishes the next version of a rulebook and tells everybody what changes and why, in one transaction.
 * Refuses what `publishVersion` refuses, and a reason with characters that nobody sees.
 */
export async function publishRulebook(
	tx: Tx,
	wanted: VersionToPublish
): Promise<{ version: number }> {
	const { reason, byAccountId, at } = wanted;
	const { contest, rulebook, changes, forbidden } = await publishVersion(tx, wanted);
	const text = rulebookNotice({
		before: contest.rulebook,
		after: rulebook,
		changes,
		reason: reason.trim(),
		override: forbidden.length > 0,
		locale: sourceLocale
	});
	await giveNotice(tx, { contestId: contest.id, kind: 'rulebook', text, byAccountId, at });

	return { version: rulebook.version };
}
