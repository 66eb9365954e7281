import { parseArgs } from 'node:util';
import { PACES } from './pace.ts';
import type { RehearsalEndpoint, RehearsalOptions } from './server.ts';

/**
 * Runs the endpoint as a process: one JSON line on stdout when it listens, and an end of its own
 * when the parent that started it is gone.
 */
export async function runFromCommandLine(
	args: string[],
	start: (options: RehearsalOptions) => Promise<RehearsalEndpoint>
): Promise<void> {
	let endpoint: RehearsalEndpoint;
	const { exitWithStdin, ...options } = readArguments(args);
	try {
		endpoint = await start(options);
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	}
	const stop = () => void endpoint.close().then(() => process.exit(0));
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
	if (process.channel) process.on('disconnect', stop);
	if (exitWithStdin) process.stdin.resume().on('end', stop).on('error', stop);
	// A parent that no longer reads must not crash the endpoint.
	process.stdout.on('error', stop);
	process.stdout.write(`${JSON.stringify({ listening: endpoint.url, pid: process.pid })}\n`);
}

/** Reads the options; on a wrong one it says which and ends the process with 2. */
function readArguments(args: string[]): RehearsalOptions & { exitWithStdin: boolean } {
	try {
		const { values } = parseArgs({
			args,
			options: {
				port: { type: 'string', default: '0' },
				host: { type: 'string', default: '127.0.0.1' },
				seed: { type: 'string', default: '1' },
				pace: { type: 'string', default: 'real' },
				model: { type: 'string', default: 'vatio-simulado-1' },
				'exit-with-stdin': { type: 'boolean', default: false }
			}
		});
		const pace = PACES.find((name) => name === values.pace);
		if (!pace) throw new RangeError(`--pace must be one of ${PACES.join(', ')}`);
		return {
			port: readWhole('port', values.port, 65_535),
			host: values.host,
			seed: readWhole('seed', values.seed, Number.MAX_SAFE_INTEGER),
			pace,
			model: values.model,
			exitWithStdin: values['exit-with-stdin']
		};
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(2);
	}
}

function readWhole(name: string, text: string, most: number): number {
	const value = Number(text);
	if (/^\d+$/.test(text) && value <= most) return value;
	throw new RangeError(`--${name} must be a whole number up to ${most}`);
}
