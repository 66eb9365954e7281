import type { HomeSheet } from '../../rulebook/schema.ts';
import type { CheckOutcome, Span } from '../check.ts';
import { originalSpan } from '../text/fold.ts';
import { findIn, matchAt } from '../text/lexicon.ts';
import { readTokens } from '../text/token.ts';
import { APPLIANCES } from './appliances.ts';

const MOST_EVIDENCE = 50;

/** Ids of the appliances that a sheet's names and facts tell. */
function appliancesOf(sheet: HomeSheet): Set<string> {
	const names = sheet.equipment.flatMap((item) => item.names);
	const facts = sheet.facts.flatMap(({ label, value }) => [
		...Object.values(label),
		...Object.values(value)
	]);
	const known = new Set<string>();
	for (const text of [...names, ...facts]) {
		const { tokens } = readTokens(text);
		for (let match = findIn(APPLIANCES, tokens); match;) {
			known.add(match.value.id);
			match = findIn(APPLIANCES, tokens, match.at + match.length);
		}
	}
	return known;
}

/** Flags equipment that the sheet does not know, for the judge; it decides nothing. */
export function checkEquipment(answer: string, sheet: HomeSheet): CheckOutcome {
	const known = appliancesOf(sheet);
	const { folded, tokens } = readTokens(answer);
	const spans: Span[] = [];
	const names = new Map<string, string>();

	for (let at = 0; at < tokens.length; at++) {
		const match = matchAt(APPLIANCES, tokens, at);
		if (!match) continue;
		const last = tokens[at + match.length - 1]!;
		if (!known.has(match.value.id)) {
			const span = originalSpan(folded, tokens[at]!.start, last.end);
			if (spans.length < MOST_EVIDENCE) spans.push(span);
			if (!names.has(match.value.id))
				names.set(match.value.id, answer.slice(span.start, span.end).toLowerCase());
		}
		at += match.length - 1;
	}

	return {
		kind: 'known-equipment',
		outcome: names.size > 0 ? 'flagged' : 'passed',
		reason: names.size > 0 ? 'equipment-unknown' : 'equipment-known',
		params: { count: names.size, names: [...names.values()].join(', ') },
		evidence: spans
	};
}
