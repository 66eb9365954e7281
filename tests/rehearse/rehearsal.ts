import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSite, type RunningSite } from '../support/site.ts';
import { openDatabase } from '../../src/lib/server/db/open.ts';
import { checkAnswers } from './checks/answers.ts';
import { checkArchive } from './checks/archive.ts';
import { checkBoards } from './checks/boards.ts';
import { checkBooks } from './checks/books.ts';
import { checkExpectations, checkLog } from './checks/expectations.ts';
import { checkInstances } from './checks/instances.ts';
import { checkLedger } from './checks/ledger.ts';
import { readRecord, type Finding } from './checks/record.ts';
import { holdEvent, type Event } from './event.ts';
import { reportOf } from './report.ts';
import { newStopwatch } from './stopwatch.ts';
import { newWitness, type Witness } from './witness.ts';

export interface RehearsalOptions {
	teams: number;
	seed: number;
	pace: 'none' | 'fast' | 'real';
	/** Postgres, empty, instead of a file. */
	databaseUrl?: string;
	/** Keeps a copy of the site's data. */
	keep?: boolean;
	/** Hears how it goes, a line at a time. */
	tell: (line: string) => void;
}

export interface Rehearsal {
	event: Event;
	witness: Witness;
	findings: Finding[];
	/** The report as it is printed. */
	report: string;
	/** Where the data was kept. */
	kept?: string;
}

/** Places at the endpoint for each team: fewer than the teams would fill, so that some wait. */
const PLACES = 0.4;

/** Starts a site of its own, plays a whole edition on it, stops it and holds its record to account. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
	const { teams, seed, pace, databaseUrl, keep, tell } = options;
	const witness = newWitness();
	const stopwatch = newStopwatch(tell);
	const places = Math.ceil(PLACES * teams);
	const env = { ENDPOINT_CONCURRENCY: String(places) };
	const site = await stopwatch.stage('start', () => startSite({ pace, seed, databaseUrl, env }));
	try {
		const venue = { site, witness, seed, paced: pace !== 'none', places };
		const event = await holdEvent(venue, { teams, stopwatch });
		await stopwatch.stage('stop', () => site.stop());
		const findings = await stopwatch.stage('checks', () =>
			findingsOf(site, { witness, event, databaseUrl })
		);
		const report = reportOf(event, { stopwatch, witness, findings });
		return { event, witness, findings, report, ...(keep ? { kept: copyOf(site) } : {}) };
	} catch (error) {
		if (keep) tell(`The data is in ${copyOf(site)}.`);
		throw error;
	} finally {
		await site.end();
	}
}

async function findingsOf(
	site: RunningSite,
	{ witness, event, databaseUrl }: { witness: Witness; event: Event; databaseUrl?: string }
): Promise<Finding[]> {
	const url = databaseUrl ?? join(site.dataDir, 'vatio.db');
	const migrations = join(import.meta.dirname, '../../drizzle');
	const db = await openDatabase({ url, durability: 'normal', migrations });
	try {
		const record = await readRecord(db, site);
		return [
			...(await checkBooks(record, event)),
			...checkAnswers(record, witness, event),
			...checkLedger(record, witness),
			await checkInstances(record),
			...(await checkArchive(event)),
			...(await checkBoards(record, event)),
			...checkExpectations(witness),
			checkLog(record)
		];
	} finally {
		await db.close();
	}
}

function copyOf({ dataDir }: RunningSite): string {
	const folder = mkdtempSync(join(tmpdir(), 'vatio-rehearsed-'));
	cpSync(dataDir, folder, { recursive: true });

	return folder;
}
