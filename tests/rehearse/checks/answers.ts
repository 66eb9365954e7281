import type { Event } from '../event.ts';
import type { SeenAnswer, Witness } from '../witness.ts';
import { holds, type Finding, type OnRecord } from './record.ts';

/** Whether the record says of every answer what its readers saw. */
export function checkAnswers(record: OnRecord, witness: Witness, event: Event): Finding[] {
	const byId = new Map(record.interactions.map((row) => [row.held.id, row]));
	const unlike = witness.answers.flatMap((seen) => {
		const reason = differenceOf(seen, byId.get(seen.interaction));
		return reason ? [`${seen.interaction} (${reason})`] : [];
	});
	const different = new Set(witness.answers.map(({ interaction }) => interaction)).size;

	return [
		holds(
			'every answer whose end a client saw is on record exactly so',
			unlike,
			`${witness.answers.length} readings of ${different} answers`
		),
		holds(
			'the organiser’s export has every interaction',
			event.exported === record.interactions.length
				? []
				: [`${record.interactions.length} on record`],
			`${event.exported} lines`
		),
		cutAreUncharged(record, witness, event),
		settledOnce(record)
	];
}

type Row = OnRecord['interactions'][number];

function differenceOf({ text, end }: SeenAnswer, row: Row | undefined): string | undefined {
	if (!row?.settled) return 'not on record';
	const { settled } = row;
	if (text !== (row.answer ?? '')) return 'other words';
	if (!end) return undefined;
	if (end.outcome !== settled.outcome || end.billed !== settled.billed) return 'another end';
	if (BigInt(end.energyNwh) !== settled.energyNwh) return 'another energy';
	for (const told of ['promptTokens', 'completionTokens', 'leafHash'] as const) {
		if (end[told] !== undefined && end[told] !== settled[told]) return `another ${told}`;
	}

	return undefined;
}

/** What was open when the process was killed; what it had settled before stays as it was. */
function cutAreUncharged(record: OnRecord, { cut }: Witness, { cutAt }: Event): Finding {
	const open = record.interactions.filter(
		({ held, settled }) => held.heldAt <= cutAt && (settled?.endedAt ?? Infinity) > cutAt
	);
	const interrupted = record.interactions.filter(
		({ settled }) => settled?.outcome === 'interrupted'
	);
	const openIds = new Set(open.map(({ held }) => held.id));
	const broken = [
		...open.filter(({ settled }) => settled?.outcome !== 'interrupted' || settled.billed),
		...interrupted.filter(({ held }) => !openIds.has(held.id))
	].map(({ held }) => held.id);
	const known = cut.filter(({ interaction }) => openIds.has(interaction)).length;

	return holds(
		'what was open at the power cut is interrupted and uncharged',
		open.length > 0 ? broken : ['nothing was open'],
		`${open.length} open, ${known} of them being read; ${cut.length - known} had just ended`
	);
}

/** By the books and by the ledger. */
function settledOnce({ interactions, facts }: OnRecord): Finding {
	const tally = new Map<string, number>();
	for (const { kind, subject } of facts) {
		const key = `${kind} ${subject}`;
		tally.set(key, (tally.get(key) ?? 0) + 1);
	}
	const broken = interactions.flatMap(({ held, settled }) =>
		settled &&
		tally.get(`interaction-held ${held.id}`) === 1 &&
		tally.get(`interaction-settled ${held.id}`) === 1
			? []
			: [held.id]
	);
	const strangers = facts.filter(({ kind }) => kind === 'interaction-settled').length;

	return holds(
		'every interaction is settled exactly once',
		strangers === interactions.length ? broken : [...broken, 'facts of unknown interactions'],
		`${interactions.length} interactions, ${strangers} facts`
	);
}
