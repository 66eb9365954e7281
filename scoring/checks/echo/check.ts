import { parseRational } from '../../exact/rational.ts';
import type { CheckOutcome, Span } from '../check.ts';
import { GRAM, gramsOf, type EchoWord } from './words.ts';
import { readMaterial, type ReadMaterial } from './read.ts';

export interface EchoMaterial {
	/** What the participant wrote in the conversation. */
	prompts: readonly string[];
	/** Texts that anybody may quote: the sheet and the statement. */
	given: readonly string[];
	/** Share of the answer's 5-grams from which it is flagged, an exact fraction. */
	threshold: string;
}

function gramSet(texts: Iterable<readonly EchoWord[]>): Set<string> {
	const grams = new Set<string>();
	for (const words of texts) for (const gram of gramsOf(words)) grams.add(gram);
	return grams;
}

/** The contest's rule on what was read already. `threshold` is an exact fraction. */
export function copiedShare(
	{ words, prompts, given }: ReadMaterial,
	threshold: string
): CheckOutcome {
	const allowed = gramSet(given);
	const own = gramSet(prompts.flatMap(({ plain, hidden }) => [plain, ...hidden]));

	let counted = 0;
	let echoed = 0;
	const evidence: Span[] = [];
	let covered = -1;
	gramsOf(words).forEach((gram, at) => {
		if (allowed.has(gram)) return;
		counted++;
		if (!own.has(gram)) return;
		echoed++;
		const end = words[at + GRAM - 1]!.end;
		if (at <= covered) evidence.at(-1)!.end = end;
		else evidence.push({ start: words[at]!.start, end });
		covered = at + GRAM;
	});

	const share = parseRational(threshold);
	const flagged = counted > 0 && BigInt(echoed) * share.d >= share.n * BigInt(counted);
	return {
		kind: 'echo',
		outcome: flagged ? 'flagged' : 'passed',
		reason: counted === 0 ? 'echo-not-applicable' : flagged ? 'echo-high' : 'echo-low',
		params: { percent: counted === 0 ? 0 : Math.floor((echoed * 100) / counted) },
		evidence: flagged ? evidence : []
	};
}

/**
 * Flags an answer whose word 5-grams, without those of the sheet and the statement, stand in the
 * participant's own prompts to the threshold or more. Answers under five words do not apply, nor
 * those that only quote what was given.
 */
export function checkEcho(answer: string, material: EchoMaterial): CheckOutcome {
	return copiedShare(readMaterial(answer, material), material.threshold);
}
