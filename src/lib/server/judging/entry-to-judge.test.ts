import { afterEach, expect } from 'vitest';
import type { CheckOutcome } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { hiddenSheets } from '../entries/hidden-sheets.ts';
import { recordChecks } from '../entries/record-checks.ts';
import { withdraw } from '../entries/withdraw.ts';
import { teamsOf } from '../teams/team.ts';
import { deliver } from './deliver.ts';
import { entryToJudge } from './entry-to-judge.ts';
import {
	openRehearsed,
	presentConversation,
	presentTemplate,
	validAnswer,
	type Rehearsed
} from './judging.fixture.ts';
import { judgeQueue } from './queue.ts';
import { readingIdsOf } from './reading.ts';
import { HIDDEN } from './redaction.ts';
import { bringUpToDate } from './up-to-date.ts';

let open: Rehearsed | undefined;

afterEach(async () => {
	await open?.standIn.close();
	open = undefined;
});

const TEAM = 'Las Ardillas de Zoraida';

async function judging(db: Db) {
	open = await openRehearsed(db);
	const world = open;
	const judgeId = await world.newStaff('judge');
	const { ctx, contest } = world;
	const team = await world.newTeam(TEAM);
	const readingOf = async (entryId: string) =>
		(await readingIdsOf(db.read, { entryIds: [entryId] })).get(entryId) ?? '';
	const readAs = async (judge: string, entryId: string) => {
		await bringUpToDate(ctx, { contest, at: ctx.now() });
		return entryToJudge(ctx, {
			contest,
			readingId: await readingOf(entryId),
			judgeId: judge,
			locale: 'es',
			at: ctx.now()
		});
	};
	const read = (entryId: string) => readAs(judgeId, entryId);

	return { world, judgeId, team, read, readAs, readingOf };
}

/** Everything that would tell a judge whose an entry is. */
async function tellTale(db: Db, contestId: string, entryIds: string[]): Promise<string[]> {
	const teams = await teamsOf(db.read, { contestId });
	const interactions = await db.read.select().from(db.t.interaction);

	return [
		...teams.flatMap(({ id, name, members }) => [
			id,
			name,
			...members.flatMap(({ accountId, email }) => [accountId, email])
		]),
		...interactions.flatMap(({ id, conversationId }) => [id, conversationId]),
		...entryIds
	];
}

