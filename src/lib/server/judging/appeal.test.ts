import { afterEach, describe, expect, test as plain } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, HOUR, OPENS } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { agreementOf, judgesBeside, publicAgreement } from './agreement.ts';
import { decideAppeal, fileAppeal, seatPanel } from './appeal.ts';
import { appealOutcome } from './appeal-outcome.ts';
import { appealOf, appealsOf } from './appeal-state.ts';
import { assignmentsOf } from './assignment.ts';
import { factsOf, openContested, RUBRIC, type Contested } from './contested.fixture.ts';
import { judgedEntries } from './judged.ts';
import { openMatters } from './open-matters.ts';
import type { PendingVerdict } from './pending-verdict.ts';
import { teamVerdicts } from './team-verdicts.ts';

const RESULTS = OPENS + 16 * DAY;
let open: Contested | undefined;

afterEach(async () => {
	await open?.world.standIn.close();
	open = undefined;
});

async function appealing(db: Db, size = { entries: 2, judges: 5 }) {
	open = await openContested(db, size);
	const { world, organiser, entries } = open;
	const { ctx, contest } = world;
	const [own] = entries;
	const team = own?.team ?? { id: '', accountId: '' };
	const verdictsOf = async (teamId = team.id, at = ctx.now()) =>
		(await teamVerdicts(db.read, { contest, teamId, at }))[0];
	const appeal = async (verdictId: string, filed: { text?: string; teamId?: string } = {}) =>
		db.write((tx) =>
			fileAppeal(tx, {
				contest,
				teamId: team.id,
				accountId: team.accountId,
				text: 'La suma sí cuadra: 650 kWh',
				at: ctx.now(),
				verdictId,
				...filed
			})
		);

	return {
		...open,
		entryId: own?.entryId ?? '',
		team,
		verdictsOf,
		appeal,
		rejected: async () =>
			(await verdictsOf())?.verdicts.find(({ decision }) => decision === 'invalid')?.id ?? '',
		decide: (appealId: string, reason = 'El panel lo ha leído de nuevo') =>
			db.write((tx) =>
				decideAppeal(tx, { contest, appealId, reason, byAccountId: organiser, at: ctx.now() })
			),
		stands: async (entryId: string) =>
			(await judgedEntries(db.read, { entryIds: [entryId], rubric: RUBRIC })).get(entryId)
	};
}

onEveryEngine('an appeal', ({ test }) => {
	test('goes to another panel, whose majority takes the verdict’s place', async ({ db }) => {
		const { world, say, read, rejected, appeal, decide, stands, entryId, judges, verdictsOf } =
			await appealing(db);
		await say(0, 0, { decision: 'invalid', reason: 'La suma no cuadra' });
		await say(1, 0, { decision: 'valid', level: 4 });
		world.setNow(RESULTS + HOUR);

		const { id } = await appeal(await rejected());
		const panel: string[] = [];
		const votes = ['valid', 'invalid', 'valid'] as const;
		await read(id, (_, judgeId) => {
			const decision = votes[panel.push(judgeId) - 1] ?? 'valid';
			return { decision, reason: `Leído como ${decision}` };
		});
		expect(panel.toSorted()).toEqual(judges.slice(2).toSorted());
		expect(await stands(entryId)).toMatchObject({ decision: undefined });

		expect(await decide(id)).toEqual({ upheld: true, challengeId: 'hogar' });

		const judged = await stands(entryId);
		expect(judged).toMatchObject({ decision: 'valid', verdicts: [{}, {}, {}] });
		expect(judged?.verdicts.map(({ judgeId }) => judgeId)).not.toContain(judges[0]);
		const contestId = world.contest.id;
		const [decided] = await factsOf(db, { contestId, kind: 'appeal-decided' });
		const given = await factsOf(db, { contestId, kind: 'verdict-given' });
		expect(decided).toMatchObject({ subject: id, verdict: given[0]?.id, upheld: true });
		expect(given.slice(2)).toEqual([
			expect.objectContaining({ supersedes: given[0]?.id, rejudging: id }),
			expect.objectContaining({ supersedes: given[0]?.id, rejudging: id })
		]);
		const now = await verdictsOf();
		expect(now?.verdicts.filter(({ appealable }) => appealable)).toHaveLength(1);
		const fromPanel = now?.verdicts.find(({ appealable }) => !appealable)?.id ?? '';
		await expect(appeal(fromPanel)).rejects.toMatchObject({ code: 'already_appealed' });
		expect(now?.appeals).toMatchObject([
			{
				against: { decision: 'invalid', reason: 'La suma no cuadra' },
				decision: { upheld: true, reason: 'El panel lo ha leído de nuevo', panel: [{}, {}, {}] }
			}
		]);
	});

	test('that the panel does not share leaves the verdict', async ({ db }) => {
		const { say, read, rejected, appeal, decide, stands, entryId, world } = await appealing(db);
		await say(0, 0, { decision: 'invalid' });
		world.setNow(RESULTS + HOUR);
		const { id } = await appeal(await rejected());
		await read(id, () => ({ decision: 'invalid', reason: 'Tampoco lo veo' }));

		expect(await decide(id)).toMatchObject({ upheld: false });
		expect(await stands(entryId)).toMatchObject({ decision: 'invalid', verdicts: [{}] });
	});

	test('is for the team’s own verdicts, within the window, once, and says why', async ({ db }) => {
		const { world, say, rejected, appeal, entries, verdictsOf, decide } = await appealing(db);
		await say(0, 0, { decision: 'invalid' });
		world.setNow(RESULTS + HOUR);
		const verdictId = await rejected();
		const others = entries[1]?.team.id ?? '';

		await expect(appeal(verdictId, { teamId: others })).rejects.toMatchObject({
			code: 'not_found'
		});
		await expect(appeal(verdictId, { text: ' ' })).rejects.toMatchObject({ code: 'reason_needed' });
		world.setNow(RESULTS - HOUR);
		await expect(appeal(verdictId)).rejects.toMatchObject({ code: 'appeal_closed' });
		world.setNow(RESULTS + 48 * HOUR);
		await expect(appeal(verdictId)).rejects.toMatchObject({ code: 'appeal_closed' });
		world.setNow(RESULTS + 47 * HOUR);
		const { id } = await appeal(verdictId);
		await expect(appeal(verdictId)).rejects.toMatchObject({ code: 'already_appealed' });
		expect((await verdictsOf())?.verdicts[0]).toMatchObject({ appealable: false });
		await expect(decide(id)).rejects.toMatchObject({ code: 'rejudging_waits' });
	});

	test('waits for a panel where every judge had judged, and is an open matter', async ({ db }) => {
		const { world, say, rejected, appeal } = await appealing(db, { entries: 1, judges: 1 });
		await say(0, 0, { decision: 'invalid' });
		world.setNow(RESULTS + HOUR);
		const { id } = await appeal(await rejected());
		const { contest, ctx } = world;
		const seat = () => db.write((tx) => seatPanel(tx, { contest, appealId: id, at: ctx.now() }));

		expect(await appealOf(db.read, { contest, appealId: id })).toMatchObject({ panel: 0 });
		expect(await openMatters(db.read, { contest })).toMatchObject([{ kind: 'appeal', id }]);
		await expect(seat()).rejects.toMatchObject({ code: 'no_judge_free' });
		const newcomer = await world.newStaff('judge');
		await seat();
		const [reading] = await assignmentsOf(db.read, {
			contestId: contest.id,
			purposes: ['appeal']
		});
		expect(reading).toMatchObject({ judgeId: newcomer, setId: id });
		expect(await appealsOf(db.read, { contest })).toMatchObject([{ panel: 1, waiting: 1 }]);
	});
});

