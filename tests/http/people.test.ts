import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type RunningSite } from '../support/site.ts';

let site: RunningSite;
beforeAll(async () => {
	site = await startSite();
}, 200_000);
afterAll(() => site?.end());

const CONTEST = '/contests/desafio-alia';
const password = 'una frase bien larga';

/** A browser without scripts: it keeps its cookie and posts forms as pages do. */
function visitor() {
	let cookie = '';
	const send = async (path: string, init: RequestInit = {}) => {
		const response = await fetch(new URL(path, site.url), {
			redirect: 'manual',
			...init,
			headers: { accept: 'text/html', ...(cookie && { cookie }), ...init.headers }
		});
		const [set] = response.headers.getSetCookie();
		if (set) cookie = set.split(';')[0] ?? '';
		return {
			status: response.status,
			location: response.headers.get('location'),
			html: await response.text(),
			headers: response.headers
		};
	};
	const post = (path: string, fields: Record<string, string>, headers = {}) =>
		send(path, {
			method: 'POST',
			body: new URLSearchParams(fields),
			headers: { origin: site.url, ...headers }
		});

	return {
		open: (path: string) => send(path),
		post,
		async enter(email: string) {
			await post('/register', { email, name: email.split('@')[0] ?? '', password });
			await post('/sign-in', { email, password });
			return this;
		}
	};
}

const declared = { rulebookVersion: '1', accept: 'yes', age: 'adult' };

describe('a person', () => {
	test('registers with the same answer whether the email is known or not', async () => {
		const form = { email: 'ada@example.org', name: 'Ada', password };
		const answers = [
			await visitor().post('/register', form),
			await visitor().post('/register', form)
		];

		expect(answers[0]).toMatchObject({ status: 303, location: '/sign-in?registered' });
		expect(answers[1]).toMatchObject({ status: 303, location: '/sign-in?registered' });
		expect((await visitor().open('/sign-in?registered')).html).toContain(
			'Si la dirección no tenía cuenta'
		);
	});

	test('gets back what they typed with a sentence by the field, and never the password', async () => {
		const { status, html } = await visitor().post('/register', {
			email: 'no es correo',
			name: 'Zoé «la Ñ»',
			password
		});

		expect(status).toBe(400);
		expect(html).toContain('Escribe una dirección de correo completa');
		expect(html).toContain('value="Zoé «la Ñ»"');
		expect(html).not.toContain(password);
		const weak = await visitor().post('/register', {
			email: 'z@example.org',
			name: 'Zoé',
			password: 'corta'
		});
		expect(weak.html).toContain('al menos 10 caracteres');
	});

	test('goes on where they were, and never to another site', async () => {
		const email = 'bea@example.org';
		await visitor().post('/register', { email, name: 'Bea', password });

		for (const [next, landed] of [
			[`${CONTEST}/team`, `${CONTEST}/team`],
			['//elsewhere.example', '/'],
			['https://elsewhere.example/', '/']
		] as const) {
			expect(await visitor().post('/sign-in', { email, password, next })).toMatchObject({
				status: 303,
				location: landed
			});
		}
		expect(await visitor().open(`${CONTEST}/team`)).toMatchObject({
			status: 303,
			location: `/sign-in?next=${encodeURIComponent(`${CONTEST}/team`)}`
		});
	});

	test('signs out and is a visitor again, though the old cookie is sent', async () => {
		const cai = await visitor().enter('cai@example.org');
		expect((await cai.open('/account')).html).toContain('cai@example.org');

		await cai.post('/sign-out', {});

		expect(await cai.open('/account')).toMatchObject({ status: 303 });
	});

	test('is told kindly of a wrong password, and for a while after ten of them', async () => {
		const email = 'dana@example.org';
		await visitor().post('/register', { email, name: 'Dana', password });
		const wrong = await visitor().post('/sign-in', { email, password: 'otra distinta' });
		expect(wrong.status).toBe(401);
		expect(wrong.html).toContain(`value="${email}"`);
		expect(wrong.html).toContain('El correo o la contraseña no son correctos');
		for (let tried = 1; tried < 10; tried++) {
			await visitor().post('/sign-in', { email, password: 'otra distinta' });
		}

		const refused = await visitor().post('/sign-in', { email, password });

		expect(refused.status).toBe(429);
		expect(refused.html).toContain('Demasiados intentos seguidos');
	});

	test('changes their name and password', async () => {
		const eva = await visitor().enter('eva@example.org');

		const named = await eva.post('/account?/name', { name: 'Eva Edurne' });
		expect(named.html).toContain('Nombre guardado');
		const refused = await eva.post('/account?/password', {
			oldPassword: 'no era esta',
			password: 'la frase siguiente'
		});
		expect(refused.html).toContain('Esa no es tu contraseña actual');
		const changed = await eva.post('/account?/password', {
			oldPassword: password,
			password: 'la frase siguiente'
		});

		expect(changed.html).toContain('Contraseña cambiada');
		expect(await visitor().post('/sign-in', { email: 'eva@example.org', password })).toMatchObject({
			status: 401
		});
	});
});

