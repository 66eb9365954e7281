import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { partOf, takePart } from '../contest/people.ts';
import type { Db } from '../db/client.ts';
import { freeAlias } from './alias.ts';
import { CLOSES, DURING, openContest, person, rulebook } from '../contest/contest.fixture.ts';
import { sha256Hex } from '../ledger/record.ts';
import { createTeam, renameTeam } from './create.ts';
import { membersOf, teamOf, teamsOf } from './team.ts';

const acceptance = { version: rulebook.version, age: 'adult' } as const;
type Contest = Awaited<ReturnType<typeof openContest>>;

function creating(db: Db, contest: Contest, accountId: string, name: string, at = DURING) {
	return db.write((tx) => createTeam(tx, { contest, accountId, name, acceptance, at }));
}

onEveryEngine('a team registers', ({ test }) => {
	test('with its captain, an alias of its own, and a fact without names on the ledger', async ({
		db
	}) => {
		const contest = await openContest(db);
		const accountId = await person(db, 'Ada');

		const team = await creating(db, contest, accountId, '  Las   Bombillas ');

		expect(team).toMatchObject({ name: 'Las Bombillas', captain: true });
		expect(team.alias).toMatch(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u);
		expect(await teamOf(db.read, { contestId: contest.id, accountId })).toEqual(team);
		expect(await membersOf(db.read, { teamId: team.id })).toMatchObject([
			{ name: 'Ada', captain: true }
		]);
		expect(await partOf(db.read, { contestId: contest.id, accountId })).toBe('participant');
		expect(await teamsOf(db.read, { contestId: contest.id })).toMatchObject([
			{ name: 'Las Bombillas', members: [{ email: 'ada@example.org', acceptedVersion: 2 }] }
		]);
		const [fact, named] = await db.read.select().from(db.t.fact).orderBy(db.t.fact.position);
		expect(fact).toMatchObject({ kind: 'team-registered', subject: team.id });
		expect(fact?.leaf).toContain(`"rulebookHash":"${contest.hash}"`);
		expect(named).toMatchObject({ kind: 'team-named', subject: team.id });
		expect(fact?.leaf).not.toMatch(/Bombillas|Ada/);
		expect(named?.leaf).not.toMatch(/Bombillas|Ada/);
	});

	test('under a name that no other team could be mistaken for', async ({ db }) => {
		const contest = await openContest(db);
		await creating(db, contest, await person(db, 'Ada'), 'Año Cero');
		const other = await person(db, 'Bea');

		for (const lookalike of ['año cero', 'ANO-CERO', 'Añо Сerо', 'Año  Cer0']) {
			const refused = creating(db, contest, other, lookalike);
			await expect(refused, lookalike).rejects.toMatchObject({ code: 'team_name_taken' });
		}

		const elsewhere = await openContest(db, 'otro');
		expect(await creating(db, elsewhere, other, 'año cero')).toMatchObject({ name: 'año cero' });
	});

	test('once, though its captain pressed the button in two tabs', async ({ db }) => {
		const contest = await openContest(db);
		const accountId = await person(db, 'Ada');

		const both = await Promise.allSettled([
			creating(db, contest, accountId, 'Primera'),
			creating(db, contest, accountId, 'Segunda')
		]);

		const refused = both.find((one) => one.status === 'rejected');
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(refused).toMatchObject({ reason: { code: 'already_in_team' } });
		expect(await db.read.select().from(db.t.team)).toHaveLength(1);
	});

	test('and of two that want one name at once, one has it', async ({ db }) => {
		const contest = await openContest(db);
		const [ada, bea] = [await person(db, 'Ada'), await person(db, 'Bea')];

		const both = await Promise.allSettled([
			creating(db, contest, ada, 'Las mismas'),
			creating(db, contest, bea, 'LAS MISMAS')
		]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'team_name_taken' }
		});
	});

	test('only while registration is open, and never with staff in it', async ({ db }) => {
		const contest = await openContest(db);
		const accountId = await person(db, 'Ada');
		const judge = await person(db, 'Jueza');
		await db.write((tx) =>
			takePart(tx, { contestId: contest.id, accountId: judge, part: 'judge', at: DURING })
		);

		await expect(creating(db, contest, judge, 'Juezas')).rejects.toMatchObject({
			code: 'already_staff'
		});
		for (const at of [CLOSES, Date.parse('2026-02-28T10:00:00Z')]) {
			const refused = creating(db, contest, accountId, 'Tarde', at);
			await expect(refused).rejects.toMatchObject({ code: 'registration_closed' });
		}
		expect(await db.read.select().from(db.t.team)).toEqual([]);
	});

	test('under the rulebook in force, by people old enough or with consent', async ({ db }) => {
		const contest = await openContest(db);
		const accountId = await person(db, 'Ada');
		const declaring = (version: number, age: 'guardian' | undefined) =>
			db.write((tx) =>
				createTeam(tx, {
					contest,
					accountId,
					name: 'Jóvenes',
					acceptance: { version, age },
					at: DURING
				})
			);

		await expect(declaring(1, 'guardian')).rejects.toMatchObject({
			code: 'rulebook_changed',
			details: { version: 2 }
		});
		await expect(declaring(2, undefined)).rejects.toMatchObject({ code: 'guardian_needed' });
		await declaring(2, 'guardian');

		expect(await db.read.select().from(db.t.member)).toMatchObject([
			{ acceptedVersion: 2, acceptedHash: contest.hash, guardianConsent: true }
		]);
	});

	test('and takes another name, to its own spelling too, until registration closes', async ({
		db
	}) => {
		const contest = await openContest(db);
		const accountId = await person(db, 'Ada');
		await creating(db, contest, accountId, 'las focas');
		await creating(db, contest, await person(db, 'Bea'), 'Otras');
		const renaming = (name: string, at = DURING) =>
			db.write((tx) => renameTeam(tx, { contest, accountId, name, at }));

		await renaming('Las Focas');
		await expect(renaming('otras')).rejects.toMatchObject({ code: 'team_name_taken' });
		await expect(renaming('Tarde', CLOSES)).rejects.toMatchObject({ code: 'registration_closed' });

		expect(await teamOf(db.read, { contestId: contest.id, accountId })).toMatchObject({
			name: 'Las Focas'
		});
		const { team, fact } = db.t;
		const [row] = await db.read.select().from(team).where(eq(team.name, 'Las Focas'));
		const named = await db.read
			.select()
			.from(fact)
			.where(eq(fact.subject, row?.id ?? ''));
		const hashes = named.flatMap(({ kind, leaf }) =>
			kind === 'team-named' ? [JSON.parse(leaf).data.nameHash] : []
		);
		expect(hashes).toHaveLength(2);
		expect(hashes).toContain(sha256Hex(`${row?.nameSalt ?? ''}Las Focas`));
	});

	test('under a numbered alias once the words run out', async ({ db }) => {
		const contest = await openContest(db);
		const propose = () => 'Encina Azul';
		for (const [index, expected] of ['Encina Azul', 'Encina Azul 2', 'Encina Azul 3'].entries()) {
			const alias = await db.write((tx) => freeAlias(tx, { contestId: contest.id, propose }));
			expect(alias).toBe(expected);
			const team = await creating(db, contest, await person(db, `P${index}`), `Equipo ${index}`);
			await db.write((tx) => tx.update(tx.t.team).set({ alias }).where(eq(tx.t.team.id, team.id)));
		}
	});
});
