import { eq } from 'drizzle-orm';
import type { Locale, Span } from '#scoring';
import { systemMessages } from '../challenges/messages.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Query } from '../db/client.ts';
import { assignmentFor } from './assignment.ts';
import { meaningOf, obeysText, type ModelReading, type Passage } from './assisted-answer.ts';
import { identityOf } from './identity.ts';
import { givenTexts, type Presented } from './presented.ts';
import { entryOfReading, siblingsOf } from './reading.ts';
import { redactor } from './redaction.ts';

/** What the model's reading has to say to a judge. */
export interface Advice {
	/** Absent where its answer was none that can be read. */
	reading: ModelReading | undefined;
	/** Words of what was presented, names hidden. */
	passages: Passage[];
	/** Where they stand in the last answer as it is shown; empty for a template. */
	spans: Span[];
	/** Whether something in the text seems to have told the model what to say. */
	suspicious: boolean;
}

interface Asking {
	contest: ContestInForce;
	readingId: string;
	judgeId: string;
	/** As this judge sees it. */
	presented: Presented;
	locale: Locale;
	at: number;
}

/**
 * The advice on an entry that a judge reads, a gold one too: without it a judge could tell one. Absent
 * without assisted reading in the rulebook, and where the model has not read it. Whoever asks has made sure that the
 * judge's own draft is whole.
 */
export async function adviceFor(
	ctx: Context,
	{ contest, readingId, judgeId, presented, locale, at }: Asking
): Promise<Advice | undefined> {
	const { read } = ctx.db;
	const entryId = await entryOfReading(read, { contestId: contest.id, readingId });
	const entry = (await siblingsOf(read, { contestId: contest.id, entryId })).find(
		({ id }) => id === entryId
	);
	const assignment = await assignmentFor(read, { contestId: contest.id, judgeId, entryId });
	if (!entry || !assignment) return undefined;
	const { challenge, round } = challengeInForce(contest, { challengeId: entry.challengeId, at });
	if (challenge.judging.assisted === undefined) return undefined;
	const answers = await readingsOf(read, { entryId });
	const rubric = answers.get('rubric');
	if (!rubric) return undefined;

	// A name that was not known when the model read it must not come back in a quotation.
	const system = systemMessages(challenge, round.model)[0]?.content ?? '';
	const names = await identityOf(read, { teamId: entry.teamId });
	const redact = redactor(names, { given: givenTexts(challenge, { system, locale }) });
	const passages = rubric.passages.map(({ criterion, quote }) => ({
		criterion,
		quote: redact(quote).text
	}));
	const last = presented.kind === 'conversation' ? (presented.turns.at(-1)?.answer ?? '') : '';

	return {
		reading: rubric.reading && meaningOf(rubric.reading, 'rubric'),
		passages,
		spans: passages.flatMap(({ quote }) => spanOf(quote, last)),
		suspicious: obeysText(rubric.reading, answers.get('false-key')?.reading)
	};
}

async function readingsOf(query: Query, { entryId }: { entryId: string }) {
	const { assistedAnswer: answer } = query.t;
	const rows = await query
		.select({ pass: answer.pass, reading: answer.reading, passages: answer.passages })
		.from(answer)
		.where(eq(answer.entryId, entryId));

	return new Map(
		rows.map(({ pass, reading, passages }) => [pass, { reading: reading ?? undefined, passages }])
	);
}

function spanOf(quote: string, text: string): Span[] {
	const start = text.indexOf(quote);

	return start < 0 ? [] : [{ start, end: start + quote.length }];
}
