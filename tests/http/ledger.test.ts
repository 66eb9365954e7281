import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desafioAlia } from '../../scoring/index.ts';
import {
	checkReceiptText,
	isConsistent,
	readHead,
	type SignedHead
} from '../../scoring/verify/index.ts';
import { ask, refusalOf, settledTurn, teamApi, type Vatio } from '../support/door.ts';
import { addEditions } from '../support/editions.ts';
import { scriptsOf } from '../support/page-scripts.ts';
import { CONTEST, newTeam, type NewTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

let site: RunningSite;
let team: NewTeam;
let organiser: Visitor;
let anybody: Visitor;
let settled: Vatio & { receiptUrl: string };
beforeAll(async () => {
	site = await startSite();
	await addEditions(site, [{ slug: 'congelada', openedDaysAgo: 13 }]);
	[team, organiser] = [await newTeam(site), await signIn(site, site.account('organiser'))];
	anybody = visitorOf(site);
	const answered = await ask(team, 'Dame cinco medidas');
	({ vatio: settled } = (await answered.json()) as { vatio: typeof settled });
	await settledTurn(team, settled.interaction);
}, 200_000);
afterAll(() => site?.end());

const html = { headers: { accept: 'text/html' } };
const ledger = (path = '', contest = CONTEST) => `/contests/${contest}/ledger${path}`;
const receiptPath = (id = settled.interaction) => teamApi(`/interactions/${id}/receipt`);
const publicKey = async () => (await anybody.fetch(ledger('/key.pem'))).text();

/** A receipt as soon as it is signed. Tells how long that took from the settlement. */
async function receiptOf(visitor: Pick<Visitor, 'fetch'>, path = receiptPath()) {
	for (let tries = 0; tries < 50; tries++) {
		const response = await visitor.fetch(path);
		if (response.status !== 503) return response;
		expect(response.headers.get('retry-after')).toBe('2');
		expect(await refusalOf(response)).toMatchObject({ code: 'receipt_pending' });
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('the receipt was not signed within five seconds');
}

async function head(contest = CONTEST): Promise<SignedHead> {
	return readHead(await (await anybody.fetch(ledger('/head.json', contest))).json());
}

async function newKey(): Promise<string> {
	const made = await team.post(`/contests/${CONTEST}/keys?/create`, { name: 'justificantes' });

	return />(vatio_[\w-]{32})<\/textarea>/.exec(await made.text())?.[1] ?? '';
}

describe('the receipt of an interaction', () => {
	test('is at the address that its answer gave, within five seconds, and proves its leaf', async () => {
		expect(settled.receiptUrl).toBe(new URL(receiptPath(), site.url).href);
		const response = await receiptOf(team, new URL(settled.receiptUrl).pathname);
		const checked = checkReceiptText(await response.text(), await publicKey());

		expect(response.headers.get('content-disposition')).toContain('attachment; filename=');
		expect(response.headers.get('cache-control')).toContain('no-store');
		expect(checked).toMatchObject({
			outcome: 'proven',
			leafHash: settled.leafHash,
			fact: { kind: 'interaction-settled', subject: settled.interaction }
		});
	});

	test('is linked from the workbench and from the organiser’s page', async () => {
		const bench = await team.fetch(`/contests/${CONTEST}/challenges/hogar`, html);
		const desk = await organiser.fetch(
			`/organiser/${CONTEST}/interactions/${settled.interaction}`,
			html
		);

		expect(await bench.text()).toContain(`href="${receiptPath()}"`);
		expect(await desk.text()).toContain(`href="${receiptPath()}"`);
	});

	test('opens to a key of the team and to the organiser', async () => {
		const headers = { authorization: `Bearer ${await newKey()}` };
		const byKey = { fetch: (path: string) => fetch(new URL(path, site.url), { headers }) };

		expect((await receiptOf(byKey)).status).toBe(200);
		expect((await receiptOf(organiser)).status).toBe(200);
	});

	test('is nobody else’s: another team’s does not exist, and a visitor has none', async () => {
		const others = await newTeam(site);
		const judge = await signIn(site, site.account('judge'));
		const statuses = async (visitor: Visitor) => [
			(await visitor.fetch(receiptPath())).status,
			(await visitor.fetch(receiptPath('nadie'))).status
		];

		expect(await statuses(others)).toEqual([404, 404]);
		expect(await statuses(organiser)).toEqual([200, 404]);
		expect(await statuses(judge)).toEqual([403, 403]);
		expect(await statuses(anybody)).toEqual([401, 401]);
		const elsewhere = receiptPath().replace('/hogar/', '/oficina/');
		expect((await organiser.fetch(elsewhere)).status).toBe(404);
		expect((await team.fetch(elsewhere)).status).toBe(404);
	});
});

describe('the public ledger', () => {
	test('says what it proves and shows the last head, which the key signed', async () => {
		const page = await (await anybody.fetch(ledger(), html)).text();
		const kept = await head();

		expect(page).toContain('que guarde una raíz anterior o un justificante');
		expect(page).toContain(kept.keyId);
		expect(await publicKey()).toContain('-----BEGIN PUBLIC KEY-----');
		for (const path of [`/contests/${CONTEST}/method`, `/contests/${CONTEST}/leaderboard/hogar`]) {
			expect(await (await team.fetch(path, html)).text(), path).toContain(`href="${ledger()}"`);
		}
	});

	test('proves that a head kept earlier is its beginning', async () => {
		const kept = await head();
		const more = (await (await ask(team, 'Otra vez')).json()) as { vatio: Vatio };
		await receiptOf(team, receiptPath(more.vatio.interaction));
		const now = await head();
		expect(now.size).toBeGreaterThan(kept.size);

		const asked = await anybody.fetch(ledger(`/consistency?from=${kept.size}&to=${now.size}`));
		const { proof } = (await asked.json()) as { proof: string[] };
		expect(isConsistent(kept, now, proof)).toBe(true);
		expect(isConsistent({ ...kept, root: now.root }, now, proof)).toBe(false);
		const open = await anybody.fetch(ledger(`/consistency?from=${kept.size}`));
		expect(await open.json()).toMatchObject({ from: kept.size });
	});

	test.each(['', '?from=-1', '?from=1e3', '?from=2&to=1', '?from=1&to=99999999', '?from='])(
		'declines the sizes «%s»',
		async (query) => {
			const declined = await anybody.fetch(ledger(`/consistency${query}`));
			expect(await refusalOf(declined)).toMatchObject({ status: 400, code: 'invalid_request' });
		}
	);

	test('stops where the board froze, while receipts go on', async () => {
		const frozen = await anybody.fetch(ledger('/head.json', 'congelada'));
		const page = await (await anybody.fetch(ledger('', 'congelada'), html)).text();
		const declined = await anybody.fetch(ledger('/consistency?from=0&to=1', 'congelada'));

		// Everything on that ledger was stated after its freeze.
		expect(frozen.status).toBe(404);
		expect(page).toContain('Parada desde la congelación');
		expect(declined.status).toBe(400);
	});
});

describe('the page that verifies', () => {
	test('adds less than 40 KB of scripts, compressed', async () => {
		const scripts = async (path: string) => scriptsOf(await anybody.fetch(path, html));
		const usual = await scripts(ledger());
		const verify = await scripts(ledger('/verify'));
		const added = [...verify].filter(([file]) => !usual.has(file));
		const bytes = added.reduce((sum, [, size]) => sum + size, 0);

		expect(usual.size).toBeGreaterThan(3);
		expect(bytes).toBeGreaterThan(1024);
		expect(bytes).toBeLessThan(40 * 1024);
	});

	test('says without JavaScript how to do it in a terminal', async () => {
		const page = await (await anybody.fetch(ledger('/verify'), html)).text();

		expect(page).toContain('<noscript>');
		expect(page).toContain('checkReceiptText(');
		expect(page).toContain(`curl -o key.pem ${site.url}${ledger('/key.pem')}`);
		expect(page).not.toContain('type="file"');
	});
});

describe('a form of another site', () => {
	const elsewhere = 'https://elsewhere.example';
	const forms: [string, string][] = [
		['application/x-www-form-urlencoded', 'name=x'],
		['multipart/form-data; boundary=x', '--x--\r\n'],
		['text/plain', 'name=x']
	];

	test.each(forms)('of the kind %s is refused in our words', async (type, body) => {
		const headers: Record<string, string>[] = [
			{ origin: elsewhere },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site', origin: site.url }
		];
		for (const path of [`/contests/${CONTEST}/keys?/create`, teamApi('/entries')]) {
			for (const header of headers) {
				const refused = await team.fetch(path, {
					method: 'POST',
					headers: { ...header, 'content-type': type, accept: 'application/json' },
					body
				});
				expect(refused.status, `${path} ${JSON.stringify(header)}`).toBe(403);
				expect(await refused.text()).not.toContain('Cross-site');
			}
		}
		const page = await (await team.fetch(`/contests/${CONTEST}/keys`, html)).text();
		expect(page).not.toContain('<bdi>x</bdi>');
	});

	test('is not what a key’s POST is, whatever content type its program forgot', async () => {
		const headers = { authorization: `Bearer ${await newKey()}`, origin: elsewhere };
		for (const [type] of forms) {
			const posted = await fetch(
				new URL(teamApi(`/interactions/${settled.interaction}/stop`), site.url),
				{ method: 'POST', headers: { ...headers, 'content-type': type }, body: '' }
			);
			expect(posted.status, type).toBe(200);
			expect(await posted.json()).toEqual({ stopped: false });
		}
	});
});

describe('a rulebook that the linter warns of', () => {
	test('is made a contest by who has read the warnings', async () => {
		const text = JSON.stringify(desafioAlia({ model: 'simulated', opensAt: Date.now() }));
		const sent = { slug: 'con-avisos', text };
		const warned = await organiser.post('/organiser?/rulebook', sent);
		const page = await warned.text();
		const [, confirmed = ''] = /name="confirmed" value="([^"]+)"/.exec(page) ?? [];

		expect(warned.status).toBe(422);
		expect(page).toContain('El reglamento se puede usar, con 3 avisos');
		expect((await anybody.fetch('/contests/con-avisos', html)).status).toBe(404);
		const others = await organiser.post('/organiser?/rulebook', { ...sent, confirmed: 'otros' });
		expect(others.status).toBe(422);
		const made = await organiser.post('/organiser?/rulebook', { ...sent, confirmed });
		expect(made.status).toBe(303);
	});

	test('is refused with what is wrong, where, and what to do', async () => {
		const text = JSON.stringify({
			...desafioAlia({ model: 'simulated', opensAt: Date.now() }),
			timeZone: 'Madrid'
		});
		const refused = await organiser.post('/organiser?/rulebook', { slug: 'mal', text });
		const page = await refused.text();

		expect(refused.status).toBe(400);
		expect(page).toContain('timeZone');
		expect(page).toContain('Escribe un nombre de IANA');
		expect(page).not.toContain('name="confirmed"');
	});
});
