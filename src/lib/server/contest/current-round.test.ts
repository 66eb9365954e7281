import { expect, test } from 'vitest';
import type { RoundInstants, Rulebook } from '#scoring';
import { rulebook as oneRound } from './contest.fixture.ts';
import { currentRound } from './current-round.ts';

const DAY = 86_400_000;
const [previous] = oneRound.rounds;
if (!previous) throw new Error('the fixture has a round');
const rulebook: Rulebook = { ...oneRound, rounds: [previous, { ...previous, id: 'final' }] };

/** A round that opens on a day and closes the next. */
function instants(day: number): RoundInstants {
	const at = day * DAY;
	return {
		registrationOpens: at,
		practiceOpens: at,
		opens: at,
		registrationCloses: at + DAY,
		freezes: at + DAY,
		closes: at + DAY,
		results: at + 2 * DAY,
		finalised: at + 3 * DAY
	};
}

const contest = {
	rulebook,
	schedule: new Map([
		['previa', instants(10)],
		['final', instants(20)]
	])
};
const roundAt = (day: number) => currentRound(contest, { at: day * DAY });

test('a contest speaks of its first round until that closes, then of the next', () => {
	expect(roundAt(1)).toMatchObject({ round: { id: 'previa' }, state: { phase: 'announced' } });
	expect(roundAt(10.5)).toMatchObject({ round: { id: 'previa' }, state: { phase: 'open' } });
	expect(roundAt(11)).toMatchObject({ round: { id: 'final' }, state: { phase: 'announced' } });
});

test('once everything has closed, the last round is the one to speak of', () => {
	expect(roundAt(90)).toMatchObject({ round: { id: 'final' }, state: { phase: 'final' } });
});
