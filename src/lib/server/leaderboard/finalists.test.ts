import { afterEach, expect } from 'vitest';
import type { Rulebook } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, HOUR, OPENS } from '../../../../tests/support/world.ts';
import { contestArchive } from '../archive/contest-archive.ts';
import { unpacked, verified } from '../archive/contest-archive.fixture.ts';
import type { Db } from '../db/client.ts';
import { begin } from '../gateway/begin.ts';
import { factsOf } from '../judging/contested.fixture.ts';
import { openRehearsed, presentConversation, type Rehearsed } from '../judging/judging.fixture.ts';
import { giveVerdict } from '../judging/verdict.ts';
import { decideAdmissions, type Decision } from '../teams/admit.ts';
import { disqualify } from '../teams/disqualify.ts';
import { admitFinalists, finalistsOf } from './finalists.ts';
import { publishBoard } from './publish.ts';

let world: Rehearsed | undefined;
afterEach(async () => {
	await world?.standIn.close();
	world = undefined;
});

const later = (at: string) => new Date(Date.parse(at) + 21 * DAY).toISOString();

/** A final for the two best of «hogar», after the first round. */
function withFinal(rulebook: Rulebook) {
	const [first] = rulebook.rounds;
	const home = first?.challenges.find(({ id }) => id === 'hogar');
	if (!first || !home) throw new Error('no round');
	home.ties = [];
	const phases = Object.entries(first.phases).map(([name, at]) => [name, later(at)]);
	rulebook.rounds.push({
		...first,
		id: 'final',
		title: { es: 'Final' },
		admission: { kind: 'best', n: 2, of: 'previa', challenge: 'hogar' },
		phases: Object.fromEntries(phases) as typeof first.phases,
		challenges: [{ ...home, id: 'final-hogar' }]
	});
}

const AT = OPENS + 16 * DAY + HOUR;

/** A first round that is over, whose teams took as many turns as `turns` says: fewer are better. */
async function played(db: Db, turns: number[]) {
	const opened = (world = await openRehearsed(db, withFinal));
	const { ctx, contest } = opened;
	const teams: { id: string; accountId: string }[] = [];
	const judges = [await opened.newStaff('judge'), await opened.newStaff('judge')];
	const byAccountId = await opened.newStaff('organiser');
	const entries = [];
	for (const many of turns) {
		const team = await opened.newTeam();
		teams.push(team);
		const prompts = Array.from({ length: many }, () => 'Dame cinco medidas');
		entries.push(await presentConversation(opened, team, prompts));
	}
	opened.setNow(OPENS + 14 * DAY + HOUR);
	for (const entryId of entries) {
		for (const judgeId of judges) {
			const given = { contest, entryId, judgeId, decision: 'valid' as const, levels: {} };
			await db.write((tx) => giveVerdict(tx, { ...given, reason: 'Vale', at: ctx.now() }));
		}
	}
	const scope = { contest, roundId: 'final' };
	const preview = () => finalistsOf(db.read, { ...scope, at: ctx.now() });

	return {
		...{ world: opened, teams, preview },
		named: (ids: { teamId: string }[]) =>
			ids.map(({ teamId }) => teams.findIndex(({ id }) => id === teamId)).sort(),
		publish: () => publishBoard(ctx, { contest, challengeId: 'hogar', byAccountId }),
		disqualify: (teamId: string) =>
			db.write((tx) =>
				disqualify(tx, {
					...{ teamId, byAccountId, contestId: contest.id },
					reason: 'Dos cuentas',
					at: ctx.now()
				})
			),
		apply: async (mark?: string) => {
			const shown = mark ?? (await preview()).mark;
			return db.write((tx) =>
				admitFinalists(tx, { ...scope, byAccountId, mark: shown, at: ctx.now() })
			);
		},
		decide: (...decisions: Decision[]) =>
			db.write((tx) => decideAdmissions(tx, { ...scope, byAccountId, decisions, at: ctx.now() })),
		report: async () => {
			const files = await unpacked(contestArchive(ctx, { contest, texts: false }));
			return { files, ...(await verified(files)) };
		}
	};
}

