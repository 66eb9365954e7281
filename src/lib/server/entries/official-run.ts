import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import {
	add,
	checkPlan,
	divide,
	fillTemplate,
	format,
	isValid,
	parseRational,
	planQuality,
	rational,
	ZERO,
	type CheckOutcome,
	type PlanSheet,
	type RoundRules,
	type TemplateChallenge
} from '#scoring';
import { interactionEnergy, profileById } from '#scoring/energy';
import { Refusal } from '#lib/refusal.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { systemMessages } from '../challenges/messages.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { endpointSaid } from '../budget/settle.ts';
import type { Context } from '../context.ts';
import type { Usage } from '../gateway/endpoint.ts';
import { ceilingOf, promptBytes } from '../gateway/ceiling.ts';
import { countText, estimatePrompt } from '../gateway/token-count.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { recordChecks } from './record-checks.ts';

interface Run {
	contest: ContestInForce;
	challenge: TemplateChallenge;
	round: RoundRules;
	entry: { id: string };
	sheet: PlanSheet;
	/** Place of the sheet among the hidden ones, from 0. */
	index: number;
	run: number;
}

/** Runs a presented template once on a hidden sheet and records what came of it. */
export async function runOnce(ctx: Context, work: Run): Promise<void> {
	const { contest, challenge, round, entry, sheet, index, run } = work;
	const { entryTemplate } = ctx.db.t;
	const [held] = await ctx.db.read
		.select()
		.from(entryTemplate)
		.where(eq(entryTemplate.entryId, entry.id));
	if (!held) throw new Error(`no template of entry ${entry.id}`);
	const messages: ChatMessage[] = [
		...systemMessages(challenge, round.model),
		{ role: 'user', content: fillTemplate(held.template, sheet) }
	];

	const answer = await askEndpoint(ctx, { contestId: contest.id, round, challenge, messages });
	const profile = profileById(round.model.profile);
	const { promptTokens, completionTokens } = answer;
	const energy =
		profile && interactionEnergy(profile, { promptTokens, cachedTokens: 0, completionTokens });
	if (!energy?.ok) throw new Refusal('endpoint_error');
	const share = challenge.checks.find((rule) => rule.kind === 'plan')?.maxShareOfNaive ?? '1';
	const outcome = checkPlan(answer.text, sheet, share);
	const quality = format(planQuality(answer.text, sheet));
	const salt = randomBytes(16).toString('hex');
	const at = ctx.now();
	const usage = {
		promptTokens,
		cachedTokens: answer.cachedTokens,
		completionTokens,
		estimated: answer.estimated
	};

	await ctx.db.write(async (tx) => {
		await tx.insert(tx.t.officialRun).values({
			entryId: entry.id,
			sheet: index,
			run,
			...usage,
			energyNwh: energy.energyNwh,
			model: answer.model ?? ctx.endpoint.model ?? round.model.id,
			finishReason: answer.finishReason,
			salt,
			answer: answer.text,
			outcome,
			quality,
			at
		});
		await recordFact(tx, {
			contestId: contest.id,
			kind: 'official-run',
			subject: entry.id,
			data: {
				purpose: 'instances',
				sheet: sheet.id,
				run,
				profile: round.model.profile,
				...usage,
				energyNwh: Number(energy.energyNwh),
				...endpointSaid({ reportedModel: answer.model, finishReason: answer.finishReason }),
				answerHash: sha256Hex(salt + answer.text),
				valid: outcome.outcome === 'passed',
				quality
			},
			at
		});
	});
}

interface Answered extends Usage {
	text: string;
	estimated: boolean;
	finishReason: string | undefined;
	model: string | undefined;
}

async function askEndpoint(
	ctx: Context,
	{
		contestId,
		round,
		challenge,
		messages
	}: {
		contestId: string;
		round: RoundRules;
		challenge: TemplateChallenge;
		messages: ChatMessage[];
	}
): Promise<Answered> {
	const late = AbortSignal.timeout(ctx.settings.ENDPOINT_WHOLE_SECONDS * 1000);
	const signal = AbortSignal.any([late, ctx.officialRuns.signal]);
	const model = ctx.endpoint.model ?? round.model.id;
	const sampling = { ...round.model.parameters, max_tokens: challenge.limits.answerTokens };
	const { energyNwh } = ceilingOf({ round }, { promptTokens: promptBytes(messages), sampling });
	const costNwh = Number(energyNwh);
	const release = await ctx.queue.enter({ contestId, teamId: 'official', costNwh, signal });
	const heard: { usage?: Usage; finishReason?: string; model?: string } = {};
	let text = '';
	try {
		await ctx.endpoint.stream(model, { messages, sampling, signal }, (events) => {
			for (const event of events) {
				if (event.kind === 'text') text += event.text;
				else if (event.kind === 'usage') heard.usage = event.usage ?? heard.usage;
				else if (event.kind === 'finish') heard.finishReason = event.reason;
				else heard.model = event.model;
			}
		});
	} finally {
		release();
	}
	const { usage, finishReason, model: reported } = heard;
	if (!finishReason) throw new Refusal('endpoint_error');
	if (usage) return { ...usage, text, estimated: false, finishReason, model: reported };

	return {
		promptTokens: await estimatePrompt(messages),
		cachedTokens: 0,
		completionTokens: (await countText(ctx.endpoint, model, text)).tokens,
		text,
		estimated: true,
		finishReason,
		model: reported
	};
}

/**
 * Once an entry has all its runs: a sheet is valid by the majority of its runs, the entry by as many
 * sheets as the rulebook asks, and its quality is the mean over all runs.
 */
export async function concludeRuns(
	ctx: Context,
	{
		contestId,
		entryId,
		challenge
	}: { contestId: string; entryId: string; challenge: TemplateChallenge }
): Promise<void> {
	const { officialRun } = ctx.db.t;
	const runs = await ctx.db.read.select().from(officialRun).where(eq(officialRun.entryId, entryId));
	const { sheets, validSheets } = challenge.hidden;
	if (runs.length < sheets * challenge.hidden.runs) return;

	const outcomes: CheckOutcome[] = Array.from({ length: sheets }, (_, sheet) => {
		const ofSheet = runs.filter((run) => run.sheet === sheet).sort((a, b) => a.run - b.run);
		const passed = ofSheet.filter(({ outcome }) => isValid([outcome])).length * 2 > ofSheet.length;
		const typical = ofSheet.find(({ outcome }) => isValid([outcome]) === passed)?.outcome;
		return {
			kind: 'plan',
			outcome: passed ? 'passed' : 'failed',
			reason: typical?.reason ?? 'plan-missing-load',
			params: { ...typical?.params, sheet: sheet + 1 },
			evidence: []
		};
	});
	const passed = outcomes.filter(({ outcome }) => outcome === 'passed').length >= validSheets;
	const sum = runs.reduce((total, { quality }) => add(total, parseRational(quality)), ZERO);
	const quality = format(divide(sum, rational(BigInt(runs.length))));

	await ctx.db.write(async (tx) => {
		const { checkRecord } = tx.t;
		const [done] = await tx
			.select({ id: checkRecord.id })
			.from(checkRecord)
			.where(eq(checkRecord.entryId, entryId));
		if (!done)
			await recordChecks(tx, { contestId, entryId, passed, outcomes, quality, at: ctx.now() });
	});
}
