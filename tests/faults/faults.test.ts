import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Db } from '../../src/lib/server/db/client.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { migrations, onEveryEngine } from '../support/databases.ts';
import { clientConsequenceOf, clientFault } from './client-fault.ts';
import { consequenceOf, endpointFault } from './endpoint-fault.ts';
import { FAILING_ENDPOINTS } from './failing-endpoints.ts';
import { openFaultSite, type FaultSite } from './fault-site.ts';
import { LEAVING_CLIENTS } from './leaving-clients.ts';
import { ODD_ANSWERS } from './odd-answers.ts';
import { ODD_FIGURES } from './odd-figures.ts';
import { SENDING_CLIENTS } from './sending-clients.ts';

/** The endpoint is to hear within 50 ms of a client's leaving; a busy machine gets ten times as long. */
const LONGEST_GAP_MS = 500;

let db: Db;
let site: FaultSite;
beforeAll(async () => {
	const file = join(inject('databases'), 'faults.db');
	db = openSqlite({ file, durability: 'normal', migrations: join(migrations, 'sqlite') });
	site = await openFaultSite(db);
});
afterAll(async () => {
	await site?.close();
	await db?.close();
});

describe('an endpoint that answers with', () => {
	test.each([...ODD_ANSWERS, ...ODD_FIGURES, ...FAILING_ENDPOINTS])('$name', async (fault) => {
		expect(await endpointFault(site, fault)).toEqual(consequenceOf(fault));
	});
});

describe('a client that', () => {
	test.each([...LEAVING_CLIENTS, ...SENDING_CLIENTS])('$name', async (fault) => {
		const { gaps, ...consequence } = await clientFault(site, fault);

		expect(consequence).toEqual(clientConsequenceOf(fault));
		for (const gap of gaps) expect(gap).toBeLessThan(LONGEST_GAP_MS);
	});
});

onEveryEngine('every engine keeps the same books of', ({ test, engine }) => {
	test.skipIf(engine === 'SQLite')('a few of all faults', async ({ db }) => {
		const here = await openFaultSite(db);
		for (const fault of [
			...ODD_ANSWERS.slice(0, 2),
			...ODD_FIGURES.slice(0, 4),
			...FAILING_ENDPOINTS.slice(-2)
		]) {
			expect(await endpointFault(here, fault), fault.name).toEqual(consequenceOf(fault));
		}
		for (const fault of [...LEAVING_CLIENTS.slice(1, 8), ...SENDING_CLIENTS.slice(3)]) {
			const { gaps, ...consequence } = await clientFault(here, fault);
			expect(consequence, fault.name).toEqual(clientConsequenceOf(fault));
			expect(Math.max(0, ...gaps), fault.name).toBeLessThan(LONGEST_GAP_MS);
		}
		await here.close();
	});
});