describe('a team', () => {
	test('is made, shares a link once, and a visitor comes by it through registering', async () => {
		const fran = await visitor().enter('fran@example.org');
		const created = await fran.post(`${CONTEST}/team?/create`, { ...declared, name: 'Los Julios' });
		expect(created).toMatchObject({ status: 303, location: `${CONTEST}/team` });
		const { html } = await fran.post(`${CONTEST}/team?/invite`, {});
		const link = new URL(/value="(http[^"]+\/join\/[^"]+)"/.exec(html)?.[1] ?? '').pathname;
		expect((await fran.open(`${CONTEST}/team`)).html).not.toContain(link);

		const gala = visitor();
		const seen = await gala.open(link);
		expect(seen.html).toContain('Los Julios');
		expect(seen.html).toContain(`/register?next=${encodeURIComponent(link)}`);
		const form = { email: 'gala@example.org', name: 'Gala', password, next: link };
		const { location } = await gala.post('/register', form);
		expect(location).toBe(`/sign-in?registered&next=${encodeURIComponent(link)}`);
		expect((await gala.post('/sign-in', form)).location).toBe(link);
		const undeclared = await gala.post(link, { rulebookVersion: '1', age: 'adult' });
		expect(undeclared.html).toContain('Marca la casilla');
		expect(await gala.post(link, declared)).toMatchObject({ location: `${CONTEST}/team` });

		const team = await gala.open(`${CONTEST}/team`);
		expect(team.html).toContain('Los Julios');
		expect(team.html).toContain('fran');
		const used = await visitor().open(link);
		expect(used.status).toBe(409);
		expect(used.html).toContain('ya se ha usado');
	});

	test('gets its wrong name back with the reason', async () => {
		const hugo = await visitor().enter('hugo@example.org');
		const taken = await hugo.post(`${CONTEST}/team?/create`, { ...declared, name: 'LOS JULI0S' });
		const hidden = await hugo.post(`${CONTEST}/team?/create`, { ...declared, name: 'Los\u202eX' });
		const old = await hugo.post(`${CONTEST}/team?/create`, {
			...declared,
			name: 'Otros',
			rulebookVersion: '0'
		});

		expect(taken.html).toContain('Otro equipo se llama así');
		expect(taken.html).toContain('value="LOS JULI0S"');
		expect(hidden.html).toContain('caracteres que no se ven');
		expect(old.html).toContain('Las bases han cambiado');
	});
});

describe('the site', () => {
	test('says in its own page what it refuses before a page is reached', async () => {
		const nobody = visitor();
		const ines = await visitor().enter('ines@example.org');

		const unknown = await nobody.open('/contests/no-existe/team');
		expect(unknown.status).toBe(404);
		expect(unknown.html).toContain('No hay ningún concurso en esta dirección');
		expect(unknown.html).toContain('id="content"');
		const forged = await ines.post(
			'/account?/name',
			{ name: 'Otra' },
			{ origin: 'https://elsewhere.example' }
		);
		expect(forged.status).toBe(403);
		const missing = await nobody.open('/nada-de-nada');
		expect(missing.html).toContain('Esta página no existe');
	});

	test('runs nothing that it did not write: a strict policy on every page', async () => {
		for (const path of ['/sign-in', '/register', '/contests/no-existe']) {
			const { headers } = await visitor().open(path);
			const policy = headers.get('content-security-policy') ?? '';
			expect(policy, path).toContain("default-src 'self'");
			expect(policy, path).not.toContain('unsafe-inline');
			expect(headers.get('x-content-type-options'), path).toBe('nosniff');
		}
	});
});