onEveryEngine('what the jury said', ({ test }) => {
	test('reaches its own team once the results are out, without names or times', async ({ db }) => {
		const { world, say, verdictsOf, entries, judges } = await appealing(db);
		await say(0, 0, { decision: 'invalid', reason: 'Solo para el primer equipo' });
		await say(1, 0, { decision: 'valid', level: 2 });
		await say(1, 1, { decision: 'invalid', reason: 'Solo para el segundo equipo' });

		expect(await verdictsOf(undefined, RESULTS - 1)).toBeUndefined();
		world.setNow(RESULTS);
		const own = await verdictsOf();
		expect(own?.verdicts).toHaveLength(2);
		const sent = JSON.stringify(own);
		expect(sent).toContain('Solo para el primer equipo');
		for (const hidden of ['segundo equipo', ...judges, '"at"']) expect(sent).not.toContain(hidden);
		expect(JSON.stringify(await verdictsOf(entries[1]?.team.id))).not.toContain('primer equipo');
	});

	test('is counted as agreement, for all once the results are out', async ({ db }) => {
		const { world, say } = await appealing(db, { entries: 4, judges: 2 });
		for (const entry of [0, 1, 2, 3]) {
			await say(0, entry, { decision: 'valid', level: entry + 1 });
			await say(1, entry, { decision: entry === 3 ? 'invalid' : 'valid', level: entry + 2 });
		}
		const { contest } = world;

		expect(await publicAgreement(db.read, { contest, at: RESULTS - 1 })).toEqual([]);
		const [agreement] = await agreementOf(db.read, { contest });
		expect(agreement).toMatchObject({
			challengeId: 'hogar',
			shared: 4,
			judged: 4,
			verdicts: 8,
			judges: 2,
			gate: { value: 0 }
		});
		expect(await publicAgreement(db.read, { contest, at: RESULTS })).toEqual([agreement]);
		const [beside] = await judgesBeside(db.read, { contest });
		expect(beside?.gate.map(({ severity }) => severity.value).toSorted()).toEqual([-0.125, 0.125]);
		expect(beside?.levels.map(({ severity }) => severity.value).toSorted()).toEqual([-0.5, 0.5]);
		expect(beside?.levels.map(({ spread }) => spread.value)).toEqual([0, 0]);
	});
});

describe('a panel', () => {
	const word = (decision: 'valid' | 'invalid', level = 3): PendingVerdict => ({
		assignmentId: 'a',
		entryId: 'e',
		judgeId: 'j',
		decision,
		reason: '',
		levels: decision === 'valid' ? { claridad: level, rigor: level } : {},
		at: 0
	});
	const outcome = (appealed: PendingVerdict, panel: PendingVerdict[]) =>
		appealOutcome(appealed, { panel, rubric: RUBRIC });

	plain('never makes a verdict worse', () => {
		expect(outcome(word('valid', 3), [word('invalid'), word('invalid')]).upheld).toBe(false);
		expect(outcome(word('valid', 3), [word('valid', 2)]).upheld).toBe(false);
		expect(outcome(word('valid', 3), [word('valid', 3)]).upheld).toBe(false);
		expect(outcome(word('valid', 3), [word('valid', 4)]).upheld).toBe(true);
	});

	plain('of two minds leaves what was said', () => {
		expect(outcome(word('invalid'), [word('valid'), word('invalid')])).toEqual({
			upheld: false,
			given: []
		});
	});

	plain('speaks by its majority', () => {
		const panel = [word('valid', 5), word('invalid'), word('valid', 4)];
		expect(outcome(word('invalid'), panel)).toEqual({ upheld: true, given: [panel[0], panel[2]] });
	});
});
