import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { newId } from '../../src/lib/server/db/id.ts';
import { openPostgres } from '../../src/lib/server/db/postgres.ts';
import { clusterUrl, startCluster } from './cluster.ts';

const START_MS = 60_000;
const TEMPLATE = 'vatio_template';

/** A fresh, migrated database in the run's cluster, which the first to need it starts. */
export async function createDatabase(bin: string, run: string, migrations: string) {
	const cluster = join(run, 'cluster');
	await once(join(run, 'cluster-starting'), async () => {
		chmodSync(run, 0o755);
		await startCluster(bin, cluster);
		await asAdmin(cluster, (sql) => sql.unsafe(`create database ${TEMPLATE}`));
		const template = await openPostgres({ url: clusterUrl(cluster, TEMPLATE), migrations });
		await template.close();
	});

	const name = `test_${newId()}`;
	await asAdmin(cluster, (sql) => sql.unsafe(`create database ${name} template ${TEMPLATE}`));
	return {
		url: clusterUrl(cluster, name),
		drop: () => asAdmin(cluster, (sql) => sql.unsafe(`drop database ${name} with (force)`))
	};
}

async function asAdmin(cluster: string, work: (sql: postgres.Sql) => PromiseLike<unknown>) {
	const sql = postgres(clusterUrl(cluster, 'postgres'), { max: 1, onnotice: () => undefined });
	try {
		await work(sql);
	} finally {
		await sql.end();
	}
}

/** Test files run in several processes: the one that makes the folder does the work, the rest wait. */
async function once(claim: string, work: () => Promise<void>) {
	const done = `${claim}.done`;
	try {
		mkdirSync(claim);
	} catch {
		return waitFor(done);
	}
	try {
		await work();
		writeFileSync(done, '');
	} catch (error) {
		writeFileSync(done, String(error));
		throw error;
	}
}

async function waitFor(done: string) {
	const until = Date.now() + START_MS;
	while (!existsSync(done)) {
		if (Date.now() > until) throw new Error(`${done} did not come in ${START_MS} ms`);
		await wait(50);
	}
	const failure = readFileSync(done, 'utf8');
	if (failure) throw new Error(failure);
}
