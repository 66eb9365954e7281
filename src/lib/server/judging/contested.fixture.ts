import { and, eq } from 'drizzle-orm';
import type { Rulebook } from '#scoring';
import { DAY, OPENS } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { assignmentsOf } from './assignment.ts';
import { deliver } from './deliver.ts';
import type { Decision } from './judged.ts';
import {
	openRehearsed,
	presentConversation,
	type Player,
	type Rehearsed
} from './judging.fixture.ts';
import { giveVerdict } from './verdict.ts';

/** Criteria for the flat's challenge, so that its verdicts have levels. */
export const RUBRIC = ['claridad', 'rigor'].map((id, index) => ({
	id,
	title: { es: id },
	levels: [1, 2, 3, 4, 5].map((level) => ({ es: `${id} ${level}` })),
	weight: index === 0 ? '3/5' : '2/5'
}));

export interface Contested {
	world: Rehearsed;
	judges: string[];
	organiser: string;
	entries: { entryId: string; team: Player }[];
	/** A judge's own verdict on an entry. */
	say(judge: number, entry: number, said: Said): Promise<void>;
	/** Whoever reads for a rejudging or an appeal says what `said` says. */
	read(setId: string, said: (entryId: string, judgeId: string) => Said): Promise<void>;
}

export interface Said {
	decision: Decision;
	reason?: string;
	level?: number;
}

const levelsOf = (level = 3) => Object.fromEntries(RUBRIC.map(({ id }) => [id, level]));

/** A round that is closed, with entries of as many teams and judges to contest what they say. */
export async function openContested(
	db: Db,
	{ entries: count, judges: many }: { entries: number; judges: number },
	change?: (rulebook: Rulebook) => void
): Promise<Contested> {
	const world = await openRehearsed(db, (rulebook) => {
		const challenge = rulebook.rounds[0]?.challenges.find(({ id }) => id === 'hogar');
		if (challenge) challenge.rubric = RUBRIC;
		change?.(rulebook);
	});
	const { ctx, contest } = world;
	const judges: string[] = [];
	for (let made = 0; made < many; made++) judges.push(await world.newStaff('judge'));
	const entries: Contested['entries'] = [];
	for (let made = 0; made < count; made++) {
		const team = await world.newTeam();
		entries.push({ team, entryId: await presentConversation(world, team) });
	}
	world.setNow(OPENS + 14 * DAY);

	return {
		world,
		judges,
		organiser: await world.newStaff('organiser'),
		entries,
		async say(judge, entry, { decision, reason = 'Porque no', level }) {
			await db.write((tx) =>
				giveVerdict(tx, {
					contest,
					entryId: entries[entry]?.entryId ?? '',
					judgeId: judges[judge] ?? '',
					decision,
					reason,
					levels: levelsOf(level),
					at: ctx.now()
				})
			);
		},
		async read(setId, said) {
			const all = await assignmentsOf(db.read, { contestId: contest.id });
			for (const { entryId, judgeId } of all.filter((one) => one.setId === setId && !one.end)) {
				const { decision, reason = 'Lo veo de otro modo', level } = said(entryId, judgeId);
				await db.write((tx) =>
					deliver(tx, {
						contest,
						entryId,
						judgeId,
						decision,
						reason,
						levels: levelsOf(level),
						remark: { note: '', flags: [] },
						at: ctx.now()
					})
				);
			}
		}
	};
}

/** Facts of a kind on a contest's ledger, in order. */
export async function factsOf(db: Db, { contestId, kind }: { contestId: string; kind: string }) {
	const { fact } = db.t;
	const rows = await db.read
		.select({ id: fact.id, subject: fact.subject, leaf: fact.leaf })
		.from(fact)
		.where(and(eq(fact.contestId, contestId), eq(fact.kind, kind)))
		.orderBy(fact.position);

	return rows.map(({ id, subject, leaf }) => ({ id, subject, ...JSON.parse(leaf).data }));
}
