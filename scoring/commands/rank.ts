import { newestCombined } from '../archive/combined.ts';
import { newestBoard, rankedChallenges, readArchive } from '../archive/rank.ts';
import { canonicalBoard } from '../ranking/board.ts';
import { canonicalCombined } from '../ranking/combined-board.ts';
import { refusingArchive, splitArchive } from './archive-argument.ts';
import { BadInput } from './command.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

/**
 * Prints the newest board of each challenge of an archive, computed anew, as canonical JSON, and then
 * the one that combines them where the rules have one.
 */
export const rank: Command = {
	usage: ['rank ARCHIVE [--challenge ID]'],
	async run(args, world) {
		const { path, rest } = splitArchive(args);
		const { challenge } = readOptions(rest, ['challenge']);
		const { boards, combined } = await refusingArchive(path, async () => {
			const archive = await readArchive(await world.archive(path), world.sha256);
			const known = rankedChallenges(archive);
			if (challenge !== undefined && !known.includes(challenge)) {
				const message = `no ranked challenge ${JSON.stringify(challenge)}; there is ${known.join(', ')}`;
				throw new BadInput(`--challenge: ${message}`);
			}
			const wanted = challenge === undefined ? known : [challenge];
			const boards = wanted.map((id) => newestBoard(archive, id));
			// Over all challenges only where all of them are asked for.
			const over = challenge === undefined ? newestCombined(archive, world.sha256) : undefined;
			return { boards, combined: over };
		}).catch((cause: unknown) => {
			// Counts that no interaction can have, a profile that was never published.
			if (cause instanceof RangeError) throw new BadInput(`${path}: ${cause.message}`);
			throw cause;
		});
		for (const board of boards) if (board) await world.print(canonicalBoard(board));
		if (combined) await world.print(canonicalCombined(combined));
		return 0;
	}
};
