import { profileById } from '#scoring/energy';
import { parseRational } from '#scoring/exact/rational.ts';
import type { Alternative, Board, BoardRow, EntryState, UnplacedReason } from '#scoring';

/** A line of the leaderboard as the public reads it: figures to show, in the board's own order. */
export interface BoardLine {
	teamId: string;
	team: string;
	state: EntryState;
	place?: number;
	/** Of the rulebook's, and its place in it. */
	category?: string;
	categoryPlace?: number;
	/** Whether another team has the same place. */
	shared: boolean;
	/** The link of the chain that put it behind the line above, where the rule found both equal. */
	tieBrokenBy?: BoardRow['tieBrokenBy'];
	unplaced?: UnplacedReason;
	/** To show, never to compare: order comes from the board. */
	costMwh: number;
	quality?: number;
	score?: number;
	interactions: number;
	completionTokens: number;
	estimated: boolean;
	/** What its confirmation runs came to, where it had them all. */
	confirmation?: { passes: number; runs: number; accepted: boolean; agreement: number };
	/** How sure the place is. */
	doubt?: LineDoubt;
	/** Places at the batch sizes of `BoardView.batches`, in their order. */
	otherPlaces: (number | undefined)[];
}

export interface LineDoubt {
	/** Places between which it lies in 95 of 100 replicates. */
	low: number;
	high: number;
	/** Share of the replicates in which it is first. */
	first: number;
	/** Whether it is level with the leader. */
	tied: boolean;
	/** Runs that passed, with the Wilson interval of their rate; absent where nothing was run. */
	passRate?: { passes: number; runs: number; low: number; high: number };
}

export interface BoardView {
	challenge: string;
	policy: Board['policy'];
	profileId: string;
	/** Computed with a simulated model's profile. */
	simulated: boolean;
	batch: number;
	/** The other batch sizes for which the board gives places. */
	batches: number[];
	rulebookVersion: number;
	/** When it was computed, epoch milliseconds. */
	at: number;
	/** Whether any line has a quality, a score: columns without a figure are not shown. */
	hasQuality: boolean;
	hasScore: boolean;
	placed: BoardLine[];
	unplaced: BoardLine[];
	/** Placed teams that another batch size would put elsewhere. */
	moved: number;
	/** With how many replicates the doubt of the lines was computed; absent where it was not. */
	replicates?: number;
	/** Teams that are level with the leader, the leader among them. */
	tied: number;
}

/** What a page shows of a board. Adds nothing that the board does not say; ids of entries stay out. */
export function boardView(board: Board): BoardView {
	const profile = profileById(board.profileId);
	const siblings = board.alternatives.filter((other) => other.by === 'profile');
	const placesOf = siblings.map(placesByTeam);
	const held = new Map<number, number>();
	for (const { place } of board.rows) {
		if (place !== undefined) held.set(place, (held.get(place) ?? 0) + 1);
	}

	const lines = board.rows.map((row): BoardLine => ({
		teamId: row.teamId,
		// Empty once the team's name was erased.
		team: row.teamName || '—',
		state: row.state,
		place: row.place,
		category: row.category,
		categoryPlace: row.categoryPlace,
		shared: row.place !== undefined && (held.get(row.place) ?? 0) > 1,
		tieBrokenBy: row.tieBrokenBy,
		unplaced: row.unplaced,
		costMwh: shown(row.costNwh) / 1e6,
		quality: row.quality === undefined ? undefined : shown(row.quality),
		score: row.score === undefined ? undefined : shown(row.score),
		interactions: row.interactions,
		completionTokens: row.completionTokens,
		estimated: row.estimated,
		confirmation: row.confirmation && {
			passes: row.confirmation.passes,
			runs: row.confirmation.runs,
			accepted: row.confirmation.accepted,
			agreement: shown(row.confirmation.agreement)
		},
		doubt: row.doubt && lineDoubt(row.doubt),
		otherPlaces: placesOf.map((places) => places.get(row.teamId))
	}));
	const placed = lines.filter(({ place }) => place !== undefined);

	return {
		challenge: board.challenge,
		policy: board.policy,
		profileId: board.profileId,
		simulated: profile?.simulated ?? false,
		batch: profile?.batch ?? 0,
		batches: siblings.map(({ batch }) => batch),
		rulebookVersion: board.rulebook.version,
		at: Date.parse(board.at),
		hasQuality: lines.some(({ quality }) => quality !== undefined),
		hasScore: lines.some(({ score }) => score !== undefined),
		placed,
		unplaced: lines.filter(({ place }) => place === undefined),
		replicates: board.doubt?.replicates,
		tied: placed.filter(({ doubt }) => doubt?.tied).length,
		moved: placed.filter(({ place, otherPlaces }) => otherPlaces.some((other) => other !== place))
			.length
	};
}

/**
 * The same with the teams of one category alone, at their places in it. What the board says of places
 * among all (doubt, other batch sizes) is left out.
 */
export function inCategory(view: BoardView, category: string): BoardView {
	const isOf = (line: BoardLine) => line.category === category;
	const held = Map.groupBy(view.placed.filter(isOf), (line) => line.categoryPlace);
	const placed = view.placed.filter(isOf).map(({ doubt: _, tieBrokenBy: __, ...line }) => ({
		...line,
		place: line.categoryPlace,
		shared: (held.get(line.categoryPlace)?.length ?? 0) > 1,
		otherPlaces: []
	}));
	const { replicates: _, ...rest } = view;

	return {
		...rest,
		placed,
		unplaced: view.unplaced.filter(isOf),
		batches: [],
		moved: 0,
		tied: 0
	};
}

function lineDoubt({ places, first, tied, passRate }: NonNullable<BoardRow['doubt']>): LineDoubt {
	return { ...places, first, tied, ...(passRate ? { passRate } : {}) };
}

function placesByTeam({ places }: Alternative): Map<string, number> {
	return new Map(places.map(({ teamId, place }) => [teamId, place]));
}

/** An exact fraction as a number, for eyes. */
function shown(fraction: string): number {
	const { n, d } = parseRational(fraction);

	return Number(n) / Number(d);
}
