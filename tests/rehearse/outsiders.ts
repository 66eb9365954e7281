import { readAgain, send } from './conversing.ts';
import { CIVIC_CENTRE, HOME, ROUND, SLUG } from './edition.ts';
import { anyone, type Person, type Team, type Venue } from './people.ts';
import { says, tableOf } from './table.ts';

const AREAS = ['', '/phases', '/people', '/teams', '/interactions', '/interactions.csv'];

/** Tries what is not one's to see or do; every «no» is noted. */
export async function prowl(
	venue: Venue,
	{ teams, judge, organiser }: { teams: Team[]; judge: Person; organiser: Person }
): Promise<void> {
	const { witness } = venue;
	const [one, two] = teams;
	if (!one || !two) return;
	const { base } = tableOf(venue, one, HOME);
	const nobody = anyone(venue);
	const [spy] = two.members;
	if (!spy) return;

	for (const area of AREAS) {
		const path = `/organiser/${SLUG}${area}`;
		const [asSpy, asJudge, asNobody] = await Promise.all(
			[spy.client, judge.client, nobody].map((client) => client.get(path))
		);
		witness.expect(
			'a participant is kept out of the organiser’s area',
			asSpy?.status === 403,
			asSpy?.status
		);
		witness.expect(
			'a judge is kept out of the organiser’s area',
			asJudge?.status === 403,
			asJudge?.status
		);
		witness.expect('a visitor is sent to sign in', asNobody?.status === 303, asNobody?.status);
	}
	for (const { client } of [spy, organiser]) {
		const { status } = await client.get(`/judge/${SLUG}`);
		witness.expect('nobody else comes into the judges’ area', status === 403, status);
	}
	// Without a reason it would be refused anyway: nothing breaks should the door stand open.
	const close = { roundId: ROUND, instant: 'closes', reason: '' };
	const forged = await spy.client.post(`/organiser/${SLUG}/phases?/now`, close);
	witness.expect('a participant cannot close the round', forged.status === 403, forged.status);

	for (const { client } of [spy, judge, organiser]) await peek(venue, { one, client, base });
	const unknown = await send(nobody, { base, messages: [says('Hola')] });
	witness.expect(
		'a visitor cannot prompt',
		unknown.kind === 'refused' && unknown.status === 401,
		unknown
	);
	for (const { client } of [judge, organiser]) {
		const staff = await send(client, { base, messages: [says('Hola')] });
		const met = staff.kind === 'refused' && staff.code === 'not_in_contest';
		witness.expect('staff cannot prompt', met, staff);
	}
	nobody.close();
}

/** Another team's answers: by their id, by stopping them, by continuing them. */
async function peek(
	venue: Venue,
	{ one, client, base }: { one: Team; client: Person['client']; base: string }
) {
	const { witness } = venue;
	const own = one.members[0]?.client;
	const told = await own?.ask<{
		turns: { id: string; prompt: string; answer: string; end?: object }[];
	}>(`${base}/workbench`);
	const turn = told?.ok ? told.value.turns.find(({ answer }) => answer !== '') : undefined;
	if (!turn) return;
	const interaction = turn.id;
	const mine = own && (await readAgain(own, { base, interaction }));
	witness.expect('a team reads its own answers', mine?.answer === turn.answer, interaction);
	const read = await client.ask(`${base}/interactions/${interaction}`);
	const unread = !read.ok && (read.status === 404 || read.status === 403);
	witness.expect('nobody reads another team’s answer', unread, read);
	const stop = await client.ask<{ stopped: boolean }>(
		`${base}/interactions/${interaction}/stop`,
		{}
	);
	witness.expect('nobody stops another team’s answer', !stop.ok || !stop.value.stopped, stop);
	const messages = [
		says(turn.prompt),
		{ role: 'assistant' as const, content: turn.answer },
		says('Sigue')
	];
	const grown = await send(client, { base, messages });
	const refused =
		grown.kind === 'refused' && ['unknown_history', 'not_in_contest'].includes(grown.code);
	witness.expect('nobody continues another team’s conversation', refused, grown);
}

/** The public board as it is now, or `undefined` while there is none. */
export async function publicBoard(venue: Venue, challenge: string): Promise<string | undefined> {
	const client = anyone(venue);
	const { status, body } = await client.get(
		`/contests/${SLUG}/leaderboard/${challenge}/board.json`
	);
	client.close();

	return status === 200 ? body : undefined;
}

const PAGES = ['', '/rules', '/method', '/challenges', '/leaderboard', '/rules.json'];

/** A visitor reads what is public, the boards first. Tells the boards' bytes. */
export async function readPublicPages(venue: Venue): Promise<Map<string, string>> {
	const { witness } = venue;
	const visitor = anyone(venue);
	const boards = new Map<string, string>();
	for (const challenge of [HOME, CIVIC_CENTRE]) {
		const bytes = await publicBoard(venue, challenge);
		witness.expect('the public reads the published boards', bytes !== undefined, challenge);
		if (bytes !== undefined) boards.set(challenge, bytes);
	}
	for (const page of [...PAGES, `/leaderboard/${HOME}`, `/leaderboard/${CIVIC_CENTRE}`]) {
		const { status } = await visitor.get(`/contests/${SLUG}${page}`);
		witness.expect('a public page opens', status === 200, `${status} at ${page}`);
	}
	visitor.close();

	return boards;
}
