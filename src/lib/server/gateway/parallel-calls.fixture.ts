import { setTimeout as wait } from 'node:timers/promises';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { PlayedEndpoint, type Play } from '../../../../tests/faults/played-endpoint.ts';
import { usageOf } from '../../../../tests/faults/wire.ts';
import type { World } from '../../../../tests/support/world.ts';
import { Refusal } from '#lib/refusal.ts';
import type { BudgetRules } from '#scoring';
import { readSettings } from '../config.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Db, Tx } from '../db/client.ts';
import { begin } from './begin.ts';
import { LiveAnswers } from './live.ts';
import { openaiEndpoint } from './openai-endpoint.ts';
import { FairQueue } from './queue.ts';
import { reap } from './reaper.ts';

const CHALLENGE = 'hogar';
const PLACES = 12;

const slowly: (running: boolean) => Play = (running) => async (wire) => {
	wire.head();
	for (let word = 1; word <= 8 && wire.state === 'open'; word++) {
		wire.word('Hola ', running ? usageOf(20, word) : {});
		await wait(3);
	}
	wire.finish();
	wire.usage(20, 8);
	wire.close();
};
const ending =
	(promptTokens: number, end: 'reset' | 'fin' | 'close'): Play =>
	(wire) => {
		wire.head();
		wire.word('Hola');
		if (end === 'close') wire.finish();
		if (end === 'close') wire.usage(promptTokens, 1);
		wire[end]();
	};

/** Ways in which an endpoint answers, by the prompt that asks for them. */
const PLAYS: Record<string, Play> = {
	'al momento': ending(20, 'close'),
	'con la cuenta al día': slowly(true),
	'sin decir la cuenta': slowly(false),
	'por más de lo reservado': ending(5000, 'close'),
	'con un corte': ending(20, 'reset'),
	'con un fin de más': ending(20, 'fin'),
	'con un error': (wire) => wire.json(500, {}),
	'con silencio': (wire) => wire.left.then(() => undefined)
};
export const PROMPTS = Object.keys(PLAYS);

export async function startEndpoint(): Promise<PlayedEndpoint> {
	const endpoint = await PlayedEndpoint.start();
	for (const [prompt, play] of Object.entries(PLAYS)) endpoint.plays.set(prompt, play);

	return endpoint;
}

export interface PlannedCall {
	team: number;
	prompt: string;
	startsMs: number;
	/** When its client leaves; absent for one that stays. */
	leavesMs: number | undefined;
	maxAnswerTokens: number;
}

/** A process' life: once it is dead it writes nothing more, and nobody hears of it again. */
class Life {
	readonly ctx: Context;
	readonly death: Promise<'dead'>;
	private dead = false;
	private readonly underway = new Set<Promise<unknown>>();
	private die: (how: 'dead') => void = () => undefined;

	constructor(world: World, endpoint: PlayedEndpoint) {
		this.death = new Promise((resolve) => {
			this.die = resolve;
		});
		const settings = readSettings({
			ALIA_BASE_URL: endpoint.url,
			ENDPOINT_FIRST_TOKEN_SECONDS: '0.2',
			ENDPOINT_IDLE_SECONDS: '0.2'
		});
		this.ctx = {
			...world.ctx,
			settings,
			db: this.mortal(world.ctx.db),
			endpoint: openaiEndpoint(settings, true),
			live: new LiveAnswers(),
			queue: new FairQueue(PLACES)
		};
	}

	async kill() {
		this.dead = true;
		this.ctx.endpoint.close();
		this.die('dead');
		// What a real death would have cut off is on disk or is not before another life begins.
		await Promise.allSettled(this.underway);
	}

	private mortal(db: Db): Db {
		/** Nothing is begun or told once it is dead. */
		const alive = async <T>(begin: () => Promise<T>): Promise<T> => {
			if (this.dead) await new Promise(() => undefined);
			const written = begin();
			this.underway.add(written);
			const value = await written.finally(() => this.underway.delete(written));
			if (this.dead) await new Promise(() => undefined);
			return value;
		};
		const cut = <T>(work: (tx: Tx) => Promise<T>) => {
			return (tx: Tx) => {
				if (this.dead) throw new Error('dead');
				return work(tx);
			};
		};

		return {
			...db,
			write: (work) => alive(() => db.write(cut(work))),
			book: async (work) => {
				const { value, lasting } = await alive(() => db.book(cut(work)));
				return { value, lasting: alive(() => lasting) };
			}
		};
	}
}

