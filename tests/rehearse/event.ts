import { CIVIC_CENTRE, HOME } from './edition.ts';
import { judgeEverything, thinkAgain } from './judges.ts';
import {
	createContest,
	exportArchive,
	exportInteractions,
	happenNow,
	inviteJudge,
	publishBoard,
	runTemplates
} from './organiser.ts';
import { prowl, readPublicPages } from './outsiders.ts';
import { enterStaff, enterTeam, signedIn, type Person, type Team, type Venue } from './people.ts';
import { cutThePower } from './power-cut.ts';
import { closeRound, openRound, workThrough } from './round.ts';
import type { Stopwatch } from './stopwatch.ts';
import { tableOf } from './table.ts';
import type { SeenEnd } from './witness.ts';

export interface Event {
	teams: Team[];
	/** What a team's page says is left at the end, by team and challenge. */
	left: Map<string, { interactions: number; tokens: number; energyNwh: number }>;
	/** The published boards' bytes as the public downloads them. */
	boards: Map<string, string>;
	/** Interactions in the organiser's export. */
	exported: number;
	/** The contest's archive as the organiser downloads it: a zip. */
	archive: Uint8Array;
	/** Epoch milliseconds of the power cut. */
	cutAt: number;
}

/** The order of the day, from an empty site to the published boards. */
export async function holdEvent(
	venue: Venue,
	{ teams: many, stopwatch }: { teams: number; stopwatch: Stopwatch }
): Promise<Event> {
	const { site } = venue;
	const stage = stopwatch.stage;
	const organiser = await signedIn(venue, site.account('organiser'));
	const { openSheets } = await stage('contest', () => createContest(venue, organiser));
	const judges = await stage('judges', async () => {
		const links = [await inviteJudge(organiser), await inviteJudge(organiser)];
		return Promise.all(
			links.map((link, index) => enterStaff(venue, { link, name: `Jurado ${index + 1}` }))
		);
	});
	const teams = await stage('teams', () =>
		Promise.all(Array.from({ length: many }, (_, number) => enterTeam(venue, number)))
	);

	await stage('opening', () => openRound(venue, { organiser, teams }));
	await stage('work', () => workThrough(venue, { organiser, teams, openSheets }));
	const cutAt = await stage('power cut', () => cutThePower(venue, { teams, openSheets }));
	await stage('prowling', () => prowl(venue, { teams, organiser, judge: judges[0] ?? organiser }));
	await stage('close', () => closeRound(venue, { organiser, teams, openSheets }));

	await stage('official runs', () => runTemplates(venue, organiser));
	await stage('judging', () => judge(venue, { judges, teams }));
	await stage('publication', async () => {
		for (const challenge of [HOME, CIVIC_CENTRE]) await publishBoard(venue, organiser, challenge);
		await happenNow(organiser, { instant: 'results', reason: 'El jurado ha terminado' });
	});
	const left = await stage('looking back', () => lookBack(venue, teams));
	const exported = await stage('export', () => exportInteractions(venue, organiser));
	const archive = await stage('archive', () => exportArchive(organiser));
	const boards = await stage('public', () => readPublicPages(venue));

	return { teams, left, exported, archive, boards, cutAt };
}

async function judge(venue: Venue, { judges, teams }: { judges: Person[]; teams: Team[] }) {
	const names = teams.flatMap(({ name, members }) => [name, ...members.map((one) => one.email)]);
	await Promise.all(
		judges.map((one, index) => judgeEverything(venue, one, { contrary: index > 0, names }))
	);
	const [first] = judges;
	if (first) await thinkAgain(venue, first);
}

/** Every team opens its pages once more: all that it sees is to be on record. */
async function lookBack(venue: Venue, teams: Team[]): Promise<Event['left']> {
	const left: Event['left'] = new Map();
	const tables = teams.flatMap((team) =>
		[HOME, CIVIC_CENTRE].map((challenge) => tableOf(venue, team, challenge))
	);
	await Promise.all(
		tables.map(async ({ base, page, challenge, team, someone }) => {
			const told = await someone().client.ask<Workbench>(`${base}/workbench`);
			const { status } = await someone().client.get(page);
			venue.witness.expect('a team opens the page of a challenge', status === 200, status);
			if (!told.ok) return venue.witness.expect('a team reads its own work', false, told);
			left.set(`${team.name} ${challenge}`, told.value.left);
			for (const { id: interaction, answer: text, end } of told.value.turns) {
				if (end) venue.witness.saw({ interaction, text, end });
				else venue.witness.expect('nothing is being written any more', false, interaction);
			}
		})
	);

	return left;
}

interface Workbench {
	left: { interactions: number; tokens: number; energyNwh: number };
	turns: { id: string; answer: string; end?: SeenEnd }[];
}
