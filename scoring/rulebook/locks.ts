import { rulebookChanges, type RulebookChange } from './changes.ts';
import { challengeOf, isRanked } from './rounds.ts';
import {
	orderFaults,
	scheduleInForce,
	type RoundInstants,
	type ScheduleOverride
} from './schedule.ts';
import { PHASE_INSTANTS, type PhaseInstant, type RoundRules, type Rulebook } from './schema.ts';

/** What a change of the rules is held against, each by the name under which the contest says it. */
export const CLAUSES = [
	/** A contest stays the contest that it is. */
	'identity',
	/** What has happened cannot be moved, and nothing can be made to have happened. */
	'instant-past',
	/** An organiser moved this instant: what the rulebook writes would not hold. */
	'instant-moved',
	/** The instants in force would be out of order. */
	'instants-order',
	/** A final result does not change. */
	'finalised',
	/** What teams have worked in cannot vanish. */
	'played',
	/** Who may take part is settled when registration opens. */
	'registration',
	/** Everybody gets the same model, fixed when the round opens. */
	'model',
	/** Who enters a round is settled when it opens. */
	'admission',
	/** Which challenges a round has is settled when it opens. */
	'challenges',
	/** What a challenge asks and how it is checked, limited, judged and ranked. */
	'challenge',
	/** How long a verdict can be appealed is settled when the results are out. */
	'appeals',
	/** Whatever else the rulebook fixes for the contest as a whole. */
	'contest'
] as const;
export type Clause = (typeof CLAUSES)[number];

/** A change that a phase has closed. */
export interface ForbiddenChange {
	change: RulebookChange;
	clause: Clause;
	/** The round whose phase forbids it, and the instant from which it does; absent for what never may. */
	round?: string;
	instant?: PhaseInstant;
	/** Epoch milliseconds. */
	since?: number;
	/** Whether a logged, re-authenticated override may make it all the same. */
	overridable: boolean;
}

export interface Standing {
	/** The schedule's overrides in ledger order. */
	overrides: readonly ScheduleOverride[];
	/** Ids of the challenges in which a team has worked. */
	played: ReadonlySet<string>;
	/** Epoch milliseconds. */
	at: number;
}

/** Words that a reader reads and no result depends on. */
const WORDS = new Set(['title', 'tagline', 'rules', 'timeZone', 'summary']);
/** Who may take part, and what is asked of them. */
const REGISTRATION = new Set(['team', 'eligibility', 'categories', 'registration']);

/**
 * The changes from one version of a rulebook to the next that the contest's phases no longer allow:
 * nothing that touches a result changes once the phase that it governs has opened. A field that is not
 * known here counts as touching a result from the opening of its round.
 */
export function forbiddenChanges(
	before: Rulebook,
	after: Rulebook,
	standing: Standing
): ForbiddenChange[] {
	const held = new Held(before, after, standing);
	const changes = rulebookChanges(before, after).filter(({ field }) => field[0] !== 'version');

	return [...changes.flatMap((change) => held.against(change) ?? []), ...held.disorder()];
}

class Held {
	private readonly before: Rulebook;
	private readonly after: Rulebook;
	private readonly standing: Standing;
	private readonly old: ReadonlyMap<string, RoundInstants>;
	private readonly next: ReadonlyMap<string, RoundInstants>;

	constructor(before: Rulebook, after: Rulebook, standing: Standing) {
		this.before = before;
		this.after = after;
		this.standing = standing;
		this.old = scheduleInForce(before, standing.overrides);
		this.next = scheduleInForce(after, standing.overrides);
	}

	against(change: RulebookChange): ForbiddenChange | undefined {
		const [key = ''] = change.field;
		if (change.round === undefined) return this.ofContest(change, key);
		if (change.challenge !== undefined) return this.ofChallenge(change, change.challenge);
		if (key === '') return this.ofWholeRound(change, change.round);
		if (key === 'phases') return this.ofInstant(change, change.round);
		const isWords = WORDS.has(key) || (key === 'model' && change.field[1] === 'title');
		if (isWords || change.field.join('.') === 'challenges.order') return undefined;
		const clause = key === 'model' || key === 'admission' ? key : 'challenges';

		return this.closed(change, { clause, round: change.round, instant: 'opens' });
	}

