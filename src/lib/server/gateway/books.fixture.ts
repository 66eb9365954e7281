import { eq, inArray } from 'drizzle-orm';
import { expect } from 'vitest';
import type { BudgetRules } from '#scoring';
import { energyOf } from '../../../../tests/support/gateway.ts';
import type { World } from '../../../../tests/support/world.ts';
import { Refusal } from '#lib/refusal.ts';
import { spentOf } from '../budget/balance.ts';
import { reserve } from '../budget/reserve.ts';
import type { Outcome } from '../budget/schema.ts';
import { settle, type Ending } from '../budget/settle.ts';
import { newId } from '../db/id.ts';

const CHALLENGE = 'hogar';
const FORGIVEN = 1;
const OPEN_STREAMS = 3;
const PROFILE = 'simulated-alia40b-2026.1';
const sampling = {
	temperature: 0,
	top_p: 1,
	frequency_penalty: 0,
	presence_penalty: 0,
	seed: 1,
	max_tokens: 150
};

export interface Hold {
	/** Place among the teams. */
	team: number;
	prompt: number;
	answer: number;
}

export interface End {
	/** Place among the interactions, open or settled. */
	which: number;
	outcome: Outcome;
	prompt: number;
	answer: number;
	/** From two sides at once. */
	twice: boolean;
}

/** Three teams, what they hold, and how to look at everything that was written about them. */
export class Books {
	private readonly world: World;
	private readonly teams: { id: string; accountId: string }[];
	private readonly budget: BudgetRules;

	constructor(world: World, { teams, budget }: { teams: Books['teams']; budget: BudgetRules }) {
		this.world = world;
		this.teams = teams;
		this.budget = budget;
	}

	/** Refused by a budget or by the open streams, and by nothing else. */
	async hold({ team: index, prompt, answer }: Hold) {
		const { ctx, contest } = this.world;
		const team = this.teams[index];
		if (!team) return;
		await ctx.db
			.write((tx) =>
				reserve(tx, {
					contestId: contest.id,
					challengeId: CHALLENGE,
					teamId: team.id,
					accountId: team.accountId,
					keyId: undefined,
					conversationId: newId(),
					parentId: undefined,
					turn: 1,
					sheetId: undefined,
					model: 'm',
					profileId: PROFILE,
					official: true,
					sampling,
					prompt: 'Hola',
					messages: [{ role: 'user', content: 'Hola' }],
					ceiling: { tokens: prompt + answer, energyNwh: energyOf(prompt, answer) },
					budget: this.budget,
					openStreams: OPEN_STREAMS,
					at: ctx.now()
				})
			)
			.catch((cause: unknown) => {
				expect(cause).toBeInstanceOf(Refusal);
				expect((cause as Refusal).code).toMatch(/_exhausted$|^stream_open$/);
			});
	}

	/** Ends some interactions at once, open or not: of all who try on one, at most one does. */
	async end(ends: End[]) {
		const { db } = this.world.ctx;
		const all = (await this.rows()).sort((a, b) => (a.id < b.id ? -1 : 1));
		const open = new Set(all.filter(({ settled }) => !settled).map(({ id }) => id));
		const done = new Map<string, number>();
		await Promise.all(
			ends.flatMap(({ which, twice, ...rest }) => {
				const one = all[which % Math.max(1, all.length)];
				const tries = twice ? 2 : 1;
				return Array.from({ length: one ? tries : 0 }, async () => {
					const id = one?.id ?? '';
					// Postgres may tell two who meet by a unique violation; who settles for real asks again.
					const bill = await db
						.write((tx) => settle(tx, this.ending(id, rest)))
						.catch(() => db.write((tx) => settle(tx, this.ending(id, rest))));
					if (bill) done.set(id, (done.get(id) ?? 0) + 1);
				});
			})
		);
		for (const [id, times] of done) {
			expect(times).toBe(1);
			expect(open).toContain(id);
		}
	}

	private ending(
		interactionId: string,
		{ outcome, prompt, answer }: Pick<End, 'outcome' | 'prompt' | 'answer'>
	): Ending {
		return {
			interactionId,
			outcome,
			promptTokens: prompt,
			cachedTokens: 0,
			completionTokens: prompt === 0 ? 0 : answer,
			estimated: false,
			answer: answer > 0 ? 'Hola' : '',
			finishReason: 'stop',
			fault: undefined,
			reportedModel: undefined,
			fingerprint: undefined,
			messages: [],
			rawUsage: undefined,
			flags: [],
			calledAt: undefined,
			firstTokenAt: undefined,
			forgivenFaults: FORGIVEN,
			at: this.world.ctx.now()
		};
	}

