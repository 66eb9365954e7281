import { eq } from 'drizzle-orm';
import type { Db } from './client.ts';
import { newId } from './id.ts';

/**
 * Whether the database takes a write right now, disk included: a row that comes and goes in one
 * transaction. An empty transaction would succeed on a full disk.
 */
export async function takesWrites(db: Db): Promise<boolean> {
	const id = `readiness-${newId()}`;
	try {
		await db.write(async (tx) => {
			const { account } = tx.t;
			const row = { id, email: id, name: 'readiness', passwordHash: 'none', createdAt: 0 };
			await tx.insert(account).values(row);
			await tx.delete(account).where(eq(account.id, id));
		});
		return true;
	} catch {
		return false;
	}
}
