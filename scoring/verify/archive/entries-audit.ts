import { inForce } from '../../archive/board-facts.ts';
import { MARK } from '../../archive/interactions.ts';
import type { EntryOnRecord } from '../../archive/record.ts';
import { add, divide, format, parseRational, rational, ZERO } from '../../exact/rational.ts';
import type { Fact, FactData } from '../../ledger/facts.ts';
import { juryQuality } from '../../ranking/jury.ts';
import type { TemplateChallenge } from '../../rulebook/schema.ts';
import { tellAt, type Audit } from './audit.ts';
import type { DifferenceKind } from './differences.ts';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;
type Tell = (kind: DifferenceKind, message: string) => void;

/** Checks what the ledger says of entries, each fact before the record takes it. */
export class EntriesAudit {
	private readonly audit: Audit;

	constructor(audit: Audit) {
		this.audit = audit;
	}

	take(fact: Fact, line: number): void {
		const { subject } = fact;
		const tell: Tell = (kind, message) => {
			tellAt(this.audit, line, { kind, subject, message });
		};
		if (fact.kind === 'entry-presented') {
			this.presented(fact, tell);
			return;
		}
		const entry = this.audit.record.entries.get(subject);
		if (!entry) {
			tell('entry-unknown', 'no entry of that id');
			return;
		}
		switch (fact.kind) {
			case 'entry-withdrawn':
			case 'entry-disqualified':
			case 'entry-reinstated':
				this.conduct(fact, entry, tell);
				return;
			case 'checks-recorded':
				this.checks(fact.data, entry, tell);
				return;
			case 'verdict-given':
				this.verdict(fact, entry, tell);
		}
	}

	private presented({ subject, data }: FactOf<'entry-presented'>, tell: Tell): void {
		const { record, rules } = this.audit;
		if (record.entries.has(subject)) tell('entry-repeated', 'the entry was presented before');
		if (!record.teams.has(data.teamId) || record.gone.has(data.teamId)) {
			tell('team-unknown', `no team ${data.teamId}`);
		}
		const found = rules.challenge(data.challenge);
		if (!found) {
			tell('challenge-unknown', `no challenge ${data.challenge}`);
			return;
		}
		const { challenge, round } = found;
		const isReference = record.teams.get(data.teamId)?.baseline === true;
		const isLimited = round.admission.kind !== 'all' && !challenge.practice && !isReference;
		if (isLimited && record.decidedIn(round.id).get(data.teamId) !== true) {
			tell('admission-differs', `the team was not admitted to ${round.id}`);
		}
		const { presented } = data;
		if (presented.kind !== challenge.kind) {
			tell('entry-kind', `a ${presented.kind} in a challenge of the kind ${challenge.kind}`);
		}
		if (presented.kind !== 'template') {
			this.conversation(data, presented, challenge.practice, tell);
		}
	}

	private conversation(
		{ teamId, challenge }: FactData<'entry-presented'>,
		presented: { conversationId: string; interactionIds: string[] },
		isPractice: boolean,
		tell: Tell
	): void {
		const { interactions } = this.audit.record;
		const { ids, names, conversations } = interactions;
		const isBaseline = this.audit.record.teams.get(teamId)?.baseline === true;
		const numbers = presented.interactionIds.map((id) => ids.findText(id));
		if (new Set(numbers).size < numbers.length) tell('entry-interactions', 'one is named twice');
		const isChained = numbers.some((number) => (interactions.parent[number] ?? -1) !== -1);
		for (const [index, number] of numbers.entries()) {
			const id = presented.interactionIds[index] ?? '';
			const wrong = (why: string) => {
				tell('entry-interactions', `interaction ${id} ${why}`);
			};
			if (number === -1 || !interactions.is(number, MARK.settled)) {
				wrong('was never settled');
				continue;
			}
			if (interactions.team[number] !== names.findText(teamId)) wrong('is another team’s');
			if (interactions.challenge[number] !== names.findText(challenge)) {
				wrong('belongs to another challenge');
			}
			// A reference is on the organiser's account, whoever's answers it shows.
			if (interactions.is(number, MARK.charged) === isBaseline) {
				wrong(isBaseline ? 'was charged to a reference' : 'was not charged to the team');
			}
			if (!isPractice && interactions.is(number, MARK.unofficial)) wrong('was not official');
			if (isChained && (interactions.parent[number] ?? -1) !== (numbers[index - 1] ?? -1)) {
				wrong('does not continue the one before');
			}
		}
		const last = numbers.at(-1) ?? -1;
		const conversation = interactions.conversation[last] ?? -1;
		if (conversation !== -1 && conversation !== conversations.findText(presented.conversationId)) {
			tell('entry-interactions', 'the last interaction belongs to another conversation');
		}
	}

