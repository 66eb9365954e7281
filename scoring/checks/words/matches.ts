import type { AnyCheckRule } from '../../rulebook/check-rules.ts';
import type { Span } from '../check.ts';
import { MOST_EVIDENCE, type CheckOutcome } from '../check.ts';
import { seenSpan, seenText } from '../text/seen.ts';
import { compilePattern, IGNORE_CASE, MULTILINE } from './pattern.ts';

type MatchesRule = Extract<AnyCheckRule, { kind: 'matches' }>;

/**
 * A regular expression over the answer as it is seen. `^` and `$` are the ends of a line, and of the
 * whole answer where `expects` is `whole`. Refuses a pattern that does not compile with a RangeError:
 * the linter says so before any answer comes.
 */
export function checkMatches(answer: string, rule: MatchesRule): CheckOutcome {
	const { pattern, expects = 'somewhere', ignoreCase = false } = rule;
	const flags = (ignoreCase ? IGNORE_CASE : 0) | (expects === 'whole' ? 0 : MULTILINE);
	const compiled = compilePattern(pattern, flags);
	if (!compiled.ok) throw new RangeError(`the pattern ${pattern}: ${compiled.problem}`);

	const seen = seenText(answer);
	const evidence: Span[] = [];
	const matcher = compiled.regex.matcher(expects === 'whole' ? seen.text.trim() : seen.text);
	const told = (outcome: 'passed' | 'failed', reason: string): CheckOutcome => ({
		kind: 'matches',
		outcome,
		reason,
		params: { pattern, count: evidence.length },
		evidence
	});
	if (expects === 'whole') {
		if (!matcher.matches()) return told('failed', 'matches-missing');
		if (answer.length > 0) evidence.push({ start: 0, end: answer.length });
		return told('passed', 'matches-found');
	}
	const most = expects === 'never' ? MOST_EVIDENCE : 1;
	let found = false;
	for (let met = 0; met < most && matcher.find(); met++) {
		found = true;
		const [start, end] = [matcher.start(), matcher.end()];
		if (end > start) evidence.push(seenSpan(seen, start, end));
	}
	if (expects === 'never')
		return found ? told('failed', 'matches-forbidden') : told('passed', 'matches-found');
	return found ? told('passed', 'matches-found') : told('failed', 'matches-missing');
}
