import { isRanked } from '#scoring/rulebook/rounds.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { sha256Hex } from '../ledger/record.ts';
import { appealsOf, type Appeal } from './appeal-state.ts';
import { appealWindow, isWithin } from './appeal-window.ts';
import { verdictsInForce, type Decision } from './judged.ts';
import { isJudgeable } from './reading.ts';

/** A verdict as the team reads it: by «Jurado 1, 2, 3», never by name, and not by when it was given. */
export interface OwnVerdict {
	id: string;
	decision: Decision;
	reason: string;
	levels: Record<string, number>;
	/** Whether it may be appealed now. */
	appealable: boolean;
}

/** What became of an appeal of the team's own. */
export interface OwnAppeal {
	id: string;
	/** The verdict that it is against, as it was. */
	against: { decision: Decision; reason: string };
	text: string;
	at: number;
	decision: (NonNullable<Appeal['decision']> & { panel: PanelWord[] }) | undefined;
}

type PanelWord = { decision: Decision; reason: string };

export interface JudgedOwn {
	challengeId: string;
	verdicts: OwnVerdict[];
	appeals: OwnAppeal[];
	/** When an appeal is possible, epoch milliseconds. */
	window: { opens: number; closes: number };
}

/**
 * What the jury said of a team's entries that count, challenge by challenge, from the results of the
 * round on and never before. The order of the judges is drawn for each entry by itself, so that
 * «Jurado 1» of one is not that of another.
 */
export async function teamVerdicts(
	query: Query,
	{ contest, teamId, at }: { contest: ContestInForce; teamId: string; at: number }
): Promise<JudgedOwn[]> {
	const entries = (await entriesOf(query, { contestId: contest.id, teamId })).filter((entry) => {
		const { challenge, state } = challengeInForce(contest, { ...entry, at });
		const isOut = state.phase === 'results' || state.phase === 'final';
		return isOut && isRanked(challenge) && isJudgeable(entry);
	});
	const entryIds = entries.map(({ id }) => id);
	const inForce = await verdictsInForce(query, { entryIds });
	const appeals = await appealsOf(query, { contest, entryIds });

	return entries.map(({ id, challengeId }) => {
		const { round } = challengeInForce(contest, { challengeId, at });
		const window = appealWindow(contest, round);
		const own = appeals.filter(({ entryId }) => entryId === id);
		const appealed = new Set(own.map(({ verdict }) => verdict.id));
		return {
			challengeId,
			verdicts: drawn(id, inForce.get(id) ?? []).map(
				({ id, decision, reason, levels, replaces = '' }) => ({
					id,
					decision,
					reason,
					levels,
					appealable: isWithin(window, at) && !appealed.has(id) && !appealed.has(replaces)
				})
			),
			appeals: own.map((appeal) => ownAppeal(appeal)),
			window
		};
	});
}

function ownAppeal({ id, verdict, text, at, decision, given }: Appeal): OwnAppeal {
	const { decision: was, reason } = verdict;
	const panel = drawn(
		id,
		given.map((one) => ({ ...one, id: one.assignmentId }))
	);

	return {
		id,
		against: { decision: was, reason },
		text,
		at,
		decision: decision && {
			...decision,
			panel: panel.map(({ decision, reason }) => ({ decision, reason }))
		}
	};
}

/** In an order that says nothing of who or when. */
function drawn<One extends { id: string }>(entryId: string, all: One[]): One[] {
	const draw = ({ id }: One) => sha256Hex(`${entryId} ${id}`);

	return all.toSorted((a, b) => (draw(a) < draw(b) ? -1 : 1));
}
