import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { furnish, type Furnished } from '../support/furnished.ts';
import { newPerson } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

/** The edition that has its results. */
const OVER = 'terminada';

let site: RunningSite;
let other: RunningSite;
let people: Furnished['people'];
beforeAll(async () => {
	site = await startSite();
	other = await startSite();
	({ people } = await furnish(site));
}, 300_000);
afterAll(async () => {
	await site?.end();
	await other?.end();
});

const html = { accept: 'text/html' };
const textOf = async (who: Visitor, path: string) =>
	(await who.fetch(path, { headers: html })).text();

function upload(who: Visitor, bytes: Uint8Array<ArrayBuffer>, { url }: RunningSite) {
	const body = new FormData();
	body.set('archive', new File([bytes], 'archivo.zip', { type: 'application/zip' }));

	return who.fetch('/site?/import', {
		method: 'POST',
		headers: { ...html, origin: new URL(url).origin },
		body
	});
}

describe('an archive that another site takes in', () => {
	test('is read there by everybody, with the board, the key and the ledger of where it was held', async () => {
		const exported = await people.organiser.fetch(`/organiser/${OVER}/archive.zip`);
		const zip = new Uint8Array(await exported.arrayBuffer());
		const there = await signIn(other, other.account('organiser'));
		const reader = visitorOf(other);

		const broken = await upload(there, zip.slice(0, -300), other);
		expect(broken.status).toBe(400);
		expect(await broken.text()).toContain('no se ha importado nada');
		expect((await reader.fetch(`/contests/${OVER}`, { headers: html })).status).toBe(404);
		const done = await upload(there, zip, other);
		expect(done.status).toBe(200);
		expect(await done.text()).toContain(`href="/contests/${OVER}"`);
		expect((await upload(there, zip, other)).status).toBe(409);

		for (const path of ['', '/rules', '/method', '/leaderboard', '/leaderboard/hogar', '/ledger']) {
			const page = await reader.fetch(`/contests/${OVER}${path}`, { headers: html });
			expect(page.status, path).toBe(200);
		}
		for (const file of ['leaderboard/hogar/board.json', 'ledger/key.pem', 'rules.json']) {
			const [here, copy] = await Promise.all([
				textOf(visitorOf(site), `/contests/${OVER}/${file}`),
				textOf(reader, `/contests/${OVER}/${file}`)
			]);
			expect(copy, file).toBe(here);
		}
		expect(await textOf(reader, `/contests/${OVER}/ledger`)).toContain('se celebró en otro sitio');
		expect((await there.fetch(`/organiser/${OVER}`, { headers: html })).status).toBe(403);
	});
});

describe('the archive for everybody', () => {
	test('is not there before the results are final', async () => {
		const running = await visitorOf(site).fetch('/contests/desafio-alia/archive.zip', {
			headers: html
		});
		const page = await textOf(visitorOf(site), '/contests/desafio-alia/ledger');

		expect(running.status).toBe(404);
		expect(page).not.toContain('archive.zip');
	});
});

describe('a person', () => {
	test('erases their own account with their password, and cannot come back with it', async () => {
		const person = await newPerson(site);
		const wrong = await person.post('/account?/erase', { erasePassword: 'otra frase larga' });
		expect(wrong.status).toBe(401);

		const { email, password } = person;
		const done = await person.post('/account?/erase', { erasePassword: password });
		expect(done.status).toBe(303);
		expect(done.headers.get('location')).toBe('/sign-in?erased');

		expect((await person.fetch('/account', { headers: html })).status).toBe(303);
		const again = await visitorOf(site).post('/sign-in', { email, password });
		expect(again.status).toBe(401);
	});

	test('is erased by who organises the site, by address', async () => {
		const person = await newPerson(site);
		const { email } = person;
		const { password } = site.account('organiser');
		const unknown = await people.organiser.post('/site?/erase', {
			email: 'x@example.org',
			password
		});
		expect(unknown.status).toBe(404);

		const done = await people.organiser.post('/site?/erase', { email, password });
		expect(done.status).toBe(200);
		expect((await person.fetch('/account', { headers: html })).status).toBe(303);
	});
});
