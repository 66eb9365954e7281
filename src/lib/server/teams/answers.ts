import { and, asc, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import type { RegistrationField, Rulebook } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query, Tx } from '../db/client.ts';
import { written } from '../notices/written.ts';

/** Characters that an answer has at most. */
const LONGEST = 500;

/** What somebody answered; `yes` for a confirmation, an option's id for a choice, empty for nothing. */
export interface Answer {
	fieldId: string;
	value: string;
}

/** What the rulebook asks of everybody who registers or joins. */
export const registrationFields = ({
	registration
}: Pick<Rulebook, 'registration'>): RegistrationField[] => registration?.fields ?? [];

/**
 * Answers to some of the rulebook's questions, by their ids. Refuses, naming the question, a required
 * one without an answer, an option that there is not, and an overlong text.
 */
export function readAnswers(
	fields: readonly RegistrationField[],
	typed: Readonly<Record<string, string>>
): Answer[] {
	return fields.map((field) => {
		const value = valueOf(field, (typed[field.id] ?? '').trim());
		if (value === '' && field.required) {
			refuse(field, field.kind === 'confirmation' ? 'confirm' : 'required');
		}

		return { fieldId: field.id, value };
	});
}

function valueOf(field: RegistrationField, typed: string): string {
	if (field.kind === 'confirmation') return typed === 'yes' ? 'yes' : '';
	if (typed === '') return '';
	if (field.kind === 'choice') {
		return field.options.some(({ id }) => id === typed) ? typed : refuse(field, 'choice');
	}
	if (typed.length > LONGEST) return refuse(field, 'text.length', LONGEST);
	try {
		return written(typed, { field: 'answers' });
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		return refuse(field, 'text.characters');
	}
}

function refuse({ id: question }: RegistrationField, expected: string, most = LONGEST): never {
	throw new Refusal('invalid_request', { field: 'answers', question, expected, most });
}

/** Keeps a person's answers, the newest of each question. */
export async function saveAnswers(
	tx: Tx,
	{
		contest,
		accountId,
		answers,
		at
	}: {
		contest: Pick<ContestInForce, 'id' | 'version'>;
		accountId: string;
		answers: readonly Answer[];
		at: number;
	}
): Promise<void> {
	const { registrationAnswer: table } = tx.t;
	const { id: contestId, version: rulebookVersion } = contest;
	for (const { fieldId, value } of answers) {
		const said = { value, rulebookVersion, at };
		await tx
			.insert(table)
			.values({ contestId, accountId, fieldId, ...said })
			.onConflictDoUpdate({
				target: [table.contestId, table.accountId, table.fieldId],
				set: said
			});
	}
}

/** A person's answers by question. */
export async function answersOf(
	query: Query,
	{ contestId, accountId }: { contestId: string; accountId: string }
): Promise<Map<string, string>> {
	const { registrationAnswer: table } = query.t;
	const rows = await query
		.select({ fieldId: table.fieldId, value: table.value })
		.from(table)
		.where(and(eq(table.contestId, contestId), eq(table.accountId, accountId)));

	return new Map(rows.map(({ fieldId, value }) => [fieldId, value]));
}

/** Questions that a person has still to answer: new ones, and those whose answer is none any more. */
export function unanswered(
	rulebook: Pick<Rulebook, 'registration'>,
	known: ReadonlyMap<string, string>
): RegistrationField[] {
	return registrationFields(rulebook).filter((field) => {
		const value = known.get(field.id);
		if (value === undefined) return true;
		if (value === '') return field.required;

		return field.kind === 'choice' && !field.options.some(({ id }) => id === value);
	});
}

/** Forgets what somebody answered in a contest. */
export async function forgetAnswers(
	tx: Tx,
	{ contestId, accountId }: { contestId: string; accountId: string }
): Promise<void> {
	const { registrationAnswer: table } = tx.t;
	await tx.delete(table).where(and(eq(table.contestId, contestId), eq(table.accountId, accountId)));
}

/** What one member answered, for the contest's organisers. */
export interface MemberAnswers {
	team: string;
	name: string;
	email: string;
	answers: Map<string, string>;
}

/** Every member of a contest with what they answered, by team. */
export async function everyAnswer(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<MemberAnswers[]> {
	const { registrationAnswer: table, member, team, account } = query.t;
	const rows = await query
		.select({
			accountId: member.accountId,
			team: team.name,
			name: account.name,
			email: account.email,
			fieldId: table.fieldId,
			value: table.value
		})
		.from(member)
		.innerJoin(team, eq(team.id, member.teamId))
		.innerJoin(account, eq(account.id, member.accountId))
		.leftJoin(
			table,
			and(eq(table.contestId, member.contestId), eq(table.accountId, member.accountId))
		)
		.where(eq(member.contestId, contestId))
		.orderBy(asc(team.createdAt), asc(team.id), asc(member.joinedAt), asc(member.accountId));

	const people = new Map<string, MemberAnswers>();
	for (const { accountId, fieldId, value, ...who } of rows) {
		const known = people.get(accountId) ?? { ...who, answers: new Map<string, string>() };
		if (fieldId !== null && value !== null) known.answers.set(fieldId, value);
		people.set(accountId, known);
	}

	return [...people.values()];
}
