import { afterEach, expect } from 'vitest';
import { EXAMPLE_PROMPTS } from '../../../rehearsal/example-prompts.ts';
import { startRehearsalEndpoint, type RehearsalEndpoint } from '../../../rehearsal/server.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import {
	DAY,
	demoRulebook,
	OPENS,
	openWorld,
	type World
} from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { begin } from '../gateway/begin.ts';
import { entriesOf } from './standing.ts';
import { present } from './present.ts';
import { withdraw } from './withdraw.ts';

let endpoint: RehearsalEndpoint | undefined;

afterEach(async () => {
	await endpoint?.close();
	endpoint = undefined;
});

async function contestAt(db: Db) {
	endpoint = await startRehearsalEndpoint({ seed: 3 });
	const rulebook = demoRulebook();
	for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		budget.callsPerMinute = 1000;
	}
	const world = await openWorld(db, { endpointUrl: `${endpoint.url}/v1`, rulebook });
	return { world, team: await world.newTeam() };
}

type Team = { id: string; accountId: string };

async function converse(world: World, team: Team, prompt: string, challengeId = 'hogar') {
	const { contest, ctx } = world;
	const asked = { prompt };
	const live = await begin(ctx, { contest, challengeId, team, accountId: team.accountId, asked });
	await live.settled;
	return live.conversationId;
}

const presentAs = (
	world: World,
	team: Team,
	presented: { conversation: string } | { template: string },
	challengeId = 'hogar'
) =>
	present(world.ctx, {
		contest: world.contest,
		challengeId,
		team,
		accountId: team.accountId,
		presented
	});

const promptOf = (id: string) => EXAMPLE_PROMPTS.find((prompt) => prompt.id === id)?.text ?? '';

onEveryEngine('an entry', ({ test }) => {
	test('of a vague conversation fails its checks and says why', async ({ db }) => {
		const { world, team } = await contestAt(db);
		const conversation = await converse(world, team, promptOf('hogar-ideas'));

		const { passed, outcomes } = await presentAs(world, team, { conversation });

		expect(passed).toBe(false);
		expect(outcomes.filter(({ outcome }) => outcome === 'failed').length).toBeGreaterThan(0);
	});

	test('of a precise conversation passes, and the last one presented counts', async ({ db }) => {
		const { world, team } = await contestAt(db);
		const first = await converse(world, team, promptOf('hogar-ideas'));
		await presentAs(world, team, { conversation: first });
		let passed = false;
		for (let attempt = 0; attempt < 4 && !passed; attempt++) {
			const conversation = await converse(world, team, promptOf('hogar-tabla'));
			({ passed } = await presentAs(world, team, { conversation }));
		}

		expect(passed).toBe(true);
		const entries = await entriesOf(db.read, { contestId: world.contest.id });
		expect(entries.map(({ counts }) => counts)).toEqual([
			...entries.slice(1).map(() => false),
			true
		]);
	});

	test('withdrawn gives its turn back to the one before it, once', async ({ db }) => {
		const { world, team } = await contestAt(db);
		const conversation = await converse(world, team, promptOf('hogar-ideas'));
		const first = await presentAs(world, team, { conversation });
		const second = await presentAs(world, team, { conversation });
		const { contest, ctx } = world;
		const withdrawal = {
			contest,
			entryId: second.entryId,
			team,
			accountId: team.accountId,
			at: ctx.now()
		};

		await db.write((tx) => withdraw(tx, withdrawal));

		const entries = await entriesOf(db.read, { contestId: contest.id });
		expect(entries.find(({ counts }) => counts)?.id).toBe(first.entryId);
		await expect(db.write((tx) => withdraw(tx, withdrawal))).rejects.toMatchObject({
			code: 'already_withdrawn'
		});
	});

	test('of another team’s conversation is refused', async ({ db }) => {
		const { world, team } = await contestAt(db);
		const conversation = await converse(world, team, promptOf('hogar-ideas'));
		const other = await world.newTeam();

		await expect(presentAs(world, other, { conversation })).rejects.toMatchObject({
			code: 'not_presentable'
		});
	});

	test('beyond the rulebook’s presentations is refused, also when all come at once', async ({
		db
	}) => {
		const { world, team } = await contestAt(db);
		const conversation = await converse(world, team, promptOf('hogar-ideas'));

		const tries = await Promise.allSettled(
			Array.from({ length: 12 }, () => presentAs(world, team, { conversation }))
		);

		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
		for (const one of tries) {
			if (one.status === 'rejected') {
				expect(one.reason).toMatchObject({ code: 'presentations_exhausted' });
			}
		}
	});

	test('after the close is refused, and so is withdrawing', async ({ db }) => {
		const { world, team } = await contestAt(db);
		const conversation = await converse(world, team, promptOf('hogar-ideas'));
		const { entryId } = await presentAs(world, team, { conversation });
		world.setNow(OPENS + 14 * DAY);

		await expect(presentAs(world, team, { conversation })).rejects.toMatchObject({
			code: 'phase_closed'
		});
		const { contest, ctx } = world;
		const late = { contest, entryId, team, accountId: team.accountId, at: ctx.now() };
		await expect(db.write((tx) => withdraw(tx, late))).rejects.toMatchObject({
			code: 'phase_closed'
		});
	});

	test.for([
		['Sin hueco para la ficha', 'placeholder_missing'],
		['', 'prompt_empty'],
		[`{{FICHA}} ${'muy largo '.repeat(3000)}`, 'prompt_too_long']
	] as const)('of an unfit template is refused', async ([template, code], { db }) => {
		const { world, team } = await contestAt(db);

		await expect(presentAs(world, team, { template }, 'centro-civico')).rejects.toMatchObject({
			code
		});
	});

	test('puts its presentation and its checks on the ledger, without a word of what was said', async ({
		db
	}) => {
		const { world, team } = await contestAt(db);
		const conversation = await converse(world, team, promptOf('hogar-ideas'));
		await presentAs(world, team, { conversation });

		const facts = await db.read.select().from(db.t.fact).orderBy(db.t.fact.position);

		expect(facts.map(({ kind }) => kind)).toEqual([
			'rulebook-published',
			'instances-committed',
			'team-registered',
			'team-named',
			'interaction-held',
			'interaction-settled',
			'entry-presented',
			'checks-recorded'
		]);
		const ledger = facts.map(({ leaf }) => leaf).join('\n');
		expect(ledger).not.toContain(promptOf('hogar-ideas').slice(0, 20));
	});
});
