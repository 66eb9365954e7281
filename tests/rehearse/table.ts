import { readToItsEnd, send, type Message, type Reply } from './conversing.ts';
import { CIVIC_CENTRE, HOME, SLUG } from './edition.ts';
import type { Person, Team, Venue } from './people.ts';
import { promptOf } from './prompts.ts';

export interface Question {
	messages: Message[];
	sheet?: string;
}

/** What a team does while its answer is being written, and who hears of it as it comes. */
export interface Manner {
	act?: 'read' | 'stop' | 'leave';
	heard?: (text: string) => void;
}

/** A team at one challenge: everything that it can do there. */
export interface Table {
	venue: Venue;
	team: Team;
	challenge: string;
	/** `/api/contests/{contest}/{challenge}` */
	base: string;
	/** `/contests/{contest}/challenges/{challenge}` */
	page: string;
	/** Either teammate, as chance has it. */
	someone(): Person;
}

export function tableOf(venue: Venue, team: Team, challenge: string): Table {
	return {
		venue,
		team,
		challenge,
		base: `/api/contests/${SLUG}/${challenge}`,
		page: `/contests/${SLUG}/challenges/${challenge}`,
		someone: () => team.random.pick(team.members)
	};
}

export const says = (content: string): Message => ({ role: 'user', content });

/** The least text after which the impatient act. */
const GLIMPSE = 40;

/** Sends a prompt and notes what its sender saw; of who leaves, either comes back and
 * reads the whole. */
export async function ask(
	table: Table,
	{ messages, sheet }: Question,
	{ act = 'read', heard = () => undefined }: Manner = {}
): Promise<Reply> {
	const { venue, base } = table;
	const { witness } = venue;
	const { client } = table.someone();
	let stopping: Promise<unknown> | undefined;
	const reply = await send(client, { base, messages, sheet }, (reading) => {
		heard(reading.text);
		if (reading.text.length < GLIMPSE) return;
		if (act === 'leave') reading.leave();
		if (act !== 'stop') return;
		stopping ??= client.ask(`${base}/interactions/${reading.interaction}/stop`, {});
	});
	await stopping;

	if (reply.kind === 'refused') {
		witness.count(`refused: ${reply.code}`);
		return reply;
	}
	witness.count('answers begun');
	if (reply.kind === 'cut') {
		witness.cut.push({ ...reply, end: undefined });
		return reply;
	}
	if (reply.kind === 'ended') {
		witness.saw(reply);
		witness.count(`ended: ${reply.end.outcome}`);
		return reply;
	}

	witness.count('left and read again');
	const { interaction } = reply;
	const again = await readToItsEnd(table.someone().client, { base, interaction });
	witness.expect('who comes back reads on', again.text.startsWith(reply.text), reply.interaction);
	witness.saw({ interaction, ...again });
	return { kind: 'ended', interaction, ...again };
}

/** A conversation that grew by an answer, to be continued or presented. */
export const after = (messages: Message[], { text }: { text: string }): Message[] => [
	...messages,
	{ role: 'assistant', content: text }
];

export interface Presented {
	entry: string;
	passed: boolean;
	presentationsLeft: number;
	place: { before?: number; after?: number };
}

/** Presents a conversation or a template by the programming interface. */
export async function present(table: Table, what: { conversation: string } | { template: string }) {
	const { venue, team, challenge, base } = table;
	const told = await table.someone().client.ask<Presented>(`${base}/entries`, what);
	if (told.ok) {
		team.entries.set(challenge, told.value.entry);
		venue.witness.count(told.value.passed ? 'presented' : 'presented, checks failed');
	} else venue.witness.count(`refused: ${told.code}`);

	return told;
}

/** Withdraws an entry by the page's form. */
export async function withdraw(table: Table, entry: string): Promise<void> {
	const { status } = await table.someone().client.post(`${table.page}?/withdraw`, { entry });
	table.venue.witness.expect('an entry can be withdrawn', status === 303, status);
	table.venue.witness.count('withdrawn');
	table.team.entries.delete(table.challenge);
}

/** A question of every team at either reto. */
export function everyonesQuestions(
	venue: Venue,
	{ teams, openSheets }: { teams: Team[]; openSheets: string[] }
): (Question & { table: Table })[] {
	return teams.flatMap((team) => {
		const { random } = team;
		const plan = { table: tableOf(venue, team, HOME), messages: [says(promptOf('hogar', random))] };
		const template = promptOf('centro-civico', random);
		const table = tableOf(venue, team, CIVIC_CENTRE);
		return [plan, { table, messages: [says(template)], sheet: random.pick(openSheets) }];
	});
}

/** Many questions asked at once. */
export interface Chorus {
	replies: Promise<Reply>[];
	/** Resolves once as many as wanted have begun or are over. */
	underWay: Promise<void>;
	/** Answers that have begun and have not said a word yet. */
	silent(): number;
}

export function askAll(questions: (Question & { table: Table })[], enough: number): Chorus {
	const states = new Map<number, 'silent' | 'speaking' | 'over'>();
	let resolve: () => void = () => undefined;
	const underWay = new Promise<void>((done) => (resolve = done));
	const tell = (index: number, state: 'silent' | 'speaking' | 'over') => {
		states.set(index, state);
		if (states.size >= enough) resolve();
	};
	const replies = questions.map(({ table, ...question }, index) =>
		ask(table, question, { heard: (text) => tell(index, text ? 'speaking' : 'silent') }).finally(
			() => tell(index, 'over')
		)
	);

	return {
		replies,
		underWay,
		silent: () => [...states.values()].filter((state) => state === 'silent').length
	};
}
