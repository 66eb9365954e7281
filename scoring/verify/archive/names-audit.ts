import { FILE, rulebookFile } from '../../archive/format.ts';
import type { TeamLine } from '../../archive/side-files.ts';
import { toHex } from '../../ledger/hex.ts';
import type { Audit } from './audit.ts';

/** Compares the teams' names with their hashes on the ledger. */
export function auditNames(audit: Audit, teams: ReadonlyMap<string, TeamLine>): void {
	const { record, differences, tally, sha256 } = audit;
	const file = FILE.teams;
	for (const [id, { line, name, salt }] of teams) {
		const team = record.teams.get(id);
		if (!team) {
			const message = 'the ledger knows no team of that id';
			differences.add({ kind: 'team-unknown', file, line, subject: id, message });
		} else if (name === undefined) {
			continue;
		} else if (team.nameHash === undefined || salt === undefined) {
			tally.attested.names += 1;
		} else {
			tally.recomputed.names += 1;
			const hash = toHex(sha256(new TextEncoder().encode(salt + name)));
			if (hash === team.nameHash) continue;
			const message = 'the name is not the one that was hashed';
			differences.add({ kind: 'name-differs', file, line, subject: id, message });
		}
	}
}

/** Compares the reasons of verdicts with their hashes, and tells what the ledger asked for in vain. */
export function auditReasons(audit: Audit): void {
	const { record, differences, tally, sha256, texts, verdicts, rulebooks } = audit;
	const file = FILE.verdicts;
	const given = [...record.entries.values()].flatMap((entry) => entry.verdicts);
	const known = new Map(given.map((verdict) => [verdict.factId, verdict]));
	for (const [id, { line, reason, salt }] of verdicts) {
		const verdict = known.get(id);
		const add = (message: string) => {
			differences.add({ kind: 'verdict-differs', file, line, subject: id, message });
		};
		if (!verdict) add('the ledger knows no verdict of that id');
		else if (reason === undefined) continue;
		else if (verdict.reasonHash === undefined) add('no reason was hashed with it');
		else {
			tally.recomputed.texts += 1;
			const hash = toHex(sha256(new TextEncoder().encode((salt ?? '') + reason)));
			if (hash !== verdict.reasonHash) add('the reason is not the one that was hashed');
		}
	}
	for (const { factId, reasonHash } of given) {
		const isThere = verdicts.get(factId)?.reason !== undefined;
		if (reasonHash !== undefined && !isThere) tally.attested.reasons += 1;
	}
	for (const line of texts.unfound()) {
		const message = 'no fact of the ledger is bound to that text';
		differences.add({ kind: 'text-unknown', file: FILE.texts, line, message });
	}
	for (const version of rulebooks.keys()) {
		if (record.rulebooks.some((one) => one.version === version)) continue;
		const message = 'the ledger knows of no such publication';
		differences.add({ kind: 'rulebook-unpublished', file: rulebookFile(version), message });
	}
}
