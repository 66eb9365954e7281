import type { ArchiveFiles } from '../../archive/files.ts';
import { FILE, LIMIT } from '../../archive/format.ts';
import { forEachLine } from '../../archive/lines.ts';
import { textOf } from '../../archive/leaf-text.ts';
import type { EntryOnRecord } from '../../archive/record.ts';
import { UsualLeaf } from '../../archive/usual-leaf.ts';
import { FIELD, PURPOSES } from '../../archive/usual-shapes.ts';
import { detectLanguage } from '../../checks/language/detect.ts';
import {
	runConversationChecks,
	runTemplateChecks,
	type ConversationAnswer
} from '../../checks/run.ts';
import { isValid } from '../../checks/valid.ts';
import { format } from '../../exact/rational.ts';
import { planQuality } from '../../plan/check.ts';
import type { ConversationChallenge, PlanSheet, TemplateChallenge } from '../../rulebook/schema.ts';
import { tellAt, type Audit } from './audit.ts';
import { forEachText } from './texts-index.ts';

/** The facts that bind the texts of one interaction. */
interface Bound {
	held?: string;
	settled?: string;
	/** Whether anything was answered. */
	answered?: boolean;
	completionTokens?: number;
	finishReason?: string;
}

interface Run {
	fact: string;
	line: number;
	entry: EntryOnRecord;
	purpose: (typeof PURPOSES)[number];
	finishReason: string | undefined;
	completionTokens: number | undefined;
	sheet: string;
	valid: boolean;
	quality: string | undefined;
}

/**
 * Runs the checks anew wherever all texts that they need are there; what they need that is not, is
 * counted as attested. A check that has changed since tells differences here.
 */
export async function recheck(
	files: ArchiveFiles,
	audit: Audit,
	sheets: ReadonlyMap<string, PlanSheet[]>
): Promise<void> {
	const { record, tally } = audit;
	const entries = [...record.entries.values()];
	// Those of templates follow from their runs, and were compared with them.
	const checked = entries.filter(
		({ checks, presented }) => checks.length > 0 && presented.kind !== 'template'
	);
	// Earlier answers of a replay are not checked by themselves.
	const runs = entries.flatMap((entry) => entry.runs).filter(({ turn }) => turn === undefined);
	if (audit.texts.size === 0) {
		tally.attested.checks += checked.length;
		tally.attested.runs += runs.length;
		return;
	}
	const bound = new Map<string, Bound>();
	for (const { presented } of checked) {
		if (presented.kind === 'template') continue;
		for (const id of presented.interactionIds) bound.set(id, {});
	}
	const found = await boundTexts(files, audit, bound);
	const promptsOf = new Map<EntryOnRecord, string[]>();
	for (const entry of checked) {
		const challenge = audit.rules.challenge(entry.challenge)?.challenge;
		const { presented } = entry;
		if (presented.kind === 'template') continue;
		const turns = presented.interactionIds.map((id) => bound.get(id));
		const answer = found.texts.get(turns.at(-1)?.settled ?? '');
		const prompts = turns.map((turn) => promptIn(found.texts.get(turn?.held ?? '')));
		const known = prompts.filter((prompt) => prompt !== undefined);
		if (known.length === prompts.length) promptsOf.set(entry, known);
		const earlier = turns
			.slice(0, -1)
			.map((turn) => (turn?.answered ? found.texts.get(turn.settled ?? '') : ''))
			.filter((text) => text !== undefined);
		const isWhole =
			answer !== undefined &&
			known.length === prompts.length &&
			earlier.length === turns.length - 1;
		if (!isWhole || !challenge || challenge.kind === 'template') tally.attested.checks += 1;
		else {
			recheckConversation(audit, entry, challenge, {
				answer,
				prompts: known,
				earlier,
				finishReason: turns.at(-1)?.finishReason,
				completionTokens: turns.at(-1)?.completionTokens
			});
		}
	}
	for (const run of found.runs) {
		const challenge = audit.rules.challenge(run.entry.challenge)?.challenge;
		const sheet = sheets.get(run.entry.challenge)?.find(({ id }) => id === run.sheet);
		const answer = found.texts.get(run.fact);
		const prompts = promptsOf.get(run.entry);
		if (run.purpose === 'confirmation' && challenge?.kind === 'conversation') {
			if (prompts && answer !== undefined)
				recheckReplay(audit, run, challenge, { answer, prompts });
			else tally.attested.runs += 1;
		} else if (challenge?.kind !== 'template' || !sheet || answer === undefined)
			tally.attested.runs += 1;
		else recheckRun(audit, run, challenge, { sheet, answer });
	}
}

/** What the participant wrote: the last message of those that were sent. */
function promptIn(messages: string | undefined): string | undefined {
	if (messages === undefined) return undefined;
	try {
		const list: unknown = JSON.parse(messages);
		const last: unknown = Array.isArray(list) ? list.at(-1) : undefined;
		if (typeof last !== 'object' || last === null || !('content' in last)) return undefined;
		return typeof last.content === 'string' ? last.content : undefined;
	} catch {
		return undefined;
	}
}

