import { eq } from 'drizzle-orm';
import type { CheckOutcome, Span } from '#scoring';
import type { Query } from '../db/client.ts';

export const HIDDEN = '[oculto]';

const LETTER = /[\p{L}\p{N}]/u;
const SPACE = /\s/;

/** What would tell a judge who wrote a text: the team's name, its members' names and addresses. */
export async function identityOf(query: Query, { teamId }: { teamId: string }): Promise<string[]> {
	const { team, member, account } = query.t;
	const rows = await query
		.select({ team: team.name, name: account.name, email: account.email })
		.from(member)
		.innerJoin(team, eq(team.id, member.teamId))
		.innerJoin(account, eq(account.id, member.accountId))
		.where(eq(member.teamId, teamId));

	return [...new Set(rows.flatMap((row) => [row.team, row.name, row.email]))];
}

export interface Redacted {
	text: string;
	/** Where a stretch of the original is now; one that touches what is hidden covers all of it. */
	spanOf(span: Span): Span;
}

export type Redact = (text: string) => Redacted;

/**
 * Hides names in texts, as whole words, whatever their case; a name of one word only as it is
 * written, so that a team called «Ahorro» does not blot out every saving. Names that stand in `given`,
 * the challenge's own words, are left: everybody writes them.
 */
export function redactor(
	names: readonly string[],
	{ given }: { given: readonly string[] }
): Redact {
	const told = folded(given.join('\n'));
	const hidden = names
		.filter((name) => !isTooShort(name))
		.filter((name) => occurrences(told, folded(name)).length === 0);

	return (text) => {
		const plain = folded(text);
		const found = hidden.flatMap((name) =>
			occurrences(plain, folded(name)).filter(
				({ start, end }) => !isOneWord(name) || text.slice(start, end) === name
			)
		);
		return replaced(text, merged(found));
	};
}

/** The same outcome about the redacted answer. */
export function redactedOutcome(
	outcome: CheckOutcome,
	redact: Redact,
	answer?: Redacted
): CheckOutcome {
	const params = Object.entries(outcome.params).map(([name, value]) => [
		name,
		typeof value === 'string' ? redact(value).text : value
	]);

	return {
		...outcome,
		params: Object.fromEntries(params),
		evidence: answer ? outcome.evidence.map((span) => answer.spanOf(span)) : []
	};
}

const isOneWord = (name: string) => !SPACE.test(name) && !name.includes('@');

/** Two letters are a word of the language more often than a name. */
const isTooShort = (name: string) => name.length < 3 && [...name].every((one) => LETTER.test(one));

/** Without case and accents, one code unit for one, so that places stay the same. */
function folded(text: string): string {
	let plain = '';
	for (let at = 0; at < text.length; at++) {
		const unit = text.charAt(at);
		const letter = SPACE.test(unit) ? ' ' : unit.normalize('NFD').charAt(0).toLowerCase();
		plain += letter.length === 1 ? letter : unit;
	}

	return plain;
}

/** Where a word stands, not as a part of a longer one. */
function occurrences(text: string, word: string): Span[] {
	const found: Span[] = [];
	for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
		const end = start + word.length;
		const joined =
			areJoined(text.charAt(start - 1), word.charAt(0)) ||
			areJoined(word.charAt(word.length - 1), text.charAt(end));
		if (!joined) found.push({ start, end });
	}

	return found;
}

const areJoined = (before: string, after: string) => LETTER.test(before) && LETTER.test(after);

function merged(spans: Span[]): Span[] {
	const whole: Span[] = [];
	for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
		const last = whole.at(-1);
		if (last && start < last.end) last.end = Math.max(last.end, end);
		else whole.push({ start, end });
	}

	return whole;
}

function replaced(text: string, hidden: Span[]): Redacted {
	let [rest, at] = ['', 0];
	for (const { start, end } of hidden) {
		rest += text.slice(at, start) + HIDDEN;
		at = end;
	}
	const moved = (offset: number, side: 'start' | 'end') => {
		let shift = 0;
		for (const { start, end } of hidden) {
			if (offset <= start) break;
			if (offset < end) return start + shift + (side === 'end' ? HIDDEN.length : 0);
			shift += HIDDEN.length - (end - start);
		}
		return offset + shift;
	};

	return {
		text: rest + text.slice(at),
		spanOf: ({ start, end }) => ({ start: moved(start, 'start'), end: moved(end, 'end') })
	};
}
