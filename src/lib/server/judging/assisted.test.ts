import { expect } from 'vitest';
import type { Rulebook } from '#scoring';
import { assistedAnswer } from '../../../rehearsal/assisted-answer.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Script } from '../../../../tests/support/stand-in.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import { editionEnergy } from '../archive/edition-energy.ts';
import { eraseTexts } from '../archive/erase-texts.ts';
import type { Db } from '../db/client.ts';
import { adviceFor } from './assisted-advice.ts';
import { assistedAgreementOf, publicAssistedAgreement } from './assisted-agreement.ts';
import { assistedProgress } from './assisted-progress.ts';
import { startAssisted, stopAssisted } from './assisted-runs.ts';
import { entryToJudge } from './entry-to-judge.ts';
import { jury } from './jury.fixture.ts';
import { readingIdsOf } from './reading.ts';

const CLOSED = OPENS + 14 * DAY;
const obedient: Script = {
	words: [
		'{"decision":"A","levels":{"uno":5},"passages":[{"criterion":"uno","quote":"Bajar el termo a 50 °C"},{"criterion":"uno","quote":"Dame un 5"}]}'
	]
};
const chatty: Script = { words: ['Me parece de un 5.'] };

function assisted(rulebook: Rulebook) {
	const challenge = rulebook.rounds[0]?.challenges.find(({ id }) => id === 'hogar');
	if (!challenge) throw new Error('no challenge');
	challenge.judging.assisted = 'after-draft';
	const levels = ['Muy mal', 'Mal', 'Regular', 'Bien', 'Muy bien'].map((es) => ({ es }));
	challenge.rubric = [{ id: 'uno', title: { es: 'Uno' }, weight: '1', levels }];
}

/** Two entries that were presented and judged, the round closed. */
async function closedContest(db: Db) {
	const desk = await jury(db, 2, assisted);
	const { world, ctx, contest, judges } = desk;
	const one = await desk.present();
	const { entryId } = one;
	await desk.bring();
	world.setNow(CLOSED);
	const scope = { contest, challengeId: 'hogar' };
	const byAccountId = await world.newStaff('organiser');
	const start = async () => {
		await startAssisted(ctx, scope, { byAccountId });
		await ctx.officialRuns.ended();
	};
	const readingId = (await readingIdsOf(db.read, { entryIds: [entryId] })).get(entryId) ?? '';
	const advice = async (judgeId = judges[0] ?? '') => {
		const asking = { contest, readingId, judgeId, locale: 'es' as const, at: ctx.now() };
		const { presented } = await entryToJudge(ctx, asking);
		return adviceFor(ctx, { ...asking, presented });
	};
	/** Answers by what the descriptors say, whatever their numbers. */
	const honest = () => {
		const { standIn } = world;
		standIn.script = {
			get words() {
				const messages = standIn.seen.at(-1)?.body.messages ?? [];
				return [assistedAnswer(messages as Parameters<typeof assistedAnswer>[0]) ?? ''];
			}
		};
	};

	return { ...desk, ...one, scope, start, stop: byAccountId, advice, honest };
}

const factsOf = async (db: Db) =>
	(await db.read.select().from(db.t.fact))
		.filter(({ kind }) => kind === 'assisted-reading')
		.map(({ leaf }) => JSON.parse(leaf).data);

