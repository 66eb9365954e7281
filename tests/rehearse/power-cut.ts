import { setTimeout as pause } from 'node:timers/promises';
import { readAgain } from './conversing.ts';
import { anyone, type Team, type Venue } from './people.ts';
import { ask, askAll, everyonesQuestions, type Table } from './table.ts';

const READY_MS = 30_000;
/** The share of questions that have begun, and how long they then run, before the power goes. */
const UNDER_WAY = 0.75;
const RUN_UP_MS = 300;

/**
 * Everyone writes at once and the power goes in the middle of it. Then it is back: each looks for
 * what was cut, finds it uncharged, and asks again. Returns the epoch milliseconds of the cut.
 */
export async function cutThePower(
	venue: Venue,
	{ teams, openSheets }: { teams: Team[]; openSheets: string[] }
): Promise<number> {
	const { site, witness } = venue;
	const questions = everyonesQuestions(venue, { teams, openSheets });
	const { underWay, replies: coming } = askAll(questions, questions.length * UNDER_WAY);
	const ended = Promise.all(coming.map((reply) => reply.catch(() => undefined)));
	await underWay;
	if (venue.paced) await pause(RUN_UP_MS);
	await site.kill();
	const at = Date.now();
	const replies = await ended;
	const cut = replies.filter((reply) => reply?.kind === 'cut').length;
	witness.expect('the power went while answers were being written', cut > 0, cut);

	await site.restart();
	await lightsOn(venue);
	await Promise.all(
		questions.map(async ({ table, ...question }, index) => {
			const reply = replies[index];
			if (reply?.kind === 'ended' || reply?.kind === 'refused') return;
			if (reply) await findCut({ table, interaction: reply.interaction });
			await ask(table, question);
		})
	);

	return at;
}

async function findCut({ table, interaction }: { table: Table; interaction: string }) {
	const { witness } = table.venue;
	const turn = await readAgain(table.someone().client, { base: table.base, interaction });
	const { end } = turn ?? {};
	if (end?.outcome === 'interrupted') {
		witness.expect('what the power cut is not charged', !end.billed, end);
	} else {
		witness.expect('what was not cut had ended', end !== undefined, turn);
		if (turn && end) witness.saw({ interaction, text: turn.answer, end });
	}
}

/** Tries the door until it answers, as a browser's retry does. */
async function lightsOn(venue: Venue): Promise<void> {
	const until = Date.now() + READY_MS;
	while (Date.now() < until) {
		const client = anyone(venue);
		const answer = await client.get('/readyz').catch(() => undefined);
		client.close();
		if (answer?.status === 200) return;
		await pause(100);
	}
	throw new Error('the site is not back');
}
