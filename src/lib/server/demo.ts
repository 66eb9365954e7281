import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { desafioAlia } from '#scoring';
import { passwordHash } from './accounts/password.ts';
import { createContest } from './contest/create.ts';
import { contestInForce } from './contest/in-force.ts';
import { takePart } from './contest/people.ts';
import type { Part } from './contest/schema.ts';
import type { Context } from './context.ts';
import type { Tx } from './db/client.ts';
import { newId } from './db/id.ts';
import { createTeam } from './teams/create.ts';

const demoAccount = z.object({
	accountId: z.string(),
	name: z.string(),
	email: z.string(),
	password: z.string(),
	part: z.enum(['participant', 'judge', 'organiser'])
});
type DemoAccount = z.infer<typeof demoAccount>;

const PEOPLE: { name: string; email: string; part: Part }[] = [
	{ name: 'Olga Organiza', email: 'organizacion@demo.example', part: 'organiser' },
	{ name: 'Julia Jurado', email: 'jurado@demo.example', part: 'judge' },
	{ name: 'Paula Participa', email: 'participante@demo.example', part: 'participant' }
];

/** The edition's address: one bound to the simulated model, one to ALIA itself. */
export const DEMO_SLUG = { simulated: 'desafio-alia', alia: 'desafio-alia-40b' } as const;

/**
 * Loads the demo edition into an empty database, and its twin once the endpoint changes from the
 * simulated model to a real one. Returns the demo accounts, none where this is no demo database.
 */
export async function loadDemo(ctx: Context): Promise<DemoAccount[]> {
	const file = join(ctx.settings.DATA_DIR, 'demo-accounts.json');
	const { account, contest } = ctx.db.t;
	const [held] = await ctx.db.read.select({ accounts: count() }).from(account);
	const empty = held?.accounts === 0;
	if (!empty && !existsSync(file)) return [];

	const people = empty ? await newPeople(file) : z.array(demoAccount).parse(readJson(file));
	const model = ctx.endpoint.simulated ? 'simulated' : 'alia';
	const slug = DEMO_SLUG[model];
	const [there] = await ctx.db.read
		.select({ id: contest.id })
		.from(contest)
		.where(eq(contest.slug, slug));
	if (!empty && there) return people;

	const hashes = new Map(
		await Promise.all(
			people.map(async ({ email, password }) => [email, await passwordHash(password)] as const)
		)
	);
	const at = ctx.now();
	const rulebook = desafioAlia({ model, opensAt: at });
	await ctx.db.write(async (tx) => {
		if (empty) await insertPeople(tx, { people, hashes, at });
		const { id: contestId, version } = await createContest(tx, { slug, rulebook, at });
		const contest = await contestInForce(tx, { slug });
		for (const { accountId, part } of people) {
			if (part !== 'participant') await takePart(tx, { contestId, accountId, part, at });
			else {
				const acceptance = { version, age: 'adult' as const };
				await createTeam(tx, { contest, accountId, name: 'Equipo Demo', acceptance, at });
			}
		}
	});

	return people;
}

async function insertPeople(
	tx: Tx,
	{ people, hashes, at }: { people: DemoAccount[]; hashes: Map<string, string>; at: number }
) {
	for (const { accountId, name, email, part } of people) {
		await tx.insert(tx.t.account).values({
			id: accountId,
			name,
			email,
			passwordHash: hashes.get(email) ?? '',
			organisesSite: part === 'organiser',
			createdAt: at
		});
	}
}

/** Written before the database knows them: a crash in between leaves passwords that nobody has yet. */
async function newPeople(file: string): Promise<DemoAccount[]> {
	const people = PEOPLE.map((person) => ({
		...person,
		accountId: newId(),
		password: randomBytes(9).toString('base64url')
	}));
	mkdirSync(join(file, '..'), { recursive: true });
	writeFileSync(file, JSON.stringify(people, undefined, '\t'), { mode: 0o600 });

	return people;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
