import { isRanked, type ChallengeRules, type Locale } from '#scoring';
import { energy, inline } from '#lib/format.ts';
import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { translator } from '#lib/i18n/translator.ts';
import { instant } from '#lib/instant.ts';
import type { EntryView } from '#lib/workbench/view.ts';
import type { AlignmentRecord } from '../entries/alignment.ts';
import { alignmentRecordsOf } from '../entries/alignment-records.ts';
import { entriesOf, type EntryOnRecord } from '../entries/standing.ts';
import { templatesOf, type TeamTurn } from '../entries/team-turns.ts';
import { judgedEntries, type JudgedEntry } from '../judging/judged.ts';
import { saidFacts } from './alignment-view.ts';
import { checkView } from './check-view.ts';
import type { TeamAtChallenge } from './own-team.ts';

/** A team's own entries, the newest first. What the jury said shows once the results are out. */
export async function entryViewsOf(at: TeamAtChallenge, turns: TeamTurn[]): Promise<EntryView[]> {
	const { ctx, contest, challengeId, team, inForce, locale } = at;
	const { read } = ctx.db;
	const entries = await entriesOf(read, { contestId: contest.id, challengeId, teamId: team.id });
	const entryIds = entries.map(({ id }) => id);
	const templates = await templatesOf(read, { entryIds });
	const { challenge, state } = inForce;
	const said =
		challenge.kind === 'alignment'
			? await alignmentRecordsOf(read, { entryIds })
			: new Map<string, AlignmentRecord>();
	const isOut = state.phase === 'results' || state.phase === 'final';
	const judged = isOut
		? await judgedEntries(read, { entryIds, rubric: challenge.rubric })
		: new Map<string, JudgedEntry>();
	const byId = new Map(turns.map((turn) => [turn.id, turn]));

	return entries.reverse().map((entry): EntryView => {
		const chain = chainOf(byId, entry.interactionId);
		const answer = chain[0]?.answer ?? '';
		return {
			id: entry.id,
			interactionId: entry.interactionId,
			conversationId: chain[0]?.conversationId,
			template: templates.get(entry.id),
			said: saidOf(said.get(entry.id), challenge, locale),
			presentedAt: entry.presentedAt,
			when: instant(entry.presentedAt, locale, contest.rulebook.timeZone, { zone: false }),
			...standingOf(at, { entry, verdict: judged.get(entry.id) }),
			counts: entry.counts,
			checks: (entry.checks?.outcomes ?? []).map((check) => checkView(check, answer, locale)),
			cost: chain.length > 0 ? costOf(at, chain) : undefined
		};
	});
}

function saidOf(record: AlignmentRecord | undefined, challenge: ChallengeRules, locale: Locale) {
	if (!record || challenge.kind !== 'alignment') return undefined;

	return saidFacts(record, challenge, locale);
}

interface Judged {
	entry: EntryOnRecord;
	verdict: JudgedEntry | undefined;
}

function standingOf(
	{ inForce: { challenge }, locale }: TeamAtChallenge,
	{ entry, verdict }: Judged
): Pick<EntryView, 'state' | 'label' | 'note'> {
	const t = translator(challengeMessages, locale);
	const state = stateOf(entry, { practice: !isRanked(challenge), decision: verdict?.decision });
	if (state === 'pending') {
		return challenge.kind === 'template'
			? { state, label: t('entry.state.pending.template'), note: t('entry.pending.template') }
			: { state, label: t('entry.state.pending'), note: t('entry.pending') };
	}
	const reason = verdict?.verdicts.find(({ decision }) => decision === 'invalid')?.reason;
	const label = t(`entry.state.${state}`);
	if (state === 'invalid' && reason) return { state, label, note: t('entry.jury', { reason }) };

	const unranked = challenge.practice ? t('entry.practice') : t('entry.unranked');

	return { state, label, note: isRanked(challenge) ? undefined : unranked };
}

function stateOf(
	{ withdrawn, disqualified, checks }: EntryOnRecord,
	{ practice, decision }: { practice: boolean; decision: JudgedEntry['decision'] }
): EntryView['state'] {
	if (withdrawn) return 'withdrawn';
	if (disqualified) return 'disqualified';
	if (checks && !checks.passed) return 'invalid';
	if (checks && practice) return 'valid';

	return decision ?? 'pending';
}

/** The presented answer and those before it, the last first. */
function chainOf(byId: Map<string, TeamTurn>, last: string | undefined): TeamTurn[] {
	const turn = last === undefined ? undefined : byId.get(last);

	return turn ? [turn, ...chainOf(byId, turn.parentId)] : [];
}

function costOf({ locale }: TeamAtChallenge, chain: TeamTurn[]): EntryView['cost'] {
	const sum = chain.reduce((total, { end }) => total + (end?.energyNwh ?? 0n), 0n);
	const text = translator(challengeMessages, locale)('entry.cost', {
		energy: inline(energy(sum, locale)),
		count: chain.length
	});

	return { energyNwh: Number(sum), interactions: chain.length, text };
}
