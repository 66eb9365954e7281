import { and, eq, inArray } from 'drizzle-orm';
import type { ArenaMove } from '#lib/arena/arena-view.ts';
import { divide, parseRational, rational, type ChallengeRules, type FactData } from '#scoring';
import { qualityOf } from '#scoring/ranking/quality.ts';
import type { Query } from '../db/client.ts';
import { entriesOf } from '../entries/standing.ts';

interface Asked {
	contestId: string;
	challenge: ChallengeRules;
	teamId: string;
	/** What came up to then is on the public's board. */
	after: number;
}

/**
 * Where a team itself has been since an instant, for its own eyes: after the freeze nobody else sees
 * it. Only conversations, and only what the team knows anyway: its checks and its energy, never
 * what the jury said. Of a template nothing is known before its official runs are told.
 */
export async function ownMoves(query: Query, asked: Asked): Promise<ArenaMove[]> {
	const { contestId, challenge, teamId, after } = asked;
	if (challenge.kind !== 'conversation') return [];
	const entries = await entriesOf(query, { contestId, challengeId: challenge.id, teamId });
	const since = entries.filter(({ presentedAt, withdrawn }) => presentedAt > after && !withdrawn);
	const costs = await costsOf(query, { ...asked, entryIds: since.map(({ id }) => id) });

	return since.flatMap(({ id, presentedAt, checks }): ArenaMove[] => {
		const costMwh = costs.get(id);
		if (costMwh === undefined) return [];
		const parts = checks?.quality === undefined ? {} : { checks: checks.quality };
		const quality = qualityOf(parts, challenge, 'provisional');
		const band = checks && !checks.passed ? 'invalid' : 'pending';
		const shown = quality && { quality: Number(quality.n) / Number(quality.d) };
		return [{ at: presentedAt, point: { costMwh, band, ...shown } }];
	});
}

/** What each presented conversation takes after the language factor, mWh. */
async function costsOf(
	query: Query,
	{ contestId, challenge, entryIds }: Asked & { entryIds: string[] }
): Promise<Map<string, number>> {
	const { fact, settlement } = query.t;
	const costs = new Map<string, number>();
	if (entryIds.length === 0) return costs;
	const presented = await query
		.select({ subject: fact.subject, leaf: fact.leaf })
		.from(fact)
		.where(
			and(
				eq(fact.contestId, contestId),
				eq(fact.kind, 'entry-presented'),
				inArray(fact.subject, entryIds)
			)
		);
	const conversations = presented.flatMap(({ subject, leaf }) => {
		const { data }: { data: FactData<'entry-presented'> } = JSON.parse(leaf);
		const { presented: what, language } = data;
		return what.kind === 'template' ? [] : [{ subject, language, ids: what.interactionIds }];
	});
	const rows = await query
		.select({ id: settlement.interactionId, energyNwh: settlement.energyNwh })
		.from(settlement)
		.where(
			inArray(
				settlement.interactionId,
				conversations.flatMap(({ ids }) => ids)
			)
		);
	const energies = new Map(rows.map(({ id, energyNwh }) => [id, energyNwh]));
	const factors: Readonly<Record<string, string | undefined>> = challenge.languageFactors;
	for (const { subject, language, ids } of conversations) {
		const sum = ids.reduce((total, id) => total + (energies.get(id) ?? 0n), 0n);
		const { n, d } = divide(rational(sum), parseRational(factors[language] ?? '1'));
		costs.set(subject, Number(n) / Number(d) / 1e6);
	}

	return costs;
}
