import { ed25519 } from '@noble/curves/ed25519.js';
import { makeContest } from '../../archive/contest.fixture.ts';
import { filesInMemory } from '../../archive/files.ts';
import { FILE } from '../../archive/format.ts';
import { linesIn, rebuilt } from '../../archive/tamper.fixture.ts';
import type { FactKind } from '../../ledger/facts.ts';
import { checkSignature, sha256 } from '../pure-crypto.ts';
import { verifyArchive, type VerifyOptions } from './verify-archive.ts';

/** The contest that is tampered with. */
export const contest = makeContest({ seed: 3, teams: 8, interactionsPerTeam: 12, texts: true });
export const { files, secretKey } = contest;
export const lines = linesIn(files, FILE.ledger);
export const publicKey = ed25519.getPublicKey(secretKey);

type Files = ReadonlyMap<string, Uint8Array>;
export function verified(archive: Files, options: Partial<VerifyOptions> = {}) {
	return verifyArchive(filesInMemory(archive), { sha256, checkSignature, ...options });
}

export async function differencesOf(archive: Files, options: Partial<VerifyOptions> = {}) {
	const { verifies, differences } = await verified(archive, options);
	if (verifies !== (differences.length === 0)) throw new Error('it says two things at once');
	return differences.map(({ kind, file, line }) => ({ kind, file, line }));
}

/** Index of a fact of that kind on the ledger. */
export function seqOf(kind: FactKind, that: (line: string) => boolean = () => true): number {
	const seq = lines.findIndex((line) => line.includes(`"kind":"${kind}"`) && that(line));
	if (seq === -1) throw new Error(`no ${kind}`);
	return seq;
}

export const changedAt = (seq: number, line: string) =>
	lines.map((one, at) => (at === seq ? line : one));
export const swapped = (a: number, b: number) =>
	lines.map((line, at) => (at === a ? (lines[b] ?? '') : at === b ? (lines[a] ?? '') : line));
export const forged = (changed: readonly string[]) => rebuilt(files, { lines: changed, secretKey });
