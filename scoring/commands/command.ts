import type { ArchiveFiles } from '../archive/files.ts';
import type { CheckSignature } from '../ledger/ed25519.ts';
import type { Sha256 } from '../ledger/sha256.ts';

/** What a command needs of the world; the command line provides it, so that commands stay pure. */
export interface World {
	readonly sha256: Sha256;
	readonly checkSignature: CheckSignature;
	/** The files of a folder or of a zip. Refuses what cannot be read, and names that are not safe. */
	archive(path: string): Promise<ArchiveFiles>;
	/** A small text file, whole. Refuses a file that cannot be read, is too large or is not UTF-8. */
	text(path: string): Promise<string>;
	/** The lines of a text file, without their ends. Refuses a file that cannot be read. */
	lines(path: string): AsyncIterable<string>;
	/** Prints one line; resolves when more may be printed. */
	print(line: string): Promise<void>;
}

/** 0: right. 1: it does not verify. Bad input is thrown, and is 2. */
export type Outcome = 0 | 1;

/** One word of the command line. */
export interface Command {
	/** How it is called, a line for each way. */
	readonly usage: readonly string[];
	run(args: readonly string[], world: World): Promise<Outcome>;
}

/** What was asked cannot be done as it was asked. The message is one line and names the culprit. */
export class BadInput extends Error {
	override readonly name = 'BadInput';
}