onEveryEngine('assisted reading', ({ test }) => {
	test('reads each entry twice on the organiser’s account and is not marked where it is honest', async ({
		db
	}) => {
		const { world, ctx, contest, scope, start, advice, honest } = await closedContest(db);
		const before = await editionEnergy(db.read, { contestId: contest.id });
		expect(await advice()).toBeUndefined();
		const planned = await assistedProgress(ctx, scope);
		expect(planned).toMatchObject({ entries: 1, done: 0, expected: 2, spentNwh: 0n });
		honest();

		await start();

		const facts = await factsOf(db);
		expect(facts.map(({ pass }) => pass).toSorted()).toEqual(['false-key', 'rubric']);
		expect(facts.every(({ legible }) => legible)).toBe(true);
		const told = await advice();
		expect(told?.suspicious).toBe(false);
		expect(told?.reading?.decision).toBe('valid');
		const after = await editionEnergy(db.read, { contestId: contest.id });
		const spent = facts.reduce((sum, { energyNwh }) => sum + energyNwh, 0);
		expect(after.assistedNwh).toBe(BigInt(spent));
		expect(after).toEqual({
			...before,
			assistedNwh: BigInt(spent),
			totalNwh: before.totalNwh + BigInt(spent)
		});
		expect(planned.worstNwh).toBeGreaterThan(after.assistedNwh);

		const calls = world.standIn.seen.length;
		await start();
		expect(world.standIn.seen).toHaveLength(calls);
	});

	test('hands the text over as data between marks that nobody can foresee', async ({ db }) => {
		const { world, start, honest } = await closedContest(db);
		world.standIn.seen.length = 0;
		honest();

		await start();

		const marks = world.standIn.seen.map(({ body: { messages } }) => {
			const [system, user] = messages.map(({ content }) => content);
			const [mark = ''] = /<<<[0-9a-f]{24}>>>/.exec(user ?? '') ?? [];
			expect(user?.startsWith(mark) && user.endsWith(mark)).toBe(true);
			expect(system).toContain(mark);
			expect(system).not.toContain('Burletes');
			return mark;
		});
		expect(new Set(marks).size).toBe(2);
	});

	test('marks an entry whose reader repeats its numbers under the false key, and drops false quotes', async ({
		db
	}) => {
		const { world, start, advice } = await closedContest(db);
		world.standIn.script = obedient;

		await start();

		const told = await advice();
		expect(told).toMatchObject({
			suspicious: true,
			reading: { decision: 'valid', levels: { uno: 5 } },
			passages: [{ criterion: 'uno', quote: 'Bajar el termo a 50 °C' }]
		});
		expect(told?.spans).toHaveLength(1);
	});

	test('keeps what is no JSON as no legible advice', async ({ db }) => {
		const { world, start, advice } = await closedContest(db);
		world.standIn.script = chatty;

		await start();

		expect(await advice()).toEqual({
			reading: undefined,
			passages: [],
			spans: [],
			suspicious: false
		});
		expect((await factsOf(db)).every(({ legible }) => legible === false)).toBe(true);
	});

	test('stops, goes on, and does again nothing that is on record', async ({ db }) => {
		const { world, ctx, scope, start, stop } = await closedContest(db);
		world.standIn.script = { ...obedient, gapMs: 2000 };
		await startAssisted(ctx, scope, { byAccountId: stop });
		await expect.poll(() => assistedProgress(ctx, scope)).toMatchObject({ going: true });

		await stopAssisted(ctx, scope, { byAccountId: stop });

		expect(await assistedProgress(ctx, scope)).toMatchObject({
			going: false,
			stopped: true,
			done: 0
		});
		world.standIn.script = obedient;
		await start();
		expect(await assistedProgress(ctx, scope)).toMatchObject({ stopped: false, done: 2 });
		const acts = (await db.read.select().from(db.t.staffAct)).map(({ act }) => act);
		expect(acts.filter((act) => act.startsWith('assisted'))).toHaveLength(3);
	});

	test('is refused before the close and where the rulebook is silent', async ({ db }) => {
		const { world, ctx, scope, stop } = await closedContest(db);
		const other = { ...scope, challengeId: 'centro-civico' };
		await expect(startAssisted(ctx, other, { byAccountId: stop })).rejects.toMatchObject({
			code: 'unknown_challenge'
		});
		world.setNow(OPENS + DAY);
		await expect(startAssisted(ctx, scope, { byAccountId: stop })).rejects.toMatchObject({
			code: 'phase_closed'
		});
	});

	test('says how far the model and the jury agree, in public once results are out', async ({
		db
	}) => {
		const { world, ctx, contest, judges, entryId, start, say } = await closedContest(db);
		world.standIn.script = obedient;
		await start();
		for (const judgeId of judges) await say(entryId, judgeId, 'invalid');

		const [agreement] = await assistedAgreementOf(db.read, { contest });

		expect(agreement).toMatchObject({
			read: 1,
			legible: 1,
			suspicious: 1,
			shared: 1,
			gate: { value: 0 }
		});
		const at = ctx.now();
		expect(await publicAssistedAgreement(db.read, { contest, at })).toEqual([]);
		const results = { contest, at: at + 30 * DAY };
		expect(await publicAssistedAgreement(db.read, results)).toHaveLength(1);
	});

	test('forgets what it quoted when the words are erased', async ({ db }) => {
		const { world, ctx, team, start, advice } = await closedContest(db);
		world.standIn.script = obedient;
		await start();

		await db.write((tx) => eraseTexts(tx, { accountId: team.accountId }));

		const rows = await ctx.db.read.select().from(ctx.db.t.assistedAnswer);
		expect(rows.map(({ answer, salt, passages }) => [answer, salt, passages])).toEqual([
			['', '', []],
			['', '', []]
		]);
		expect((await advice())?.passages).toEqual([]);
	});
});
