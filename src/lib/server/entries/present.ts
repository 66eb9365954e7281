import { randomBytes } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import {
	detectLanguage,
	hasPlaceholder,
	isValid,
	PLACEHOLDER,
	type AlignmentChallenge,
	type CheckOutcome,
	type ConversationChallenge,
	type FactData,
	type TemplateChallenge
} from '#scoring';
import { runConversationChecks } from '#scoring/checks/run.ts';
import { Refusal } from '#lib/refusal.ts';
import { needWarningAccepted } from '../challenges/content-warning.ts';
import { typedText } from '../challenges/typed-text.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query, Tx } from '../db/client.ts';
import { refuseTooLong } from '../gateway/prompt-limit.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { needEntriesAccepted } from './accepting.ts';
import { alignmentRecord, recordText, type AlignmentTold } from './alignment.ts';
import { conversationUpTo, type Turn } from './conversation.ts';
import { insertEntry } from './insert-entry.ts';
import { recordChecks } from './record-checks.ts';

export interface Presenting {
	contest: ContestInForce;
	challengeId: string;
	team: { id: string };
	accountId: string;
	/** A conversation of the team (its last answer counts), what is said of one, or a template. */
	presented: { conversation: string } | { alignment: AlignmentTold } | { template: string };
}

export interface Presented {
	entryId: string;
	/** What the checks said; empty for a template, whose checks come with its official runs. */
	outcomes: CheckOutcome[];
	passed: boolean;
	/** Presentations that are left. */
	left: number;
}

/**
 * Presents a conversation or a template as the team's entry; the last one counts. The checks run
 * here and now, and their outcome is part of the same transaction. Refuses after the close, beyond
 * the presentations of the rulebook, and what is not the team's or not whole.
 */
export async function present(ctx: Context, presenting: Presenting): Promise<Presented> {
	const { contest, challengeId, presented } = presenting;
	const { challenge, round } = needEntriesAccepted(contest, { challengeId, at: ctx.now() });

	if (challenge.kind === 'template') {
		if (!('template' in presented)) throw new Refusal('not_presentable');
		return presentTemplate(
			ctx,
			{ ...presenting, challenge, model: round.model.id },
			presented.template
		);
	}
	if (challenge.kind === 'alignment') {
		if (!('alignment' in presented)) throw new Refusal('not_presentable');
		const { contest, accountId } = presenting;
		await needWarningAccepted(ctx.db.read, { contest, challenge, accountId });
		const said = recordText(alignmentRecord(challenge, presented.alignment));
		const { conversation } = presented.alignment;
		return presentConversation(ctx, { ...presenting, challenge, said }, conversation);
	}
	if (!('conversation' in presented)) throw new Refusal('not_presentable');
	return presentConversation(ctx, { ...presenting, challenge }, presented.conversation);
}

type PresentingConversation = Presenting & {
	challenge: ConversationChallenge | AlignmentChallenge;
	/** What the participant says of it, in a reto of alignment. */
	said?: string;
};

async function presentConversation(
	ctx: Context,
	presenting: PresentingConversation,
	conversationId: string
): Promise<Presented> {
	const { challenge, team, challengeId } = presenting;
	const last = await lastAnswerOf(ctx.db.read, { conversationId, teamId: team.id, challengeId });
	if (!last) throw new Refusal('not_presentable');
	const conversation = await conversationUpTo(ctx.db.read, { interactionId: last });
	const answer = conversation.at(-1);
	if (!answer || !isPresentable(conversation, challenge.practice))
		throw new Refusal('not_presentable');

	const outcomes = runConversationChecks({
		challenge,
		answer: answer.answer,
		finishReason: answer.end?.finishReason,
		completionTokens: answer.end?.completionTokens,
		prompts: conversation.map(({ prompt }) => prompt),
		earlier: conversation.slice(0, -1).map((turn) => turn.answer)
	});
	const passed = isValid(outcomes);
	const language = detectLanguage(answer.answer) ?? 'other';

	return ctx.db.write(async (tx) => {
		const entry = await insertEntry(tx, presenting, { interactionId: answer.id, at: ctx.now() });
		await recordFact(tx, {
			contestId: presenting.contest.id,
			kind: 'entry-presented',
			subject: entry.entryId,
			data: {
				teamId: team.id,
				challenge: challengeId,
				language,
				presented: await presentedOf(tx, {
					entryId: entry.entryId,
					said: presenting.said,
					conversation: { conversationId, interactionIds: conversation.map(({ id }) => id) }
				})
			},
			at: entry.at
		});
		await recordChecks(tx, { contestId: presenting.contest.id, ...entry, passed, outcomes });

		return { entryId: entry.entryId, outcomes, passed, left: entry.left };
	});
}

