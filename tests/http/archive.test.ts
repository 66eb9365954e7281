import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpacked } from '../../src/lib/server/archive/contest-archive.fixture.ts';
import { ask } from '../support/door.ts';
import { furnish, type Furnished } from '../support/furnished.ts';
import { CONTEST, newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';

/** The edition that has its results. */
const OVER = 'terminada';
const cli = join(import.meta.dirname, '../../scoring/cli.ts');

let site: RunningSite;
let people: Furnished['people'];
let folder = '';
beforeAll(async () => {
	site = await startSite();
	folder = mkdtempSync(join(tmpdir(), 'vatio-archive-'));
	({ people } = await furnish(site));
}, 300_000);
afterAll(async () => {
	if (folder) rmSync(folder, { recursive: true });
	await site?.end();
});

const archiveOf = (contest: string, query = '') => `/organiser/${contest}/archive.zip${query}`;

async function saved(response: Response, name: string): Promise<string> {
	const file = join(folder, name);
	writeFileSync(file, Buffer.from(await response.arrayBuffer()));

	return file;
}

function score(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
		encoding: 'utf8',
		maxBuffer: 64 << 20
	});

	return { status, lines: stdout.split('\n').slice(0, -1), stderr };
}

describe('the archive that an organiser downloads', () => {
	test('verifies offline with the site’s own key, and ranks to the published bytes', async () => {
		const { organiser, visitor } = people;
		const response = await organiser.fetch(archiveOf(OVER, '?texts=yes'));
		expect(response.headers.get('content-type')).toBe('application/zip');
		expect(response.headers.get('content-disposition')).toMatch(
			/filename="terminada-archivo-con-textos-[-\d]{10}\.zip"/
		);
		expect(response.headers.get('cache-control')).toContain('no-store');
		const zip = await saved(response, 'terminada.zip');
		const pem = await saved(await visitor.fetch(`/contests/${OVER}/ledger/key.pem`), 'key.pem');

		const verified = score('verify', zip, '--key', pem);
		expect(verified.stderr).toBe('');
		expect(JSON.parse(verified.lines[0] ?? '')).toMatchObject({
			verifies: true,
			contest: OVER,
			key: { pinned: 'same' },
			recomputed: { boards: 1, verdicts: 1, names: 2, checks: 1 },
			attested: { texts: 0, names: 0, checks: 0, runs: 0 },
			differences: []
		});
		expect(verified.status).toBe(0);
		const published = await organiser.fetch(`/organiser/${OVER}/leaderboard/hogar/1.json`);
		expect(score('rank', zip, '--challenge', 'hogar').lines).toEqual([await published.text()]);
	});

	test('does not verify once a verdict was turned in it', async () => {
		const response = await people.organiser.fetch(archiveOf(OVER, '?texts=yes'));
		const changed = join(folder, 'changed');
		for (const [name, bytes] of await unpacked(response.body as AsyncIterable<Uint8Array>)) {
			mkdirSync(dirname(join(changed, name)), { recursive: true });
			writeFileSync(join(changed, name), bytes);
		}
		expect(score('verify', changed).status).toBe(0);
		const ledger = join(changed, 'ledger.jsonl');
		const text = readFileSync(ledger, 'utf8');
		const turned = text.replace('"verdict":"valid"', '"verdict":"invalid"');
		expect(turned).not.toBe(text);
		writeFileSync(ledger, turned);

		const { status, lines } = score('verify', changed);
		expect(status).toBe(1);
		const line = text.split('\n').findIndex((one) => one.includes('"verdict-given"')) + 1;
		expect(JSON.parse(lines[0] ?? '').differences).toContainEqual(
			expect.objectContaining({ kind: 'leaf-changed', file: 'ledger.jsonl', line })
		);
	});

	test('holds no word of anybody unless it is asked for', async () => {
		const files = await unpacked(
			(await people.organiser.fetch(archiveOf(OVER))).body as AsyncIterable<Uint8Array>
		);

		expect(files.has('ledger.jsonl')).toBe(true);
		expect(files.has('texts.jsonl')).toBe(false);
	});

	test('verifies too while the contest runs and teams ask', async () => {
		const teams = await Promise.all([newTeam(site), newTeam(site), newTeam(site)]);
		const asking = Promise.all(
			teams.flatMap((team) => [ask(team, 'Dame una medida'), ask(team, 'Dame otra')])
		);
		const zips = await Promise.all(
			['a', 'b', 'c'].map(async (name) =>
				saved(await people.organiser.fetch(archiveOf(CONTEST, '?texts=yes')), `${name}.zip`)
			)
		);
		await asking;

		for (const zip of zips) {
			const { status, lines } = score('verify', zip);
			expect(JSON.parse(lines[0] ?? '').differences).toEqual([]);
			expect(status).toBe(0);
		}
	});

	test('is the organisers’ alone, and linked from their board', async () => {
		const statuses = await Promise.all(
			(['visitor', 'participant', 'judge'] as const).map(
				async (role) => (await people[role].fetch(archiveOf(OVER))).status
			)
		);
		const page = await people.organiser.fetch(`/organiser/${OVER}/leaderboard/hogar`, {
			headers: { accept: 'text/html' }
		});

		expect(statuses.every((status) => status >= 300 && status < 500)).toBe(true);
		expect(await page.text()).toContain(`href="${archiveOf(OVER)}"`);
	});
});
