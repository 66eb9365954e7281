import { PHASE_INSTANTS, instantsOf, type Rulebook } from '#scoring';
import { instantOf, wallClock } from '#lib/zoned-time.ts';

/**
 * The rules of an earlier edition as the first version of another contest: with an id of its own, and with
 * its first round opening at `opensAt` (epoch milliseconds). Every other instant moves as far by the
 * clock on the wall, so that what was at ten in the morning is so on either side of a change of hour.
 */
export function movedEdition(
	rulebook: Rulebook,
	{ id, opensAt }: { id: string; opensAt: number }
): Rulebook {
	const { timeZone } = rulebook;
	const first = Math.min(...rulebook.rounds.map((round) => instantsOf(round).opens));
	const shift = onWall(opensAt, timeZone) - onWall(first, timeZone);
	const moved = (at: number): number => {
		const wall = onWall(at, timeZone) + shift;
		const clock = new Date(wall).toISOString().slice(0, 19);
		return (instantOf(clock, timeZone) ?? at) + (wall % 1000);
	};

	return {
		...structuredClone(rulebook),
		id,
		version: 1,
		rounds: rulebook.rounds.map((round) => {
			const instants = instantsOf(round);
			const phases = Object.fromEntries(
				PHASE_INSTANTS.map((instant) => [instant, new Date(moved(instants[instant])).toISOString()])
			);
			return { ...structuredClone(round), phases: { ...round.phases, ...phases } };
		})
	};
}

/** The clock on the wall as if it stood in Greenwich; epoch milliseconds. */
const onWall = (at: number, timeZone: string): number =>
	Date.parse(`${wallClock(at, timeZone)}:00Z`) + (at % 60_000);