	private async rows() {
		const { db } = this.world.ctx;
		const { interaction, settlement } = db.t;
		const rows = await db.read
			.select({ held: interaction, settled: settlement })
			.from(interaction)
			.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
			.where(
				inArray(
					interaction.teamId,
					this.teams.map(({ id }) => id)
				)
			);

		return rows.map(({ held, settled }) => ({ ...held, settled: settled ?? undefined }));
	}

	async expectWithinBudget() {
		const { budget } = this;
		const rows = await this.rows();
		for (const { id: teamId } of this.teams) {
			const own = rows.filter((row) => row.teamId === teamId);
			const open = own.filter(({ settled }) => !settled);
			const lost = own.flatMap(({ settled }) => settled ?? []);
			const used = {
				interactions: open.length + lost.filter(({ billed }) => billed).length,
				tokens:
					open.reduce((sum, { holdTokens }) => sum + holdTokens, 0) +
					lost.reduce((sum, { lostTokens }) => sum + lostTokens, 0),
				energyNwh:
					open.reduce((sum, { holdEnergyNwh }) => sum + holdEnergyNwh, 0n) +
					lost.reduce((sum, { lostEnergyNwh }) => sum + lostEnergyNwh, 0n)
			};
			expect(used.interactions).toBeLessThanOrEqual(budget.interactions);
			expect(used.tokens).toBeLessThanOrEqual(budget.tokens);
			expect(used.energyNwh).toBeLessThanOrEqual(BigInt(budget.energyNwh));
			expect(open.length).toBeLessThanOrEqual(OPEN_STREAMS);
			const spent = await spentOf(this.world.ctx.db.read, { teamId, challengeId: CHALLENGE });
			expect(spent).toMatchObject({ ...used, open: open.length });
			expect(spent.forgiven).toBeLessThanOrEqual(FORGIVEN);
		}
	}

	/**
	 * No hold is left, every nanowatt-hour has its payer, and the ledger says the same. Returns how many
	 * interactions were billed.
	 */
	async expectEven(): Promise<number> {
		const rows = await this.rows();
		const facts = await this.factsOf(rows.map(({ id }) => id));
		for (const { id, holdTokens, holdEnergyNwh, settled } of rows) {
			if (!settled) throw new Error(`the hold ${id} was not ended`);
			const { billed, lostEnergyNwh, overrunEnergyNwh, energyNwh, promptTokens } = settled;
			const tokens = promptTokens + settled.completionTokens;
			expect(lostEnergyNwh + overrunEnergyNwh).toBe(billed ? energyNwh : 0n);
			expect(lostEnergyNwh).toBeLessThanOrEqual(holdEnergyNwh);
			expect(settled.lostTokens).toBe(billed ? Math.min(tokens, holdTokens) : 0);
			expect(energyNwh).toBe(energyOf(promptTokens, settled.completionTokens));

			const [held, ended, ...more] = facts.get(id) ?? [];
			expect(more).toEqual([]);
			expect(held).toMatchObject({
				kind: 'interaction-held',
				data: { ceilingTokens: holdTokens, ceilingNwh: Number(holdEnergyNwh) }
			});
			expect(ended).toMatchObject({
				kind: 'interaction-settled',
				data: {
					outcome: settled.outcome,
					chargedTo: billed ? 'team' : energyNwh > 0n ? 'platform' : 'nobody',
					energyNwh: Number(energyNwh)
				}
			});
			expect(ended?.data.overrunNwh ?? 0).toBe(Number(overrunEnergyNwh));
			expect(ended?.leafHash).toBe(settled.leafHash);
		}

		return rows.filter(({ settled }) => settled?.billed).length;
	}

	private async factsOf(subjects: string[]) {
		const { db } = this.world.ctx;
		const { fact } = db.t;
		const rows = await db.read
			.select()
			.from(fact)
			.where(inArray(fact.subject, [...subjects, '']))
			.orderBy(fact.position);
		const found = new Map<string, { kind: string; leafHash: string; data: FactFigures }[]>();
		for (const { subject, kind, leafHash, leaf } of rows) {
			const { data } = JSON.parse(leaf) as { data: FactFigures };
			found.set(subject, [...(found.get(subject) ?? []), { kind, leafHash, data }]);
		}

		return found;
	}
}

type FactFigures = Record<string, string | number | undefined>;
