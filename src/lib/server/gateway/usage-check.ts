import type { Flag } from '../budget/schema.ts';
import type { Usage } from './endpoint.ts';

/** Characters: no tokenizer has a longer token. */
export const LONGEST_TOKEN = 256;
/** Tokens that no character shows: the end of the answer, and what a template adds. */
const UNSEEN = 16;

interface Streamed {
	text: string;
	/** Chunks that had text: each is at least one token. */
	pieces: number;
	/** The most tokens that were asked for. */
	most: number;
	/** The most tokens that the prompt can be. */
	promptCeiling: number;
	askedModel: string;
	reportedModel: string | undefined;
	/** The last counts, where they were any. */
	usage: Usage | undefined;
	/** The endpoint gave figures that are no counts. */
	refused: boolean;
}

/** What about an endpoint's own account of an answer cannot be, for the organiser to look at. */
export function usageFlags(streamed: Streamed): Flag[] {
	const { usage, askedModel, reportedModel, refused } = streamed;
	const flags: Flag[] = [];
	if (usage && contradicts(usage, streamed)) flags.push('usage_mismatch');
	if (refused) flags.push('usage_refused');
	if (reportedModel !== undefined && reportedModel !== askedModel) flags.push('other_model');

	return flags;
}

/** A token is at least one byte of what was received and at most so many characters of it. */
function contradicts(
	{ promptTokens, completionTokens }: Usage,
	{ text, pieces, most, promptCeiling }: Streamed
): boolean {
	return (
		completionTokens > most ||
		completionTokens > Buffer.byteLength(text) + UNSEEN ||
		completionTokens < pieces ||
		completionTokens * LONGEST_TOKEN < text.length ||
		promptTokens > promptCeiling ||
		promptTokens === 0
	);
}
