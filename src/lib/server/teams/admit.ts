import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { admissionMessages } from '#lib/i18n/catalogues/admission.ts';
import { sourceLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { text as textIn } from '#scoring/rulebook/rounds.ts';
import { roundState, type RoundRules } from '#scoring';
import { recordAct } from '../audit/act.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Tx } from '../db/client.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { giveNotice } from '../notices/notice.ts';
import { written } from '../notices/written.ts';
import { admissionsOf, limitedRound } from './admission.ts';
import { haveWorked } from './worked.ts';

/** What is decided on one team. */
export interface Decision {
	teamId: string;
	admitted: boolean;
	/** Always asked for to decline, and to admit to a round of the best whom no board admits. */
	reason?: string | undefined;
	/** The published board whose best the team is one of. */
	boardId?: string | undefined;
}

interface Deciding {
	contest: ContestInForce;
	roundId: string;
	byAccountId: string;
	at: number;
}

/**
 * Admits teams to a round or declines them, all or none, and tells each. What was decided so already
 * is passed over. Refuses unknown teams, a round that admits everybody or is over, a decline or an
 * override without a reason, and to decline a team that has sent a prompt that counts there.
 */
export async function decideAdmissions(
	tx: Tx,
	{ decisions, ...deciding }: Deciding & { decisions: Decision[] }
): Promise<{ decided: number }> {
	const { contest, roundId, byAccountId, at } = deciding;
	const { changed, round } = await changesAmong(tx, { ...deciding, decisions });
	for (const decision of changed) await decide(tx, { ...deciding, round, decision });
	if (changed.length > 0) {
		await recordAct(tx, {
			contestId: contest.id,
			byAccountId,
			act: changed.some(({ boardId }) => boardId) ? 'admission.finalists' : 'admission.decided',
			subject: roundId,
			after: changed.map(({ teamId, admitted }) => ({ team: teamId, admitted })),
			reason: [...new Set(changed.map(({ reason }) => reason ?? ''))].join(' · ') || undefined,
			at
		});
	}

	return { decided: changed.length };
}

async function changesAmong(
	tx: Tx,
	{ contest, roundId, decisions, at }: Deciding & { decisions: Decision[] }
) {
	const round = limitedRound(contest.rulebook, roundId);
	const instants = contest.schedule.get(roundId);
	const { phase } = instants ? roundState(instants, at) : { phase: 'final' as const };
	if (['closed', 'results', 'final'].includes(phase)) throw new Refusal('phase_closed', { phase });
	await needKnown(tx, { contestId: contest.id, teamIds: decisions.map(({ teamId }) => teamId) });

	const known = await admissionsOf(tx, { contestId: contest.id, roundId });
	const changed = decisions
		.filter(({ teamId, admitted }) => known.get(teamId)?.admitted !== admitted)
		.map((decision) => ({ ...decision, reason: saidReason(decision, round) }));
	const declined = changed.filter(({ admitted }) => !admitted).map(({ teamId }) => teamId);
	// Who has played for a round leaves it by disqualification alone, which can be answered.
	if (await haveWorked(tx, { challenges: round.challenges, teamIds: declined })) {
		throw new Refusal('admitted_begun');
	}

	return { round, changed };
}

function saidReason({ admitted, boardId, reason = '' }: Decision, { admission }: RoundRules) {
	const isNeeded = !admitted || (admission.kind === 'best' && boardId === undefined);
	if (reason.trim() === '') {
		if (isNeeded) throw new Refusal('reason_needed');
		return undefined;
	}

	return written(reason, { field: 'reason' });
}

async function decide(
	tx: Tx,
	{
		contest,
		round,
		decision,
		byAccountId,
		at
	}: Deciding & { round: RoundRules; decision: Decision }
) {
	const { teamId, admitted, boardId, reason = '' } = decision;
	const contestId = contest.id;
	const reasonSalt = randomBytes(16).toString('hex');
	await tx.insert(tx.t.admission).values({
		...{ contestId, roundId: round.id, teamId, admitted, boardId, reason, reasonSalt },
		...{ byAccountId, at }
	});
	const reasonHash = sha256Hex(reasonSalt + reason);
	const stated = { contestId, subject: teamId, at };
	if (admitted) {
		const board = boardId === undefined ? {} : { board: boardId };
		const said = reason === '' ? {} : { reasonHash };
		const data = { round: round.id, ...board, ...said };
		await recordFact(tx, { ...stated, kind: 'team-admitted', data });
	} else {
		const data = { round: round.id, reasonHash };
		await recordFact(tx, { ...stated, kind: 'team-declined', data });
	}

	const kind = admitted ? 'admitted' : 'declined';
	const t = translator(admissionMessages, sourceLocale);
	const told = t(`notice.${kind}`, { round: textIn(round.title, sourceLocale) });
	const text = reason === '' ? told : `${told}\n\n${reason}`;
	await giveNotice(tx, { contestId, kind, teamId, text, byAccountId, at });
}

/** Names that fit one notice, however long they are. */
const TOLD_AT_ONCE = 60;

/** Tells everybody in the contest who takes part in a round, by name. Refuses while nobody does. */
export async function announceAdmitted(
	tx: Tx,
	{ contest, roundId, byAccountId, at }: Deciding
): Promise<void> {
	const round = limitedRound(contest.rulebook, roundId);
	const { team } = tx.t;
	const admitted = [...(await admissionsOf(tx, { contestId: contest.id, roundId }))].flatMap(
		([teamId, one]) => (one.admitted ? [teamId] : [])
	);
	if (admitted.length === 0) throw new Refusal('not_found');
	const rows = await tx
		.select({ id: team.id, name: team.name })
		.from(team)
		.where(eq(team.contestId, contest.id));
	const names = rows.filter(({ id, name }) => admitted.includes(id) && name !== '');
	const t = translator(admissionMessages, sourceLocale);
	const list = names.map(({ name }) => name).sort((a, b) => a.localeCompare(b, sourceLocale));
	const said = t('notice.list', { round: textIn(round.title, sourceLocale) });
	for (let from = 0; from < list.length; from += TOLD_AT_ONCE) {
		const text = `${said}\n\n${list.slice(from, from + TOLD_AT_ONCE).join('\n')}`;
		await giveNotice(tx, { contestId: contest.id, kind: 'announcement', text, byAccountId, at });
	}
	await recordAct(tx, {
		...{ contestId: contest.id, byAccountId, at, subject: roundId },
		act: 'admission.announced',
		after: admitted
	});
}

async function needKnown(
	tx: Tx,
	{ contestId, teamIds }: { contestId: string; teamIds: string[] }
): Promise<void> {
	const { team } = tx.t;
	const rows = await tx.select({ id: team.id }).from(team).where(eq(team.contestId, contestId));
	const known = new Set(rows.map(({ id }) => id));
	if (teamIds.some((id) => !known.has(id))) throw new Refusal('not_found');
}