	/** Rounds whose instants in force would be out of order. */
	disorder(): ForbiddenChange[] {
		return [...this.next].flatMap(([round, instants]) =>
			orderFaults(instants).map(({ earlier, later }) => ({
				change: { round, field: ['phases', later], before: earlier },
				clause: 'instants-order' as const,
				round,
				overridable: false
			}))
		);
	}

	private ofContest(change: RulebookChange, key: string): ForbiddenChange | undefined {
		if (key === 'id' || key === 'format') return never(change, 'identity');
		if (WORDS.has(key) || change.field.join('.') === 'rounds.order') return undefined;
		const [clause, instant] = REGISTRATION.has(key)
			? (['registration', 'registrationOpens'] as const)
			: key === 'appealHours'
				? (['appeals', 'results'] as const)
				: (['contest', 'opens'] as const);
		const [first] = [...this.old].sort(([, a], [, b]) => a[instant] - b[instant]);

		return first && this.closed(change, { clause, round: first[0], instant });
	}

	private ofWholeRound(change: RulebookChange, round: string): ForbiddenChange | undefined {
		const rules = (change.before ?? change.after) as RoundRules;
		if (change.after === undefined) {
			if (rules.challenges.some(({ id }) => this.isLost(id))) return never(change, 'played');
			return this.closed(change, { clause: 'registration', round, instant: 'registrationOpens' });
		}
		return this.closed(change, { clause: 'challenges', round, instant: 'opens' });
	}

	private ofInstant(change: RulebookChange, round: string): ForbiddenChange | undefined {
		const { at, overrides } = this.standing;
		const instant = PHASE_INSTANTS.find((one) => one === change.field[1]);
		const [was, is] = [this.old.get(round), this.next.get(round)];
		if (!instant || !was || !is) return undefined;
		const isMoved = overrides.some((one) => one.roundId === round && one.instant === instant);
		// A version may write down what an override has already made true.
		if (isMoved && Date.parse(String(change.after)) === was[instant]) return undefined;
		if (isMoved) return { ...never(change, 'instant-moved'), round, instant };
		if (was[instant] === is[instant]) return undefined;
		if (was[instant] > at && is[instant] > at) return undefined;

		return { ...never(change, 'instant-past'), round, instant, since: was[instant] };
	}

	private ofChallenge(change: RulebookChange, id: string): ForbiddenChange | undefined {
		const { round = '' } = change;
		const [was, is] = [challengeOf(this.before, id), challengeOf(this.after, id)];
		const [key = ''] = change.field;
		if (key === '' && change.after === undefined && this.isLost(id)) return never(change, 'played');
		if (key === 'id') return never(change, 'identity');
		if (WORDS.has(key)) return undefined;
		const ranked = [was, is].some((one) => one !== undefined && isRanked(one.challenge));
		if (!ranked) return undefined;
		const clause = key === '' ? ('challenges' as const) : ('challenge' as const);

		return this.closed(change, { clause, round, instant: 'opens' });
	}

	/** Whether teams have worked in a challenge that the later version has not. */
	private isLost(id: string): boolean {
		return this.standing.played.has(id) && challengeOf(this.after, id) === undefined;
	}

	/** Forbidden from an instant of a round on, and for good once that round is final. */
	private closed(
		change: RulebookChange,
		by: { clause: Clause; round: string; instant: PhaseInstant }
	): ForbiddenChange | undefined {
		const instants = this.old.get(by.round) ?? this.next.get(by.round);
		if (!instants) return undefined;
		const { at } = this.standing;
		// What holds for the whole contest is final with its last round.
		const all = change.round === undefined ? [...this.old.values()] : [instants];
		const since = Math.max(...all.map(({ finalised }) => finalised));
		if (since <= at) {
			return { ...never(change, 'finalised'), round: by.round, instant: 'finalised', since };
		}
		if (instants[by.instant] > at) return undefined;

		return { change, ...by, since: instants[by.instant], overridable: true };
	}
}

const never = (change: RulebookChange, clause: Clause): ForbiddenChange => ({
	change,
	clause,
	overridable: false
});
