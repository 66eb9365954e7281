import { eq, inArray } from 'drizzle-orm';
import type { Query, Tx } from '../db/client.ts';

/** Deletes what somebody wrote and was answered, with the salts that bind it to ledgers. */
export async function eraseTexts(tx: Tx, { accountId }: { accountId: string }): Promise<void> {
	const { interactionText, answerText } = tx.t;
	const interactionIds = await interactionsWith(tx, { accountId });
	for (const ids of batches(interactionIds)) {
		await tx.delete(interactionText).where(inArray(interactionText.interactionId, ids));
		await tx.delete(answerText).where(inArray(answerText.interactionId, ids));
	}
	await eraseEntries(tx, { accountId, interactionIds });
	const { baseline } = tx.t;
	const unwritten = { written: { prompts: [] } };
	await tx.update(baseline).set(unwritten).where(eq(baseline.byAccountId, accountId));
	await eraseLetters(tx, { accountId });
}

/**
 * The interactions of somebody, and their teammates' that go on from one: those repeat to the model
 * what was said before.
 */
async function interactionsWith(
	query: Query,
	{ accountId }: { accountId: string }
): Promise<string[]> {
	const { interaction } = query.t;
	const own = await query
		.select({ id: interaction.id })
		.from(interaction)
		.where(eq(interaction.accountId, accountId));
	const found = new Set(own.map(({ id }) => id));
	let last = [...found];
	while (last.length > 0) {
		const next: string[] = [];
		for (const ids of batches(last)) {
			const rows = await query
				.select({ id: interaction.id })
				.from(interaction)
				.where(inArray(interaction.parentId, ids));
			next.push(...rows.map(({ id }) => id).filter((id) => !found.has(id)));
		}
		for (const id of next) found.add(id);
		last = next;
	}

	return [...found];
}

/** What was presented: templates, corrected answers, and what came of running either. */
async function eraseEntries(
	tx: Tx,
	{ accountId, interactionIds }: { accountId: string; interactionIds: string[] }
): Promise<void> {
	const { entry, entryTemplate, entryAlignment, officialRun, confirmationAnswer, assistedAnswer } =
		tx.t;
	const presented = await tx
		.select({ id: entry.id })
		.from(entry)
		.where(eq(entry.accountId, accountId));
	const entryIds = new Set(presented.map(({ id }) => id));
	for (const ids of batches(interactionIds)) {
		const carried = await tx
			.select({ id: entry.id })
			.from(entry)
			.where(inArray(entry.interactionId, ids));
		for (const { id } of carried) entryIds.add(id);
	}
	const nothing = { salt: '', answer: '' };
	for (const ids of batches([...entryIds])) {
		await tx.delete(entryTemplate).where(inArray(entryTemplate.entryId, ids));
		await tx.delete(entryAlignment).where(inArray(entryAlignment.entryId, ids));
		await tx.update(officialRun).set(nothing).where(inArray(officialRun.entryId, ids));
		await tx
			.update(confirmationAnswer)
			.set(nothing)
			.where(inArray(confirmationAnswer.entryId, ids));
		await tx
			.update(assistedAnswer)
			.set({ ...nothing, passages: [] })
			.where(inArray(assistedAnswer.entryId, ids));
	}
}

/** Reasons, questions and answers to the organisers: the rows stay, for what hangs on them. */
async function eraseLetters(tx: Tx, { accountId }: { accountId: string }): Promise<void> {
	const { verdict, question, appeal, appealDecision, rejudging, disqualificationAnswer } = tx.t;
	const { assignment, judgeRemark, verdictDraft, pendingVerdict, goldEntry } = tx.t;
	const unsaid = { reason: '', salt: '' };
	await tx.update(verdict).set(unsaid).where(eq(verdict.judgeId, accountId));
	await tx.update(rejudging).set(unsaid).where(eq(rejudging.byAccountId, accountId));
	await tx.update(appealDecision).set(unsaid).where(eq(appealDecision.byAccountId, accountId));
	await tx.update(goldEntry).set({ reason: '' }).where(eq(goldEntry.byAccountId, accountId));
	await tx.update(question).set({ text: '' }).where(eq(question.accountId, accountId));
	await tx.update(appeal).set({ text: '' }).where(eq(appeal.byAccountId, accountId));
	await tx
		.update(disqualificationAnswer)
		.set({ text: '' })
		.where(eq(disqualificationAnswer.accountId, accountId));
	const assigned = await tx
		.select({ id: assignment.id })
		.from(assignment)
		.where(eq(assignment.judgeId, accountId));
	for (const ids of batches(assigned.map(({ id }) => id))) {
		await tx.delete(judgeRemark).where(inArray(judgeRemark.assignmentId, ids));
		await tx.delete(verdictDraft).where(inArray(verdictDraft.assignmentId, ids));
		await tx.delete(pendingVerdict).where(inArray(pendingVerdict.assignmentId, ids));
	}
}

/** Lists short enough for one query. */
function* batches(ids: string[]): Generator<string[]> {
	for (let from = 0; from < ids.length; from += 500) yield ids.slice(from, from + 500);
}
