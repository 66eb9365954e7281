import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { RESTART } from './dev-door.ts';

/** Runs Vite's server, again each time that the site's own code changed. */
export async function runDevServer(): Promise<void> {
	const vite = join(import.meta.dirname, '..', 'node_modules', 'vite', 'bin', 'vite.js');
	const port = process.env.PORT ?? '3000';
	let code: unknown = RESTART;
	while (code === RESTART) {
		const child = spawn(process.execPath, [vite, 'dev', '--port', port], { stdio: 'inherit' });
		const stop = () => child.kill('SIGTERM');
		process.once('SIGTERM', stop);
		code = await new Promise((resolve) => child.once('close', resolve));
		process.off('SIGTERM', stop);
	}
	process.exit(typeof code === 'number' ? code : 1);
}
