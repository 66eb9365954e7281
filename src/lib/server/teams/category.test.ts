import { expect } from 'vitest';
import type { Rulebook } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { rehearse } from '../../../../tests/support/gateway.ts';
import { OPENS, type World } from '../../../../tests/support/world.ts';
import { contestArchive } from '../archive/contest-archive.ts';
import { unpacked, verified } from '../archive/contest-archive.fixture.ts';
import type { Db } from '../db/client.ts';
import { factsOf } from '../judging/contested.fixture.ts';
import { categorise, categoriesFixedAt } from './category.ts';
import { createTeam } from './create.ts';
import { teamOf } from './team.ts';

const CATEGORIES = ['estudiantes', 'general'].map((id) => {
	return { id, title: { es: id }, description: { es: `Equipos: ${id}` } };
});

/** A contest with two categories in which nobody has registered. */
async function withCategories(db: Db) {
	// The first team registers before there are any.
	const { world } = await rehearse(db);
	const rulebook: Rulebook = { ...world.contest.rulebook, categories: CATEGORIES };
	const contest = { ...world.contest, rulebook };

	return { world: { ...world, contest }, contest };
}

async function register({ ctx, contest, newAccount }: World, category?: string) {
	const accountId = await newAccount();
	const acceptance = { version: contest.version, age: 'adult' as const };
	const team = await ctx.db.write((tx) =>
		createTeam(tx, {
			...{ contest, accountId, acceptance, category },
			name: `Equipo ${accountId.slice(0, 6)}`,
			at: ctx.now()
		})
	);

	return { ...team, accountId };
}

onEveryEngine('a category', ({ test }) => {
	test('is chosen at registration and stands on the ledger', async ({ db }) => {
		const { world, contest } = await withCategories(db);
		const refusal = { code: 'invalid_request', details: { field: 'category' } };
		await expect(register(world)).rejects.toMatchObject(refusal);
		await expect(register(world, 'profesionales')).rejects.toMatchObject(refusal);

		const team = await register(world, 'estudiantes');

		const registered = await factsOf(db, { contestId: contest.id, kind: 'team-registered' });
		expect(registered.at(-1)).toMatchObject({ subject: team.id, category: 'estudiantes' });
		expect(
			await teamOf(db.read, { contestId: contest.id, accountId: team.accountId })
		).toMatchObject({ category: 'estudiantes' });
	});

	test('is corrected with a reason until the round opens and registers no more', async ({ db }) => {
		const { world, contest } = await withCategories(db);
		const { ctx } = world;
		const byAccountId = await world.newStaff('organiser');
		const { id: teamId } = await register(world, 'estudiantes');
		const change = (category: string, reason: string) =>
			db.write((tx) =>
				categorise(tx, { contest, teamId, category, reason, byAccountId, at: ctx.now() })
			);

		await expect(change('general', ' ')).rejects.toMatchObject({ code: 'reason_needed' });
		await expect(change('otra', 'Sí')).rejects.toMatchObject({ code: 'invalid_request' });
		await change('general', 'No presentó la matrícula');
		await change('general', 'Otra vez');

		const moved = await factsOf(db, { contestId: contest.id, kind: 'team-categorised' });
		expect(moved).toMatchObject([{ subject: teamId, category: 'general' }]);
		expect(await db.read.select().from(db.t.staffAct)).toMatchObject([
			{
				act: 'team.categorised',
				before: { category: 'estudiantes' },
				after: { category: 'general' },
				reason: 'No presentó la matrícula'
			}
		]);
		const ledger = await unpacked(contestArchive(ctx, { contest, texts: false }));
		expect(new TextDecoder().decode(ledger.get('ledger.jsonl'))).not.toContain('matrícula');
		// The stored rulebook has no categories here, and the verifier says so of every choice.
		const { differences } = await verified(ledger);
		expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['category-differs']));

		expect(categoriesFixedAt(contest)).toBeGreaterThan(OPENS);
		world.setNow(categoriesFixedAt(contest));
		await expect(change('estudiantes', 'Tarde')).rejects.toMatchObject({
			code: 'registration_closed'
		});
	});
});
