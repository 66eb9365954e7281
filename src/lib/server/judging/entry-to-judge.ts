import { Refusal } from '#lib/refusal.ts';
import type { ChallengeRules, CheckOutcome, Locale } from '#scoring';
import { isRanked } from '#scoring/rulebook/rounds.ts';
import { systemMessages } from '../challenges/messages.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { EntryOnRecord } from '../entries/standing.ts';
import { assignmentFor, type Purpose } from './assignment.ts';
import { calibrationBy, type Calibration } from './gold.ts';
import { energySpent, type EnergySpent } from './cost.ts';
import { identityOf } from './identity.ts';
import { verdictsInForce, type VerdictInForce } from './judged.ts';
import { entryOfReading, isJudgeable, readingIdsOf, siblingsOf } from './reading.ts';
import { givenTexts, presentedOf, type Presented } from './presented.ts';
import { redactedOutcome, redactor } from './redaction.ts';
import { remarkOf, type Remark } from './remark.ts';
import { draftOf, type Typed } from './verdict-draft.ts';

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
	/** Why this judge reads it, as far as the judge may know: a gold entry looks like any other. */
	purpose: Exclude<Purpose, 'calibration'>;
	/** What the organiser says of a gold entry, beside what this judge said, and not before. */
	calibration: Calibration | undefined;
	/** Whether the judge still has to judge it, and so may give it back. */
	waits: boolean;
	/** This judge's verdict in force, where it is the jury's reading. */
	own: VerdictInForce | undefined;
	/** What this judge told the organiser, and what was typed and not sent. */
	remark: Remark;
	draft: Typed | undefined;
	/** What it took, once this judge's verdict is in or where the rulebook says so. */
	spent: EnergySpent | undefined;
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
 * know, entries that fail their checks, and those that are another judge's.
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
	if (!inForce || !isRanked(inForce.challenge) || entry.checks?.passed !== true) {
		throw new Refusal('not_judgeable');
	}
	const whose = { contestId: contest.id, judgeId };
	const assignment = await assignmentFor(read, { ...whose, entryId });
	if (!assignment) throw new Refusal('not_assigned');
	const { id: assignmentId, purpose, end } = assignment;

	const { challenge, round, state } = inForce;
	const system = systemMessages(challenge, round.model)[0]?.content ?? '';
	const names = await identityOf(read, { teamId: entry.teamId });
	const redact = redactor(names, { given: givenTexts(challenge, { system, locale }) });
	const { presented, lastAnswer } = await presentedOf(ctx, { contest, challenge, entry, redact });
	const verdicts = await verdictsInForce(read, { entryIds: [entryId] });
	const ofJury = purpose === 'jury' || purpose === 'third';
	const own = ofJury
		? verdicts.get(entryId)?.find((verdict) => verdict.judgeId === judgeId)
		: undefined;
	const newer = siblings.find((sibling) => sibling.id !== entryId && isJudgeable(sibling));
	const isOwn = newer && (await assignmentFor(read, { ...whose, entryId: newer.id }));
	const heir = isOwn ? newer : undefined;
	const readingIds = await readingIdsOf(read, { entryIds: heir ? [heir.id] : [] });

	return {
		alias: entry.alias,
		challenge,
		standing: standingOf(entry, state.phase === 'final'),
		replacedBy: heir && readingIds.get(heir.id),
		system,
		presented,
		checks: entry.checks.outcomes.map((outcome) => redactedOutcome(outcome, redact, lastAnswer)),
		purpose: purpose === 'calibration' ? 'jury' : purpose,
		calibration: await calibrationBy(read, assignment),
		waits: !end,
		own,
		remark: await remarkOf(read, { assignmentId }),
		draft: await draftOf(read, { assignmentId }),
		spent:
			end?.how === 'done' || challenge.judging.energy === 'shown'
				? await energySpent(read, { contestId: contest.id, challenge, entryId })
				: undefined
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
