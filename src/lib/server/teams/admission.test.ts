import { expect } from 'vitest';
import type { Rulebook } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { ask, CHALLENGE, generous, rehearse } from '../../../../tests/support/gateway.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import { present } from '../entries/present.ts';
import { begin } from '../gateway/begin.ts';
import { factsOf } from '../judging/contested.fixture.ts';
import { noticesFor } from '../notices/notice.ts';
import { announceAdmitted, decideAdmissions, type Decision } from './admit.ts';
import { admissionsOf, ownAdmissions } from './admission.ts';

/** The first round takes only whom the organisers approve. */
function byApproval(rulebook: Rulebook) {
	generous(rulebook);
	const [round] = rulebook.rounds;
	if (round) round.admission = { kind: 'approval' };
}

async function registered(db: Parameters<typeof rehearse>[0]) {
	const { world, team, standIn } = await rehearse(db, {}, byApproval);
	const { ctx, contest } = world;
	const byAccountId = await world.newStaff('organiser');
	const scope = { contest, roundId: 'previa', byAccountId };

	return {
		...{ world, team, standIn, contest },
		decide: (...decisions: Decision[]) =>
			db.write((tx) => decideAdmissions(tx, { ...scope, decisions, at: ctx.now() })),
		announce: () => db.write((tx) => announceAdmitted(tx, { ...scope, at: ctx.now() })),
		noticesOf: (one: { id: string; accountId: string }) =>
			noticesFor(db.read, { contestId: contest.id, teamId: one.id, accountId: one.accountId })
	};
}

onEveryEngine('a round by approval', ({ test }) => {
	test('lets a team practise and nothing else until it is admitted', async ({ db }) => {
		const { world, team, standIn, decide, noticesOf } = await registered(db);
		const { ctx, contest } = world;
		const practice = { contest, challengeId: 'practica-oficina', team, accountId: team.accountId };
		const asked = { prompt: 'Hola' };

		await expect(ask(world, team, 'Hola')).rejects.toMatchObject({
			code: 'not_admitted',
			details: { state: 'waiting' }
		});
		expect(standIn.seen).toHaveLength(0);
		const rehearsed = await begin(ctx, { ...practice, asked });
		await rehearsed.settled;

		expect(await decide({ teamId: team.id, admitted: true })).toEqual({ decided: 1 });
		expect(await decide({ teamId: team.id, admitted: true })).toEqual({ decided: 0 });
		await (
			await ask(world, team, 'Hola')
		).settled;
		const [told, ...more] = await noticesOf(team);
		expect(more).toEqual([]);
		expect(told).toMatchObject({ kind: 'admitted', own: true });
		expect(told?.text).toMatch(/está admitido en la ronda/);
	});

	test('declines with a reason that the team reads and the ledger only binds', async ({ db }) => {
		const { world, team, decide, contest, noticesOf } = await registered(db);
		const other = await world.newTeam();
		const one = { teamId: team.id, admitted: false };
		await expect(decide(one)).rejects.toMatchObject({ code: 'reason_needed' });
		await expect(decide({ ...one, reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed' });

		await decide({ ...one, reason: 'No sois del centro' }, { teamId: other.id, admitted: true });

		await expect(ask(world, team, 'Hola')).rejects.toMatchObject({
			code: 'not_admitted',
			details: { state: 'declined' }
		});
		const [own] = await ownAdmissions(db.read, { contest, teamId: team.id });
		expect(own).toMatchObject({ state: 'declined', reason: 'No sois del centro' });
		expect((await noticesOf(team))[0]?.text).toContain('No sois del centro');
		expect(JSON.stringify(await noticesOf(other))).not.toContain('No sois del centro');
		const [declined] = await factsOf(db, { contestId: contest.id, kind: 'team-declined' });
		expect(declined).toMatchObject({ subject: team.id, round: 'previa' });
		expect(declined?.['reasonHash']).toMatch(/^[0-9a-f]{64}$/);
		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts).toMatchObject([
			{
				act: 'admission.decided',
				subject: 'previa',
				after: [
					{ team: team.id, admitted: false },
					{ team: other.id, admitted: true }
				]
			}
		]);

		await decide({ ...one, admitted: true, reason: 'Sí que lo sois' });
		await (
			await ask(world, team, 'Hola')
		).settled;
	});

	test('takes nothing of a list in which one team cannot be decided on', async ({ db }) => {
		const { world, team, decide, contest } = await registered(db);
		const begun = await world.newTeam();
		await decide({ teamId: begun.id, admitted: true });
		await (
			await ask(world, begun, 'Hola')
		).settled;

		await expect(
			decide(
				{ teamId: team.id, admitted: true },
				{ teamId: begun.id, admitted: false, reason: 'Tarde' }
			)
		).rejects.toMatchObject({ code: 'admitted_begun' });
		await expect(
			decide({ teamId: team.id, admitted: true }, { teamId: 'no-hay', admitted: true })
		).rejects.toMatchObject({ code: 'not_found' });

		const decided = await admissionsOf(db.read, { contestId: contest.id, roundId: 'previa' });
		expect([...decided.keys()]).toEqual([begun.id]);
		world.setNow(OPENS + 15 * DAY);
		await expect(decide({ teamId: team.id, admitted: true })).rejects.toMatchObject({
			code: 'phase_closed'
		});
	});

	test('refuses to present, inside the transaction, whoever was not admitted', async ({ db }) => {
		const { world, team } = await registered(db);
		const { ctx, contest } = world;
		const { insertEntry } = await import('../entries/insert-entry.ts');
		const challenge = contest.rulebook.rounds[0]?.challenges.find(({ id }) => id === CHALLENGE);
		if (!challenge) throw new Error('no challenge');
		const entry = { contest, challengeId: CHALLENGE, team, accountId: team.accountId, challenge };

		await expect(
			db.write((tx) => insertEntry(tx, entry, { interactionId: undefined, at: ctx.now() }))
		).rejects.toMatchObject({ code: 'not_admitted' });
		await expect(
			present(ctx, { ...entry, challengeId: 'centro-civico', presented: { template: '{{FICHA}}' } })
		).rejects.toMatchObject({ code: 'not_admitted' });
		expect(await db.read.select().from(db.t.entry)).toEqual([]);
	});

	test('says who was admitted to nobody until the organisers publish it', async ({ db }) => {
		const { world, team, decide, announce, noticesOf } = await registered(db);
		const other = await world.newTeam('La Otra');
		await expect(announce()).rejects.toMatchObject({ code: 'not_found' });
		await decide({ teamId: other.id, admitted: true });
		expect(await noticesOf(team)).toEqual([]);

		await announce();

		const [told] = await noticesOf(team);
		expect(told).toMatchObject({ kind: 'announcement', own: false });
		expect(told?.text).toContain('La Otra');
	});
});
