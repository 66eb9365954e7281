import { ArchiveRefused } from '../archive/refused.ts';
import { BadInput } from './command.ts';

/** The archive among the arguments, and the rest. Refuses none and more than one. */
export function splitArchive(args: readonly string[]): { path: string; rest: string[] } {
	const rest: string[] = [];
	let path: string | undefined;
	for (let at = 0; at < args.length; at += 1) {
		const argument = args[at] ?? '';
		if (argument.startsWith('--')) {
			rest.push(argument);
			const value = args[at + 1];
			if (!argument.includes('=') && value !== undefined) {
				rest.push(value);
				at += 1;
			}
		} else if (path === undefined) path = argument;
		else throw new BadInput(`unexpected ${JSON.stringify(argument)}`);
	}
	if (path === undefined || path === '') throw new BadInput('which archive? A folder or a .zip');
	return { path, rest };
}

/** Tells what an archive refuses as bad input of the command line. */
export async function refusingArchive<Result>(
	path: string,
	read: () => Promise<Result>
): Promise<Result> {
	try {
		return await read();
	} catch (cause) {
		if (!(cause instanceof ArchiveRefused)) throw cause;
		throw new BadInput(`${path}: ${cause.message}`);
	}
}
