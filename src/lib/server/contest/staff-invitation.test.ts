import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { issueResetLink } from './account-reset.ts';
import { partOf, takePart } from './people.ts';
import {
	acceptStaffInvitation,
	inviteStaff,
	registerAsStaff,
	revokeStaffInvitation,
	staffInvitationsOf
} from './staff-invitation.ts';

const at = Date.parse('2026-03-10T10:00:00Z');
const WEEK = 7 * 86_400_000;

async function person(db: Db, name: string): Promise<string> {
	const id = newId();
	const email = `${name}@example.org`;
	await db.write((tx) =>
		tx.insert(tx.t.account).values({ id, email, name, passwordHash: 'none', createdAt: at })
	);
	return id;
}

async function organised(db: Db, slug = 'prueba') {
	const contestId = newId();
	await db.write((tx) => tx.insert(tx.t.contest).values({ id: contestId, slug, createdAt: at }));
	const olga = await person(db, `olga-${slug}`);
	const take = (accountId: string, part: 'participant' | 'judge' | 'organiser') =>
		db.write((tx) => takePart(tx, { contestId, accountId, part, at }));
	await take(olga, 'organiser');
	const invite = (part: 'judge' | 'organiser' = 'judge') =>
		db.write((tx) =>
			inviteStaff(tx, { contestId, part, note: ' Dra. Ruiz ', byAccountId: olga, at })
		);
	const accept = (accountId: string, token: string, when = at) =>
		db.write((tx) => acceptStaffInvitation(tx, { token, accountId, at: when }));

	return { contestId, olga, take, invite, accept };
}

onEveryEngine('an invitation to the staff of a contest', ({ test }) => {
	test('gives its part to whoever accepts it, and the organiser sees who that was', async ({
		db
	}) => {
		const { contestId, invite, accept } = await organised(db);
		const ruiz = await person(db, 'ruiz');
		const { token, id } = await invite();

		expect(await accept(ruiz, token)).toMatchObject({ slug: 'prueba', part: 'judge' });

		expect(await partOf(db.read, { contestId, accountId: ruiz })).toBe('judge');
		expect(await staffInvitationsOf(db.read, { contestId })).toEqual([
			{
				id,
				part: 'judge',
				note: 'Dra. Ruiz',
				createdAt: at,
				expiresAt: at + WEEK,
				usedAt: at,
				usedBy: 'ruiz'
			}
		]);
	});

	test('works once, though two people follow it at the same moment', async ({ db }) => {
		const { contestId, invite, accept } = await organised(db);
		const people = [await person(db, 'ruiz'), await person(db, 'sanz')];
		const { token } = await invite();

		const both = await Promise.allSettled(people.map((accountId) => accept(accountId, token)));

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'invitation_used' }
		});
		const judges = await db.read
			.select()
			.from(db.t.contestPerson)
			.where(eq(db.t.contestPerson.part, 'judge'));
		expect(judges).toMatchObject([{ contestId }]);
	});

	test('is refused to a participant, whom it leaves unspent', async ({ db }) => {
		const { take, invite, accept } = await organised(db);
		const [ada, ruiz] = [await person(db, 'ada'), await person(db, 'ruiz')];
		await take(ada, 'participant');
		const { token } = await invite();

		await expect(accept(ada, token)).rejects.toMatchObject({ code: 'already_participant' });
		await accept(ruiz, token);
	});

	test('and a team at the same moment leave a person with one part', async ({ db }) => {
		const { contestId, take, invite, accept } = await organised(db);
		const ada = await person(db, 'ada');
		const { token } = await invite();

		const both = await Promise.allSettled([take(ada, 'participant'), accept(ada, token)]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await partOf(db.read, { contestId, accountId: ada })).toBeDefined();
	});

	test('expires in a week, can be revoked, and cannot be forged', async ({ db }) => {
		const { contestId, invite, accept } = await organised(db);
		const ruiz = await person(db, 'ruiz');
		const { token, id } = await invite();

		await expect(accept(ruiz, token, at + WEEK)).rejects.toMatchObject({
			code: 'invitation_expired'
		});
		await expect(accept(ruiz, `${id}.${'A'.repeat(32)}`)).rejects.toMatchObject({
			code: 'invitation_invalid'
		});
		const elsewhere = await organised(db, 'otro');
		await db.write((tx) => revokeStaffInvitation(tx, { contestId: elsewhere.contestId, id }));
		expect(await staffInvitationsOf(db.read, { contestId })).toHaveLength(1);
		await db.write((tx) => revokeStaffInvitation(tx, { contestId, id }));
		await expect(accept(ruiz, token)).rejects.toMatchObject({ code: 'invitation_invalid' });
	});

	test('registers its bearer and makes them staff in one step', async ({ db }) => {
		const { contestId, invite } = await organised(db);
		const { token } = await invite('organiser');
		const ruiz = { email: 'Ruiz@example.org', name: 'Ruiz', password: 'una frase larga', at };

		await person(db, 'ruiz');
		await expect(registerAsStaff(db, { token, ...ruiz })).rejects.toMatchObject({
			code: 'email_taken'
		});
		const { accountId } = await registerAsStaff(db, { token, ...ruiz, email: 'r@example.org' });

		expect(await partOf(db.read, { contestId, accountId })).toBe('organiser');
	});
});

onEveryEngine('a reset link from an organiser', ({ test }) => {
	test('is for the people of their contest and lends no power over other organisers', async ({
		db
	}) => {
		const { olga, take } = await organised(db);
		const other = await organised(db, 'otro');
		const [ada, ruiz, eva] = [
			await person(db, 'ada'),
			await person(db, 'ruiz'),
			await person(db, 'eva')
		];
		await take(ada, 'participant');
		await take(ruiz, 'judge');
		await other.take(eva, 'participant');
		const issue = (byAccountId: string, accountId: string) =>
			db.write((tx) => issueResetLink(tx, { accountId, byAccountId, at }));

		expect(await issue(olga, ada)).toMatch(/^\w+\.[\w-]+$/);
		await issue(olga, ruiz);
		for (const [by, whose] of [
			[olga, eva],
			[olga, other.olga],
			[olga, olga],
			[ruiz, ada],
			[ada, ada]
		] as const) {
			await expect(issue(by, whose)).rejects.toMatchObject({ code: 'not_staff' });
		}

		await other.take(ruiz, 'organiser');
		await expect(issue(olga, ruiz)).rejects.toMatchObject({ code: 'not_staff' });
		await db.write((tx) =>
			tx.update(tx.t.account).set({ organisesSite: true }).where(eq(tx.t.account.id, olga))
		);
		await issue(olga, other.olga);
	});
});
