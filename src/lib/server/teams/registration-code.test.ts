import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { openWorld, type World } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { createTeam } from './create.ts';
import {
	dropCode,
	issueCodes,
	registrationCodes,
	registrationModeOf,
	setRegistrationMode,
	type RegistrationMode
} from './registration-code.ts';

const open = (db: Db) => openWorld(db, { endpointUrl: 'http://127.0.0.1:9' });

function registrarOf({ ctx, contest, newAccount }: World) {
	const contestId = contest.id;
	const { db } = ctx;

	return {
		contestId,
		setMode: (mode: RegistrationMode) =>
			db.write((tx) =>
				setRegistrationMode(tx, { contestId, mode, byAccountId: 'olga', at: ctx.now() })
			),
		issue: (...holders: string[]) =>
			db.write((tx) => issueCodes(tx, { contestId, holders, at: ctx.now() })),
		codes: () => registrationCodes(db.read, { contestId }),
		register: async (name: string, code?: string) => {
			const accountId = await newAccount();
			const acceptance = { version: contest.version, age: 'adult' as const };
			return db.write((tx) =>
				createTeam(tx, { contest, accountId, name, acceptance, code, at: ctx.now() })
			);
		}
	};
}

onEveryEngine('registration by code', ({ test }) => {
	test('lets in who brings one, once, however it is typed', async ({ db }) => {
		const { setMode, issue, codes, register } = registrarOf(await open(db));
		await issue('IES Blas Cabrera');
		await setMode('code');
		const [{ code } = { code: '' }] = await codes();
		expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

		await expect(register('Los Sin')).rejects.toMatchObject({ code: 'code_needed' });
		const forged = register('Los Falsos', 'AAAA-AAAA-AAAA');
		await expect(forged).rejects.toMatchObject({
			code: 'code_unknown',
			details: { field: 'code' }
		});
		await register('Los Con', ` ${code.toLowerCase().replaceAll('-', ' ')} `);

		await expect(register('Los Otros', code)).rejects.toMatchObject({ code: 'code_used' });
		expect(await codes()).toMatchObject([{ holder: 'IES Blas Cabrera', usedBy: 'Los Con' }]);
	});

	test('leaves a code unspent when the team is refused for another reason', async ({ db }) => {
		const { setMode, issue, codes, register } = registrarOf(await open(db));
		await issue('Ada');
		await setMode('code');
		const [{ code } = { code: '' }] = await codes();

		await expect(register('x', code)).rejects.toMatchObject({ code: 'invalid_request' });

		expect((await codes())[0]?.usedAt).toBeUndefined();
	});

	test('gives one code to one of two teams that bring it at once', async ({ db }) => {
		const { setMode, issue, codes, register } = registrarOf(await open(db));
		await issue('Ada');
		await setMode('code');
		const [{ code } = { code: '' }] = await codes();

		const both = await Promise.allSettled([register('Primeros', code), register('Segundos', code)]);

		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'code_used' }
		});
	});

	test('can be opened again, and starts open', async ({ db }) => {
		const { contestId, setMode, register } = registrarOf(await open(db));
		expect(await registrationModeOf(db.read, { contestId })).toBe('open');
		await register('Antes');
		await setMode('code');
		await setMode('code');
		await setMode('open');

		await register('Después', 'lo que sea');
		expect(await db.read.select().from(db.t.registrationMode)).toHaveLength(2);
	});
});

onEveryEngine('a list of codes', ({ test }) => {
	test('is issued whole or not at all', async ({ db }) => {
		const { issue, codes } = registrarOf(await open(db));
		await issue('Ada', 'Bea');

		await expect(issue('Cai', 'ADA', 'Dana')).rejects.toMatchObject({
			code: 'code_holder_known',
			details: { holder: 'ADA' }
		});

		expect((await codes()).map(({ holder }) => holder)).toEqual(['Ada', 'Bea']);
		const many = Array.from({ length: 1200 }, (_, n) => `Persona ${n}`);
		await issue(...many);
		expect(new Set((await codes()).map(({ code }) => code)).size).toBe(1202);
	});

	test('loses a code that is dropped, while it is unused and of this contest', async ({ db }) => {
		const { contestId, setMode, issue, codes, register } = registrarOf(await open(db));
		await issue('Ada', 'Bea');
		await setMode('code');
		const [ada, bea] = await codes();
		await register('Los de Ada', ada?.code);
		const drop = (id = '', contest = contestId) =>
			db.write((tx) => dropCode(tx, { contestId: contest, id }));

		await drop(ada?.id);
		await drop(bea?.id, 'otro');
		expect(await codes()).toHaveLength(2);
		await drop(bea?.id);

		expect((await codes()).map(({ holder }) => holder)).toEqual(['Ada']);
		await expect(register('Los de Bea', bea?.code)).rejects.toMatchObject({ code: 'code_unknown' });
	});
});
