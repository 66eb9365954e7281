import { Refusal } from '#lib/refusal.ts';
import { sha256 } from '#scoring/commands/native-crypto.ts';
import { fromHex, toHex } from '#scoring/ledger/hex.ts';
import { hashNode } from '#scoring/ledger/merkle-tree.ts';
import { forbiddenChanges } from '#scoring/rulebook/locks.ts';
import { recordAct } from '../audit/act.ts';
import { overriddenClauses } from '../contest/publish-version.ts';
import type { Tx } from '../db/client.ts';
import { LOWEST_STORED } from '../ledger/tree.ts';
import type { ContestToImport, ImportedFact } from './read-import.ts';
import type { ImportedFileName } from './schema.ts';

const ROWS = 500;

/**
 * Puts a contest that was held elsewhere beside those of this site, all of it in one transaction. It
 * has no people here, so that nobody can change it. Refuses an address, a contest or a fact that is
 * there already.
 */
export async function insertContest(
	tx: Tx,
	imported: ContestToImport,
	{ byAccountId, at }: { byAccountId: string; at: number }
): Promise<void> {
	const { contestId, slug, publicKey, facts } = imported;
	const created = await tx
		.insert(tx.t.contest)
		.values({ id: contestId, slug, createdAt: facts[0]?.at ?? at })
		.onConflictDoNothing()
		.returning({ id: tx.t.contest.id });
	if (created.length === 0) throw new Refusal('contest_exists', { slug });

	await insertRules(tx, imported);
	await insertFacts(tx, imported);
	for (const rows of batches(nodesOver(facts))) {
		await tx.insert(tx.t.treeNode).values(rows.map((row) => ({ ...row, contestId })));
	}
	for (const rows of batches(imported.heads)) {
		await tx.insert(tx.t.treeHead).values(
			rows.map(({ size, root, at: signedAt, keyId, signature }) => ({
				...{ contestId, size, root, keyId, signature },
				at: Date.parse(signedAt)
			}))
		);
	}
	await insertBoards(tx, imported);
	await insertCombined(tx, imported);
	await tx.insert(tx.t.contestImport).values({ contestId, publicKey, byAccountId, at });
	await recordAct(tx, { contestId, byAccountId, act: 'edition.imported', at });
	const sides: [ImportedFileName, string][] = [
		['teams.jsonl', imported.teams],
		['verdicts.jsonl', imported.verdicts]
	];
	for (const [name, content] of sides) {
		await tx.insert(tx.t.importedFile).values({ contestId, name, content });
	}
}

/** The versions of its rulebook, and how its schedule was moved. */
export async function insertRules(
	tx: Tx,
	{ contestId, rulebooks, overrides }: ContestToImport
): Promise<void> {
	for (const [index, { rulebook, hash, at }] of rulebooks.entries()) {
		const { version } = rulebook;
		const before = rulebooks[index - 1]?.rulebook;
		const moved = overrides
			.filter((one) => one.at <= at)
			.map(({ round, instant, to }) => ({ roundId: round, instant, at: to }));
		const standing = { overrides: moved, played: new Set<string>(), at };
		const closed = before ? overriddenClauses(forbiddenChanges(before, rulebook, standing)) : [];
		await tx.insert(tx.t.rulebookVersion).values({
			contestId,
			version,
			document: rulebook,
			hash,
			reason: '',
			overrides: closed.length > 0 ? closed : null,
			publishedAt: at
		});
	}
	for (const { round, instant, to, at } of overrides) {
		// What the reason said is a text, and the person who gave it is not here.
		const said = { roundId: round, instant, movedTo: Date.parse(to), reason: '', byAccountId: '' };
		await tx.insert(tx.t.scheduleOverride).values({ contestId, ...said, at });
	}
}

async function insertFacts(tx: Tx, { contestId, slug, facts }: ContestToImport) {
	let seq = 0;
	for (const rows of batches(facts)) {
		const inserted = await tx
			.insert(tx.t.fact)
			.values(rows.map((row) => ({ ...row, contestId, seq: seq++ })))
			.onConflictDoNothing()
			.returning({ id: tx.t.fact.id });
		if (inserted.length < rows.length) throw new Refusal('contest_exists', { slug });
	}
}

async function insertBoards(tx: Tx, { contestId, slug, boards }: ContestToImport) {
	const versions = new Map<string, number>();
	for (const { id, challengeId, document, hash, at } of boards) {
		const version = (versions.get(challengeId) ?? 0) + 1;
		versions.set(challengeId, version);
		const row = { id, contestId, challengeId, version, document, hash };
		const inserted = await tx
			.insert(tx.t.board)
			.values({ ...row, byAccountId: '', publishedAt: at })
			.onConflictDoNothing()
			.returning({ id: tx.t.board.id });
		if (inserted.length === 0) throw new Refusal('contest_exists', { slug });
	}
}

async function insertCombined(tx: Tx, { contestId, slug, combined }: ContestToImport) {
	for (const [index, { id, document, hash, at }] of combined.entries()) {
		const row = { id, contestId, version: index + 1, document, hash };
		const inserted = await tx
			.insert(tx.t.combinedBoard)
			.values({ ...row, byAccountId: '', publishedAt: at })
			.onConflictDoNothing()
			.returning({ id: tx.t.combinedBoard.id });
		if (inserted.length === 0) throw new Refusal('contest_exists', { slug });
	}
}

/** The roots of all complete subtrees that are stored. */
function* nodesOver(facts: ImportedFact[]) {
	let hashes = facts.map(({ leafHash }) => fromHex(leafHash));
	for (let level = 1; hashes.length > 1; level += 1) {
		const above: Uint8Array[] = [];
		for (let place = 0; 2 * place + 1 < hashes.length; place += 1) {
			const [left, right] = [hashes[2 * place], hashes[2 * place + 1]];
			if (!left || !right) break;
			const hash = hashNode(left, right, sha256);
			above.push(hash);
			if (level >= LOWEST_STORED) yield { level, place, hash: toHex(hash) };
		}
		hashes = above;
	}
}

function* batches<Row>(rows: Iterable<Row>): Generator<Row[]> {
	let batch: Row[] = [];
	for (const row of rows) {
		batch.push(row);
		if (batch.length < ROWS) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}
