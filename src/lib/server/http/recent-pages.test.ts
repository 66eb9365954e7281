import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { recentPage } from './recent-pages.ts';

let pages = 0;
const page = () => `https://vatio.example/contests/c${pages++}/leaderboard/hogar`;

function asking(url: string, { signedIn = false, headers = {}, id = BOARD } = {}): RequestEvent {
	const request = new Request(url, { headers });
	const cookies = { get: () => (signedIn ? 'somebody' : undefined) };

	return { request, cookies, route: { id } } as unknown as RequestEvent;
}
const BOARD = '/contests/[contest]/leaderboard/[challenge]';

/** Counts how often it is made. */
function making(status = 200) {
	let made = 0;
	return () => {
		made += 1;
		const nonce = `nonce${made}`;
		const policy = `script-src 'nonce-${nonce}'`;
		const body = status === 304 ? null : `<script nonce="${nonce}">${made}</script>`;
		const headers = { 'content-security-policy': policy, etag: 'W/"x"' };
		return Promise.resolve(new Response(body, { status, headers }));
	};
}

const textOf = async (response: Response) =>
	(await response.text()).replace(/nonce="[^"]+"/, 'nonce=""');

test('a page is made once for all who look at it together, each with a nonce of their own', async () => {
	const [url, make] = [page(), making()];
	const answers = await Promise.all(
		[0, 10, 1999].map((at) => recentPage(asking(url), { at, make }))
	);

	const nonces = answers.map((one) => one.headers.get('content-security-policy'));
	expect(new Set(nonces).size).toBe(3);
	for (const answer of answers) {
		expect(answer.headers.get('etag')).toBeNull();
		const [, nonce = ''] = /'nonce-([^']+)'/.exec(
			answer.headers.get('content-security-policy') ?? ''
		) ?? ['', ''];
		expect(await answer.text()).toBe(`<script nonce="${nonce}">1</script>`);
	}
	expect(await textOf(await recentPage(asking(url), { at: 2001, make }))).toContain('>2<');
});

test('whoever is signed in, holds a key, asks for something else or elsewhere is answered apart', async () => {
	const [url, make] = [page(), making()];
	const at = 0;
	await recentPage(asking(url), { at, make });
	const apart = [
		asking(url, { signedIn: true }),
		asking(url, { headers: { authorization: 'Bearer x' } }),
		asking(`${url}?embed`),
		asking(url, { id: '/contests/[contest]/ledger' })
	];
	for (const [place, event] of apart.entries()) {
		expect(await textOf(await recentPage(event, { at, make }))).toContain(`>${place + 2}<`);
	}
	expect(await textOf(await recentPage(asking(`${url}?all`), { at, make }))).toContain('>6<');
	expect(await textOf(await recentPage(asking(url), { at, make }))).toContain('>1<');
});

test('whoever holds what is up is told so, apart from whoever does not', async () => {
	const url = page();
	const held = asking(url, { headers: { 'if-none-match': '"x"' } });
	const at = 0;
	const told = await recentPage(held, { at, make: making(304) });
	const again = await recentPage(held, { at, make: making(500) });
	const other = await recentPage(asking(url), { at, make: making() });

	expect([told.status, again.status, other.status]).toEqual([304, 304, 200]);
});

test('a table keeps the mark that tells a spreadsheet how it is written', async () => {
	const url = page();
	const make = () => Promise.resolve(new Response('\uFEFFequipo'));
	const marked = Buffer.from('\uFEFFequipo').toString('hex');
	for (const at of [0, 1]) {
		const answer = await recentPage(asking(url), { at, make });
		expect(Buffer.from(await answer.arrayBuffer()).toString('hex')).toBe(marked);
	}
});

test('what went wrong is not kept', async () => {
	const url = page();
	const wrong = await recentPage(asking(url), { at: 0, make: making(503) });
	const right = await recentPage(asking(url), { at: 1, make: making() });
	const failing = () => Promise.reject(new Error('no'));
	const elsewhere = page();
	await expect(recentPage(asking(elsewhere), { at: 0, make: failing })).rejects.toThrow('no');

	expect([wrong.status, right.status]).toEqual([503, 200]);
	expect((await recentPage(asking(elsewhere), { at: 1, make: making() })).status).toBe(200);
});
