import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import type { WorkbenchView } from '../../src/lib/workbench/view.ts';
import { addEditions } from './editions.ts';
import { finishEdition } from './finished.ts';
import { invitationOf, newPerson, newTeam } from './participant.ts';
import { everyRoute, pathOf } from './routes.ts';
import type { RunningSite } from './site.ts';
import { signIn, visitorOf, type Visitor } from './visitor.ts';

export type Role = 'visitor' | 'participant' | 'judge' | 'organiser';
export const ROLES: readonly Role[] = ['visitor', 'participant', 'judge', 'organiser'];

export interface Furnished {
	/** Who looks, by role. */
	people: Record<Role, Visitor>;
	/** Addresses of pages with something on them, by role. */
	pages: { role: Role; path: string; routeId: string }[];
}

const OPEN = 'desafio-alia';
const OVER = 'terminada';
/** Its results are final, and everything of it is published. */
const FINAL = 'definitiva';

/** How often the simulated model is asked before its answers are taken for bad ones. */
const TRIES = 4;

/**
 * Fills a running site with what people leave on it: prompts, entries, verdicts, a published board,
 * editions in other phases, open invitations. Gives the address of every page for every role that
 * may open it, so that a test over all of them cannot forget one.
 */
export async function furnish(site: RunningSite): Promise<Furnished> {
	await addEditions(site, [
		{ slug: OVER },
		{ slug: FINAL },
		{ slug: 'por-abrir', openedDaysAgo: -2 },
		{ slug: 'congelada', openedDaysAgo: 13 },
		{ slug: 'cerrada', openedDaysAgo: 15 }
	]);
	const people: Record<Role, Visitor> = {
		visitor: visitorOf(site),
		participant: await signIn(site),
		judge: await signIn(site, site.account('judge')),
		organiser: await signIn(site, site.account('organiser'))
	};
	const { participant, judge, organiser } = people;

	const interaction = await playHome(participant, OPEN);
	await playTemplate(participant, OPEN);
	await playHome(participant, OVER);
	const entry = await linkedFrom(judge, `/judge/${OPEN}`, /\/judge\/desafio-alia\/([\w-]{16,})/);

	await post(organiser, `/organiser/${OVER}/phases?/now`, {
		roundId: 'previa',
		instant: 'closes',
		reason: 'Fin del ensayo'
	});
	const last = await linkedFrom(judge, `/judge/${OVER}`, /\/judge\/terminada\/([\w-]{16,})/);
	await post(judge, `/judge/${OVER}/${last}?/verdict`, { decision: 'valid', reason: 'Coherente' });
	const short = { challenge: 'centro-civico', name: 'Corta', template: 'Reparte: {{FICHA}}' };
	await post(organiser, `/organiser/${OVER}/baselines?/write`, short);
	await confirmEntries(organiser, `/organiser/${OVER}/leaderboard/hogar/confirmation`);
	await post(organiser, `/organiser/${OVER}/leaderboard/hogar?/publish`, {});

	const begun = await organiser.post(`/organiser/${OVER}/rejudging`, {
		challenge: 'hogar',
		reason: 'Un criterio mal explicado'
	});
	const rejudging = begun.headers.get('location')?.split('/').at(-1) ?? '';

	for (const slug of [OPEN, OVER]) await organiser.post(`/organiser/${slug}/rulebook?/begin`, {});
	const shown = await organiser.post(`/organiser/${OPEN}/people?/invite`, {
		part: 'judge',
		note: 'Para la prueba'
	});
	const [, staff = ''] = /\/staff\/([\w.-]+)/.exec(await shown.text()) ?? [];
	const reset = await resetLink(organiser, await newTeam(site));
	const captain = await newTeam(site);
	await post(captain, `/contests/${OPEN}/notices?/ask`, {
		text: '¿Vale una tabla?',
		challenge: ''
	});
	const notices = `/organiser/${OPEN}/notices`;
	await post(organiser, `${notices}?/announce`, { text: 'Empezamos a las diez.' });
	await post(organiser, `${notices}?/keep`, { text: 'Está en el reglamento.' });
	const codes = { text: 'nombre\nIES Blas Cabrera' };
	await post(organiser, `/organiser/${OPEN}/teams/registration?/import`, codes);
	const join = (await invitationOf(captain)).split('/').at(-1) ?? '';
	await newPerson(site);

	const tokens = new Map([
		['/(account)/staff/[token]', staff],
		['/(account)/reset/[token]', reset],
		['/contests/[contest]/join/[token]', join]
	]);
	const team = await linkedFrom(
		organiser,
		`/organiser/${OPEN}/teams`,
		/\/teams\/(?!registration|admission|answers)([\w-]+)"/
	);
	const { code } = await finishEdition(site, people, FINAL);
	const pages = pagesOf({ entry, interaction, team, rejudging, code, tokens });

	return { people, pages };
}