	private conduct(
		{ kind, data }: FactOf<'entry-withdrawn' | 'entry-disqualified' | 'entry-reinstated'>,
		entry: EntryOnRecord,
		tell: Tell
	): void {
		if (data.teamId !== entry.teamId || data.challenge !== entry.challenge) {
			tell('withdrawal-differs', 'the entry is another team’s or of another challenge');
		}
		if (kind === 'entry-withdrawn' && entry.withdrawn !== undefined) {
			tell('withdrawal-differs', 'the entry was withdrawn before');
		}
	}

	private checks(data: FactData<'checks-recorded'>, entry: EntryOnRecord, tell: Tell): void {
		const challenge = this.audit.rules.challenge(entry.challenge)?.challenge;
		if (challenge?.kind === 'template') {
			this.checksOfRuns(data, entry, challenge, tell);
			return;
		}
		const passed = data.outcomes.every(({ outcome }) => outcome !== 'failed');
		if (passed !== data.passed) tell('checks-differ', `passed should be ${String(passed)}`);
	}

	/** A sheet is valid by the majority of its runs, the entry by enough sheets; quality is the mean. */
	private checksOfRuns(
		data: FactData<'checks-recorded'>,
		entry: EntryOnRecord,
		{ hidden }: TemplateChallenge,
		tell: Tell
	): void {
		const runs = entry.runs.filter(({ purpose }) => purpose === 'instances');
		if (runs.length !== hidden.sheets * hidden.runs) {
			tell('checks-differ', `concluded from ${String(runs.length)} runs`);
			return;
		}
		this.audit.tally.recomputed.checks += 1;
		const sheets = Map.groupBy(runs, ({ sheet }) => sheet);
		const valid = [...sheets.values()].filter(
			(ofSheet) => ofSheet.filter((run) => run.valid).length * 2 > ofSheet.length
		).length;
		const passed = valid >= hidden.validSheets;
		if (passed !== data.passed) tell('checks-differ', `passed should be ${String(passed)}`);
		const told = data.outcomes.filter(({ outcome }) => outcome === 'passed').length;
		if (told !== valid) tell('checks-differ', `${String(valid)} sheets are valid by their runs`);
		const sum = runs.reduce((total, run) => add(total, parseRational(run.quality ?? '0')), ZERO);
		const quality = format(divide(sum, rational(BigInt(runs.length))));
		if (quality !== data.quality) tell('checks-differ', `quality should be ${quality}`);
	}

	private verdict({ id, data }: FactOf<'verdict-given'>, entry: EntryOnRecord, tell: Tell): void {
		const { rules, verdicts, tally } = this.audit;
		const wrong = (message: string) => {
			tell('verdict-differs', message);
		};
		tally.recomputed.verdicts += 1;
		const earlier = inForce(entry.verdicts).find(({ judgeId }) => judgeId === data.judgeId);
		if (data.rejudging !== undefined) this.rejudged(data, entry, wrong);
		else if (earlier?.factId !== data.supersedes) {
			wrong(`it should supersede ${earlier?.factId ?? 'nothing'}`);
		}
		const rubric = rules.challenge(entry.challenge)?.challenge.rubric ?? [];
		const outside = verdicts.get(id)?.levels;
		const levels = data.levels ?? outside;
		if (levels && data.verdict === 'valid') {
			const jury = juryQuality(rubric, [levels]);
			if (jury !== data.jury) wrong(`its levels come to ${jury ?? 'nothing'}`);
		}
		if (data.levels && outside && !sameLevels(data.levels, outside)) {
			wrong('verdicts.jsonl gives other levels');
		}
	}

	/** By a rejudging one judge's verdict may replace another's, and several may replace the same. */
	private rejudged(
		{ rejudging, supersedes, judgeId }: FactData<'verdict-given'>,
		entry: EntryOnRecord,
		wrong: (message: string) => void
	): void {
		if (!this.audit.record.rejudgings.has(rejudging ?? '')) {
			wrong('it is of a rejudging that was not applied before');
		}
		const others = entry.verdicts.filter((verdict) => verdict.rejudging !== rejudging);
		const standing = inForce(others);
		if (!standing.some(({ factId }) => factId === supersedes)) {
			wrong('what it supersedes was not in force');
		}
		if (standing.some((verdict) => verdict.judgeId === judgeId && verdict.factId !== supersedes)) {
			wrong('its judge has another verdict in force');
		}
	}
}

function sameLevels(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) {
	const names = new Set([...Object.keys(a), ...Object.keys(b)]);
	return [...names].every((name) => a[name] === b[name]);
}
