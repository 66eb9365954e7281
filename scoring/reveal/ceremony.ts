import type { Board, BoardRow } from '../ranking/board.ts';
import { compareText } from '../ranking/places.ts';
import type { UnplacedReason } from '../ranking/eligibility.ts';
import { envelopes, type Envelope, type Outlook } from './envelope.ts';
import { lotsOfAnyQuality, placed, ranksOf, type Lot, type Order } from './lots.ts';

/** Everything that a ceremony is made of. */
export interface CeremonyFacts extends Order {
	/** The public's board as it stood at the freeze; absent where there was none. */
	frozen: Board | undefined;
	/** What is revealed. */
	final: Board;
	/** Outcomes of each team's confirmation runs in their order, by team; those without any are absent. */
	runs: ReadonlyMap<string, readonly boolean[]>;
	/** Whether a jury's quality may differ from what the frozen board said. */
	juryGives: boolean;
	/** Places that win something. */
	prizes: number;
	/** Teams up to this place are opened one by one, the others together. */
	oneByOne: number;
}

/** A line of the board at a moment of the ceremony. */
export interface Line {
	teamId: string;
	place: number;
	/** Whether it stands as it will be published. */
	opened: boolean;
	/** Undefined where the policy has none. */
	envelope: Envelope | undefined;
}

export type FrameKind = 'start' | 'together' | 'focus' | 'run' | 'settle' | 'prize' | 'end';

/** One moment of the ceremony: a press of a key leads to the next, and another back. */
export interface Frame {
	kind: FrameKind;
	/** Who is being opened. */
	teamId: string | undefined;
	/** Its runs as far as they have been told, of so many. */
	runs: boolean[];
	of: number;
	/** Before a place that may win something. */
	pause: boolean;
	/** The prize that is given, and to whom. */
	prize: { place: number; teamIds: string[] } | undefined;
	/** The placed, in order. */
	lines: Line[];
	/** Opened without a place. */
	fallen: { teamId: string; reason: UnplacedReason }[];
	/** Not opened, and without a place on the frozen board. */
	waiting: string[];
}

interface Team {
	teamId: string;
	frozen: BoardRow | undefined;
	final: BoardRow | undefined;
	runs: readonly boolean[];
}

/** Ahead of every lot, and behind every lot: of whom nothing is known. */
const AHEAD = 0;
const BEHIND = Number.MAX_SAFE_INTEGER;

/**
 * The ceremony of a board, moment by moment: first the frozen board, then those of whom no prize
 * hangs, then one by one the lowest that has not been opened, and at last the prizes, the first place
 * last. The last moment has the order of the board that is revealed. Baselines take no part.
 */
export function ceremony(facts: CeremonyFacts): Frame[] {
	const teams = teamsOf(facts);
	const outlookOf = outlooks(teams, facts);
	const opened = new Set<string>();
	const frames: Frame[] = [];
	const show = (kind: FrameKind, more: Partial<Frame> = {}) => {
		const { lines, fallen, waiting } = stand(teams, facts, opened);
		const told = more.teamId === undefined ? undefined : { id: more.teamId, runs: more.runs };
		const about = envelopes(
			teams.map((team) =>
				outlookOf(team, opened.has(team.teamId), told?.id === team.teamId ? told.runs : undefined)
			)
		);
		const known = facts.ranking.policy !== 'pareto';
		const envelopeOf = new Map(teams.map(({ teamId }, index) => [teamId, about[index]]));
		frames.push({
			kind,
			teamId: undefined,
			runs: [],
			of: 0,
			pause: false,
			prize: undefined,
			lines: lines.map((line) => ({
				...line,
				envelope: known ? envelopeOf.get(line.teamId) : undefined
			})),
			fallen,
			waiting,
			...more
		});
	};

	show('start');
	const apart = teams.filter((team) => !isNear(team, facts.oneByOne));
	for (const { teamId } of apart) opened.add(teamId);
	if (apart.length > 0) show('together');

	for (;;) {
		const next = lowest(teams, facts, opened);
		if (!next) break;
		const { team, place } = next;
		const { teamId, runs } = team;
		const of = runs.length;
		show('focus', { teamId, of, pause: place !== undefined && place <= facts.prizes });
		for (let told = 1; told <= of; told++) show('run', { teamId, runs: runs.slice(0, told), of });
		opened.add(teamId);
		show('settle', { teamId, runs: [...runs], of });
	}

	const { lines } = stand(teams, facts, opened);
	for (let place = facts.prizes; place >= 1; place--) {
		const teamIds = lines.filter((line) => line.place === place).map(({ teamId }) => teamId);
		if (teamIds.length > 0) show('prize', { prize: { place, teamIds }, pause: true });
	}
	show('end');

	return frames;
}

