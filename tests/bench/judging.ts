import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckOutcome } from '../../scoring/index.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { recordFact } from '../../src/lib/server/ledger/record.ts';
import { assignmentsOf } from '../../src/lib/server/judging/assignment.ts';
import { deliver } from '../../src/lib/server/judging/deliver.ts';
import { entryToJudge } from '../../src/lib/server/judging/entry-to-judge.ts';
import { previewHandOut } from '../../src/lib/server/judging/hand-out.ts';
import { judgeQueue, nextInQueue } from '../../src/lib/server/judging/queue.ts';
import { entryOfReading } from '../../src/lib/server/judging/reading.ts';
import { bringUpToDate } from '../../src/lib/server/judging/up-to-date.ts';
import type { Tx } from '../../src/lib/server/db/client.ts';
import { openWorld } from '../support/world.ts';

/**
 * Prints how long a judge waits for the next entry, and an organiser for an assignment, in a contest
 * of 1,000 entries, 30,000 interactions and 40 judges. Exit 1 where a bar is not held.
 */
const [TEAMS, TURNS, CONVERSATIONS, JUDGES, READS] = [1000, 6, 5, 40, 100];
const BARS = { 'next entry': 100, assignment: 2000 };

const folder = await mkdtemp(join(tmpdir(), 'vatio-bench-'));
const migrations = join(import.meta.dirname, '../../drizzle/sqlite');
const db = openSqlite({ file: join(folder, 'vatio.db'), durability: 'normal', migrations });
const { ctx, contest, newStaff, newTeam } = await openWorld(db, {
	endpointUrl: 'http://127.0.0.1:9/v1'
});

const ANSWER = Array.from(
	{ length: 5 },
	(_, place) =>
		`${place + 1}. Cambiar la caldera por aerotermia ${place}. Dónde: salón. Ahorro: 120 kWh. Coste: bajo.`
).join('\n');
const outcomes: CheckOutcome[] = ['measures-count', 'measures-fields', 'echo', 'language'].map(
	(kind) => ({
		kind: kind as CheckOutcome['kind'],
		outcome: 'passed',
		reason: 'count-right',
		params: { count: 5 },
		evidence: Array.from({ length: 5 }, (_, place) => ({ start: place * 60, end: place * 60 + 40 }))
	})
);

async function play(tx: Tx, team: { id: string; accountId: string }): Promise<void> {
	const { interaction, settlement, interactionText, answerText, entry, checkRecord } = tx.t;
	const at = ctx.now();
	let ids: string[] = [];
	let conversationId = '';
	for (let one = 0; one < CONVERSATIONS; one++) {
		conversationId = newId();
		ids = Array.from({ length: TURNS }, () => newId());
		for (const [turn, id] of ids.entries()) {
			await tx.insert(interaction).values({
				id,
				contestId: contest.id,
				challengeId: 'hogar',
				teamId: team.id,
				accountId: team.accountId,
				conversationId,
				parentId: ids[turn - 1] ?? null,
				turn: turn + 1,
				model: 'm',
				profileId: 'p',
				official: true,
				sampling: {
					temperature: 0,
					top_p: 1,
					frequency_penalty: 0,
					presence_penalty: 0,
					seed: 1,
					max_tokens: 600
				},
				messagesHash: 'h',
				holdTokens: 0,
				holdEnergyNwh: 0n,
				heldAt: at
			});
			await tx.insert(settlement).values({
				interactionId: id,
				outcome: 'completed',
				billed: true,
				promptTokens: 300,
				cachedTokens: 0,
				completionTokens: 300,
				estimated: false,
				energyNwh: 40_000_000n,
				lostTokens: 0,
				lostEnergyNwh: 0n,
				overrunEnergyNwh: 0n,
				endedAt: at,
				leafHash: 'h'
			});
			await tx
				.insert(interactionText)
				.values({ interactionId: id, salt: 's', prompt: `${ANSWER}\n`.repeat(4), messages: [] });
			await tx
				.insert(answerText)
				.values({ interactionId: id, salt: 's', answer: ANSWER, historyHash: id });
		}
	}
	const entryId = newId();
	await tx.insert(entry).values({
		id: entryId,
		contestId: contest.id,
		challengeId: 'hogar',
		teamId: team.id,
		accountId: team.accountId,
		interactionId: ids.at(-1) ?? '',
		presentedAt: at
	});
	await recordFact(tx, {
		contestId: contest.id,
		kind: 'entry-presented',
		subject: entryId,
		data: {
			teamId: team.id,
			challenge: 'hogar',
			language: 'es',
			presented: { kind: 'conversation', conversationId, interactionIds: ids }
		},
		at
	});
	await tx
		.insert(checkRecord)
		.values({ id: newId(), entryId, passed: true, outcomes, quality: null, at });
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
	const from = performance.now();
	const done = await work();
	times.push(performance.now() - from);

	return done;
}

const held: boolean[] = [];
function tell(what: string, times: number[], bar?: number) {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
	const worst = at(0.99);
	if (bar !== undefined) held.push(worst < bar);
	const verdict = bar === undefined ? '' : ` (bar ${bar} ms: ${worst < bar ? 'held' : 'NOT HELD'})`;
	process.stdout.write(
		`${what}: median ${at(0.5).toFixed(1)} ms, p99 ${worst.toFixed(1)} ms of ${times.length}${verdict}\n`
	);
}

const judges: string[] = [];
for (let one = 0; one < JUDGES; one++) judges.push(await newStaff('judge'));
for (let one = 0; one < TEAMS; one++) {
	const team = await newTeam(`Equipo ${one}`);
	await db.write((tx) => play(tx, team));
}

const [preview, issue]: [number[], number[]] = [[], []];
await timed(preview, () => previewHandOut(db.read, { contest, extent: 'all', at: ctx.now() }));
await timed(issue, () => bringUpToDate(ctx, { contest, at: ctx.now() }));
const issued = await assignmentsOf(db.read, { contestId: contest.id });
process.stdout.write(`${issued.length} assignments to ${JUDGES} judges\n`);
tell('assignment, previewed', preview, BARS.assignment);
tell('assignment, issued', issue, BARS.assignment);

const [nextTimes, saveTimes]: [number[], number[]] = [[], []];
for (let read = 0; read < READS; read++) {
	const judgeId = judges[read % 4] ?? '';
	const asked = { contest, judgeId, at: ctx.now() };
	const readingId = await timed(nextTimes, async () => {
		await bringUpToDate(ctx, asked);
		const next = nextInQueue(await judgeQueue(db.read, asked)) ?? '';
		await entryToJudge(ctx, { ...asked, readingId: next, locale: 'es' });
		return next;
	});
	const entryId = await entryOfReading(db.read, { contestId: contest.id, readingId });
	await timed(saveTimes, () =>
		db.write((tx) =>
			deliver(tx, {
				...asked,
				entryId,
				decision: read % 3 === 0 ? 'invalid' : 'valid',
				reason: 'No cuadra',
				levels: {},
				remark: { note: '', flags: [] }
			})
		)
	);
}
tell('next entry', nextTimes, BARS['next entry']);
tell('verdict saved', saveTimes);

await db.close();
await rm(folder, { recursive: true });
if (held.includes(false)) process.exitCode = 1;
