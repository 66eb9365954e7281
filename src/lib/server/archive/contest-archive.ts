import { and, eq } from 'drizzle-orm';
import { canonicalRulebook, type FactData } from '#scoring';
import {
	boardFile,
	canonicalManifest,
	combinedFile,
	FILE,
	rulebookFile
} from '#scoring/archive/format.ts';
import { zipOf, type FileToPack } from '#scoring/archive/zip-writer.ts';
import { canonicalSignedHead } from '#scoring/ledger/tree-head.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { archivedBoard, archivedCombined } from './contest-archive-boards.ts';
import { factsInOrder, headsInOrder, type LedgerBound } from './contest-archive-facts.ts';
import { importedFile, ledgerKey } from './imported.ts';
import { publishable } from './public-archive.ts';
import { archiveSnapshot, type ArchivedTeam } from './contest-archive-snapshot.ts';
import { textLines } from './contest-archive-texts.ts';
import { verdictLines } from './contest-archive-verdicts.ts';

export interface WantedArchive {
	contest: ContestInForce;
	/** What people wrote: all of it, none, or what may be `published`, as the names may. */
	texts: boolean | 'published';
}

/**
 * A contest in a zip that anyone can rank and verify without the site, `scoring/README.md` says how:
 * written while it is read, in pieces. It ends at the last fact of the moment in which it is asked
 * for, whatever comes after, and a signed head covers just that.
 */
export async function* contestArchive(
	ctx: Context,
	wanted: WantedArchive
): AsyncGenerator<Uint8Array> {
	yield* zipOf(archiveFiles(ctx, wanted));
}

async function* archiveFiles(
	ctx: Context,
	{ contest, texts }: WantedArchive
): AsyncGenerator<FileToPack> {
	const query = ctx.db.read;
	const exportedAt = new Date(ctx.now()).toISOString();
	const { teams, ...bound } = await archiveSnapshot(ctx, { contestId: contest.id });
	const { contestId, leaves } = bound;

	const manifest = { contest: contest.slug, contestId, exportedAt, leaves };
	yield fileOf(FILE.manifest, [canonicalManifest(manifest)]);
	const { publicKey, imported } = await ledgerKey(ctx, bound);
	const published = texts === 'published' ? await publishable(query, { contest }) : undefined;
	yield fileOf(FILE.key, [publicKey]);
	yield* rulebookFiles(query, bound);
	yield fileOf(FILE.ledger, ledgerLines(query, bound));
	yield { name: FILE.leafHashes, stored: true, chunks: leafHashes(query, bound) };
	yield fileOf(FILE.heads, headLines(query, bound));
	yield* boardFiles(query, { ...bound, teams });
	if (imported) {
		yield fileOf(FILE.teams, [await importedFile(query, { ...bound, name: FILE.teams })]);
		yield fileOf(FILE.verdicts, [await importedFile(query, { ...bound, name: FILE.verdicts })]);
		return;
	}
	const named = teams.filter(
		({ id, name }) => !published || name === '' || published.named.has(id)
	);
	yield fileOf(FILE.teams, named.map(teamLine));
	yield fileOf(FILE.verdicts, verdictLines(query, { ...bound, reasons: !published }));
	if (texts) yield fileOf(FILE.texts, textLines(query, bound, published));
}

type Pieces = AsyncIterable<string> | Iterable<string>;

const fileOf = (name: string, pieces: Pieces): FileToPack => ({ name, chunks: encoded(pieces) });

async function* encoded(pieces: Pieces): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	for await (const piece of pieces) yield encoder.encode(piece);
}

async function* ledgerLines(query: Query, bound: LedgerBound): AsyncGenerator<string> {
	for await (const facts of factsInOrder(query, bound)) {
		yield facts.map(({ leaf }) => `${leaf}\n`).join('');
	}
}

async function* leafHashes(query: Query, bound: LedgerBound): AsyncGenerator<Uint8Array> {
	for await (const facts of factsInOrder(query, bound)) {
		yield Buffer.from(facts.map(({ leafHash }) => leafHash).join(''), 'hex');
	}
}

async function* headLines(query: Query, bound: LedgerBound): AsyncGenerator<string> {
	for await (const heads of headsInOrder(query, bound)) {
		yield heads.map((head) => `${canonicalSignedHead(head)}\n`).join('');
	}
}

function teamLine({ id: team, name, salt }: ArchivedTeam): string {
	const line = name === '' ? { erased: true, team } : { name, salt, team };

	return `${JSON.stringify(line)}\n`;
}

async function* rulebookFiles(query: Query, bound: LedgerBound): AsyncGenerator<FileToPack> {
	const { rulebookVersion } = query.t;
	for await (const facts of factsInOrder(query, { ...bound, kinds: ['rulebook-published'] })) {
		for (const { leaf } of facts) {
			const { data }: { data: FactData<'rulebook-published'> } = JSON.parse(leaf);
			const { version } = data;
			const [row] = await query
				.select({ document: rulebookVersion.document })
				.from(rulebookVersion)
				.where(
					and(eq(rulebookVersion.contestId, bound.contestId), eq(rulebookVersion.version, version))
				);
			if (row) yield fileOf(rulebookFile(version), [canonicalRulebook(row.document)]);
		}
	}
}

async function* boardFiles(
	query: Query,
	{ teams, ...bound }: LedgerBound & { teams: ArchivedTeam[] }
): AsyncGenerator<FileToPack> {
	const erased = new Set(teams.filter(({ name }) => name === '').map(({ id }) => id));
	for await (const facts of factsInOrder(query, { ...bound, kinds: ['board-published'] })) {
		for (const { subject: id } of facts) {
			const document = await archivedBoard(query, { id, erased });
			if (document !== undefined) yield fileOf(boardFile(id), [document]);
		}
	}
	for await (const facts of factsInOrder(query, {
		...bound,
		kinds: ['combined-board-published']
	})) {
		for (const { subject: id } of facts) {
			const document = await archivedCombined(query, { id, erased });
			if (document !== undefined) yield fileOf(combinedFile(id), [document]);
		}
	}
}
