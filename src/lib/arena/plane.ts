import { BAND_LOOKS, BANDS, levelInBand, type Band } from '../board-band.ts';
import type { ScatterPoint, ScatterSeries } from '../ui/chart/scatter.ts';
import { wayUntil, type ArenaPoint, type ArenaTeam } from './arena-view.ts';
import { frontier, type Standing } from './curves.ts';

export interface PlaneWords {
	series: (kind: Band | 'ghost') => string;
	note: (team: ArenaTeam, onFrontier: boolean) => string | undefined;
}

export interface Way {
	teamId: string;
	ghost: boolean;
	points: { x: number; y: number }[];
}

export interface Plane {
	series: ScatterSeries[];
	ways: Way[];
	/** What the frontier and the curves are drawn from. */
	standings: Standing[];
	frontier: Standing[];
	/** Teams on the frontier, in the order of the board. */
	leading: ArenaTeam[];
}

interface Asked {
	teams: readonly ArenaTeam[];
	hasQuality: boolean;
	/** Epoch milliseconds: the plane as it stood then. */
	until: number;
	ownTeamId: string | undefined;
	/** Whether those who wait for the jury count already, as on a provisional board. */
	provisional: boolean;
	words: PlaneWords;
}

/** Everything that the plane shows of an instant, in its own units. */
export function planeAt({ teams, hasQuality, until, ownTeamId, provisional, words }: Asked): Plane {
	const stations = teams.map((team, index) => {
		const { way, now } = wayUntil(team, until);
		const height = (point: ArenaPoint) => heightOf(point, index, hasQuality);
		return { team, way, now, y: now && height(now), height };
	});
	const drawn = stations.flatMap(({ now, y, ...rest }) =>
		now && y !== undefined ? [{ ...rest, now, y }] : []
	);
	const counting = drawn.filter(
		({ team, now }) =>
			!team.ghost && (now.band === 'valid' || (provisional && now.band === 'pending'))
	);
	const standings = counting.map(({ team, now }) => ({
		team,
		costMwh: now.costMwh,
		quality: hasQuality ? (now.quality ?? 0) : 0
	}));
	const edge = frontier(standings);
	const leading = standings.filter((one) => edge.includes(one)).map(({ team }) => team);

	const points = new Map<Band | 'ghost', ScatterPoint[]>();
	for (const { team, now, y } of drawn) {
		const kind = team.ghost ? 'ghost' : now.band;
		const point = {
			id: team.teamId,
			label: isolated(team.team),
			x: now.costMwh,
			y,
			own: team.teamId === ownTeamId,
			note: words.note(team, leading.includes(team))
		};
		points.set(kind, [...(points.get(kind) ?? []), point]);
	}

	return {
		series: (['valid', 'pending', 'invalid', 'ghost'] as const).flatMap((kind) => {
			const own = points.get(kind);
			return own ? [{ name: words.series(kind), ...lookOf(kind), points: own }] : [];
		}),
		ways: drawn.flatMap(({ team, way, height }) => {
			const stops = way.flatMap((point) => {
				const y = height(point);
				return y === undefined ? [] : [{ x: point.costMwh, y }];
			});
			return stops.length > 1 ? [{ teamId: team.teamId, ghost: team.ghost, points: stops }] : [];
		}),
		standings,
		frontier: edge,
		leading
	};
}

function lookOf(kind: Band | 'ghost'): Pick<ScatterSeries, 'shape' | 'tone'> {
	return kind === 'ghost' ? { shape: 'diamond', tone: 'warning' } : BAND_LOOKS[kind];
}

function heightOf({ band, quality }: ArenaPoint, index: number, hasQuality: boolean) {
	if (!hasQuality) return BANDS[band] + levelInBand(index);

	return quality ?? (band === 'invalid' ? 0 : undefined);
}

/** The most energy that any team ever stood at, so that the axis stays while the instant moves. */
export function furthestOf(teams: readonly ArenaTeam[], parMwh: number | undefined): number {
	const costs = teams.flatMap(({ moves }) => moves.map(({ point }) => point?.costMwh ?? 0));

	return Math.max(1e-9, parMwh ?? 0, ...costs) * 1.05;
}

/** A name that cannot turn the direction of the figures beside it (Unicode's isolates). */
export function isolated(name: string): string {
	return `\u2068${name}\u2069`;
}
