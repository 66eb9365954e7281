import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	declared,
	invitationOf,
	newPerson,
	newTeam,
	PASSWORD,
	type NewPerson
} from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const TEAM = '/contests/desafio-alia/team';
const STAFF = '/organiser/desafio-alia/people';
const TEAMS = '/organiser/desafio-alia/teams';

let site: RunningSite;
let known: NewPerson;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	known = await newPerson(site);
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const visitor = () => visitorOf(site);
const unknownEmail = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;

/** What an answer tells to who cannot see behind it. */
async function shapeOf(response: Response) {
	const names = [...response.headers.keys()].filter((name) => name !== 'date').sort();
	const html = await response.text();

	return {
		status: response.status,
		location: response.headers.get('location'),
		names,
		length: html.replace(/nonce[-=]["']?[\w+/=-]+/g, '').length
	};
}

/** The fastest of a few tries of each, in turn: what the machine does besides only ever adds. */
async function fastestOf(works: (() => Promise<unknown>)[]): Promise<number[]> {
	const best = works.map(() => Infinity);
	for (let tries = 0; tries < 6; tries++) {
		for (const [index, work] of works.entries()) {
			const began = performance.now();
			await work();
			best[index] = Math.min(best[index] ?? Infinity, performance.now() - began);
		}
	}
	return best;
}

describe('nobody learns who has an account', () => {
	test('from signing in: known and unknown emails get the same answer', async () => {
		const wrong = { password: 'no es la de nadie' };
		const ofKnown = await visitor().post('/sign-in', { email: known.email, ...wrong });
		const ofUnknown = await visitor().post('/sign-in', { email: unknownEmail(), ...wrong });

		expect(ofKnown.status).toBe(401);
		expect(await shapeOf(ofUnknown)).toEqual(await shapeOf(ofKnown));
	});

	test('from registering: known and unknown emails get the same answer', async () => {
		const form = { name: 'Alguien', password: PASSWORD };
		const ofKnown = await visitor().post('/register', { ...form, email: known.email });
		const ofUnknown = await visitor().post('/register', { ...form, email: unknownEmail() });

		expect(ofKnown.status).toBe(303);
		expect(await shapeOf(ofUnknown)).toEqual(await shapeOf(ofKnown));
	});

	test('from registering over somebody, whose password stays', async () => {
		await visitor().post('/register', {
			email: known.email,
			name: 'Otra',
			password: 'la de un intruso'
		});

		expect((await visitor().post('/sign-in', known_())).status).toBe(303);
		const intruder = { email: known.email, password: 'la de un intruso' };
		expect((await visitor().post('/sign-in', intruder)).status).toBe(401);
	});

	test('from the time that signing in and registering take', { retry: 2 }, async () => {
		const { email } = await newPerson(site);
		const password = 'no es la de nadie';
		const signInOf = (who: string) => () => visitor().post('/sign-in', { email: who, password });
		const registerOf = (who: () => string) => () =>
			visitor().post('/register', { email: who(), name: 'X', password });

		const signIns = await fastestOf([signInOf(email), signInOf(unknownEmail())]);
		const registers = await fastestOf([registerOf(() => email), registerOf(unknownEmail)]);

		for (const [ofKnown = 0, ofUnknown = 0] of [signIns, registers]) {
			expect(ofUnknown / ofKnown).toBeGreaterThan(0.5);
			expect(ofUnknown / ofKnown).toBeLessThan(2);
		}
	});

	const known_ = () => ({ email: known.email, password: known.password });
});

describe('an account under attack', () => {
	test('is closed to an address’s guesses after ten, known or not, and other accounts stay open', async () => {
		const target = await newPerson(site);
		for (const email of [target.email, unknownEmail()]) {
			const statuses = [];
			for (let tries = 0; tries < 11; tries++) {
				const answer = await visitor().post('/sign-in', { email, password: 'adivino' });
				statuses.push(answer.status);
			}
			expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
		}
		expect(
			(await visitor().post('/sign-in', { email: known.email, password: known.password })).status
		).toBe(303);
	});

	test('is not guessed by many at once', async () => {
		const target = await newPerson(site);
		const all = await Promise.all(
			Array.from({ length: 20 }, () =>
				visitor().post('/sign-in', { email: target.email, password: 'adivino' })
			)
		);

		expect(all.filter(({ status }) => status === 401)).toHaveLength(10);
		expect(all.filter(({ status }) => status === 429)).toHaveLength(10);
	});
});

describe('a session’s cookie', () => {
	const cookieOf = async (person: NewPerson, at = site) => {
		const response = await visitorOf(at).post('/sign-in', {
			email: person.email,
			password: person.password
		});
		return response.headers.getSetCookie()[0] ?? '';
	};

	test('is kept from scripts and other sites, and from no one on a plain-http classroom network', async () => {
		const cookie = await cookieOf(known);

		expect(cookie).toMatch(/^vatio_session=/);
		expect(cookie).toContain('HttpOnly');
		expect(cookie).toMatch(/SameSite=Lax/i);
		expect(cookie).toContain('Path=/');
		expect(cookie).not.toContain('Secure');
		expect(cookie).not.toContain('Domain');
	});

	test('is another at each signing in, and dead after signing out', async () => {
		const [one, two] = [await signIn(site, known), await signIn(site, known)];
		expect(one.cookie).not.toBe(two.cookie);

		await one.post('/sign-out', {});

		expect((await one.fetch('/account')).status).toBe(303);
		expect((await two.fetch('/account')).status).toBe(200);
	});

	test('is Secure where the site is reached over https', async () => {
		const origin = 'https://vatio.example';
		const secured = await startSite({ env: { ORIGIN: origin } });
		try {
			const { email, password } = secured.account('participant');
			const response = await fetch(new URL('/sign-in', secured.url), {
				method: 'POST',
				redirect: 'manual',
				headers: { origin, accept: 'text/html' },
				body: new URLSearchParams({ email, password })
			});
			const [cookie = ''] = response.headers.getSetCookie();
			expect(response.status).toBe(303);
			expect(cookie).toContain('Secure');

			const door = (from: string) =>
				fetch(new URL('/api/contests/desafio-alia/hogar/v1/chat/completions', secured.url), {
					method: 'POST',
					headers: { origin: from, cookie: cookie.split(';')[0] ?? '' },
					body: JSON.stringify({ messages: [{ role: 'user', content: 'Hola' }] })
				});
			expect((await door(origin)).status).toBe(200);
			expect((await door(secured.url)).status).toBe(403);
		} finally {
			await secured.end();
		}
	}, 60_000);
});

describe('a form', () => {
	test.each(['/sign-in', '/register', '/sign-out', `${TEAM}?/create`, '/account?/name'])(
		'%s takes nothing from another site’s page',
		async (path) => {
			const from = (headers: Record<string, string>) =>
				known.fetch(path, {
					method: 'POST',
					headers: { accept: 'text/html', ...headers },
					body: new URLSearchParams({ name: 'X', ...declared })
				});

			expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403);
			expect((await from({ origin: 'null' })).status).toBe(403);
			const crossed = await from({ origin: site.url, 'sec-fetch-site': 'cross-site' });
			expect(crossed.status).toBe(403);
		}
	);

	test('that is none, too large or broken ends in a sentence and not in a failure of ours', async () => {
		const send = (body: string, type: string) =>
			visitor().fetch('/sign-in', {
				method: 'POST',
				headers: { origin: site.url, accept: 'text/html', 'content-type': type },
				body
			});
		const answers = [
			await send('', 'application/x-www-form-urlencoded'),
			await send('email=%E0%A4%A&password=%', 'application/x-www-form-urlencoded'),
			await send('hola', 'multipart/form-data; boundary=x'),
			await send('{}', 'application/json'),
			await send(`email=${'a'.repeat(2_000_000)}`, 'application/x-www-form-urlencoded')
		];

		for (const answer of answers) {
			const { status } = answer;
			expect(await answer.text()).not.toContain('por nuestra parte');
			expect(status).toBeGreaterThanOrEqual(400);
			expect(status).toBeLessThan(500);
		}
	});
});

describe('links that serve once', () => {
	test('an invitation to a team: one of two who come at once, and none later', async () => {
		const captain = await newTeam(site);
		const link = await invitationOf(captain);
		const pair = [await newPerson(site), await newPerson(site)];

		const answers = await Promise.all(pair.map((person) => person.post(link, declared)));

		expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
		const late = await visitor().fetch(link, { headers: { accept: 'text/html' } });
		expect(late.status).toBe(409);
		expect(await late.text()).toContain('ya se ha usado');
	});

	test('an invitation to the staff makes a judge, once', async () => {
		const shown = await organiser.post(`${STAFF}?/invite`, { part: 'judge', note: 'Luis' });
		const link = linkIn(await shown.text(), 'staff');
		const form = { email: unknownEmail(), name: 'Luis', password: PASSWORD };

		const accepted = await visitor().post(`${link}?/register`, form);
		expect(accepted.status).toBe(303);
		expect(accepted.headers.get('location')).toBe('/judge/desafio-alia');
		const judge = await signIn(site, form);
		expect((await judge.fetch('/judge/desafio-alia')).status).toBe(200);
		expect((await judge.fetch('/organiser/desafio-alia')).status).toBe(403);

		const again = await visitor().post(`${link}?/register`, { ...form, email: unknownEmail() });
		expect(again.status).toBe(409);
		const participant = await signIn(site);
		const late = await participant.post(`${link}?/accept`, {});
		expect(late.status).toBe(409);
	});

	test('nobody is staff and participant of one contest', async () => {
		const shown = await organiser.post(`${STAFF}?/invite`, { part: 'judge', note: '' });
		const link = linkIn(await shown.text(), 'staff');
		const participant = await newTeam(site);

		expect((await participant.post(`${link}?/accept`, {})).status).toBe(409);
		expect((await participant.fetch('/judge/desafio-alia')).status).toBe(403);
		const judge = await signIn(site, site.account('judge'));
		const team = await judge.post(`${TEAM}?/create`, { ...declared, name: 'Los jueces' });
		expect(team.status).toBe(409);
		const invited = await judge.post(await invitationOf(await newTeam(site)), declared);
		expect(invited.status).toBe(409);
	});

	test('a reset link changes the password once and ends every session', async () => {
		const person = await newTeam(site);
		const issued = await resetLinkFor(person);
		expect((await visitor().fetch(issued)).status).toBe(200);

		const renewed = await visitor().post(issued, { password: 'otra frase bien larga' });

		expect(renewed.headers.get('location')).toBe('/sign-in?reset');
		expect((await person.fetch('/account')).status).toBe(303);
		const { email } = person;
		const now = await visitor().post('/sign-in', { email, password: 'otra frase bien larga' });
		expect(now.status).toBe(303);
		expect((await visitor().post('/sign-in', { email, password: PASSWORD })).status).toBe(401);
		const again = await visitor().post(issued, { password: 'una tercera frase' });
		expect(again.status).toBe(404);
		expect((await visitor().fetch(issued)).status).toBe(404);
	});

	test('nobody gets a reset link for somebody with more power', async () => {
		const shown = await organiser.post(`${STAFF}?/invite`, { part: 'organiser', note: '' });
		const form = { email: unknownEmail(), name: 'Ola', password: PASSWORD };
		await visitor().post(`${linkIn(await shown.text(), 'staff')}?/register`, form);
		const second = await signIn(site, form);
		const { accountId } = site.account('organiser');

		const refused = await second.post(`${STAFF}?/reset`, { accountId });

		expect(refused.status).toBe(403);
		expect(await refused.text()).not.toContain('/reset/');
	});

	/** The organiser's pages show a link once, in the field from which it is copied. */
	function linkIn(html: string, kind: 'staff' | 'reset'): string {
		const [, link] = new RegExp(`(http[^"<\\s]+/${kind}/[^"<\\s]+)`).exec(html) ?? [];
		if (!link) throw new Error(`the page shows no ${kind} link`);
		return new URL(link).pathname;
	}

	async function resetLinkFor({ email }: NewPerson): Promise<string> {
		const page = await organiser.fetch(`${TEAMS}?q=${email}`);
		const [, accountId] = /name="accountId" value="([^"]+)"/.exec(await page.text()) ?? [];
		if (!accountId) throw new Error('the page of teams does not find that address');
		const issued = await organiser.post(`${TEAMS}?/reset`, { accountId });
		return linkIn(await issued.text(), 'reset');
	}
});
