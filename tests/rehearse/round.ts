import { setTimeout as pause } from 'node:timers/promises';
import { playCivicCentre } from './civic-centre-play.ts';
import { HOME } from './edition.ts';
import { playHome } from './home-play.ts';
import { happenNow, moveInstant } from './organiser.ts';
import { publicBoard } from './outsiders.ts';
import type { Person, Team, Venue } from './people.ts';
import { ask, askAll, everyonesQuestions, present, says, tableOf } from './table.ts';

/** Longer than the site may keep a board in mind. */
const STALE_MS = 2500;
/** The share of questions that is under way when the round is closed over them. */
const UNDER_WAY = 0.75;

interface Round {
	organiser: Person;
	teams: Team[];
	/** Names of reto 2's open sheets. */
	openSheets: string[];
}

/** Nobody prompts before the opening; then it comes earlier than announced. */
export async function openRound(venue: Venue, { organiser, teams }: Omit<Round, 'openSheets'>) {
	const [early] = teams;
	if (!early) throw new RangeError('an event needs a team');
	const { witness } = venue;
	const reply = await ask(tableOf(venue, early, HOME), { messages: [says('Hola')] });
	const refused = reply.kind === 'refused' && reply.code === 'phase_closed';
	witness.expect('nobody prompts before the opening', refused, reply);
	await happenNow(organiser, { instant: 'opens', reason: 'Ya estamos todos' });
}

/** Teams work, all at once; meanwhile the organiser moves the freeze, and later lets it come. */
export async function workThrough(
	venue: Venue,
	{ organiser, teams, openSheets }: Round
): Promise<void> {
	const { witness } = venue;
	const playing = Promise.all(
		teams.map(async (team) => {
			await playHome(venue, team);
			await playCivicCentre(venue, team, openSheets);
		})
	);
	// Whoever fails first is told below; until then it must not end the process.
	playing.catch(() => undefined);

	await witness.answersSeen(teams.length, playing);
	await moveTheFreeze(venue, { organiser, teams });
	await witness.answersSeen(teams.length * 4, playing);
	await happenNow(organiser, { instant: 'freezes', reason: 'Congelamos para dar emoción' });
	await pause(STALE_MS);
	const frozen = await publicBoard(venue, HOME);
	await playing;
	await pause(STALE_MS);
	const same = frozen !== undefined && frozen === (await publicBoard(venue, HOME));
	witness.expect('after the freeze the public board stands still', same);
}

async function moveTheFreeze(venue: Venue, { organiser, teams }: Omit<Round, 'openSheets'>) {
	const [team] = teams;
	if (!team) return;
	const to = await moveInstant(organiser, { instant: 'freezes', reason: 'Comemos antes' });
	const { base, someone } = tableOf(venue, team, HOME);
	const told = await someone().client.ask<{ phase: { next?: { instant: string; at: number } } }>(
		`${base}/workbench`
	);
	const next = told.ok ? told.value.phase.next : undefined;
	const known = next?.instant === 'freezes' && next.at === to;
	venue.witness.expect('teams see a moved phase at once', known, next);
}

/**
 * The round is closed while everyone reads or waits: what was being written ends and is charged, what
 * waited for a place is released, and nothing new begins.
 */
export async function closeRound(
	venue: Venue,
	{ organiser, teams, openSheets }: Round
): Promise<void> {
	const { witness } = venue;
	const questions = everyonesQuestions(venue, { teams, openSheets });
	const { underWay, replies, silent } = askAll(questions, questions.length * UNDER_WAY);
	await underWay;
	await happenNow(organiser, { instant: 'closes', reason: 'Fin del reto' });
	const waiting = silent() - venue.places * 2;

	for (const reply of await Promise.all(replies)) {
		if (reply.kind === 'refused') continue;
		const end = reply.kind === 'ended' ? reply.end : undefined;
		const met =
			end?.outcome === 'completed' ? end.billed : end?.outcome === 'released' && !end.billed;
		witness.expect('what was begun before the close ends, or is released uncharged', met, reply);
	}
	const released = witness.counts.get('ended: released') ?? 0;
	// Those that say nothing yet are being written or wait; with so many some must have waited.
	const met = waiting <= 0 || released > 0;
	witness.expect('what waits for a place at the close is released', met, waiting);
	await Promise.all(teams.map((team) => comeTooLate(venue, team)));
}

async function comeTooLate(venue: Venue, team: Team) {
	const { witness } = venue;
	const table = tableOf(venue, team, HOME);
	const reply = await ask(table, { messages: [says('¿Queda tiempo?')] });
	const shut = reply.kind === 'refused' && reply.code === 'phase_closed';
	witness.expect('nobody prompts after the close', shut, reply);
	const told = await present(table, { conversation: 'da-igual' });
	const closed = !told.ok && told.code === 'phase_closed';
	witness.expect('nobody presents after the close', closed, told);
}
