import { eq, inArray } from 'drizzle-orm';
import type { FactKind } from '#scoring';
import type { Query } from '../db/client.ts';
import { sha256Hex } from '../ledger/record.ts';
import type { Publishable } from './public-archive.ts';
import { factsInOrder, type LedgerBound, type SequencedFact } from './contest-archive-facts.ts';

interface SaltedText {
	salt: string;
	text: string;
}

/** Which fields of a fact may bind a text, by the kinds of facts that bind one. */
const FIELDS = {
	'interaction-held': ['promptHash'],
	'interaction-settled': ['answerHash'],
	'entry-presented': ['templateHash', 'recordHash'],
	'official-run': ['answerHash'],
	'assisted-reading': ['answerHash'],
	'rulebook-published': ['reasonHash'],
	'schedule-overridden': ['reasonHash'],
	'outage-applied': ['reasonHash'],
	'outage-reverted': ['reasonHash']
} as const satisfies Partial<Record<FactKind, readonly string[]>>;
type TextKind = keyof typeof FIELDS;
const KINDS = Object.keys(FIELDS) as TextKind[];
/** Where one subject has many facts, the hash tells which of its texts is a fact's. */
const MANY: TextKind[] = ['official-run', 'assisted-reading'];
/** Organisers gave these reasons for everybody to read. */
const REASONED: TextKind[] = [
	'rulebook-published',
	'schedule-overridden',
	'outage-applied',
	'outage-reverted'
];

/**
 * Texts that are there and were not erased, each with the fact that binds it: lines of JSON. Where
 * only some may be published, those.
 */
export async function* textLines(
	query: Query,
	bound: LedgerBound,
	published?: Publishable
): AsyncGenerator<string> {
	const reasons = await reasonsOf(query, bound);
	const isOpen = published && (await openFacts(query, { ...bound, published }));
	for await (const facts of factsInOrder(query, { ...bound, kinds: KINDS })) {
		const texts: Partial<Record<TextKind, Map<string, SaltedText[]>>> = {
			'interaction-held': await promptsOf(query, subjectsOf(facts, 'interaction-held')),
			'interaction-settled': await answersOf(query, subjectsOf(facts, 'interaction-settled')),
			'entry-presented': new Map([
				...(await templatesOf(query, subjectsOf(facts, 'entry-presented'))),
				...(await alignmentsOf(query, subjectsOf(facts, 'entry-presented')))
			]),
			'official-run': await runAnswersOf(query, subjectsOf(facts, 'official-run')),
			'assisted-reading': await readingsOf(query, subjectsOf(facts, 'assisted-reading'))
		};
		for (const fact of facts) {
			const kind = KINDS.find((one) => one === fact.kind);
			if (!kind || (isOpen && !isOpen(fact))) continue;
			const { field, hash } = hashIn(fact, FIELDS[kind]);
			const isReasoned = REASONED.includes(kind);
			const candidates = isReasoned ? reasons : (texts[kind]?.get(fact.subject) ?? []);
			const text =
				isReasoned || MANY.includes(kind)
					? candidates.find((one) => sha256Hex(one.salt + one.text) === hash)
					: candidates[0];
			if (hash === undefined || !text) continue;
			yield `${JSON.stringify({ fact: fact.id, field, ...text })}\n`;
		}
	}
}

/** Which facts' texts may be published: an organiser's reasons, and what willing teams wrote. */
async function openFacts(
	query: Query,
	{ contestId, published }: LedgerBound & { published: Publishable }
): Promise<(fact: SequencedFact) => boolean> {
	const { entry } = query.t;
	const rows = await query
		.select({ id: entry.id, teamId: entry.teamId, challenge: entry.challengeId })
		.from(entry)
		.where(eq(entry.contestId, contestId));
	const entries = new Map(rows.map((row) => [row.id, row]));

	return ({ kind, subject, leaf }) => {
		if (REASONED.some((one) => one === kind)) return true;
		const { data }: { data: { teamId?: string; challenge?: string } } = JSON.parse(leaf);
		const { teamId, challenge } = entries.get(subject) ?? data;

		return published.publishes(teamId, challenge);
	};
}

const subjectsOf = (facts: SequencedFact[], kind: TextKind): string[] => [
	...new Set(facts.filter((fact) => fact.kind === kind).map(({ subject }) => subject))
];

