import { roundState, scheduleInForce } from '#scoring';
import type { ByteSource } from '#scoring/archive/files.ts';
import { readManifest } from '#scoring/archive/format.ts';
import { ArchiveRefused } from '#scoring/archive/refused.ts';
import { checkSignature, sha256 } from '#scoring/commands/native-crypto.ts';
import { verifyArchive } from '#scoring/verify/archive/verify-archive.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Context } from '../context.ts';
import { MOST_LEAVES, uploadedFiles } from './import-limits.ts';
import { insertContest } from './insert-import.ts';
import { readContest, type ContestToImport } from './read-import.ts';

const OVER = ['closed', 'results', 'final'];

/**
 * Takes in the archive of a contest that is over, as history that nobody can change: whole or not at
 * all. Refuses what is no archive, what does not verify, a contest that still runs, and one whose
 * address is taken.
 */
export async function importContest(
	ctx: Context,
	{ zip, byAccountId }: { zip: ByteSource; byAccountId: string }
): Promise<{ slug: string }> {
	const imported = await verifiedContest(zip).catch((cause: unknown) => {
		if (cause instanceof ArchiveRefused || cause instanceof RangeError) {
			throw new Refusal('archive_unreadable', { reason: cause.message });
		}
		throw cause;
	});
	const at = ctx.now();
	needOver(imported, at);
	await ctx.db.write((tx) => insertContest(tx, imported, { byAccountId, at }));

	return { slug: imported.slug };
}

async function verifiedContest(zip: ByteSource): Promise<ContestToImport> {
	const files = await uploadedFiles(zip);
	const { leaves } = await readManifest(files);
	if (leaves > MOST_LEAVES) {
		throw new ArchiveRefused(`has more than ${String(MOST_LEAVES)} facts`);
	}
	const { verifies, differences } = await verifyArchive(files, { sha256, checkSignature });
	const [first] = differences;
	if (!verifies) {
		const place = first?.line === undefined ? first?.file : `${first.file}:${String(first.line)}`;
		throw new Refusal('archive_differs', { place: place ?? '', reason: first?.message ?? '' });
	}

	return readContest(files);
}

function needOver({ rulebooks, overrides }: ContestToImport, at: number): void {
	const rulebook = rulebooks.at(-1)?.rulebook;
	if (!rulebook) throw new Refusal('archive_unreadable', { reason: 'publishes no rulebook' });
	const moved = overrides.map(({ round, instant, to }) => ({ roundId: round, instant, at: to }));
	const schedule = scheduleInForce(rulebook, moved);
	for (const instants of schedule.values()) {
		const { phase, registrationOpen } = roundState(instants, at);
		if (!OVER.includes(phase) || registrationOpen) throw new Refusal('archive_unfinished');
	}
}