onEveryEngine('an entry before a judge', ({ test }) => {
	test('is the whole conversation with its checks, and neither whose it is nor what it took', async ({
		db
	}) => {
		const { world, judgeId, team, read } = await judging(db);
		const [own] = await teamsOf(db.read, { contestId: world.contest.id });
		const email = own?.members[0]?.email ?? '';
		const aside = ` Firmado: ${TEAM.toUpperCase()}, ${email}.`;
		world.standIn.script.words = [validAnswer(aside)];
		const prompts = [`Hola, soy ${email} de ${TEAM}`, 'Ahora cinco medidas'];
		const entryId = await presentConversation(world, team, prompts);

		const entry = await read(entryId);
		const queue = await judgeQueue(db.read, { contest: world.contest, judgeId, at: OPENS + DAY });

		expect(entry.presented).toEqual({
			kind: 'conversation',
			turns: [
				{
					prompt: `Hola, soy ${HIDDEN} de ${HIDDEN}`,
					answer: validAnswer(` Firmado: ${HIDDEN}, ${HIDDEN}.`),
					stopped: false
				},
				{
					prompt: 'Ahora cinco medidas',
					answer: validAnswer(` Firmado: ${HIDDEN}, ${HIDDEN}.`),
					stopped: false
				}
			]
		});
		expect(entry.system).toContain('FICHA');
		const sent = JSON.stringify([entry, queue]);
		for (const word of await tellTale(db, world.contest.id, [entryId])) {
			expect(sent).not.toContain(word);
		}
		const { challenge: _, ...rest } = entry;
		expect(JSON.stringify(rest)).not.toMatch(/nwh|energy|tokens/i);
	});

	test('has its checks’ evidence on the same words after names are hidden', async ({ db }) => {
		const { world, team, read } = await judging(db);
		world.standIn.script.words = [`Plan de ${TEAM}:\n${validAnswer()}`];
		const entryId = await presentConversation(world, team);

		const { checks, presented } = await read(entryId);

		const answer = presented.kind === 'conversation' ? (presented.turns[0]?.answer ?? '') : '';
		const count = checks.find(({ kind }) => kind === 'measures-count');
		expect(answer).toContain(HIDDEN);
		expect(count?.evidence).toHaveLength(5);
		expect(
			count?.evidence.map(
				({ start, end }) => answer.slice(start, end).match(/Bajar|LED|Regleta|Subir|Burletes/)?.[0]
			)
		).toEqual(['Bajar', 'LED', 'Regleta', 'Subir', 'Burletes']);
	});

	test('can still be read once it was replaced or withdrawn, and says so', async ({ db }) => {
		const { world, team, read, readingOf } = await judging(db);
		const { ctx, contest } = world;
		const first = await presentConversation(world, team);
		expect(await read(first)).toMatchObject({ standing: 'judgeable', replacedBy: undefined });

		const second = await presentConversation(world, team);
		expect(await read(first)).toMatchObject({
			standing: 'replaced',
			replacedBy: await readingOf(second)
		});

		const { accountId } = team;
		await db.write((tx) =>
			withdraw(tx, { contest, entryId: second, team, accountId, at: ctx.now() })
		);
		expect(await read(second)).toMatchObject({
			standing: 'withdrawn',
			replacedBy: await readingOf(first)
		});
		expect(await read(first)).toMatchObject({ standing: 'judgeable', replacedBy: undefined });
	});

	test('shows this judge’s verdict and nobody else’s', async ({ db }) => {
		const { world, team, judgeId, readAs } = await judging(db);
		const { ctx, contest } = world;
		const other = await world.newStaff('judge');
		const entryId = await presentConversation(world, team);
		expect((await readAs(judgeId, entryId)).spent).toBeUndefined();
		const given = { contest, entryId, judgeId, levels: {}, at: ctx.now() };
		const remark = { note: 'Nota mía', flags: ['echo' as const] };
		await db.write((tx) =>
			deliver(tx, { ...given, decision: 'invalid', reason: 'No cuadra la suma', remark })
		);

		expect((await readAs(judgeId, entryId)).own).toMatchObject({ reason: 'No cuadra la suma' });
		expect(await readAs(judgeId, entryId)).toMatchObject({
			remark,
			waits: false,
			spent: { interactions: 1, energyNwh: expect.any(BigInt) }
		});
		expect(JSON.stringify(await readAs(other, entryId))).not.toMatch(/No cuadra|invalid"|Nota/);
	});

	test('of a template is its official runs, sheet by sheet, with the plan found in each', async ({
		db
	}) => {
		const { world, team, read } = await judging(db);
		const { ctx, contest } = world;
		const entryId = await presentTemplate(world, team, `Soy de ${TEAM}.\n{{FICHA}}`);
		world.setNow(OPENS + 15 * DAY);
		const challenge = contest.rulebook.rounds[0]?.challenges[1];
		if (challenge?.kind !== 'template') throw new Error('the second challenge is the template');
		const sheets = await hiddenSheets(ctx, { contestId: contest.id, challenge });
		const answer = `${TEAM}: {"clima": 9, "ve": 8, "acs": 12, "lavanderia": 15}`;
		const start = answer.indexOf('"clima"');
		const outcome: CheckOutcome = {
			kind: 'plan',
			outcome: 'passed',
			reason: 'plan-valid',
			params: { purchaseKwh: 40, maxKwh: 50, naiveKwh: 90 },
			evidence: [{ start, end: start + '"clima": 9'.length }]
		};
		await db.write(async (tx) => {
			for (const sheet of sheets.keys()) {
				for (const run of [0, 1]) {
					await tx.insert(tx.t.officialRun).values({
						entryId,
						sheet,
						run,
						promptTokens: 300,
						cachedTokens: 0,
						completionTokens: 40,
						estimated: false,
						energyNwh: 12_345_678n,
						model: 'm',
						salt: 'salt',
						answer: sheet === 0 || run === 0 ? answer : 'No sé qué hacer',
						outcome,
						quality: '1/1',
						at: ctx.now()
					});
				}
			}
			const outcomes = sheets.map(() => outcome);
			await recordChecks(tx, { contestId: contest.id, entryId, passed: true, outcomes, at: 0 });
		});

		const entry = await read(entryId);

		if (entry.presented.kind !== 'template') throw new Error('a template was presented');
		expect(entry.presented.template).toBe(`Soy de ${HIDDEN}.\n{{FICHA}}`);
		expect(entry.presented.sheets).toHaveLength(5);
		const [first, second] = entry.presented.sheets;
		expect(first?.text).toContain('Centro cívico');
		expect(first?.runs[0]?.plan?.map(({ start }) => start)).toEqual([9, 8, 12, 15]);
		expect(first?.runs.map(({ sameAs }) => sameAs)).toEqual([undefined, 1]);
		expect(second?.runs[1]).toMatchObject({ plan: undefined, sameAs: undefined });
		const run = first?.runs[0];
		const [span] = run?.outcome.evidence ?? [];
		expect(run?.answer.slice(span?.start, span?.end)).toBe('"clima": 9');
		const { challenge: _, ...rest } = entry;
		const sent = JSON.stringify(rest);
		for (const word of await tellTale(db, contest.id, [entryId])) expect(sent).not.toContain(word);
		expect(sent).not.toMatch(/12345678|nwh|tokens/i);
	});

	test('is refused where its checks failed, and where it is of another contest', async ({ db }) => {
		const { world, team, read } = await judging(db);
		world.standIn.script.words = ['No sé'];
		const failing = await presentConversation(world, team);

		await expect(read(failing)).rejects.toMatchObject({ code: 'not_judgeable' });
	});
});
