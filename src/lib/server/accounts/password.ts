import { hash, verify } from '@node-rs/argon2';

// OWASP's smallest argon2id: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of the same cost that no password has: checking it takes as long as checking a real one. */
let nobody: Promise<string> | undefined;

export function passwordHash(password: string): Promise<string> {
	return hash(password, COST);
}

/** Whether a password is an account's. An unknown account costs the same time as a known one. */
export async function passwordMatches(password: string, stored: string | undefined) {
	nobody ??= passwordHash('nobody has this password');
	const matches = await verify(stored ?? (await nobody), password);

	return stored !== undefined && matches;
}
