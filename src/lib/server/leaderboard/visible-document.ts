import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { publishedBoard } from './publish.ts';
import { recentBoard } from './recent-board.ts';

/** A board that anyone may see, in its exact bytes. */
export interface VisibleDocument {
	text: string;
	/** Differs whenever the text does; of a published board its SHA-256. */
	tag: string;
	/** `v1`, or `provisional`. */
	edition: string;
}

/**
 * The visible board of a challenge: the newest published one, the named publication, or the provisional
 * one. `undefined` where there is none of that name, which a name that is no number never has.
 */
export async function visibleDocument(
	ctx: Context,
	{
		contest,
		challengeId,
		version: asked
	}: { contest: ContestInForce; challengeId: string; version: string | null }
): Promise<VisibleDocument | undefined> {
	if (asked !== null && !/^[1-9]\d{0,8}$/.test(asked)) return undefined;
	const published = await publishedBoard(ctx.db.read, {
		contestId: contest.id,
		challengeId,
		version: asked === null ? undefined : Number(asked)
	});
	if (published) {
		const { document, hash, version } = published;
		return { text: document, tag: hash, edition: `v${version}` };
	}
	const board = await recentBoard(ctx, { contest, challengeId });
	if (asked !== null || board.kind !== 'provisional') return undefined;

	return { text: board.document, tag: board.tag, edition: 'provisional' };
}