function teamsOf({ frozen, final, runs }: CeremonyFacts): Team[] {
	const before = new Map(frozen?.rows.map((row) => [row.teamId, row]));
	const after = new Map(final.rows.map((row) => [row.teamId, row]));

	return [...new Set([...before.keys(), ...after.keys()])]
		.sort(compareText)
		.map((teamId) => ({
			teamId,
			frozen: before.get(teamId),
			final: after.get(teamId),
			runs: runs.get(teamId) ?? []
		}))
		.filter(({ frozen, final }) => !(final ?? frozen)?.baseline);
}

const placeOf = (row: BoardRow | undefined) => row?.place ?? Infinity;

/** Whether its frozen place or its own is among those that are opened one by one. */
const isNear = ({ frozen, final }: Team, oneByOne: number) =>
	placeOf(frozen) <= oneByOne || placeOf(final) <= oneByOne;

/** How the board stands: the opened as they will be published, the others as they were frozen. */
function stand(teams: readonly Team[], order: Order, opened: ReadonlySet<string>) {
	const standing: { item: { teamId: string; opened: boolean }; lot: Lot }[] = [];
	const fallen: Frame['fallen'] = [];
	const waiting: string[] = [];
	for (const { teamId, frozen, final } of teams) {
		const isOpened = opened.has(teamId);
		const row = isOpened ? final : frozen;
		if (row?.place !== undefined) standing.push({ item: { teamId, opened: isOpened }, lot: row });
		else if (isOpened) fallen.push({ teamId, reason: final?.unplaced ?? 'withdrawn' });
		else waiting.push(teamId);
	}
	const lines = placed(standing, order).map(({ item, place }) => ({ ...item, place }));

	return { lines, fallen, waiting };
}

/** Who is opened next: first those without a frozen place, then from the bottom of the board up. */
function lowest(teams: readonly Team[], order: Order, opened: ReadonlySet<string>) {
	const { lines, waiting } = stand(teams, order, opened);
	const line = lines.findLast((one) => !one.opened);
	const teamId = waiting[0] ?? line?.teamId;
	const team = teams.find((one) => one.teamId === teamId);

	return team && { team, place: waiting.length > 0 ? undefined : line?.place };
}

/** What the room may still think possible of a team, given what it has been told. */
function outlooks(teams: readonly Team[], facts: CeremonyFacts) {
	const ends = teams.map(({ final }) => (final?.place === undefined ? undefined : final));
	const guesses = teams.map((team) => guessOf(team, facts));
	const lots: Lot[] = [...ends, ...guesses.flatMap((g) => [g?.best, g?.worst])].filter(
		(lot) => lot !== undefined
	);
	const ranks = ranksOf(lots, facts) ?? [];
	const rankOf = new Map(lots.map((lot, index) => [lot, ranks[index] ?? AHEAD]));
	const index = new Map(teams.map(({ teamId }, at) => [teamId, at]));

	return (team: Team, isOpened: boolean, told: readonly boolean[] | undefined): Outlook => {
		const at = index.get(team.teamId) ?? -1;
		if (isOpened) {
			const end = ends[at];
			const rank = end && (rankOf.get(end) ?? AHEAD);
			return { lots: rank === undefined ? undefined : { best: rank, worst: rank }, mayFall: false };
		}
		if (told && isRefuted(told, team)) return { lots: undefined, mayFall: true };
		const guess = guesses[at];
		const among = guess
			? { best: rankOf.get(guess.best) ?? AHEAD, worst: rankOf.get(guess.worst) ?? BEHIND }
			: { best: AHEAD, worst: BEHIND };
		return { lots: among, mayFall: true };
	};
}

/**
 * The lots that are possible for who stands on the frozen board with the entry that counts: its cost is
 * told, and its quality where no jury gives one. Undefined where nothing is known.
 */
function guessOf({ frozen, final }: Team, { juryGives }: CeremonyFacts) {
	if (frozen?.place === undefined || frozen.entryId !== final?.entryId) return undefined;
	if (frozen.costNwh !== final.costNwh) return undefined;

	return juryGives ? lotsOfAnyQuality(frozen) : { best: frozen, worst: frozen };
}

/** Whether its runs, once all of them are told, were too few: then it has no place whatever else is said. */
function isRefuted(told: readonly boolean[], { runs, final }: Team): boolean {
	return told.length === runs.length && final?.confirmation?.accepted === false;
}
