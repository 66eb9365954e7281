import type { AnyCheckRule } from '../../rulebook/check-rules.ts';
import type { Span } from '../check.ts';
import { MOST_EVIDENCE, type CheckOutcome } from '../check.ts';
import { occurrences, plainSpan, plainText, type PlainText } from '../text/plain.ts';

type ChoiceRule = Extract<AnyCheckRule, { kind: 'choice' }>;

interface Mention extends Span {
	option: string;
}

/** What announces the option that is chosen, in the contest's languages. */
const ANNOUNCING =
	/(?:^|[^\p{L}\p{N}])(?:respuesta|resposta|erantzuna|solucion|solucio|soluzioa|opcion|opcio|aukera|eleccion|eleccio|answer|elijo|escollo|elixo|trio|hautatzen)[^\p{L}\p{N}]{0,4}(?:correcta|zuzena|final|es|e|la|da|is|:|[ "'(=])*/gu;
/** How far after the announcement its option may begin. */
const REACH = 24;

/** A single letter is a word of its own in four languages: it counts where it stands as a mark. */
function isMarked({ text }: PlainText, { start, end }: Span): boolean {
	const [before, after] = [text.charAt(start - 1), text.charAt(end)];
	if (text.length <= end - start + 2) return true;
	return after === ')' || ((before === '(' || before === '"') && /[)"]/.test(after));
}

function mentionsOf(plain: PlainText, rule: ChoiceRule, announced: ReadonlySet<number>): Mention[] {
	return rule.options
		.flatMap(({ id, names }) =>
			names.flatMap((name) => {
				const spans = occurrences(plain, name, { as: 'word', most: MOST_EVIDENCE });
				const isLetter = plainText(name).text.length === 1;
				return spans.map((span) => ({ ...span, option: id, isLetter }));
			})
		)
		.filter(
			(mention) => !mention.isLetter || announced.has(mention.start) || isMarked(plain, mention)
		)
		.sort((a, b) => a.start - b.start || b.end - a.end)
		.filter((mention, index, all) => {
			// A name inside of a longer one («placas» in «placas solares») is the longer one.
			const around = all.slice(Math.max(0, index - 8), index);
			return !around.some(({ start, end }) => start <= mention.start && end >= mention.end);
		});
}

function announcements({ text }: PlainText): number[] {
	return Array.from(text.matchAll(ANNOUNCING), ({ 0: found, index }) => index + found.length);
}

/**
 * The answer picks one of some options, and it is a right one. Picked is what an announcement names
 * («respuesta: B»), or else the only option that the answer speaks of.
 */
export function checkChoice(plain: PlainText, rule: ChoiceRule): CheckOutcome {
	const ends = announcements(plain);
	const all = mentionsOf(plain, rule, new Set(ends));
	const announced = ends.flatMap((end) => {
		const next = all.find(({ start }) => start >= end && start <= end + REACH);
		return next ? [next] : [];
	});
	const picked = announced.length > 0 ? announced : all;
	const options = [...new Set(picked.map(({ option }) => option))];
	const [option] = options;
	const passed = options.length === 1 && option !== undefined && rule.right.includes(option);
	const reason =
		option === undefined
			? 'choice-none'
			: options.length > 1
				? 'choice-several'
				: passed
					? 'choice-right'
					: 'choice-wrong';
	return {
		kind: 'choice',
		outcome: passed ? 'passed' : 'failed',
		reason,
		params: { options: options.join(', ') },
		evidence: picked.slice(0, MOST_EVIDENCE).map(({ start, end }) => plainSpan(plain, start, end))
	};
}
