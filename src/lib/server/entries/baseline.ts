import { randomBytes } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import {
	detectLanguage,
	hasPlaceholder,
	PLACEHOLDER,
	type ConversationChallenge,
	type TemplateChallenge
} from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import { typedText } from '../challenges/typed-text.ts';
import { challengeInForce, contestInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { refuseControlMarks, refuseTooLong } from '../gateway/prompt-limit.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { registerBaseline } from '../teams/register-baseline.ts';
import { needOwnModel } from './official-runs.ts';
import type { WrittenBaseline } from './schema.ts';

export interface BaselineScope {
	contest: ContestInForce;
	challengeId: string;
}

/**
 * The ranked challenge with its round, while a reference may still be shown beside its entries: from
 * the opening until the results are final.
 */
export function baselineInForce({ contest, challengeId }: BaselineScope, at: number) {
	const { challenge, round, state } = challengeInForce(contest, { challengeId, at });
	if (challenge.practice || challenge.kind === 'alignment') throw new Refusal('unknown_challenge');
	if (['announced', 'practice', 'final'].includes(state.phase))
		throw new Refusal('phase_closed', { phase: state.phase });

	return { challenge, round };
}

/**
 * Writes a reference of the organiser's: its name, and the user's turns or the template. A template is
 * presented at once; a conversation has to be played. Refuses before the opening and once the results are
 * final, another model than the rulebook's, a name that is taken, and what a team could not ask either,
 * with the field that is meant.
 */
export async function writeBaseline(
	ctx: Context,
	scope: BaselineScope,
	{ name, written, byAccountId }: { name: string; written: WrittenBaseline; byAccountId: string }
): Promise<{ teamId: string }> {
	const { challenge, round } = baselineInForce(scope, ctx.now());
	needOwnModel(ctx, round);
	const checked =
		challenge.kind === 'template'
			? await checkedTemplate(ctx, { challenge, model: round.model.id, written })
			: await checkedPrompts(ctx, { challenge, model: round.model.id, written });

	return ctx.db.write(async (tx) => {
		const at = ctx.now();
		const contest = await contestInForce(tx, { slug: scope.contest.slug });
		const { id: contestId } = contest;
		const { challengeId } = scope;
		baselineInForce({ contest, challengeId }, at);
		const { id: teamId } = await registerBaseline(tx, { contest, name, at });
		const row = { teamId, contestId, challengeId, byAccountId, written: checked, writtenAt: at };
		await tx.insert(tx.t.baseline).values(row);
		if ('template' in checked)
			await presentTemplate(tx, { ...row, template: checked.template, at });
		await recordAct(tx, {
			...{ contestId, byAccountId, at },
			act: 'baseline.written',
			subject: teamId,
			after: { challenge: challengeId, name }
		});

		return { teamId };
	});
}

interface Checking<Challenge> {
	challenge: Challenge;
	model: string;
	written: WrittenBaseline;
}

async function checkedTemplate(
	ctx: Context,
	{ challenge, model, written }: Checking<TemplateChallenge>
): Promise<WrittenBaseline> {
	const template = typedText('template' in written ? written.template : '');
	return atField('template', async () => {
		if (template.trim() === '') throw new Refusal('prompt_empty');
		if (!hasPlaceholder(template))
			throw new Refusal('placeholder_missing', { placeholder: PLACEHOLDER });
		refuseControlMarks(template);
		const most = challenge.limits.promptTokens;
		await refuseTooLong(ctx, { text: template.replace(PLACEHOLDER, ''), most, model });
		return { template };
	});
}

async function checkedPrompts(
	ctx: Context,
	{ challenge, model, written }: Checking<ConversationChallenge>
): Promise<WrittenBaseline> {
	const typed = 'prompts' in written ? written.prompts.map(typedText) : [];
	const { promptTokens, turns } = challenge.limits;
	if (!typed.some((prompt) => prompt.trim() !== ''))
		throw new Refusal('prompt_empty', { field: 'prompt-1' });
	for (const [index, text] of typed.entries()) {
		await atField(`prompt-${String(index + 1)}`, async () => {
			refuseControlMarks(text);
			await refuseTooLong(ctx, { text, most: promptTokens, model });
		});
	}
	const prompts = typed.filter((prompt) => prompt.trim() !== '');
	if (prompts.length > turns) throw new Refusal('too_many_turns', { most: turns });

	return { prompts };
}

/** Says of which field a refusal is. */
async function atField<Result>(field: string, work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		throw new Refusal(cause.code, { ...cause.details, field });
	}
}

