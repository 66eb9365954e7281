import { expect } from 'vitest';
import type { RegistrationField, Rulebook } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { erasePerson } from '../archive/erase-person.ts';
import { DURING, openContest, person } from '../contest/contest.fixture.ts';
import type { Db } from '../db/client.ts';
import { answersCsv } from './answers-csv.ts';
import { answersOf, everyAnswer, readAnswers, saveAnswers, unanswered } from './answers.ts';
import { createTeam } from './create.ts';
import { inviteTeammate, joinTeam } from './invitation.ts';
import { leaveTeam } from './leave.ts';

const FIELDS: RegistrationField[] = [
	{ id: 'imagen', kind: 'confirmation', title: { es: 'Acepto salir en fotos' }, required: true },
	{ id: 'centro', kind: 'text', title: { es: '=Centro' }, required: false },
	{
		id: 'nivel',
		kind: 'choice',
		title: { es: 'Nivel' },
		required: true,
		options: [
			{ id: 'fp', title: { es: 'Formación profesional' } },
			{ id: 'uni', title: { es: 'Universidad' } }
		]
	}
];
const ANSWERS = { imagen: 'yes', centro: '=1+1', nivel: 'fp' };

async function contestWith(db: Db, fields = FIELDS) {
	const contest = await openContest(db);
	const rulebook: Rulebook = { ...contest.rulebook, registration: { fields } };

	return { ...contest, rulebook };
}

async function registered(db: Db, answers: Record<string, string> | undefined) {
	const contest = await contestWith(db);
	const accountId = await person(db, 'Ada');
	const acceptance = { version: contest.version, age: 'adult' as const, answers };
	const create = () =>
		db.write((tx) =>
			createTeam(tx, { contest, accountId, name: 'Las Bombillas', acceptance, at: DURING })
		);

	return { contest, accountId, acceptance, create };
}

onEveryEngine('a question of the rulebook', ({ test }) => {
	test.for([
		['a required one that nobody answered', {}, 'imagen', 'confirm'],
		['a choice that there is not', { ...ANSWERS, nivel: 'eso' }, 'nivel', 'choice'],
		['a choice that is missing', { ...ANSWERS, nivel: '' }, 'nivel', 'required'],
		['a text that is too long', { ...ANSWERS, centro: 'a'.repeat(501) }, 'centro', 'text.length'],
		['unseen characters', { ...ANSWERS, centro: 'a\u202eb' }, 'centro', 'text.characters']
	] as const)('refuses %s, by its name, and registers nobody', async (given, { db }) => {
		const [, answers, question, expected] = given;
		const { create } = await registered(db, answers);

		await expect(create()).rejects.toMatchObject({
			code: 'invalid_request',
			details: { field: 'answers', question, expected }
		});
		expect(await db.read.select().from(db.t.team)).toEqual([]);
	});

	test('is kept by person, and its export runs no formula', async ({ db }) => {
		const { contest, create, acceptance, accountId } = await registered(db, ANSWERS);
		await create();
		const { token } = await db.write((tx) =>
			inviteTeammate(tx, { contest, accountId, at: DURING })
		);
		const mate = await person(db, 'Bea');
		const join = (answers: Record<string, string>) =>
			db.write((tx) =>
				joinTeam(tx, {
					...{ contest, token, at: DURING + 1, accountId: mate },
					acceptance: { ...acceptance, answers }
				})
			);
		await expect(join({})).rejects.toMatchObject({ code: 'invalid_request' });
		await join({ imagen: 'yes', nivel: 'uni' });

		const people = await everyAnswer(db.read, { contestId: contest.id });
		expect(people.map(({ name }) => name)).toEqual(['Ada', 'Bea']);
		const csv = (await Array.fromAsync(answersCsv(people, { fields: FIELDS, locale: 'es' }))).join(
			''
		);
		expect(csv).toContain("'=Centro");
		expect(csv).toContain("Ada,ada@example.org,sí,'=1+1,Formación profesional");
		expect(csv).toContain('Bea,bea@example.org,sí,,Universidad');
	});

	test('is asked again only where it is new, or its answer is none any more', async ({ db }) => {
		const { contest, create, accountId } = await registered(db, ANSWERS);
		await create();
		const known = () => answersOf(db.read, { contestId: contest.id, accountId });
		const asks = async (fields: RegistrationField[]) =>
			unanswered({ registration: { fields } }, await known()).map(({ id }) => id);

		expect(await asks(FIELDS)).toEqual([]);
		const fresh: RegistrationField = {
			id: 'datos',
			kind: 'confirmation',
			title: { es: 'He leído cómo se tratan mis datos' },
			required: true
		};
		expect(await asks([...FIELDS, fresh])).toEqual(['datos']);
		const renamed = FIELDS.map((field) =>
			field.kind === 'choice'
				? { ...field, options: field.options.map((one) => ({ ...one, id: `${one.id}-2` })) }
				: field
		);
		expect(await asks(renamed)).toEqual(['nivel']);

		const answers = readAnswers([fresh], { datos: 'yes' });
		await db.write((tx) => saveAnswers(tx, { contest, accountId, answers, at: DURING + 1 }));
		expect(await asks([...FIELDS, fresh])).toEqual([]);
		expect((await known()).get('centro')).toBe('=1+1');
	});

	test('is forgotten with whoever leaves, and with whoever is erased', async ({ db }) => {
		const { contest, create, accountId } = await registered(db, ANSWERS);
		await create();
		await db.write((tx) => leaveTeam(tx, { contest, accountId, at: DURING }));
		expect((await answersOf(db.read, { contestId: contest.id, accountId })).size).toBe(0);

		await create();
		expect((await answersOf(db.read, { contestId: contest.id, accountId })).size).toBe(3);
		await db.write((tx) => erasePerson(tx, { accountId }));
		expect(await db.read.select().from(db.t.registrationAnswer)).toEqual([]);
	});
});
