import type { BoardFacts } from '#scoring';
import type { JudgedEntry } from '../judging/judged.ts';

/** The facts of a board as they would be if some entries were judged otherwise. */
export function judgedOtherwise(
	facts: BoardFacts,
	judged: ReadonlyMap<string, Pick<JudgedEntry, 'decision' | 'jury'>>
): BoardFacts {
	return {
		...facts,
		entries: facts.entries.map((entry) => {
			const otherwise = judged.get(entry.entryId);
			if (!otherwise) return entry;
			const { verdict: _, quality, ...rest } = entry;
			const { decision, jury } = otherwise;
			return {
				...rest,
				...(decision ? { verdict: decision } : {}),
				quality: {
					...(quality.checks === undefined ? {} : { checks: quality.checks }),
					...(jury === undefined ? {} : { jury })
				}
			};
		})
	};
}