interface TemplateToPresent {
	teamId: string;
	contestId: string;
	challengeId: string;
	byAccountId: string;
	template: string;
	at: number;
}

async function presentTemplate(tx: Tx, { template, at, ...of }: TemplateToPresent) {
	const entryId = await insertBaselineEntry(tx, { ...of, interactionId: undefined, at });
	const salt = randomBytes(16).toString('hex');
	await tx.insert(tx.t.entryTemplate).values({ entryId, salt, template });
	await recordFact(tx, {
		contestId: of.contestId,
		kind: 'entry-presented',
		subject: entryId,
		data: {
			teamId: of.teamId,
			challenge: of.challengeId,
			language: detectLanguage(template) ?? 'other',
			presented: { kind: 'template', templateHash: sha256Hex(salt + template) }
		},
		at
	});
}

/** The entry of a reference; no limit of presentations applies, for it is the only one. */
export async function insertBaselineEntry(
	tx: Tx,
	{
		byAccountId,
		at,
		...of
	}: {
		teamId: string;
		contestId: string;
		challengeId: string;
		byAccountId: string;
		interactionId: string | undefined;
		at: number;
	}
): Promise<string> {
	const { entry, baseline } = tx.t;
	const id = newId();
	await tx.insert(entry).values({ id, ...of, accountId: byAccountId, presentedAt: at });
	await tx.update(baseline).set({ entryId: id }).where(eq(baseline.teamId, of.teamId));

	return id;
}

/**
 * Takes a reference away: it is not played any more, and what it presented does not count from now on.
 * Refuses an unknown one, and a second time.
 */
export async function withdrawBaseline(
	tx: Tx,
	{
		contestId,
		teamId,
		byAccountId,
		at
	}: { contestId: string; teamId: string; byAccountId: string; at: number }
): Promise<{ challengeId: string }> {
	const { baseline, entryWithdrawal } = tx.t;
	const [row] = await tx
		.select()
		.from(baseline)
		.where(and(eq(baseline.teamId, teamId), eq(baseline.contestId, contestId)));
	if (!row) throw new Refusal('not_found');
	const { challengeId, entryId } = row;
	const withdrawn = await tx
		.update(baseline)
		.set({ withdrawnAt: at })
		.where(and(eq(baseline.teamId, teamId), isNull(baseline.withdrawnAt)))
		.returning({ teamId: baseline.teamId });
	if (withdrawn.length === 0) throw new Refusal('already_withdrawn');
	if (entryId !== null) {
		await tx.insert(entryWithdrawal).values({ entryId, byAccountId, at });
		await recordFact(tx, {
			contestId,
			kind: 'entry-withdrawn',
			subject: entryId,
			data: { teamId, challenge: challengeId },
			at
		});
	}
	const act = { contestId, byAccountId, subject: teamId, at };
	await recordAct(tx, { ...act, act: 'baseline.withdrawn' });

	return { challengeId };
}

/** The references of a contest that are still to be shown, in the order in which they were written. */
export async function baselinesInForce(query: Query, { contestId }: { contestId: string }) {
	const { baseline } = query.t;

	return query
		.select()
		.from(baseline)
		.where(and(eq(baseline.contestId, contestId), isNull(baseline.withdrawnAt)))
		.orderBy(asc(baseline.writtenAt), asc(baseline.teamId));
}
