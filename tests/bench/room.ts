import { join } from 'node:path';
import Database from 'better-sqlite3';
import { canonicalBoard, challengeOf, computeBoard, desafioAlia } from '../../scoring/index.ts';
import { issueToken } from '../../src/lib/server/accounts/secret.ts';
import { CHALLENGE, SLUG } from './contest.ts';

/** Writes a public board of so many teams into a running site's database, another one each time. */
export function writeBoard(
	dataDir: string,
	{ teams, turn }: { teams: number; turn: number }
): void {
	const at = Date.now();
	const rulebook = desafioAlia({ model: 'simulated', opensAt: at });
	const found = challengeOf(rulebook, CHALLENGE);
	if (!found) throw new Error('no challenge');
	const { challenge, round } = found;
	const document = canonicalBoard(
		computeBoard({
			contest: SLUG,
			round: round.id,
			challenge,
			rulebook: { version: 1, hash: '' },
			profileId: round.model.profile,
			standing: 'provisional',
			at,
			seq: turn,
			entries: Array.from({ length: teams }, (_, n) => ({
				entryId: `entry-${n}`,
				teamId: `team-${n}`,
				teamName: `Equipo ${n}`,
				sequence: n,
				withdrawn: false,
				disqualified: false,
				baseline: false,
				checksPassed: true,
				quality: {},
				language: 'es',
				interactions: [
					{ promptTokens: 300 + n + turn, completionTokens: 200 + ((n * 7) % 90), estimated: false }
				]
			}))
		})
	);
	const database = new Database(join(dataDir, 'vatio.db'), { timeout: 5000 });
	database
		.prepare(
			`insert into public_board (contest_id, challenge_id, document, at)
			select id, ?, ?, ? from contest where slug = ?
			on conflict (contest_id, challenge_id) do update set document = excluded.document, at = excluded.at`
		)
		.run(CHALLENGE, document, at, SLUG);
	database.close();
}

/** Sessions of the members of the last so many teams, as `Cookie` headers. */
export function signedIn(dataDir: string, { teams, of }: { teams: number; of: number }): string[] {
	const database = new Database(join(dataDir, 'vatio.db'), { timeout: 5000 });
	const insert = database.prepare(
		`insert into session (id, account_id, secret_hash, created_at, last_seen_at) values (?, ?, ?, ?, ?)`
	);
	const now = Date.now();
	const cookies = Array.from({ length: teams }, (_, n) => {
		const { id, token, secretHash } = issueToken();
		insert.run(id, `account-${of - 1 - n}`, secretHash, now, now);
		return `vatio_session=${token}`;
	});
	database.close();

	return cookies;
}