/** What the fact binds; the words themselves stand where they can be erased. */
async function presentedOf(
	tx: Tx,
	{
		entryId,
		said,
		conversation
	}: {
		entryId: string;
		said: string | undefined;
		conversation: { conversationId: string; interactionIds: string[] };
	}
): Promise<FactData<'entry-presented'>['presented']> {
	if (said === undefined) return { kind: 'conversation', ...conversation };
	const salt = randomBytes(16).toString('hex');
	await tx.insert(tx.t.entryAlignment).values({ entryId, salt, record: said });

	return { kind: 'alignment', ...conversation, recordHash: sha256Hex(salt + said) };
}

async function presentTemplate(
	ctx: Context,
	presenting: Presenting & { challenge: TemplateChallenge; model: string },
	text: string
): Promise<Presented> {
	const template = typedText(text);
	const { challenge, team, challengeId, model } = presenting;
	if (template.trim() === '') throw new Refusal('prompt_empty');
	if (!hasPlaceholder(template))
		throw new Refusal('placeholder_missing', { placeholder: PLACEHOLDER });
	const most = challenge.limits.promptTokens;
	await refuseTooLong(ctx, { text: template.replace(PLACEHOLDER, ''), most, model });

	return ctx.db.write(async (tx) => {
		const entry = await insertEntry(tx, presenting, { interactionId: undefined, at: ctx.now() });
		const salt = randomBytes(16).toString('hex');
		await tx.insert(tx.t.entryTemplate).values({ entryId: entry.entryId, salt, template });
		await recordFact(tx, {
			contestId: presenting.contest.id,
			kind: 'entry-presented',
			subject: entry.entryId,
			data: {
				teamId: team.id,
				challenge: challengeId,
				language: detectLanguage(template) ?? 'other',
				presented: { kind: 'template', templateHash: sha256Hex(salt + template) }
			},
			at: entry.at
		});

		return { entryId: entry.entryId, outcomes: [], passed: true, left: entry.left };
	});
}

/** An answer that is whole, of the contest's own model, after answers that were all charged. */
function isPresentable(conversation: Turn[], practice: boolean): boolean {
	const whole = conversation.every(({ end }) => end?.billed && end.outcome !== 'failed');

	return (
		whole &&
		conversation.at(-1)?.end?.outcome === 'completed' &&
		(practice || conversation.every(({ official }) => official))
	);
}

/** What was charged last: a turn that was stopped belongs to the cost and cannot be left out. */
async function lastAnswerOf(
	query: Query,
	{
		conversationId,
		teamId,
		challengeId
	}: { conversationId: string; teamId: string; challengeId: string }
): Promise<string | undefined> {
	const { interaction, settlement } = query.t;
	const [row] = await query
		.select({ id: interaction.id })
		.from(interaction)
		.innerJoin(settlement, eq(settlement.interactionId, interaction.id))
		.where(
			and(
				eq(interaction.conversationId, conversationId),
				eq(interaction.teamId, teamId),
				eq(interaction.challengeId, challengeId),
				eq(settlement.billed, true)
			)
		)
		.orderBy(desc(interaction.turn))
		.limit(1);

	return row?.id;
}
