import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { openWorld, type World } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { cannedAnswers, dropAnswer, keepAnswer, MOST_CANNED } from './canned-answer.ts';
import { givenNotices } from './given.ts';
import { giveNotice, markRead, noticesFor, unreadNews } from './notice.ts';
import {
	answerQuestion,
	askQuestion,
	openQuestions,
	questionNews,
	waitingQuestions
} from './question.ts';
import { tell, watchNotices } from './watch.ts';

type Team = { id: string; accountId: string };

const open = (db: Db) => openWorld(db, { endpointUrl: 'http://127.0.0.1:9' });

function peopleOf({ ctx, contest }: World) {
	const contestId = contest.id;
	const { db } = ctx;
	const recipient = (team: Team | undefined, accountId = team?.accountId ?? '') => ({
		contestId,
		teamId: team?.id,
		accountId
	});

	return {
		recipient,
		announce: (text: string) =>
			db.write((tx) =>
				giveNotice(tx, {
					contestId,
					kind: 'announcement',
					text,
					byAccountId: 'olga',
					at: ctx.now()
				})
			),
		ask: (team: Team, text: string, challengeId?: string) =>
			db.write((tx) =>
				askQuestion(tx, {
					contestId,
					teamId: team.id,
					accountId: team.accountId,
					challengeId,
					text,
					at: ctx.now()
				})
			),
		answer: (questionId: string, audience: 'team' | 'all', text = 'Sí') =>
			db.write((tx) =>
				answerQuestion(tx, {
					contestId,
					questionId,
					text,
					audience,
					byAccountId: 'olga',
					at: ctx.now()
				})
			),
		received: (team: Team | undefined) => noticesFor(db.read, recipient(team)),
		unread: async (team: Team) => (await unreadNews(db.read, recipient(team))).count,
		read: (team: Team, noticeIds: string[]) =>
			db.write((tx) => markRead(tx, { ...recipient(team), noticeIds, at: ctx.now() }))
	};
}

onEveryEngine('an announcement', ({ test }) => {
	test('reaches every team, and stays unread by each until that person opens it', async ({
		db
	}) => {
		const world = await open(db);
		const { announce, received, unread, read } = peopleOf(world);
		const [ada, bea] = [await world.newTeam(), await world.newTeam()];
		const first = await announce(' Cambia la sala \r\n del acto ');
		await announce('Hay café');

		expect((await received(ada)).map(({ text }) => text)).toEqual([
			'Hay café',
			'Cambia la sala \n del acto'
		]);
		expect(await unread(ada)).toBe(2);
		await read(ada, [first.id]);
		await read(ada, [first.id]);

		expect(await unread(ada)).toBe(1);
		expect(await unread(bea)).toBe(2);
		expect((await received(ada)).map(({ unread }) => unread)).toEqual([true, false]);
		expect(await received(undefined)).toHaveLength(2);
	});

	test.for([
		['nothing', '  ', 'required'],
		['a whole book', 'a'.repeat(4001), 'text.length'],
		['words that turn around', 'Hola \u202eodnum', 'text.characters']
	])('of %s is refused', async ([, text = '', expected], { db }) => {
		const { announce } = peopleOf(await open(db));

		await expect(announce(text)).rejects.toMatchObject({ details: { field: 'text', expected } });
	});

	test('is mailed to everybody, and a private answer to its team alone', async ({ db }) => {
		const world = await open(db);
		const { announce, ask, answer } = peopleOf(world);
		const [ada, bea] = [await world.newTeam(), await world.newTeam()];
		const mails = async () => {
			const { outbox } = db.t;
			const all = await db.read.select().from(outbox);
			return all.map(({ accountId, subject, text }) => ({ accountId, subject, text }));
		};
		await announce('Hay café');
		expect((await mails()).map(({ accountId }) => accountId).sort()).toEqual(
			[ada.accountId, bea.accountId].sort()
		);
		expect((await mails())[0]?.subject).toBe('Anuncio · Desafío ALIA');
		await db.write((tx) => tx.delete(tx.t.outbox));

		await answer((await ask(ada, '¿Y té?')).id, 'team', 'También');

		const sent = await mails();
		expect(sent).toMatchObject([{ accountId: ada.accountId }]);
		expect(sent[0]?.text).toMatch(/^«¿Y té\?»\n\nTambién\n\n/);
	});

	test('is told to whoever waits for it, once it is committed and not before', async ({ db }) => {
		const { contest, ctx } = await open(db);
		const { id: contestId } = contest;
		let news = 0;
		const stop = watchNotices(db, { contestId }, () => (news += 1));
		const give = (text: string, contest = contestId) =>
			tell(db, { contestId: contest }, (tx) =>
				giveNotice(tx, { contestId, kind: 'announcement', text, byAccountId: 'o', at: ctx.now() })
			);

		await give('Hola');
		expect(news).toBe(1);
		await expect(give(' ')).rejects.toThrow();
		await give('Otro concurso', 'otro');
		expect(news).toBe(1);
		stop();
		await give('Adiós');
		expect(news).toBe(1);
	});
});

