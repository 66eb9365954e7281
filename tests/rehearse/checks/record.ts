import { eq } from 'drizzle-orm';
import type { RunningSite } from '../../support/site.ts';
import { contestInForce, type ContestInForce } from '../../../src/lib/server/contest/in-force.ts';
import type { Db } from '../../../src/lib/server/db/client.ts';
import { teamsOf, type TeamWithMembers } from '../../../src/lib/server/teams/team.ts';
import { SLUG } from '../edition.ts';

/** A line of the report: whether something holds, and the figures that say so. */
export interface Finding {
	title: string;
	ok: boolean;
	figures: string;
}

/** What the site's database holds of the contest once the site has stopped. */
export interface OnRecord {
	db: Db;
	contest: ContestInForce;
	teams: TeamWithMembers[];
	interactions: Awaited<ReturnType<typeof interactionsOf>>;
	facts: Awaited<ReturnType<typeof factsOf>>;
	/** What the site wrote to its log. */
	log: string;
}

export async function readRecord(db: Db, site: RunningSite): Promise<OnRecord> {
	const contest = await contestInForce(db.read, { slug: SLUG });
	const scope = { contestId: contest.id };

	return {
		db,
		contest,
		teams: await teamsOf(db.read, scope),
		interactions: await interactionsOf(db, scope),
		facts: await factsOf(db, scope),
		log: site.log()
	};
}

/** Everything that was ever held, with its ending and its answer where it has one. */
function interactionsOf(db: Db, { contestId }: { contestId: string }) {
	const { interaction, settlement, answerText } = db.t;

	return db.read
		.select({ held: interaction, settled: settlement, answer: answerText.answer })
		.from(interaction)
		.leftJoin(settlement, eq(settlement.interactionId, interaction.id))
		.leftJoin(answerText, eq(answerText.interactionId, interaction.id))
		.where(eq(interaction.contestId, contestId));
}

/** In the order of the ledger, which on Postgres is not that of their rows. */
function factsOf(db: Db, { contestId }: { contestId: string }) {
	const { fact } = db.t;

	return db.read.select().from(fact).where(eq(fact.contestId, contestId)).orderBy(fact.seq);
}

/** Holds where nothing breaks it; the first that do are named. */
export function holds(title: string, broken: readonly string[], figures: string): Finding {
	const shown = broken.slice(0, 3).join('; ');

	return broken.length === 0
		? { title, ok: true, figures }
		: { title, ok: false, figures: `${figures}; ${broken.length} wrong: ${shown}` };
}

export const sum = (energies: readonly bigint[]): bigint =>
	energies.reduce((total, energy) => total + energy, 0n);

/** Milliwatt-hours, exact to the nanowatt-hour. */
export function milliwattHours(energyNwh: bigint): string {
	const digits = String(energyNwh).padStart(7, '0');

	return `${digits.slice(0, -6)}.${digits.slice(-6)} mWh`;
}
