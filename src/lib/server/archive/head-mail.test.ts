import { expect } from 'vitest';
import { checkHead, readHead, readPublicKeyPem } from '#scoring/verify/index.ts';
import { checkSignature } from '#scoring/verify/pure-crypto.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { openWorld, type World } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { advanceLedgers } from '../ledger/advance.ts';
import { lastHead } from '../ledger/tree.ts';
import { mailHeads } from './head-mail.ts';

const open = (db: Db) => openWorld(db, { endpointUrl: 'http://127.0.0.1:9' });
const waiting = (db: Db) => db.read.select().from(db.t.outbox);
const ORIGIN = 'https://concurso.example';

/** Lets an instant pass, with everything signed. */
async function pass({ ctx, setNow }: World, at: number) {
	setNow(at + 10_000);
	await mailHeads(ctx.db, { at: ctx.now(), origin: ORIGIN });
}

const headIn = (text: string) => {
	const line = text.split('\n').find((one) => one.startsWith('{')) ?? '';
	return readHead(JSON.parse(line));
};

onEveryEngine('the head of a ledger', ({ test }) => {
	test('is mailed to everybody in a team at the freeze, the close and the results, once', async ({
		db
	}) => {
		const world = await open(db);
		const { ctx, contest } = world;
		const [ada, bea] = [await world.newTeam('Ada'), await world.newTeam('Bea')];
		await advanceLedgers(db, { key: ctx.signingKey, now: ctx.now });
		const before = await lastHead(db.read, { contestId: contest.id });
		const instants = contest.schedule.get(contest.rulebook.rounds[0]?.id ?? '');
		if (!instants) throw new Error('no round');

		await pass(world, instants.freezes - 60_000);
		expect(await waiting(db)).toEqual([]);
		await pass(world, instants.freezes);
		await pass(world, instants.freezes + 60_000);

		const mails = await waiting(db);
		expect(mails.map(({ accountId }) => accountId).sort()).toEqual(
			[ada.accountId, bea.accountId].sort()
		);
		const [mail] = mails;
		const head = headIn(mail?.text ?? '');
		expect(before).toMatchObject(head);
		const publicKey = readPublicKeyPem(ctx.signingKey.publicKey);
		expect(checkHead(head, { publicKey, checkSignature })).toBe(true);
		expect(mail?.text).toContain(`${ORIGIN}/contests/desafio-alia/ledger/verify`);

		await pass(world, instants.closes);
		await pass(world, instants.results);
		expect(await waiting(db)).toHaveLength(6);
	});

	test('is no news to a site that begins to send mail long after', async ({ db }) => {
		const world = await open(db);
		await world.newTeam();
		await advanceLedgers(db, { key: world.ctx.signingKey, now: world.ctx.now });
		const instants = [...world.contest.schedule.values()][0];

		await pass(world, (instants?.freezes ?? 0) + 24 * 3_600_000);

		expect(await waiting(db)).toEqual([]);
	});
});
