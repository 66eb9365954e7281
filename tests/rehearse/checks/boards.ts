import { eq } from 'drizzle-orm';
import { canonicalBoard, computeBoard, type Board } from '#scoring';
import { boardWithDoubt } from '#scoring/ranking/board-doubt.ts';
import { challengeInForce } from '../../../src/lib/server/contest/in-force.ts';
import { entriesOf } from '../../../src/lib/server/entries/standing.ts';
import { boardFacts } from '../../../src/lib/server/leaderboard/facts.ts';
import { boardLuck } from '../../../src/lib/server/leaderboard/luck.ts';
import { publishedBoard } from '../../../src/lib/server/leaderboard/publish.ts';
import { sha256Hex } from '../../../src/lib/server/ledger/record.ts';
import type { Event } from '../event.ts';
import { holds, type Finding, type OnRecord } from './record.ts';

/** Whether the published boards are what anyone computes from the record. */
export async function checkBoards(record: OnRecord, event: Event): Promise<Finding[]> {
	const findings = await Promise.all(
		[...event.boards].map(([challenge, bytes]) => checkBoard(record, challenge, bytes))
	);

	return [
		holds(
			'both boards are published',
			event.boards.size === 2 ? [] : ['not both'],
			`${event.boards.size}`
		),
		...findings.flat(),
		await frozenInTime(record),
		await presentedWithinLimits(record)
	];
}

async function checkBoard(
	record: OnRecord,
	challengeId: string,
	bytes: string
): Promise<Finding[]> {
	const { db, contest, facts } = record;
	const published = await publishedBoard(db.read, { contestId: contest.id, challengeId });
	if (!published) return [holds(`board of ${challengeId}`, ['not on record'], '')];
	const { publishedAt: at, board, hash } = published;
	const { challenge, round } = challengeInForce(contest, { challengeId, at });
	const scope = { contest, round, challenge, standing: 'official' as const, seq: board.seq, at };
	const counted = await boardFacts(db.read, scope);
	const luckOf = await boardLuck(db.read, { contestId: contest.id, facts: counted });
	const { seed = '', replicates } = board.doubt ?? {};
	const recomputed = canonicalBoard(
		boardWithDoubt(computeBoard(counted), { challenge, luckOf, seed, replicates })
	);
	const stated = facts.find(({ subject }) => subject === published.id);
	const placed = board.rows.filter(({ place }) => place !== undefined).length;

	return [
		holds(
			`board of ${challengeId}: recomputed from the record, equal to the published bytes`,
			recomputed === bytes && published.document === bytes ? [] : [sha256Hex(recomputed)],
			`${board.rows.length} teams, ${placed} placed, ${bytes.length} bytes`
		),
		holds(
			`board of ${challengeId}: its hash is that of the bytes and on the ledger`,
			sha256Hex(bytes) === hash && stated?.leaf.includes(hash) ? [] : [hash],
			hash.slice(0, 16)
		),
		energyIsOnTheLedger(record, board)
	];
}

interface Leaf {
	kind: string;
	subject: string;
	data: {
		energyNwh?: number | string;
		presented?: { kind: string; interactionIds?: string[] };
	};
}

/** The energy of every row once more, from the ledger's leaves alone. */
function energyIsOnTheLedger({ facts }: OnRecord, board: Board): Finding {
	const leaves = facts.map(({ leaf }) => JSON.parse(leaf) as Leaf);
	const settled = new Map(
		leaves
			.filter(({ kind }) => kind === 'interaction-settled')
			.map(({ subject, data }) => [subject, BigInt(data.energyNwh ?? 0)])
	);
	const broken = board.rows.flatMap((row) => {
		const presented = leaves.find(
			({ kind, subject }) => kind === 'entry-presented' && subject === row.entryId
		)?.data.presented;
		const energies = presented?.interactionIds
			? presented.interactionIds.map((id) => settled.get(id) ?? 0n)
			: leaves
					.filter(({ kind, subject }) => kind === 'official-run' && subject === row.entryId)
					.map(({ data }) => BigInt(data.energyNwh ?? 0));
		const total = energies.reduce((sum, energy) => sum + energy, 0n);
		const shown =
			BigInt(row.energyNwh) * (presented?.interactionIds ? 1n : BigInt(energies.length));
		const gap = total > shown ? total - shown : shown - total;
		// A mean is shown rounded once: half a nanowatt-hour a run.
		return gap * 2n <= (presented?.interactionIds ? 0n : BigInt(energies.length))
			? []
			: [row.teamName];
	});

	return holds(
		`board of ${board.challenge}: every energy adds up from the ledger’s leaves`,
		broken,
		`${board.rows.length} rows`
	);
}

/** How long a freeze may be on its way when it is said to come now. */
const MOMENT_MS = 100;

/** What the public saw before the publication was last written before the freeze. */
async function frozenInTime({ db, contest }: OnRecord): Promise<Finding> {
	const { publicBoard } = db.t;
	const [freezes] = [...contest.schedule.values()].map((instants) => instants.freezes);
	const rows = await db.read
		.select({ challengeId: publicBoard.challengeId, at: publicBoard.at })
		.from(publicBoard)
		.where(eq(publicBoard.contestId, contest.id));
	const late = rows.filter(({ at }) => at > (freezes ?? 0) + MOMENT_MS);

	return holds(
		'the provisional boards were last written before the freeze',
		late.map(({ challengeId }) => challengeId),
		rows.map(({ challengeId, at }) => `${challengeId} ${(freezes ?? 0) - at} ms`).join(', ')
	);
}

async function presentedWithinLimits({ db, contest }: OnRecord): Promise<Finding> {
	const entries = await entriesOf(db.read, { contestId: contest.id });
	const most = new Map(
		contest.rulebook.rounds
			.flatMap(({ challenges }) => challenges)
			.map(({ id, budget }) => [id, budget.presentations])
	);
	const tally = new Map<string, number>();
	for (const { teamName, challengeId } of entries) {
		const key = `${teamName} ${challengeId}`;
		tally.set(key, (tally.get(key) ?? 0) + 1);
	}
	const broken = [...tally].filter(
		([key, many]) => many > (most.get(key.slice(key.lastIndexOf(' ') + 1)) ?? 0)
	);
	const withdrawn = entries.filter((entry) => entry.withdrawn).length;

	return holds(
		'nobody presented more than allowed',
		broken.map(([key]) => key),
		`${entries.length} entries, ${withdrawn} withdrawn, ${entries.filter((one) => one.counts).length} count`
	);
}
