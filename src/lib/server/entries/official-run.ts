import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import {
	add,
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
import { runTemplateChecks } from '#scoring/checks/run.ts';
import { modelName } from '#scoring/ledger/model-name.ts';
import { Refusal } from '#lib/refusal.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { systemMessages } from '../challenges/messages.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { endpointSaid } from '../budget/settle.ts';
import type { Context } from '../context.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { askForOrganiser, type OrganiserAnswer } from './organiser-call.ts';
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
	signal: AbortSignal;
}

/**
 * What a run takes is what ranks a template, and nothing replaces a run that stands on the ledger. So
 * one that the rulebook's model did not count, or did not answer, is left to be run again.
 */
function needCounted({ estimated, model }: OrganiserAnswer, { model: expected }: RoundRules): void {
	const name = modelName(model ?? '');
	if (name !== undefined && name !== modelName(expected.id))
		throw new Refusal('model_not_found', { model: name, expected: expected.id });
	if (estimated) throw new Refusal('tokens_uncounted');
}

/**
 * Runs a presented template once on a hidden sheet and records what came of it. Refuses an answer whose
 * tokens were counted by another tokenizer than the model's, and one of another model.
 */
export async function runOnce(ctx: Context, work: Run): Promise<void> {
	const { contest, challenge, round, entry, sheet, index, run, signal } = work;
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

	const sampling = { ...round.model.parameters, max_tokens: challenge.limits.answerTokens };
	const answer = await askForOrganiser(ctx, {
		purpose: 'instances',
		contestId: contest.id,
		round,
		messages,
		sampling,
		signal
	});
	needCounted(answer, round);
	const { promptTokens, completionTokens, energyNwh } = answer;
	const outcome = runTemplateChecks({
		challenge,
		sheet,
		template: held.template,
		answer: answer.text,
		finishReason: answer.finishReason,
		completionTokens
	});
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
			energyNwh,
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
				energyNwh: Number(energyNwh),
				...endpointSaid({ reportedModel: answer.model, finishReason: answer.finishReason }),
				answerHash: sha256Hex(salt + answer.text),
				valid: isValid([outcome]),
				quality
			},
			at
		});
	});
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
			kind: typical?.kind ?? 'plan',
			outcome: passed ? 'passed' : 'failed',
			reason: typical?.reason ?? 'plan-missing-load',
			params: { ...typical?.params, sheet: sheet + 1 },
			evidence: [],
			...(typical?.parts && { parts: typical.parts })
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
