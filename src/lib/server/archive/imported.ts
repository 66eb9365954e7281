import { and, eq } from 'drizzle-orm';
import { keyIdOf, readPublicKeyPem } from '#scoring/ledger/public-key.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { sha256 } from '../ledger/record.ts';
import type { ImportedFileName } from './schema.ts';

/** The PEM of the key that signed an imported contest's heads; `undefined` for one of this site. */
export async function importedKey(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<string | undefined> {
	const { contestImport } = query.t;
	const [row] = await query
		.select({ publicKey: contestImport.publicKey })
		.from(contestImport)
		.where(eq(contestImport.contestId, contestId));

	return row?.publicKey;
}

/** The key that a contest's heads are to be checked with: the site's own, or that of where it was held. */
export async function ledgerKey(
	ctx: Context,
	{ contestId }: { contestId: string }
): Promise<{ keyId: string; publicKey: string; imported: boolean }> {
	const publicKey = await importedKey(ctx.db.read, { contestId });
	if (publicKey === undefined) {
		const { keyId, publicKey: own } = ctx.signingKey;
		return { keyId, publicKey: own, imported: false };
	}

	return { keyId: keyIdOf(readPublicKeyPem(publicKey), sha256), publicKey, imported: true };
}

/** A file that an imported contest's archive had beside its ledger; empty where it had none. */
export async function importedFile(
	query: Query,
	{ contestId, name }: { contestId: string; name: ImportedFileName }
): Promise<string> {
	const { importedFile: file } = query.t;
	const [row] = await query
		.select({ content: file.content })
		.from(file)
		.where(and(eq(file.contestId, contestId), eq(file.name, name)));

	return row?.content ?? '';
}