async function boundTexts(files: ArchiveFiles, { record }: Audit, bound: Map<string, Bound>) {
	const leaf = new UsualLeaf();
	const facts = new Set<string>();
	const runs: Run[] = [];
	const limit = { file: FILE.ledger, longest: LIMIT.ledgerLine };
	await forEachLine(files, limit, (bytes, from, to, line) => {
		if (!leaf.read(bytes, from, to)) return;
		const subject = textOf(bytes, leaf.subjectFrom, leaf.subjectTo);
		const fact = textOf(bytes, leaf.idFrom, leaf.idTo);
		const text = (field: number) =>
			leaf.has[field] === 1 ? textOf(bytes, leaf.from[field] ?? 0, leaf.to[field] ?? 0) : undefined;
		const turn = bound.get(subject);
		const entry = record.entries.get(subject);
		if (leaf.kind === 'official-run' && entry) {
			const valid = leaf.value[FIELD.valid] === 1;
			if (leaf.has[FIELD.turn] === 1) return;
			const sheet = text(FIELD.sheet) ?? '';
			const purpose = PURPOSES[leaf.value[FIELD.purpose] ?? 0] ?? 'instances';
			const [quality, finishReason] = [text(FIELD.quality), text(FIELD.finishReason)];
			const completionTokens = leaf.value[FIELD.completionTokens];
			const end = { finishReason, completionTokens };
			runs.push({ fact, line, entry, purpose, ...end, sheet, valid, quality });
		} else if (turn && leaf.kind === 'interaction-held') turn.held = fact;
		else if (turn && leaf.kind === 'interaction-settled') {
			turn.settled = fact;
			turn.answered = leaf.has[FIELD.answerHash] === 1;
			turn.finishReason = text(FIELD.finishReason);
			turn.completionTokens = leaf.value[FIELD.completionTokens];
		} else return;
		facts.add(fact);
	});
	const texts = new Map<string, string>();
	await forEachText(files, ({ fact, text }) => {
		if (facts.has(fact)) texts.set(fact, text);
	});
	return { texts, runs };
}

function recheckConversation(
	audit: Audit,
	{ entryId, checks, language }: EntryOnRecord,
	challenge: ConversationAnswer['challenge'],
	said: Omit<ConversationAnswer, 'challenge'>
): void {
	audit.tally.recomputed.checks += 1;
	const recorded = checks.at(-1);
	const outcomes = runConversationChecks({ challenge, ...said });
	const spelt = (list: readonly { kind: string; outcome: string; reason: string }[]) =>
		list.map(({ kind, outcome, reason }) => `${kind}: ${outcome} (${reason})`);
	const [now, then] = [spelt(outcomes), spelt(recorded?.outcomes ?? [])];
	const line = (recorded?.seq ?? 0) + 1;
	const tell = (message: string) => {
		tellAt(audit, line, { kind: 'checks-differ', subject: entryId, message });
	};
	const other = now.filter((one) => !then.includes(one));
	if (other.length > 0 || now.length !== then.length || isValid(outcomes) !== recorded?.passed) {
		tell(`the checks say of its text: ${other.join(', ') || 'less'}`);
	}
	const spoken = detectLanguage(said.answer) ?? 'other';
	if (spoken !== language) tell(`its language is ${spoken}`);
}

/** A replay's last answer, by the checks that the presented one went through. */
function recheckReplay(
	audit: Audit,
	{ line, entry, valid, finishReason, completionTokens }: Run,
	challenge: ConversationChallenge,
	said: { answer: string; prompts: string[] }
): void {
	audit.tally.recomputed.runs += 1;
	const outcomes = runConversationChecks({ challenge, ...said, finishReason, completionTokens });
	if (isValid(outcomes) === valid) return;
	const message = `its answer in the replay is ${valid ? 'invalid' : 'valid'}`;
	tellAt(audit, line, { kind: 'run-differs', subject: entry.entryId, message });
}

function recheckRun(
	audit: Audit,
	{ line, entry, valid, quality, finishReason, completionTokens }: Run,
	challenge: TemplateChallenge,
	{ sheet, answer }: { sheet: PlanSheet; answer: string }
): void {
	audit.tally.recomputed.runs += 1;
	const said = { answer, finishReason, completionTokens, template: '' };
	const isPassed = isValid([runTemplateChecks({ challenge, sheet, ...said })]);
	const worth = format(planQuality(answer, sheet));
	if (isPassed === valid && (quality === undefined || worth === quality)) return;
	const message = `its answer on ${sheet.id} is ${isPassed ? 'valid' : 'invalid'}, of quality ${worth}`;
	tellAt(audit, line, { kind: 'run-differs', subject: entry.entryId, message });
}
