import { eq } from 'drizzle-orm';
import { renderSheet, textIn, type ChallengeRules, type Locale } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { alignmentRecordsOf } from '../entries/alignment-records.ts';
import { conversationUpTo } from '../entries/conversation.ts';
import type { EntryOnRecord } from '../entries/standing.ts';
import { sheetsToJudge, type SheetToJudge } from './official-runs.ts';
import type { Redact, Redacted } from './redaction.ts';

/** One exchange: what the team wrote and what the model answered. */
export interface TurnToJudge {
	prompt: string;
	answer: string;
	/** Whether the team stopped the answer before its end. */
	stopped: boolean;
}

/** What the team says of the answer, in a reto of alignment. */
export interface SaidToJudge {
	category: string;
	challenge: string;
	verdict: 'passed' | 'failed';
	correctedResponse: string | undefined;
	/** The question of each step and the reason that was given. */
	reasons: { question: string; reason: string }[];
}

export type Presented =
	| { kind: 'conversation'; turns: TurnToJudge[]; said: SaidToJudge | undefined }
	| { kind: 'template'; template: string; sheets: SheetToJudge[] };

/** What every team was shown: a name that stands here gives nobody away. */
export function givenTexts(
	challenge: ChallengeRules,
	{ system, locale }: { system: string; locale: Locale }
): string[] {
	const sheets = challenge.kind === 'template' ? challenge.openSheets : [];

	return [
		textIn(challenge.title, locale),
		textIn(challenge.statement, locale),
		system,
		...sheets.map((sheet) => renderSheet(sheet, 'es'))
	];
}

/** What a team presented, names hidden, and the answer that its checks are about. */
export async function presentedOf(
	ctx: Context,
	{
		contest,
		challenge,
		entry,
		redact
	}: { contest: ContestInForce; challenge: ChallengeRules; entry: EntryOnRecord; redact: Redact }
): Promise<{ presented: Presented; lastAnswer?: Redacted }> {
	const { read } = ctx.db;
	if (challenge.kind === 'template') {
		const { entryTemplate } = read.t;
		const [held] = await read
			.select({ template: entryTemplate.template })
			.from(entryTemplate)
			.where(eq(entryTemplate.entryId, entry.id));
		const sheets = await sheetsToJudge(ctx, { contest, challenge, entryId: entry.id, redact });
		const template = redact(held?.template ?? '').text;
		return { presented: { kind: 'template', template, sheets } };
	}

	const turns = entry.interactionId
		? await conversationUpTo(read, { interactionId: entry.interactionId })
		: [];
	const lastAnswer = redact(turns.at(-1)?.answer ?? '');

	return {
		presented: {
			kind: 'conversation',
			turns: turns.map(({ prompt, answer, end }) => ({
				prompt: redact(prompt).text,
				answer: redact(answer).text,
				stopped: end?.outcome === 'aborted'
			})),
			said: await saidOf(read, { challenge, entry, redact })
		},
		lastAnswer
	};
}

async function saidOf(
	query: Query,
	{ challenge, entry, redact }: { challenge: ChallengeRules; entry: EntryOnRecord; redact: Redact }
): Promise<SaidToJudge | undefined> {
	if (challenge.kind !== 'alignment') return undefined;
	const record = (await alignmentRecordsOf(query, { entryIds: [entry.id] })).get(entry.id);
	if (!record) return undefined;
	const category = challenge.categories.find(({ id }) => id === record.category);
	const taken = record.challenge;
	const stock =
		'stock' in taken ? category?.challenges.find(({ id }) => id === taken.stock)?.text : undefined;
	const corrected = record.correctedResponse;

	return {
		category: category ? textIn(category.title, 'es') : record.category,
		challenge: 'own' in taken ? redact(taken.own).text : stock ? textIn(stock, 'es') : taken.stock,
		verdict: record.verdict,
		correctedResponse: corrected === undefined ? undefined : redact(corrected).text,
		reasons: challenge.validation.map(({ step, question }) => ({
			question: textIn(question, 'es'),
			reason: redact(record.reasons[step] ?? '').text
		}))
	};
}
