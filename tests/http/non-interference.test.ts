import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import type { PresentedEntry } from '../../src/lib/server/http/present-entry.ts';
import type { WorkbenchView } from '../../src/lib/workbench/view.ts';
import { CONTEST, newPerson, newTeam, type NewTeam } from '../support/participant.ts';
import type { RunningSite } from '../support/site.ts';
import { everyAddress, onSite, told, twins, type Twins } from '../support/twins.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

/**
 * Two runs of one edition that are the same until the freeze. In one nothing happens afterwards; in
 * the other other teams work, are judged and are disqualified. Nobody else may be able to tell
 * which is which.
 */
let sites: Twins;
let watchers: { name: string; visitor: Visitor }[];
let teams: NewTeam[];
let ids: Record<string, string>[];

const home = EXAMPLE_PROMPTS.find(({ id }) => id === 'hogar-tabla')?.text ?? '';
const centre = EXAMPLE_PROMPTS.find(({ id }) => id === 'centro-json')?.text ?? '';
const api = (challenge: string) => `/api/contests/${CONTEST}/${challenge}`;
const live = `/organiser/${CONTEST}/leaderboard/hogar/live`;

async function json<T>(person: Visitor, path: string, body: object): Promise<T> {
	const response = await person.fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	if (!response.ok) throw new Error(`${path} answered ${response.status}`);

	return (await response.json()) as T;
}

async function post(person: Visitor, path: string, fields: Record<string, string>) {
	const { status } = await person.post(path, fields);
	if (status >= 400) throw new Error(`${path} answered ${status}`);
}

/** How often the simulated model is asked before its answers are taken for bad ones. */
const TRIES = 4;

/** Asks and presents until the checks pass, as a team does. */
async function play(person: Visitor): Promise<{ interaction: string; entry: string }> {
	const messages = [{ role: 'user', content: home }];
	for (let tries = 0; tries < TRIES; tries++) {
		const { vatio } = await json<{ vatio: { conversation: string; interaction: string } }>(
			person,
			`${api('hogar')}/v1/chat/completions`,
			{ messages }
		);
		const presented = { conversation: vatio.conversation };
		const { entry, passed } = await json<PresentedEntry>(
			person,
			`${api('hogar')}/entries`,
			presented
		);
		if (passed) return { interaction: vatio.interaction, entry };
	}
	throw new Error('the simulated model gave no valid answer');
}

async function linkedFrom(person: Visitor, path: string, link: RegExp): Promise<string> {
	const [, id] = link.exec(await (await person.fetch(path)).text()) ?? [];
	if (!id) throw new Error(`${path} links to no ${link.source}`);

	return id;
}

const staff = (site: RunningSite, part: 'judge' | 'organiser') => signIn(site, site.account(part));

/** What happens before the freeze, the same in both; then the freeze. */
async function before(site: RunningSite) {
	const paula = await signIn(site);
	teams = [];
	for (let made = 0; made < 4; made++) teams.push(await newTeam(site));
	const [second, third] = teams;
	const own = await play(paula);
	ids.push(own);
	if (second) ids.push(await play(second));
	if (third) await play(third);
	await json(paula, `${api('centro-civico')}/entries`, { template: centre });
	const organiser = await staff(site, 'organiser');
	await post(organiser, `/organiser/${CONTEST}/notices?/announce`, { text: 'Empezamos.' });
	await post(paula, `/contests/${CONTEST}/notices?/ask`, { text: '¿Vale?', challenge: '' });
	await post(organiser, `${live}?/freeze`, { reason: 'Emoción' });
	watchers = [
		{ name: 'anybody', visitor: visitorOf(site) },
		{ name: 'somebody without a team', visitor: await newPerson(site) },
		{ name: 'a team that has presented', visitor: paula },
		...teams.slice(3).map((visitor) => ({ name: 'a team that has not', visitor }))
	];
}

