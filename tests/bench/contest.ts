import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { desafioAlia } from '../../scoring/index.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { createContest } from '../../src/lib/server/contest/create.ts';
import { newIdAt } from '../../src/lib/server/db/id.ts';
import { advanceLedgers } from '../../src/lib/server/ledger/advance.ts';
import { openSigningKey } from '../../src/lib/server/ledger/signing-key.ts';

export const SLUG = 'medida';
export const CHALLENGE = 'hogar';
export const MODEL = 'simulated-alia-40b';

export interface Furnishing {
	file: string;
	migrations: string;
	teams: number;
	/** Keys `vatio_bench_N`, handed round to the teams' one member each. */
	keys: number;
	/** Interactions of the past, settled, of these teams. */
	past: number;
}

const HOUR = 3_600_000;
const MANY = 1_000_000_000;

/** A contest that is open now, with teams, keys and a past, and budgets that nothing exhausts. */
export async function furnishContest({ file, migrations, teams, keys, past }: Furnishing) {
	const now = Date.now();
	const rulebook = structuredClone(desafioAlia({ model: 'simulated', opensAt: now - HOUR }));
	rulebook.openStreams = 100_000;
	for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		Object.assign(budget, {
			interactions: MANY,
			tokens: MANY * 1000,
			energyNwh: Number.MAX_SAFE_INTEGER,
			callsPerMinute: MANY
		});
	}
	const db = openSqlite({ file, migrations, durability: 'normal' });
	const { id } = await db.write((tx) => createContest(tx, { slug: SLUG, rulebook, at: now }));
	await db.close();

	const raw = new Database(file);
	raw.pragma('synchronous = OFF');
	raw.transaction(() => {
		insertTeams(raw, { contestId: id, teams, now });
		insertKeys(raw, { contestId: id, teams, keys, now });
		insertPast(raw, { contestId: id, teams, past, now });
	})();
	raw.close();
	await signPast({ file, migrations, now });

	const [round] = rulebook.rounds;
	return { model: round?.model.id ?? '' };
}

/** As the site does while a contest runs: it would do it now, beside what is measured. */
async function signPast({
	file,
	migrations,
	now
}: {
	file: string;
	migrations: string;
	now: number;
}) {
	const db = openSqlite({ file, migrations, durability: 'normal' });
	await advanceLedgers(db, { key: openSigningKey(dirname(file)), now: () => now });
	await db.close();
}

interface Into {
	contestId: string;
	teams: number;
	now: number;
}

function insertTeams(raw: Database.Database, { contestId, teams, now }: Into) {
	const account = raw.prepare(
		`insert into account (id, email, name, password_hash, organises_site, created_at) values (?, ?, 'P', 'none', 0, ?)`
	);
	const team = raw.prepare(
		`insert into team (id, contest_id, name, folded_name, alias, created_at) values (?, ?, ?, ?, ?, ?)`
	);
	const member = raw.prepare(
		`insert into team_member (contest_id, account_id, team_id, captain, accepted_version, accepted_hash, guardian_consent, joined_at)
		values (?, ?, ?, 1, 1, '', 0, ?)`
	);
	for (let n = 0; n < teams; n++) {
		account.run(`account-${n}`, `p${n}@example.org`, now);
		team.run(`team-${n}`, contestId, `Equipo ${n}`, `equipo ${n}`, `alias-${n}`, now);
		member.run(contestId, `account-${n}`, `team-${n}`, now);
	}
}

function insertKeys(
	raw: Database.Database,
	{ contestId, teams, keys, now }: Into & { keys: number }
) {
	const key = raw.prepare(
		`insert into team_key (id, contest_id, account_id, name, secret_hash, ending, created_at, last_used_at)
		values (?, ?, ?, 'medida', ?, '', ?, ?)`
	);
	for (let n = 0; n < keys; n++) {
		const hash = createHash('sha256').update(`vatio_bench_${n}`).digest('hex');
		key.run(`key-${n}`, contestId, `account-${n % teams}`, hash, now, now + 24 * HOUR);
	}
}

function insertPast(
	raw: Database.Database,
	{ contestId, teams, past, now }: Into & { past: number }
) {
	const interaction = raw.prepare(
		`insert into interaction (id, contest_id, challenge_id, team_id, account_id, conversation_id, turn, model, profile_id, official,
			sampling, messages_hash, hold_tokens, hold_energy_nwh, held_at)
		values (?, ?, '${CHALLENGE}', ?, ?, ?, 1, 'm', 'simulated-alia40b-2026.1', 1, '{}', '', 100, 1000000, ?)`
	);
	const settlement = raw.prepare(
		`insert into settlement (interaction_id, outcome, billed, prompt_tokens, cached_tokens, completion_tokens, estimated, energy_nwh,
			lost_tokens, lost_energy_nwh, overrun_energy_nwh, ended_at, leaf_hash)
		values (?, 'completed', 1, 20, 0, 16, 0, 1000000, 36, 1000000, 0, ?, '')`
	);
	const text = raw.prepare(
		`insert into interaction_text (interaction_id, salt, prompt, messages) values (?, '', 'Hola', '[]')`
	);
	const answer = raw.prepare(
		`insert into answer_text (interaction_id, salt, answer, history_hash) values (?, '', 'Hola', ?)`
	);
	const fact = raw.prepare(
		`insert into fact (id, contest_id, kind, at, subject, leaf, leaf_hash) values (?, ?, 'interaction-settled', ?, ?, '{}', ?)`
	);
	const spending = raw.prepare(
		`insert into spending (team_id, challenge_id, interactions, tokens, energy_nwh, open, forgiven) values (?, '${CHALLENGE}', ?, ?, ?, 0, 0)`
	);
	for (let n = 0; n < past; n++) {
		const hash = createHash('sha256').update(`past-${n}`).digest('hex');
		const at = now - HOUR - past + n;
		const id = newIdAt(at);
		interaction.run(id, contestId, `team-${n % teams}`, `account-${n % teams}`, hash, at);
		settlement.run(id, at + 100);
		text.run(id);
		answer.run(id, hash);
		fact.run(id, contestId, at, id, hash);
	}
	const each = Math.floor(past / teams);
	for (let n = 0; each > 0 && n < teams; n++)
		spending.run(`team-${n}`, each, each * 36, each * 1e6);
}