/** The hash of a text that a fact carries; some have none. */
function hashIn({ leaf }: SequencedFact, fields: readonly string[]) {
	const { data }: { data: Record<string, unknown> & { presented?: Record<string, unknown> } } =
		JSON.parse(leaf);
	for (const field of fields) {
		const hash = data[field] ?? data.presented?.[field];
		if (typeof hash === 'string') return { field, hash };
	}

	return { field: undefined, hash: undefined };
}

function bySubject(rows: (SaltedText & { subject: string })[]): Map<string, SaltedText[]> {
	const found = new Map<string, SaltedText[]>();
	for (const { subject, ...text } of rows) {
		found.set(subject, [...(found.get(subject) ?? []), text]);
	}

	return found;
}

async function promptsOf(query: Query, ids: string[]) {
	const { interactionText } = query.t;
	const rows = await query
		.select({
			subject: interactionText.interactionId,
			salt: interactionText.salt,
			messages: interactionText.messages
		})
		.from(interactionText)
		.where(inArray(interactionText.interactionId, ids));

	return bySubject(
		rows.map(({ messages, ...row }) => ({ ...row, text: JSON.stringify(messages) }))
	);
}

async function answersOf(query: Query, ids: string[]) {
	const { answerText } = query.t;
	const rows = await query
		.select({ subject: answerText.interactionId, salt: answerText.salt, text: answerText.answer })
		.from(answerText)
		.where(inArray(answerText.interactionId, ids));

	return bySubject(rows);
}

async function templatesOf(query: Query, ids: string[]) {
	const { entryTemplate } = query.t;
	const rows = await query
		.select({
			subject: entryTemplate.entryId,
			salt: entryTemplate.salt,
			text: entryTemplate.template
		})
		.from(entryTemplate)
		.where(inArray(entryTemplate.entryId, ids));

	return bySubject(rows);
}

async function alignmentsOf(query: Query, ids: string[]) {
	const { entryAlignment } = query.t;
	const rows = await query
		.select({
			subject: entryAlignment.entryId,
			salt: entryAlignment.salt,
			text: entryAlignment.record
		})
		.from(entryAlignment)
		.where(inArray(entryAlignment.entryId, ids));

	return bySubject(rows);
}

async function runAnswersOf(query: Query, ids: string[]) {
	const { officialRun, confirmationAnswer: replayed } = query.t;
	const rows = await query
		.select({ subject: officialRun.entryId, salt: officialRun.salt, text: officialRun.answer })
		.from(officialRun)
		.where(inArray(officialRun.entryId, ids));
	const replays = await query
		.select({ subject: replayed.entryId, salt: replayed.salt, text: replayed.answer })
		.from(replayed)
		.where(inArray(replayed.entryId, ids));

	return bySubject([...rows, ...replays]);
}

async function readingsOf(query: Query, ids: string[]) {
	const { assistedAnswer: read } = query.t;
	const rows = await query
		.select({ subject: read.entryId, salt: read.salt, text: read.answer })
		.from(read)
		.where(inArray(read.entryId, ids));

	return bySubject(rows);
}

/** Organisers' reasons are public; only those for a version of the rulebook are hashed with a salt. */
async function reasonsOf(query: Query, { contestId }: LedgerBound): Promise<SaltedText[]> {
	const { scheduleOverride, outage, outageReversal } = query.t;
	const rows = [
		...(await query
			.select({ text: scheduleOverride.reason })
			.from(scheduleOverride)
			.where(eq(scheduleOverride.contestId, contestId))),
		...(await query
			.select({ text: outage.reason })
			.from(outage)
			.where(eq(outage.contestId, contestId))),
		...(await query
			.select({ text: outageReversal.reason })
			.from(outageReversal)
			.innerJoin(outage, eq(outage.id, outageReversal.outageId))
			.where(eq(outage.contestId, contestId)))
	];

	const { rulebookVersion } = query.t;
	const versions = await query
		.select({ text: rulebookVersion.reason, salt: rulebookVersion.reasonSalt })
		.from(rulebookVersion)
		.where(eq(rulebookVersion.contestId, contestId));

	return [
		...rows.map(({ text }) => ({ salt: '', text })),
		...versions.flatMap(({ text, salt }) => (salt === null ? [] : [{ salt, text }]))
	];
}