/** What happens after it, to teams that nobody of the watchers is in. */
async function after(site: RunningSite) {
	const [second, third, fourth] = teams.map((team) => onSite(site, team));
	if (!second || !third || !fourth) throw new Error('no teams');
	for (const team of [second, fourth]) ids.push(await play(team));
	await json(fourth, `${api('centro-civico')}/entries`, { template: centre });
	const asking = { text: '¿Y si no?', challenge: 'hogar' };
	await post(second, `/contests/${CONTEST}/notices?/ask`, asking);
	await post(fourth, `/contests/${CONTEST}/team?/rename`, { name: 'Otro nombre' });
	const newcomer = await newTeam(site);
	ids.push(await play(newcomer));

	const judge = await staff(site, 'judge');
	const organiser = await staff(site, 'organiser');
	// Whatever is handed out: a verdict on a watcher's own entry is nobody's to know yet either.
	for (let judged = 0; judged < 3; judged++) {
		const path = `/judge/${CONTEST}`;
		const entry = await linkedFrom(judge, path, /\/judge\/desafio-alia\/([\w-]{16,})/);
		const verdict = { decision: 'invalid', reason: 'No es lógica' };
		await post(judge, `${path}/${entry}?/verdict`, verdict);
	}
	const view = (await (await third.fetch(`${api('hogar')}/workbench`)).json()) as WorkbenchView;
	const entry = view.entries[0]?.id;
	await post(third, `/contests/${CONTEST}/challenges/hogar?/withdraw`, { entry: entry ?? '' });
	const list = `/organiser/${CONTEST}/teams?q=${encodeURIComponent(teams[0]?.team ?? '')}`;
	const team = await linkedFrom(organiser, list, /\/teams\/(?!registration|admission)([\w-]+)"/);
	ids.push({ team });
	const { password } = site.account('organiser');
	const out = { reason: 'Dos cuentas', password };
	await post(organiser, `/organiser/${CONTEST}/teams/${team}?/disqualify`, out);
}

function addresses(): string[] {
	const challenges = ['hogar', 'centro-civico', 'practica', 'x'].map((challenge) => {
		return { contest: CONTEST, challenge };
	});
	const known = ids.flatMap((one) =>
		['hogar', 'x'].map((challenge) => ({ contest: CONTEST, challenge, ...one }))
	);
	const ledger = [1, 3, 5].flatMap((from) =>
		[from + 1, 30, 60, 90].map(
			(to) => `/contests/${CONTEST}/ledger/consistency?from=${from}&to=${to}`
		)
	);

	return [...everyAddress([...challenges, ...known]), ...ledger];
}

beforeAll(async () => {
	ids = [];
	sites = await twins(before);
	await after(sites.other);
	// The sequencer and the posting of what happened have their second.
	await new Promise((resolve) => setTimeout(resolve, 2500));
	await sites.stopClocks();
}, 300_000);
afterAll(() => sites?.end());

describe('after the freeze', () => {
	test('whatever others do, nobody else reads anything different anywhere', async () => {
		const leaks: string[] = [];
		const read = new Set<string>();
		for (const { name, visitor } of watchers) {
			for (const path of addresses()) {
				const [still, other] = await Promise.all(
					[sites.still, sites.other].map((site) => told(onSite(site, visitor), site, path))
				);
				if (still?.startsWith('200')) read.add(path.replace(ids[0]?.['interaction'] ?? '-', 'OWN'));
				if (still !== other) leaks.push(`${name}: ${path}\n${firstDifference(still, other)}`);
			}
		}

		expect(leaks.join('\n\n')).toBe('');
		const own = `${api('hogar')}/interactions/OWN`;
		const [board, ledger] = [
			`/contests/${CONTEST}/leaderboard/hogar`,
			`/contests/${CONTEST}/ledger`
		];
		for (const path of [board, `${board}/board.json`, `${board}/board-version`]) {
			expect(read).toContain(path);
		}
		for (const path of [`${ledger}/head.json`, own, `${own}/receipt`, `${api('hogar')}/live`]) {
			expect(read).toContain(path);
		}
	}, 300_000);

	test('the organisers read the difference, so that there is one', async () => {
		const pages = await Promise.all(
			[sites.still, sites.other].map(async (site) =>
				told(await staff(site, 'organiser'), site, live)
			)
		);

		expect(pages[1]).not.toBe(pages[0]);
		expect(pages[1]).toContain('Descalificada');
		expect(pages[0]).not.toContain('Descalificada');
	});
});

function firstDifference(a = '', b = ''): string {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 120));

	return `  ${around(a)}\n  ${around(b)}`;
}