onEveryEngine('a question', ({ test }) => {
	test('is answered to its team alone, and no other learns that it was asked', async ({ db }) => {
		const world = await open(db);
		const { ask, answer, received, unread, read } = peopleOf(world);
		const [ada, bea] = [await world.newTeam('Ada'), await world.newTeam('Bea')];
		const { id } = await ask(ada, '¿Vale una tabla?', 'hogar');
		const contestId = world.contest.id;
		expect(await openQuestions(db.read, { contestId })).toMatchObject([
			{ id, team: 'Ada', text: '¿Vale una tabla?', challengeId: 'hogar' }
		]);
		expect(await waitingQuestions(db.read, { teamId: ada.id })).toMatchObject([{ id }]);
		expect(await waitingQuestions(db.read, { teamId: bea.id })).toEqual([]);

		await answer(id, 'team');

		expect(await received(ada)).toMatchObject([
			{ kind: 'answer', own: true, text: 'Sí', question: { text: '¿Vale una tabla?' } }
		]);
		expect(await received(bea)).toEqual([]);
		expect(await received(undefined)).toEqual([]);
		expect(await questionNews(db.read, { contestId })).toEqual({ count: 0, newest: undefined });
		const [notice] = await received(ada);
		await read(bea, [notice?.id ?? '']);
		expect(await unread(ada)).toBe(1);
		expect(await db.read.select().from(db.t.noticeRead)).toEqual([]);
	});

	test('is answered to all with its words, and without who asked it', async ({ db }) => {
		const world = await open(db);
		const { ask, answer, received } = peopleOf(world);
		const [ada, bea] = [await world.newTeam('Ada'), await world.newTeam('Bea')];
		const { id } = await ask(ada, '¿Vale una tabla?');

		await answer(id, 'all', 'Vale');

		const [notice] = await received(bea);
		expect(notice).toMatchObject({ own: false, question: { text: '¿Vale una tabla?' } });
		expect(JSON.stringify(notice)).not.toContain(ada.id);
		expect(JSON.stringify(notice)).not.toContain('Ada');
	});

	test('is answered once, though two organisers write at the same moment', async ({ db }) => {
		const world = await open(db);
		const { ask, answer } = peopleOf(world);
		const { id } = await ask(await world.newTeam(), '¿Y ahora?');

		const both = await Promise.allSettled([answer(id, 'all', 'Sí'), answer(id, 'team', 'No')]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'already_answered' }
		});
		expect(await givenNotices(db.read, { contestId: world.contest.id })).toMatchObject([
			{ kind: 'answer', question: '¿Y ahora?' }
		]);
		await expect(answer('no-hay', 'all')).rejects.toMatchObject({ code: 'not_found' });
	});

	test('waits its turn: a team has ten open at most', async ({ db }) => {
		const world = await open(db);
		const { ask, answer } = peopleOf(world);
		const team = await world.newTeam();
		const { id } = await ask(team, '¿0?');
		for (let more = 1; more < 10; more++) await ask(team, `¿${more}?`);

		await expect(ask(team, '¿Otra?')).rejects.toMatchObject({ code: 'too_many_questions' });
		await ask(await world.newTeam(), '¿La nuestra?');
		await answer(id, 'team');
		await ask(team, '¿Otra?');
	});
});

onEveryEngine('an answer to keep', ({ test }) => {
	test('is its contest’s own, and there is an end to them', async ({ db }) => {
		const { contest, ctx } = await open(db);
		const contestId = contest.id;
		const keep = (text: string) =>
			db.write((tx) => keepAnswer(tx, { contestId, text, at: ctx.now() }));
		for (let kept = 0; kept < MOST_CANNED; kept++) await keep(`Respuesta ${kept}`);

		await expect(keep('Una más')).rejects.toMatchObject({ code: 'too_many_canned' });
		const [first] = await cannedAnswers(db.read, { contestId });
		await db.write((tx) => dropAnswer(tx, { contestId: 'otro', id: first?.id ?? '' }));
		expect(await cannedAnswers(db.read, { contestId })).toHaveLength(MOST_CANNED);
		await db.write((tx) => dropAnswer(tx, { contestId, id: first?.id ?? '' }));
		expect((await cannedAnswers(db.read, { contestId }))[0]?.text).toBe('Respuesta 1');
	});
});
