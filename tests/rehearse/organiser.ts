import { setTimeout as pause } from 'node:timers/promises';
import type { PhaseInstant } from '#scoring';
import { sha256Hex } from '../../src/lib/server/ledger/record.ts';
import { wallClock } from '../../src/lib/zoned-time.ts';
import type { Answer } from './client.ts';
import { CIVIC_CENTRE, rehearsalEdition, ROUND, SLUG } from './edition.ts';
import { landed, type Person, type Venue } from './people.ts';
import type { SeenEnd } from './witness.ts';

const DESK = `/organiser/${SLUG}`;
const MINUTE = 60_000;
const RUNS_MS = 300_000;

/** Creates the contest from its rulebook's JSON. Tells the names of its open sheets. */
export async function createContest(
	venue: Venue,
	{ client }: Person
): Promise<{ openSheets: string[] }> {
	const rulebook = rehearsalEdition(Date.now());
	const broken = await client.post('/organiser?/rulebook', { slug: SLUG, text: '{' });
	venue.witness.expect('a broken rulebook makes no contest', broken.status === 400, broken.status);
	const text = JSON.stringify(rulebook, undefined, 2);
	const warned = await client.post('/organiser?/rulebook', { slug: SLUG, text });
	const confirmed = /name="confirmed" value="([^"]+)"/.exec(warned.body)?.[1] ?? '';
	venue.witness.expect(
		'the linter warns before a contest is made',
		confirmed !== '',
		warned.status
	);
	landed(
		await client.post('/organiser?/rulebook', { slug: SLUG, text, confirmed }),
		'creating the contest'
	);
	const challenges = rulebook.rounds.flatMap((round) => round.challenges);

	return {
		openSheets: challenges.flatMap((challenge) =>
			challenge.kind === 'template' ? challenge.openSheets.map(({ id }) => id) : []
		)
	};
}

/** A link that makes its first user a judge. */
export async function inviteJudge({ client }: Person): Promise<string> {
	const { body } = await client.post(`${DESK}/people?/invite`, { part: 'judge', note: 'Ensayo' });
	const link = /http[^"<\s]+\/staff\/[\w.-]+/.exec(body)?.[0];
	if (!link) throw new Error('the organiser got no link for a judge');

	return link;
}

/** Lets an instant of the round come now. */
export async function happenNow(
	{ client }: Person,
	{ instant, reason }: { instant: PhaseInstant; reason: string }
): Promise<void> {
	const form = { roundId: ROUND, instant, reason };
	accepted(await client.post(`${DESK}/phases?/now`, form), `${instant} now`);
}

/** Moves an instant to twenty minutes from now. Returns where it went, epoch milliseconds. */
export async function moveInstant(
	{ client }: Person,
	{ instant, reason }: { instant: PhaseInstant; reason: string }
): Promise<number> {
	const to = Math.ceil((Date.now() + 20 * MINUTE) / MINUTE) * MINUTE;
	const movedTo = wallClock(to, 'Europe/Madrid');
	const form = { roundId: ROUND, instant, movedTo, reason };
	accepted(await client.post(`${DESK}/phases?/move`, form), `moving ${instant}`);

	return to;
}

/** Starts the official runs of reto 2 and looks every little while whether they are done. */
export async function runTemplates(venue: Venue, { client }: Person): Promise<void> {
	const page = `${DESK}/leaderboard/${CIVIC_CENTRE}`;
	accepted(await client.post(`${page}?/runs`), 'starting the official runs');
	const until = Date.now() + RUNS_MS;
	while (Date.now() < until) {
		const { body } = await client.get(page);
		const panel = /<section[^>]*aria-labelledby="runs"[\s\S]*?<\/section>/.exec(body)?.[0] ?? '';
		const [, most, done] = /<progress[^>]*max="(\d+)"[^>]*value="(\d+)"/.exec(panel) ?? [];
		if (!panel.includes('role="status"')) {
			const met = most !== undefined && most === done;
			return venue.witness.expect('the official runs come to their end', met, `${done} of ${most}`);
		}
		await pause(200);
	}
	throw new Error('the official runs do not end');
}

/** Looks at a board, publishes it, and compares what was promised with what can be downloaded. */
export async function publishBoard(
	venue: Venue,
	{ client }: Person,
	challenge: string
): Promise<void> {
	const { witness } = venue;
	const page = `${DESK}/leaderboard/${challenge}`;
	const preview = await client.get(page);
	witness.expect(
		'a board can be seen before it is published',
		preview.status === 200,
		preview.status
	);
	const published = accepted(await client.post(`${page}?/publish`), `publishing ${challenge}`);
	const hash = /\b[0-9a-f]{64}\b/.exec(published)?.[0];
	const { body } = await client.get(`${page}/1.json`);
	witness.expect('a published board has the hash that was shown', hash === sha256Hex(body), hash);
	const again = await client.post(`${page}?/publish`);
	witness.expect('an unchanged board is not published twice', again.status === 409, again.status);
	witness.count('boards published');
}

/** Downloads every interaction: one more reader of every answer. Returns how many there are. */
export async function exportInteractions(venue: Venue, { client }: Person): Promise<number> {
	const { body } = await client.get(`${DESK}/interactions.jsonl`);
	const lines = body.split('\n').filter((line) => line !== '');
	for (const line of lines) {
		const { interaction, answer, end } = JSON.parse(line) as ExportedInteraction;
		venue.witness.expect('every exported interaction has an end', end !== undefined, interaction);
		if (end) venue.witness.saw({ interaction, text: answer ?? '', end: { ...end, ...end.usage } });
	}

	return lines.length;
}

/** Downloads the contest's archive with all texts, its bytes as they came. */
export async function exportArchive({ client }: Person): Promise<Uint8Array> {
	const { status, bytes } = await client.download(`${DESK}/archive.zip?texts=yes`);
	if (status !== 200) throw new Error(`the archive answered ${status}`);

	return bytes;
}

interface ExportedInteraction {
	interaction: string;
	answer?: string;
	end?: SeenEnd & { usage: { promptTokens: number; completionTokens: number } };
}

/** A form that answers with its own page; anything else stops the rehearsal with what came. */
function accepted(answer: Answer, doing: string): string {
	return answer.status === 200 ? answer.body : landed(answer, doing);
}
