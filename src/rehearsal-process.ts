import { spawn } from 'node:child_process';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'rehearsal', 'server.ts');
const RESTART_MS = 500;

export interface RehearsalProcess {
	/** The address up to and without `/v1`. */
	url: string;
	/** The process at present: another after a restart. */
	pid(): number | undefined;
	stop(): Promise<void>;
}

/**
 * Starts the rehearsal endpoint as a process of its own, which ends with this one however it ends, and
 * starts it again on the same port should it die.
 */
export async function startRehearsal(
	options: { pace?: string; seed?: number } = {}
): Promise<RehearsalProcess> {
	const { pace = 'real', seed = 1 } = options;
	let stopping = false;
	let running = launch('0');
	const url = await running.listening;
	const { port } = new URL(url);

	const keepAlive = () => {
		void running.exited.then(() => {
			if (stopping) return;
			setTimeout(() => {
				if (stopping) return;
				running = launch(port);
				running.listening.catch(() => undefined);
				keepAlive();
			}, RESTART_MS).unref();
		});
	};
	keepAlive();

	return {
		url,
		pid: () => running.child.pid,
		async stop() {
			stopping = true;
			running.child.kill('SIGTERM');
			await running.exited;
		}
	};

	function launch(onPort: string) {
		const args = ['--port', onPort, '--pace', pace, '--seed', String(seed), '--exit-with-stdin'];
		// A group of its own: Ctrl+C must not cut the answers that the site lets end.
		const child = spawn(process.execPath, [script, ...args], {
			stdio: ['pipe', 'pipe', 'inherit'],
			detached: true
		});
		const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
		const listening = new Promise<string>((resolve, reject) => {
			let output = '';
			child.stdout.on('data', (data: Buffer) => {
				output += data.toString();
				const line = /^\{.*\}$/m.exec(output);
				if (line) resolve((JSON.parse(line[0]) as { listening: string }).listening);
			});
			void exited.then(() => reject(new Error('The rehearsal endpoint did not start.')));
		});
		return { child, exited, listening };
	}
}
