import { createHmac, randomBytes } from 'node:crypto';

const secret = randomBytes(32);
const salts = new Map<string, string>();

/**
 * A team's own salt for the engine's prefix cache: no team can tell by the time of its first token
 * what another one has asked.
 */
export function cacheSaltOf(teamId: string): string {
	let salt = salts.get(teamId);
	if (!salt) {
		salt = createHmac('sha256', secret).update(teamId).digest('base64url');
		salts.set(teamId, salt);
	}
	return salt;
}
