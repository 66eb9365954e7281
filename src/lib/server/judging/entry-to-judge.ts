import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { renderSheet, textIn, type ChallengeRules, type CheckOutcome, type Locale } from '#scoring';
import { systemMessages } from '../challenges/messages.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { conversationUpTo } from '../entries/conversation.ts';
import type { EntryOnRecord } from '../entries/standing.ts';
import { verdictsInForce, type VerdictInForce } from './judged.ts';
import { entryOfReading, isJudgeable, readingIdsOf, siblingsOf } from './reading.ts';
import { sheetsToJudge, type SheetToJudge } from './official-runs.ts';
import { identityOf, redactedOutcome, redactor, type Redact, type Redacted } from './redaction.ts';

/** One exchange: what the team wrote and what the model answered. */
export interface TurnToJudge {
	prompt: string;
	answer: string;
	/** Whether the team stopped the answer before its end. */
	stopped: boolean;
}

export type Presented =
	| { kind: 'conversation'; turns: TurnToJudge[] }
	| { kind: 'template'; template: string; sheets: SheetToJudge[] };

/** An entry as a judge reads it: nothing says whose it is, nor what energy it took. */
export interface EntryToJudge {
	alias: string;
	challenge: ChallengeRules;
	/** Why no verdict is needed, where none is. */
	standing: 'judgeable' | 'withdrawn' | 'replaced' | 'final';
	/** What the team presented since, where that is to be judged. */
	replacedBy: string | undefined;
	/** What the model read before the conversation: the sheet, the same for every team. */
	system: string;
	presented: Presented;
	/** `evidence` lies in the last answer as it is shown here. */
	checks: CheckOutcome[];
	/** This judge's verdict in force. */
	own: VerdictInForce | undefined;
}

interface Asking {
	contest: ContestInForce;
	readingId: string;
	judgeId: string;
	locale: Locale;
	at: number;
}

/**
 * Reads an entry for a judge, names hidden in every text. One that was withdrawn or replaced can
 * still be read, so that whoever had it open loses nothing. Refuses an id that the contest does not
 * know and entries that fail their checks.
 */
export async function entryToJudge(
	ctx: Context,
	{ contest, readingId, judgeId, locale, at }: Asking
): Promise<EntryToJudge> {
	const { read } = ctx.db;
	const entryId = await entryOfReading(read, { contestId: contest.id, readingId });
	const siblings = await siblingsOf(read, { contestId: contest.id, entryId });
	const entry = siblings.find(({ id }) => id === entryId);
	const inForce = entry && challengeInForce(contest, { challengeId: entry.challengeId, at });
	if (!inForce || inForce.challenge.practice || entry.checks?.passed !== true) {
		throw new Refusal('not_judgeable');
	}

	const { challenge, round, state } = inForce;
	const system = systemMessages(challenge, round.model)[0]?.content ?? '';
	const names = await identityOf(read, { teamId: entry.teamId });
	const redact = redactor(names, { given: givenTexts(challenge, { system, locale }) });
	const { presented, lastAnswer } = await presentedOf(ctx, { contest, challenge, entry, redact });
	const verdicts = await verdictsInForce(read, { entryIds: [entryId] });
	const heir = siblings.find((sibling) => sibling.id !== entryId && isJudgeable(sibling));
	const readingIds = await readingIdsOf(read, { entryIds: heir ? [heir.id] : [] });

	return {
		alias: entry.alias,
		challenge,
		standing: standingOf(entry, state.phase === 'final'),
		replacedBy: heir && readingIds.get(heir.id),
		system,
		presented,
		checks: entry.checks.outcomes.map((outcome) => redactedOutcome(outcome, redact, lastAnswer)),
		own: verdicts.get(entryId)?.find((verdict) => verdict.judgeId === judgeId)
	};
}

function standingOf(
	{ withdrawn, counts }: EntryOnRecord,
	final: boolean
): EntryToJudge['standing'] {
	if (withdrawn) return 'withdrawn';
	if (!counts) return 'replaced';

	return final ? 'final' : 'judgeable';
}

/** What every team was shown: a name that stands here gives nobody away. */
function givenTexts(
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

async function presentedOf(
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
			}))
		},
		lastAnswer
	};
}
