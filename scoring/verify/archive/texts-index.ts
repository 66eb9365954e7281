import { IdTable } from '../../archive/id-table.ts';
import { FILE, hasFile, LIMIT, refusedAt } from '../../archive/format.ts';
import type { ArchiveFiles } from '../../archive/files.ts';
import { forEachValue } from '../../archive/lines.ts';
import { Fields, Malformed } from '../../ledger/document.ts';
import { toHex } from '../../ledger/hex.ts';
import type { Sha256 } from '../../ledger/sha256.ts';

export const TEXT_FIELDS = [
	'promptHash',
	'answerHash',
	'templateHash',
	'recordHash',
	'reasonHash'
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export interface TextLine {
	fact: string;
	field: TextField;
	salt: string;
	text: string;
}

/** Shows every text of the archive, in the order of its file; none where there is no such file. */
export async function forEachText(
	files: ArchiveFiles,
	visit: (text: TextLine, line: number) => void
): Promise<void> {
	const file = FILE.texts;
	if (!hasFile(files, file)) return;
	await forEachValue(files, { file, longest: LIMIT.textLine }, (value, line) => {
		const text = refusedAt({ file, line }, () => {
			const fields = new Fields(value, ['fact', 'field', 'salt', 'text']);
			const field = fields.text('field', /^/, 'a text');
			const known = TEXT_FIELDS.find((one) => one === field);
			if (!known) throw new Malformed(`is none of ${TEXT_FIELDS.join(', ')}`, 'field');
			return {
				fact: fields.id('fact'),
				field: known,
				salt: fields.text('salt', /^[0-9a-f]{0,128}$/, 'a salt in hex'),
				text: fields.text('text', /^/, 'a text')
			};
		});
		visit(text, line);
	});
}

/** The hashes that the texts of an archive come to, by the fact that is to bind them. */
export class TextsIndex {
	private readonly facts = new IdTable();
	private readonly hashes: { field: TextField; hash: string; line: number; isFound: boolean }[] =
		[];

	static async read(files: ArchiveFiles, sha256: Sha256): Promise<TextsIndex> {
		const index = new TextsIndex();
		const encoder = new TextEncoder();
		await forEachText(files, ({ fact, field, salt, text }, line) => {
			const number = index.facts.addText(fact);
			refusedAt({ file: FILE.texts, line }, () => {
				if (number < index.hashes.length) throw new Malformed('is there twice', 'fact');
			});
			const hash = toHex(sha256(encoder.encode(salt + text)));
			index.hashes.push({ field, hash, line, isFound: false });
		});
		return index;
	}

	get size(): number {
		return this.hashes.length;
	}

	/** The text that came for a fact, by the bytes of the fact's id. */
	find(bytes: Uint8Array, from: number, to: number) {
		return this.size === 0 ? undefined : this.hashes[this.facts.find(bytes, from, to)];
	}

	findText(fact: string) {
		return this.size === 0 ? undefined : this.hashes[this.facts.findText(fact)];
	}

	/** Lines of texts that no fact asked for. */
	unfound(): number[] {
		return this.hashes.filter(({ isFound }) => !isFound).map(({ line }) => line);
	}
}
