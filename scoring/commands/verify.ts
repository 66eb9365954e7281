import { Malformed } from '../ledger/document.ts';
import { readPublicKeyPem } from '../ledger/public-key.ts';
import { readReceipt } from '../ledger/receipt.ts';
import { readHead } from '../ledger/tree-head.ts';
import type { Kept } from '../verify/archive/kept-audit.ts';
import { verifyArchive } from '../verify/archive/verify-archive.ts';
import { refusingArchive, splitArchive } from './archive-argument.ts';
import { BadInput } from './command.ts';
import type { Command, World } from './command.ts';
import { readOptions } from './options.ts';

/** Takes the options that may be given more than once out of the others. */
function repeated(args: readonly string[], names: readonly string[]) {
	const values = new Map(names.map((name) => [name, [] as string[]]));
	const rest: string[] = [];
	for (let at = 0; at < args.length; at += 1) {
		const argument = args[at] ?? '';
		const [written = '', ...inline] = argument.split('=');
		const found = values.get(written.slice(2));
		if (!found) {
			rest.push(argument);
			if (inline.length === 0) rest.push(...args.slice((at += 1), at + 1));
			continue;
		}
		const value = argument.includes('=') ? inline.join('=') : args[(at += 1)];
		if (!value || value.startsWith('--')) throw new BadInput(`${written} needs a value`);
		found.push(value);
	}
	return { values, rest };
}

async function kept<Document>(
	paths: readonly string[],
	world: World,
	read: (value: unknown) => Document
): Promise<Kept<Document>[]> {
	const documents: Kept<Document>[] = [];
	for (const file of paths) {
		const text = await world.text(file);
		let value: unknown;
		try {
			value = JSON.parse(text);
		} catch {
			throw new BadInput(`${JSON.stringify(file)}: is not JSON`);
		}
		try {
			documents.push({ file, document: read(value) });
		} catch (cause) {
			if (!(cause instanceof Malformed)) throw cause;
			throw new BadInput(`${JSON.stringify(file)}: ${cause.message}`);
		}
	}
	return documents;
}

async function pinnedKey(path: string | undefined, world: World): Promise<Uint8Array | undefined> {
	if (path === undefined) return undefined;
	const pem = await world.text(path);
	try {
		return readPublicKeyPem(pem);
	} catch (cause) {
		if (!(cause instanceof Malformed)) throw cause;
		throw new BadInput(`${JSON.stringify(path)}: ${cause.message}`);
	}
}

/** Recomputes an archive and prints what was recomputed, what is attested, and every difference. */
export const verify: Command = {
	usage: ['verify ARCHIVE [--key PEM] [--head FILE]… [--receipt FILE]…'],
	async run(args, world) {
		const { path, rest } = splitArchive(args);
		const { values, rest: single } = repeated(rest, ['head', 'receipt']);
		const { key } = readOptions(single, ['key']);
		const report = await refusingArchive(path, async () =>
			verifyArchive(await world.archive(path), {
				sha256: world.sha256,
				checkSignature: world.checkSignature,
				pinned: await pinnedKey(key, world),
				heads: await kept(values.get('head') ?? [], world, readHead),
				receipts: await kept(values.get('receipt') ?? [], world, readReceipt)
			})
		);
		await world.print(JSON.stringify(report));
		return report.verifies ? 0 : 1;
	}
};