/** Makes all calls at their moments while the site dies and is started again at others. */
export async function callInParallel(
	{ world, endpoint, contest }: { world: World; endpoint: PlayedEndpoint; contest: ContestInForce },
	{
		teams,
		calls,
		kills
	}: { teams: { id: string; accountId: string }[]; calls: PlannedCall[]; kills: number[] }
) {
	let life = Promise.resolve(new Life(world, endpoint));
	const reborn = async (old: Life) => {
		await old.kill();
		await reap(world.ctx.db, { at: world.ctx.now() });
		return new Life(world, endpoint);
	};
	const killing = kills.map(async (at) => {
		await wait(at);
		life = life.then(reborn);
	});
	const calling = calls.map(async ({ team: place, prompt, startsMs, leavesMs, ...limit }) => {
		await wait(startsMs);
		const { ctx, death } = await life;
		const team = teams[place];
		if (!team) return;
		const call = { contest, challengeId: CHALLENGE, team, accountId: team.accountId, ...limit };
		const live = await Promise.race([begin(ctx, { ...call, asked: { prompt } }), death]).catch(
			refusedByBudget
		);
		if (!live || live === 'dead') return;
		if (leavesMs !== undefined) setTimeout(() => live.stop(), leavesMs);
		await Promise.race([live.settled, death]);
	});
	await Promise.all([...killing, ...calling]);

	const { ctx } = await life;
	expect(ctx.queue.running).toBe(0);
	expect(ctx.queue.length).toBe(0);
	ctx.endpoint.close();
}

function refusedByBudget(cause: unknown): undefined {
	expect(cause).toBeInstanceOf(Refusal);
	expect((cause as Refusal).code).toMatch(/_exhausted$/);
}

/** What is kept of each account beside the sum of its rows, as of one and the same moment. */
export async function expectSums(db: Db, teams: { id: string }[], budget: BudgetRules) {
	const { spending } = db.t;
	const sumOf = (held: string, lost: string) => sql<number | string>`(
		select coalesce(sum(case when s.interaction_id is null then ${sql.raw(held)} else ${sql.raw(lost)} end), 0)
		from interaction i left join settlement s on s.interaction_id = i.id
		where i.team_id = spending.team_id and i.challenge_id = spending.challenge_id)`;
	const rows = await db.read
		.select({
			kept: spending,
			interactions: sumOf('1', 'case when s.billed then 1 else 0 end'),
			tokens: sumOf('i.hold_tokens', 's.lost_tokens'),
			energyNwh: sumOf('i.hold_energy_nwh', 's.lost_energy_nwh'),
			open: sumOf('1', '0')
		})
		.from(spending)
		.where(
			inArray(
				spending.teamId,
				teams.map(({ id }) => id)
			)
		);
	for (const { kept, interactions, tokens, energyNwh, open } of rows) {
		expect(kept).toMatchObject({
			interactions: Number(interactions),
			tokens: Number(tokens),
			energyNwh: BigInt(energyNwh),
			open: Number(open)
		});
		expect(kept.interactions).toBeLessThanOrEqual(budget.interactions);
		expect(kept.tokens).toBeLessThanOrEqual(budget.tokens);
		expect(kept.energyNwh).toBeLessThanOrEqual(BigInt(budget.energyNwh));
	}
}

/** Replays what the ledger says in its order: no moment of it may be above the budget. */
export async function expectEveryInstantWithin(db: Db, budget: BudgetRules, teamId: string) {
	const { fact, interaction, settlement } = db.t;
	const facts = await db.read
		.select({ kind: fact.kind, held: interaction, settled: settlement })
		.from(fact)
		.innerJoin(interaction, eq(interaction.id, fact.subject))
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(eq(interaction.teamId, teamId))
		.orderBy(asc(fact.position));
	let energyNwh = 0n;
	let tokens = 0;
	let open = 0;
	for (const { kind, held, settled } of facts) {
		if (kind === 'interaction-held') {
			energyNwh += held.holdEnergyNwh;
			tokens += held.holdTokens;
			open++;
		} else {
			energyNwh += (settled?.lostEnergyNwh ?? 0n) - held.holdEnergyNwh;
			tokens += (settled?.lostTokens ?? 0) - held.holdTokens;
			open--;
		}
		expect(energyNwh).toBeLessThanOrEqual(BigInt(budget.energyNwh));
		expect(tokens).toBeLessThanOrEqual(budget.tokens);
		expect(open).toBeGreaterThanOrEqual(0);
	}
	expect(open).toBe(0);
}
