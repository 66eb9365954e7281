import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueResetLink } from '../../src/lib/server/contest/account-reset.ts';
import { contestInForce } from '../../src/lib/server/contest/in-force.ts';
import { inviteStaff } from '../../src/lib/server/contest/staff-invitation.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { migrations } from '../support/databases.ts';
import { startSite, type RunningSite } from '../support/site.ts';

const password = 'una frase bien larga';

async function get(site: RunningSite, path: string) {
	const response = await fetch(new URL(path, site.url), { headers: { accept: 'text/html' } });

	return { status: response.status, html: await response.text() };
}

async function post(site: RunningSite, path: string, fields: Record<string, string>) {
	const response = await fetch(new URL(path, site.url), {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams(fields),
		headers: { accept: 'text/html', origin: site.url }
	});

	return {
		status: response.status,
		location: response.headers.get('location'),
		html: await response.text(),
		cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
	};
}

describe('a link that an organiser hands over', () => {
	let site: RunningSite;
	let invitation: string;
	let reset: string;

	beforeAll(async () => {
		site = await startSite();
		await site.stop();
		const file = join(site.dataDir, 'vatio.db');
		const folder = join(migrations, 'sqlite');
		const db = openSqlite({ file, migrations: folder, durability: 'normal' });
		const at = Date.now();
		const { id: contestId } = await contestInForce(db.read, { slug: 'desafio-alia' });
		const byAccountId = site.account('organiser').accountId;
		const inviting = { contestId, part: 'judge', note: '', byAccountId, at } as const;
		invitation = (await db.write((tx) => inviteStaff(tx, inviting))).token;
		const { accountId } = site.account('participant');
		reset = await db.write((tx) => issueResetLink(tx, { accountId, byAccountId, at }));
		await db.close();
		await site.restart();
	}, 200_000);
	afterAll(() => site?.end());

	test('makes a newcomer a judge, who is at work at once', async () => {
		const page = await get(site, `/staff/${invitation}`);
		expect(page.html).toContain('Te invitan a evaluar');
		const taken = await post(site, `/staff/${invitation}?/register`, {
			email: site.account('participant').email,
			name: 'Ruiz',
			password
		});
		expect(taken.html).toContain('Ya hay una cuenta con esta dirección');

		const accepted = await post(site, `/staff/${invitation}?/register`, {
			email: 'ruiz@example.org',
			name: 'Dra. Ruiz',
			password
		});

		expect(accepted).toMatchObject({ status: 303, location: '/judge/desafio-alia' });
		expect(accepted.cookie).toMatch(/^vatio_session=/);
		expect(await get(site, `/staff/${invitation}`)).toMatchObject({ status: 409 });
	});

	test('sets a new password once', async () => {
		const { email } = site.account('participant');
		expect((await get(site, `/reset/${reset}`)).html).toContain(email);
		expect((await post(site, `/reset/${reset}`, { password: 'corta' })).status).toBe(400);

		expect(await post(site, `/reset/${reset}`, { password })).toMatchObject({
			status: 303,
			location: '/sign-in?reset'
		});

		expect(await post(site, '/sign-in', { email, password })).toMatchObject({ status: 303 });
		const spent = await get(site, `/reset/${reset}`);
		expect(spent.status).toBe(404);
		expect(spent.html).toContain('Pide uno nuevo a la organización');
	});
});

test('an empty site prints a link that makes its first organiser, and no second one', async () => {
	const site = await startSite({ env: { DEMO: 'no' } });
	try {
		const link = /\/first-organiser\/\S+/.exec(site.log())?.[0] ?? '';
		expect((await get(site, link)).html).toContain('Crear la cuenta de quien organiza');
		const form = { email: 'olga@example.org', name: 'Olga', password };

		expect(await post(site, link, form)).toMatchObject({ status: 303, location: '/organiser' });

		expect(await post(site, link, form)).toMatchObject({ status: 404 });
		expect(await get(site, link)).toMatchObject({ status: 404 });
	} finally {
		await site.end();
	}
}, 200_000);
