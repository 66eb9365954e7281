import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findPostgres, stopCluster } from './cluster.ts';

/** One temporary folder for the databases of a run; what is in it ends with the run. */
export default function setup(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'vatio-databases-'));
	project.provide('databases', folder);

	return async () => {
		const bin = findPostgres();
		const cluster = join(folder, 'cluster');
		if (bin && existsSync(join(cluster, 'data', 'postmaster.pid'))) await stopCluster(bin, cluster);
		rmSync(folder, { recursive: true, force: true });
	};
}

declare module 'vitest' {
	export interface ProvidedContext {
		/** The folder for this run's databases. */
		databases: string;
	}
}
