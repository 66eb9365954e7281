import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** The folder of Postgres' own programs on this machine, the newest first. */
export function findPostgres(): string | undefined {
	if (process.env.VATIO_TEST_POSTGRES === 'pglite') return undefined;
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
	const debian = versions
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(DEBIAN, version, 'bin'));
	const path = (process.env.PATH ?? '').split(':');

	const bin = [...debian, ...path].find((folder) =>
		['initdb', 'pg_ctl', 'postgres'].every((program) => existsSync(join(folder, program)))
	);
	return bin && runnable() ? bin : undefined;
}

/** Starts a cluster of one's own in an empty `folder`, reached through a Unix socket there and nowhere else. */
export async function startCluster(bin: string, folder: string): Promise<void> {
	const as = owner();
	mkdirSync(folder, { recursive: true, mode: 0o755 });
	if (as) chownSync(folder, as.uid, as.gid);
	const options = { ...as, cwd: folder };
	const data = join(folder, 'data');

	const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
	await run(join(bin, 'initdb'), [...initdb, '--no-sync'], options);
	const settings = {
		listen_addresses: "''",
		unix_socket_directories: `'${folder}'`,
		max_connections: 200,
		fsync: 'off',
		full_page_writes: 'off',
		autovacuum: 'off',
		jit: 'off'
	};
	const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
	const start = ['start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', flags.join(' ')];
	await run(join(bin, 'pg_ctl'), start, options);
}

/**
 * The address of a database in the cluster of `folder`, for this process and those that it starts: an
 * address cannot name a socket, so the folder goes by Postgres' own variables.
 */
export function clusterUrl(folder: string, database: string): string {
	Object.assign(process.env, { PGHOST: folder, PGUSER: 'postgres' });
	return `postgres:///${database}`;
}

export async function stopCluster(bin: string, folder: string): Promise<void> {
	const stop = ['stop', '-m', 'immediate', '-D', join(folder, 'data')];
	await run(join(bin, 'pg_ctl'), stop, { ...owner(), cwd: folder });
}

/** Postgres refuses to run as root. */
function owner(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
	return { uid: id('-u'), gid: id('-g') };
}

function runnable(): boolean {
	try {
		owner();
		return true;
	} catch {
		return false;
	}
}