onEveryEngine('a final of the best', ({ test }) => {
	test('waits for the results, for open matters and for an official board', async ({ db }) => {
		const { world, preview, publish } = await played(db, [1, 2]);
		await expect(preview()).rejects.toMatchObject({
			code: 'finalists_wait',
			details: { what: 'results' }
		});
		world.setNow(AT);
		await expect(preview()).rejects.toMatchObject({
			code: 'finalists_wait',
			details: { what: 'board' }
		});
		await publish();
		expect((await preview()).toAdmit).toHaveLength(2);
	});

	test('admits who shares the last place, tells each, and verifies from the archive', async ({
		db
	}) => {
		const { world, teams, named, preview, publish, apply, report } = await played(db, [1, 2, 2, 3]);
		world.setNow(AT);
		const { id: board } = await publish();
		const shown = await preview();
		expect(named(shown.toAdmit)).toEqual([0, 1, 2]);
		expect(shown).toMatchObject({ n: 2, tied: true, admitted: [], next: { place: 4 } });

		await expect(apply('otra')).rejects.toMatchObject({ code: 'preview_changed' });
		expect(await apply(shown.mark)).toEqual({ decided: 3 });
		await expect(apply(shown.mark)).rejects.toMatchObject({ code: 'preview_changed' });

		const { ctx, contest } = world;
		const admitted = await factsOf(db, { contestId: contest.id, kind: 'team-admitted' });
		expect(admitted.map((one) => one['board'])).toEqual([board, board, board]);
		world.setNow(OPENS + 22 * DAY);
		const call = (index: number) => {
			const team = teams[index] ?? { id: '', accountId: '' };
			const asked = { prompt: 'Hola' };
			const who = { contest, team, accountId: team.accountId };
			return begin(ctx, { ...who, challengeId: 'final-hogar', asked });
		};
		await (
			await call(2)
		).settled;
		await expect(call(3)).rejects.toMatchObject({ code: 'not_admitted' });

		const { files, differences, notes } = await report();
		expect(differences).toEqual([]);
		expect(notes.join(' ')).not.toContain('decision');
		const ledger = new TextDecoder().decode(files.get('ledger.jsonl'));
		const [good, bad] = [teams[1]?.id ?? '', teams[3]?.id ?? ''];
		const swapped = ledger
			.split('\n')
			.map((line) => (line.includes('"kind":"team-admitted"') ? line.replace(good, bad) : line))
			.join('\n');
		const forged = new Map([...files, ['ledger.jsonl', new TextEncoder().encode(swapped)]]);
		const told = (await verified(forged)).differences.filter(
			({ kind }) => kind === 'admission-differs'
		);
		expect(told.map(({ subject }) => subject).sort()).toEqual([good, bad].sort());
	});

	test('takes the next in order for who declines, and says which came in otherwise', async ({
		db
	}) => {
		const { world, teams, named, preview, publish, apply, decide, report } = await played(
			db,
			[1, 2, 3, 4]
		);
		world.setNow(AT);
		await publish();
		await apply();
		await decide({ teamId: teams[0]?.id ?? '', admitted: false, reason: 'Renuncian' });
		expect(named((await preview()).toAdmit)).toEqual([2]);
		expect(await apply()).toEqual({ decided: 1 });
		const wild = { teamId: teams[3]?.id ?? '', admitted: true };
		await expect(decide(wild)).rejects.toMatchObject({ code: 'reason_needed' });
		await decide({ ...wild, reason: 'Recurso estimado' });

		const { differences, notes } = await report();
		expect(differences).toEqual([]);
		expect(notes).toContainEqual(expect.stringMatching(/^1 came into final by a reasoned/));
	});

	test('never admits the disqualified', async ({ db }) => {
		const { world, teams, named, preview, publish, apply, disqualify, report } = await played(
			db,
			[1, 2, 3]
		);
		world.setNow(AT);
		await publish();
		await disqualify(teams[0]?.id ?? '');
		expect(named((await preview()).toAdmit)).toEqual([1, 2]);
		await apply();
		expect((await report()).differences).toEqual([]);
	});
});
