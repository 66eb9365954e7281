import { Refusal } from '#lib/refusal.ts';
import { challengeOf } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';
import { adjudicationNeeded } from './adjudication.ts';
import { appealsOf } from './appeal-state.ts';
import { assignmentsOf } from './assignment.ts';
import { verdictsInForce } from './judged.ts';
import { isJudgeable } from './reading.ts';
import { rejudgingsOf } from './rejudging-state.ts';

/** In the order in which they are told. */
export const MATTERS = ['appeal', 'rejudging', 'adjudication', 'assignment'] as const;

/** Something of the judging that is not concluded. */
export interface OpenMatter {
	kind: (typeof MATTERS)[number];
	/** Of the appeal, the rejudging, the entry or the assignment. */
	id: string;
	challengeId: string;
	/** What the organiser knows it by: the entry's alias, or the rejudging's reason. */
	name: string;
}

/**
 * Appeals, rejudgings, adjudications and issued readings of a contest that are open, or of one
 * challenge; of what does not count any more there are none.
 */
export async function openMatters(
	query: Query,
	{ contest, challengeId }: { contest: ContestInForce; challengeId?: string }
): Promise<OpenMatter[]> {
	const contestId = contest.id;
	const entries = (await entriesOf(query, { contestId, challengeId })).filter(isJudgeable);
	const aliases = new Map(entries.map(({ id, alias }) => [id, alias]));
	const appeals = (await appealsOf(query, { contest })).filter(({ decision }) => !decision);
	const rejudgings = (await rejudgingsOf(query, { contest })).filter(({ end }) => !end);
	const verdicts = await verdictsInForce(query, { entryIds: [...aliases.keys()] });
	const undone = entries.filter((entry) => {
		const challenge = challengeOf(contest.rulebook, entry.challengeId)?.challenge;
		return challenge && adjudicationNeeded(challenge, verdicts.get(entry.id) ?? []);
	});
	const assignments = (await assignmentsOf(query, { contestId })).filter(
		({ end, entryId, purpose }) =>
			!end && aliases.has(entryId) && (purpose === 'jury' || purpose === 'third')
	);

	const all: OpenMatter[] = [
		...appeals.map(({ id, challengeId, alias }) => {
			return { kind: 'appeal' as const, id, challengeId, name: alias };
		}),
		...rejudgings.map(({ id, challengeId, reason }) => {
			return { kind: 'rejudging' as const, id, challengeId, name: reason };
		}),
		...undone.map(({ id, challengeId, alias }) => {
			return { kind: 'adjudication' as const, id, challengeId, name: alias };
		}),
		...assignments.map(({ id, challengeId, entryId }) => {
			const name = aliases.get(entryId) ?? '';
			return { kind: 'assignment' as const, id, challengeId, name };
		})
	];

	return all.filter((matter) => challengeId === undefined || matter.challengeId === challengeId);
}

const NAMED = 3;

/** Refuses to go on while anything is open, and says which: what comes first in `order` by its names. */
export function refuseOpenMatters<Kind extends string>(
	matters: readonly { kind: Kind; name: string }[],
	order: readonly Kind[]
): void {
	const kind = order.find((one) => matters.some((matter) => matter.kind === one));
	if (!kind) return;
	const those = matters.filter((matter) => matter.kind === kind);
	const names = [...new Set(those.map(({ name }) => name))];

	throw new Refusal('matters_open', {
		kind,
		count: those.length,
		which: names.slice(0, NAMED).join(', ') + (names.length > NAMED ? '…' : ''),
		others: matters.length - those.length
	});
}