/** Who may open a page by the guards, and gets to see something of their own there. */
export function audienceOf(routeId: string): Role[] {
	if (routeId.startsWith('/judge')) return ['judge'];
	if (routeId.startsWith('/organiser')) return ['organiser'];
	if (routeId.startsWith('/(account)/site')) return ['organiser'];
	if (routeId.includes('/(member)')) return ['participant'];
	if (/\/(account|sign-out)$/.test(routeId)) return ['participant'];
	if (/\/(sign-in|register|first-organiser|reset)\b/.test(routeId)) return ['visitor'];
	if (/\/(join|staff)\//.test(routeId)) return ['visitor', 'participant'];
	if (routeId.includes('/challenges/[challenge]')) return [...ROLES];

	return ['visitor', 'participant'];
}

function pagesOf({
	entry,
	interaction,
	team,
	rejudging,
	code,
	tokens
}: {
	entry: string;
	interaction: string;
	team: string;
	rejudging: string;
	code: string;
	tokens: Map<string, string>;
}) {
	const variants = (routeId: string): Record<string, string>[] => {
		if (routeId.includes('/[rejudging]')) return [{ contest: OVER, rejudging }];
		if (routeId.includes('/teams/[team]')) return [{ contest: OPEN, team }];
		if (routeId.includes('/[entry]')) return [{ contest: OPEN, entry }];
		if (routeId.includes('[interaction]')) return [{ contest: OPEN, interaction }];
		if (routeId.includes('/certificates/[code]')) return [{ contest: FINAL, code }];
		if (/\]\/(winners|footprint)$/.test(routeId)) return [{ contest: FINAL }];
		if (routeId.includes('/[code]')) return [{ code: 'phase_closed' }];
		// A template is confirmed by its hidden sheets.
		const both = routeId.endsWith('/confirmation') ? ['hogar'] : ['hogar', 'centro-civico'];
		const challenges = routeId.includes('[challenge]') ? both : [''];
		const contests = routeId.includes('[contest]') ? [OPEN, OVER] : [''];
		const one = contests.flatMap((contest) =>
			challenges.map((challenge) => ({ contest, challenge }))
		);
		const phases = ['por-abrir', 'congelada', 'cerrada'].map((contest) => ({
			contest,
			challenge: 'hogar'
		}));
		const tellsPhase = /^\/contests\/\[contest\]\/?(challenges\/\[challenge\])?$/.test(routeId);

		return tellsPhase ? [...one, ...phases] : one;
	};

	return everyRoute()
		.filter(({ page, id }) => page && id !== '/(account)/first-organiser/[token]')
		.flatMap(({ id }) =>
			audienceOf(id).flatMap((role) =>
				(tokens.has(id) ? [{ contest: OPEN, token: tokens.get(id) ?? '' }] : variants(id)).map(
					(params) => ({ role, routeId: id, path: pathOf({ id }, params) })
				)
			)
		);
}

/** Every entry that can be confirmed is replayed as often as the rules say. */
async function confirmEntries(organiser: Visitor, path: string) {
	const shown = await (await organiser.fetch(path)).text();
	const names = [...shown.matchAll(/name="(entry-\w+)"/g)].map(([, name = '']) => [name, 'yes']);
	await post(organiser, `${path}?/start`, Object.fromEntries(names) as Record<string, string>);
	for (let waited = 0; waited < 300; waited++) {
		const page = await (await organiser.fetch(path)).text();
		if (page.includes('Todas hechas')) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('the confirmation runs do not come to an end');
}

/** A conversation that passes the checks, presented. Gives the id of its interaction. */
async function playHome(person: Visitor, contest: string): Promise<string> {
	const prompt = EXAMPLE_PROMPTS.find(({ id }) => id === 'hogar-tabla')?.text ?? '';
	const api = `/api/contests/${contest}/hogar`;
	for (let tries = 0; tries < TRIES; tries++) {
		const asked = await person.fetch(`${api}/v1/chat/completions`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ messages: [{ role: 'user', content: prompt }] })
		});
		const { vatio } = (await asked.json()) as {
			vatio: { conversation: string; interaction: string };
		};
		await present(person, api, { conversation: vatio.conversation });
		const { entries } = (await (await person.fetch(`${api}/workbench`)).json()) as WorkbenchView;
		if (entries[0]?.checks.every(({ outcome }) => outcome !== 'failed')) return vatio.interaction;
	}
	throw new Error('the simulated model gave no valid answer');
}

async function playTemplate(person: Visitor, contest: string): Promise<void> {
	const template = EXAMPLE_PROMPTS.find(({ id }) => id === 'centro-json')?.text ?? '';
	const api = `/api/contests/${contest}/centro-civico`;
	await person.fetch(`${api}/v1/chat/completions`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			messages: [{ role: 'user', content: template }],
			metadata: { sheet: 'ensayo-1' }
		})
	});
	await present(person, api, { template });
}

async function present(person: Visitor, api: string, entry: object) {
	const response = await person.fetch(`${api}/entries`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(entry)
	});
	if (!response.ok) throw new Error(`presenting answered ${response.status}`);
}

async function post(person: Visitor, path: string, fields: Record<string, string>) {
	const { status } = await person.post(path, fields);
	if (status >= 400) throw new Error(`${path} answered ${status}`);
}

async function linkedFrom(person: Visitor, path: string, link: RegExp): Promise<string> {
	const html = await (await person.fetch(path)).text();
	const [, id] = link.exec(html) ?? [];
	if (!id) throw new Error(`${path} links to no ${link.source}`);

	return id;
}

async function resetLink(organiser: Visitor, { email }: { email: string }): Promise<string> {
	const teams = `/organiser/${OPEN}/teams`;
	const page = await (await organiser.fetch(`${teams}?q=${email}`)).text();
	const [, accountId = ''] = /name="accountId" value="([^"]+)"/.exec(page) ?? [];
	const shown = await organiser.post(`${teams}?/reset`, { accountId });
	const [, token = ''] = /\/reset\/([\w.-]+)/.exec(await shown.text()) ?? [];

	return token;
}
