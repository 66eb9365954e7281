import { canonicalFact, fact as factSchema, leafHash } from '#scoring';
import { sha256 } from '../../../src/lib/server/ledger/record.ts';
import type { Witness } from '../witness.ts';
import { holds, type Finding, type OnRecord } from './record.ts';

/** Whether the ledger is whole, and holds what clients were given as proof. */
export function checkLedger(record: OnRecord, witness: Witness): Finding[] {
	const { facts } = record;
	const sequenced = facts.map(({ seq }) => seq).sort((a, b) => Number(a) - Number(b));
	const gaps = sequenced.flatMap((seq, index) => (seq === index ? [] : [`${seq} at ${index}`]));
	const changed = facts.filter((row) => !isAsHashed(row)).map(({ id }) => id);
	const leaves = new Set(facts.map((row) => row.leafHash));
	const given = witness.answers.flatMap(({ end }) => end?.leafHash ?? []);

	return [
		holds('ledger: seqs run from 0 without a gap', gaps, `${facts.length} facts`),
		holds('ledger: every leaf hash recomputes', changed, `${leaves.size} leaves`),
		holds(
			'ledger: every leaf hash that a client was given is in it',
			given.filter((hash) => !leaves.has(hash)),
			`${given.length} given`
		),
		neverTooManyOpen(record),
		supersededOnce(record, witness)
	];
}

function isAsHashed(row: OnRecord['facts'][number]): boolean {
	const stated = factSchema.safeParse(JSON.parse(row.leaf));
	if (!stated.success || canonicalFact(stated.data) !== row.leaf) return false;

	return Buffer.from(leafHash(stated.data, sha256)).toString('hex') === row.leafHash;
}

/** The ledger read from its first fact: what each team had open at every moment. */
function neverTooManyOpen({ facts, contest }: OnRecord): Finding {
	const most = contest.rulebook.openStreams;
	const open = new Map<string, number>();
	const broken: string[] = [];
	let peak = 0;
	for (const { kind, leaf } of facts) {
		if (kind !== 'interaction-held' && kind !== 'interaction-settled') continue;
		const { teamId } = (JSON.parse(leaf) as { data: { teamId: string } }).data;
		const now = (open.get(teamId) ?? 0) + (kind === 'interaction-held' ? 1 : -1);
		open.set(teamId, now);
		peak = Math.max(peak, now);
		if (now > most || now < 0) broken.push(teamId);
	}

	return holds(
		'ledger: no team ever had too many answers open',
		broken,
		`at most ${peak} of ${most}`
	);
}

function supersededOnce({ facts }: OnRecord, { counts }: Witness): Finding {
	const verdicts = facts.filter(({ kind }) => kind === 'verdict-given');
	const ids = new Set(verdicts.map(({ id }) => id));
	const later = verdicts.flatMap(({ leaf }) => {
		const { data } = JSON.parse(leaf) as { data: { supersedes?: string } };
		return data.supersedes ?? [];
	});
	const given = counts.get('verdicts superseded') ?? 0;

	return holds(
		'ledger: a judge who thought again supersedes, and edits nothing',
		later.length === given && later.every((id) => ids.has(id))
			? []
			: [`${later.length} of ${given}`],
		`${verdicts.length} verdicts, ${later.length} superseded`
	);
}
