import { z } from 'zod';
import { parseRulebook, rulebook as shape, type Rulebook } from '#scoring';

/** Why a text is no rulebook: where, and the key of what to do, or the sentence itself. */
export type RulebookProblem =
	{ path: string; key: ProblemKey; what?: string } | { path: string; sentence: string };

export type ReadRulebook =
	{ ok: true; rulebook: Rulebook } | { ok: false; problems: RulebookProblem[] };

/** Reads a rulebook from the text of a file: all its problems at once, in the organiser's words. */
export function readRulebook(text: string): ReadRulebook {
	if (text.trim() === '') return { ok: false, problems: [{ path: '', key: 'empty' }] };
	let value: unknown;
	try {
		value = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (cause) {
		const what = cause instanceof Error ? cause.message : '';
		return { ok: false, problems: [{ path: '', key: 'notJson', what }] };
	}

	const shaped = shape.safeParse(value, { error: z.locales.es().localeError });
	if (!shaped.success) {
		const problems = shaped.error.issues.map(({ path, message }) =>
			// What the library's Spanish calls «arreglo» is a «lista» in Spain.
			told({ path: path.map(String).join('.'), message: message.replaceAll('arreglo', 'lista') })
		);
		return { ok: false, problems };
	}
	const parsed = parseRulebook(value);

	if (!parsed.ok) return { ok: false, problems: parsed.problems.map(told) };
	const limited = limitedAdmissions(parsed.rulebook);

	return limited.length === 0 ? parsed : { ok: false, problems: limited };
}

/** The site lets every team into every round: a rulebook that promises otherwise is not taken. */
function limitedAdmissions({ rounds }: Rulebook): RulebookProblem[] {
	return rounds.flatMap(({ admission }, index) =>
		admission.kind === 'all' ? [] : [{ path: `rounds.${index}.admission`, key: 'admission' }]
	);
}

/** What the library says of a rulebook, and the message that says it to an organiser. */
const SAYINGS = [
	[/^Entrada inválida: se esperaba (.+), recibido indefinido/, 'missing'],
	[/^lower-case letters/, 'notSlug'],
	[/^a whole number or an exact fraction/, 'notFraction'],
	[/^is not a time zone/, 'timeZone'],
	[/^is above team\.max/, 'teamMin'],
	[/^is below minimumAge/, 'guardian'],
	[/^«(.+)» is already taken/, 'taken'],
	[/^«(.+)» is not an earlier round/, 'notEarlierRound'],
	[/^opens before «(.+)» has results/, 'opensBeforeResults'],
	[/^must come after (.+)/, 'order'],
	[/^has only practice challenges/, 'onlyPractice'],
	[/^does not apply to a/, 'checkMisplaced'],
	[/^«(.+)» is already there/, 'checkRepeated'],
	[/^a share lies above 0/, 'share'],
	[/^a template challenge needs/, 'planNeeded'],
	[/^the weights must sum to 1/, 'weights'],
	[/^lies at most at 1/, 'atMostOne'],
	[/^weighs a rubric that is empty/, 'juryWithoutRubric'],
	[/^only a plan has a quality/, 'checksWithoutQuality'],
	[/^one call exceeds the model's context/, 'context'],
	[/^does not reach for one call/, 'budget'],
	[/^divides by zero/, 'divides'],
	[/^names a tie-breaker twice/, 'tieTwice'],
	[/^is above hidden\.sheets/, 'validSheets'],
	[/^does not fit in its window/, 'loadWindow'],
	[/^is not a legal plan/, 'naiveIllegal'],
	[/^buys as little as the best plan/, 'naiveBest']
] as const;

export type ProblemKey = (typeof SAYINGS)[number][1] | 'empty' | 'notJson' | 'admission';

/** A problem as the library states it, in the organiser's words where it has some. */
export function told({ path, message }: { path: string; message: string }): RulebookProblem {
	for (const [saying, key] of SAYINGS) {
		const found = saying.exec(message);
		if (found) return { path, key, ...(found[1] ? { what: found[1] } : {}) };
	}

	return { path, sentence: message };
}
