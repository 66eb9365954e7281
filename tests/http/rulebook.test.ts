import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTEST } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

let site: RunningSite;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const rulebook = `/organiser/${CONTEST}/rulebook`;
const read = async (visitor: Visitor, path: string) => {
	const response = await visitor.fetch(path, { headers: { accept: 'text/html' } });
	expect(response.status, path).toBe(200);
	return plain(await response.text());
};
/** Without the marks that a framework leaves between words. */
const plain = (html: string) => html.replace(/<!--.*?-->/g, '');
const revisionIn = (html: string) => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
const edit = async (fields: Record<string, string>) =>
	organiser.post(`${rulebook}/draft?/fields`, {
		revision: revisionIn(await read(organiser, `${rulebook}/draft`)),
		...fields
	});
const publish = async (fields: Record<string, string>) =>
	organiser.post(`${rulebook}/publish?/publish`, {
		revision: revisionIn(await read(organiser, `${rulebook}/draft`)),
		...fields
	});

describe('the next version of a rulebook', () => {
	test('is written in forms that keep what was typed and say beside it what is wrong', async () => {
		expect(await read(organiser, rulebook)).toContain('Escribir la siguiente versión');
		const begun = await organiser.post(`${rulebook}?/begin`, {});
		expect(begun.headers.get('location')).toBe(`${rulebook}/draft`);

		const saved = await edit({ 'title.es': 'Desafío con otro nombre', 'team.max': 'muchas' });

		expect(saved.headers.get('location')).toBe(`${rulebook}/draft?saved`);
		const draft = await read(organiser, `${rulebook}/draft`);
		expect(draft).toContain('value="Desafío con otro nombre"');
		expect(draft).toMatch(/aria-invalid="true"[^>]*name="team.max"[^>]*value="muchas"/);
		expect(await read(organiser, `${rulebook}/publish`)).toContain('todavía no es un reglamento');
		await edit({ 'team.max': '2' });
	});

	test('is seen as a participant would by its organisers alone, and is nothing yet', async () => {
		const preview = await read(organiser, `${rulebook}/preview`);
		expect(preview).toContain('Vista previa');
		await edit({
			'tagline.es': 'Un lema que nadie ha leído',
			'rounds.0.challenges.0.summary.es': 'Corto.'
		});
		expect(await read(organiser, `${rulebook}/preview`)).toContain('Un lema que nadie ha leído');
		expect(await read(organiser, `${rulebook}/preview/hogar`)).toContain('Corto.');
		expect(await read(organiser, `${rulebook}/preview/centro-civico`)).toContain('FICHA');

		for (const path of [`/contests/${CONTEST}`, '/', `/contests/${CONTEST}/rules/history`]) {
			expect(await read(visitorOf(site), path)).not.toContain('Un lema que nadie ha leído');
		}
		const participant = await signIn(site);
		expect((await participant.fetch(`${rulebook}/preview`)).status).toBe(403);
	});

	test('is never overwritten by whoever had not read the last one saved', async () => {
		const late = await organiser.post(`${rulebook}/draft?/fields`, {
			revision: '1',
			'title.es': 'Lo mío'
		});

		expect(late.status).toBe(409);
		const page = plain(await late.text());
		expect(page).toContain('Otra persona de la organización ha guardado');
		expect(page).toContain('value="Lo mío"');
	});

	test('shows what it changes, asks why, and rules once it is published and told', async () => {
		const review = await read(organiser, `${rulebook}/publish`);
		expect(review).toContain('Cambian 3 cosas');
		expect(review).toContain('«Desafío con otro nombre»');
		expect((await publish({ reason: ' ' })).status).toBe(400);

		const published = await publish({ reason: 'El nombre llevaba una errata' });

		expect(published.headers.get('location')).toBe(`${rulebook}?published`);
		const history = await read(visitorOf(site), `/contests/${CONTEST}/rules/history`);
		expect(history).toContain('El nombre llevaba una errata');
		expect(history).toContain('«Desafío con otro nombre»');
		const file = await visitorOf(site).fetch(`/contests/${CONTEST}/rules/2.json`);
		const hash = createHash('sha256')
			.update(await file.text())
			.digest('hex');
		expect(history).toContain(hash);
		expect(await read(visitorOf(site), `/contests/${CONTEST}/rules`)).toContain(hash);
		expect((await visitorOf(site).fetch(`/contests/${CONTEST}/rules/3.json`)).status).toBe(404);
		const told = await read(await signIn(site), `/contests/${CONTEST}/notices`);
		expect(told).toContain('El nombre llevaba una errata');
		expect(await read(visitorOf(site), '/')).toContain('Desafío con otro nombre');
	});

	test('changes what a phase closed only with the password, and everybody sees it', async () => {
		await organiser.post(`${rulebook}?/begin`, {});
		await edit({ 'rounds.0.challenges.0.budget.tokens': '61000' });
		const review = await read(organiser, `${rulebook}/publish`);
		expect(review).toContain('Una fase ya ha cerrado esto');
		expect(review).toContain('queda fijado al abrirse la ronda');
		const { password } = site.account('organiser');
		const reason = 'Faltaban tokens para todos';

		expect((await publish({ reason })).status).toBe(409);
		expect((await publish({ reason, override: 'yes', password: 'no es' })).status).toBe(401);
		expect((await publish({ reason, override: 'yes' })).status).toBe(400);
		const done = await publish({ reason, override: 'yes', password });

		expect(done.headers.get('location')).toBe(`${rulebook}?published`);
		const history = await read(visitorOf(site), `/contests/${CONTEST}/rules/history`);
		expect(history).toContain('cambió lo que una fase ya había cerrado');
		expect(history).toContain('Presupuesto › tokens');
		const prompted = await (
			await signIn(site)
		).prompt('hogar', 'Dime cinco medidas', { stream: false });
		expect(prompted.status).toBe(200);
	});

	test('moves nothing that has happened, whatever the password', async () => {
		await organiser.post(`${rulebook}?/begin`, {});
		await edit({ 'rounds.0.phases.opens': '2099-01-01T10:00' });
		const review = await read(organiser, `${rulebook}/publish`);
		expect(review).not.toContain('Publicar la versión 4</button>');
		const { password } = site.account('organiser');

		const refused = await publish({ reason: 'Otra vez', override: 'yes', password });

		expect([400, 409]).toContain(refused.status);
		const file = await visitorOf(site).fetch(`/contests/${CONTEST}/rules/4.json`);
		expect(file.status).toBe(404);
	});

	test('can be the text of a file, or thrown away', async () => {
		const draft = await read(organiser, `${rulebook}/draft`);
		const typed = new FormData();
		typed.set('revision', revisionIn(draft));
		typed.set('file', new File(['\uFEFF{ "format": '], 'medio.json'));
		const saved = await organiser.fetch(`${rulebook}/draft?/document`, {
			method: 'POST',
			headers: { origin: site.url, accept: 'text/html' },
			body: typed
		});
		expect(saved.status).toBe(303);
		const unreadable = await read(organiser, `${rulebook}/draft`);
		expect(unreadable).toContain('no se puede leer como reglamento');
		const file = await organiser.fetch(`${rulebook}/draft.json`);
		expect(await file.text()).toBe('{ "format": ');
		expect(await read(organiser, `${rulebook}/preview`)).toContain('no hay nada que enseñar');

		await organiser.post(`${rulebook}?/discard`, { revision: revisionIn(unreadable) });

		expect((await organiser.fetch(`${rulebook}/draft`)).headers.get('location')).toBe(rulebook);
	});
});

describe('another edition', () => {
	test('starts from one of this site, with its rules, another address and other dates', async () => {
		const copy = { from: CONTEST, slug: 'otra-edicion' };
		const undated = await organiser.post('/organiser?/copy', { ...copy, opens: 'mañana' });
		expect(undated.status).toBe(400);
		expect(plain(await undated.text())).toContain('value="otra-edicion"');

		const created = await organiser.post('/organiser?/copy', {
			...copy,
			opens: '2035-05-07T10:00'
		});

		expect(created.headers.get('location')).toBe('/organiser/otra-edicion?created');
		const file = await visitorOf(site).fetch('/contests/otra-edicion/rules.json');
		expect(await file.json()).toMatchObject({
			id: 'otra-edicion',
			version: 1,
			title: { es: 'Desafío con otro nombre' },
			rounds: [{ phases: { opens: '2035-05-07T08:00:00.000Z' } }]
		});
		expect(await read(organiser, '/organiser')).toContain('/contests/otra-edicion');
	});

	test('goes among the earlier ones once it is final, by its own organisers', async () => {
		const move = (visitor: Visitor, slug: string) =>
			visitor.post('/organiser?/archive', { slug, to: 'archive' });
		expect((await move(organiser, 'otra-edicion')).status).toBe(409);
		expect((await move(await signIn(site), CONTEST)).status).toBe(403);
		const over = await organiser.post('/organiser?/copy', {
			from: CONTEST,
			slug: 'terminada',
			opens: '2020-05-04T10:00'
		});
		expect(over.status).toBe(303);

		expect((await move(organiser, 'terminada')).status).toBe(200);

		expect(await read(visitorOf(site), '/')).toContain('Ediciones anteriores');
		expect(await read(visitorOf(site), '/contests/terminada')).toContain('Un lema que nadie');
		const late = await organiser.post('/organiser/terminada/rulebook?/begin', {});
		expect(late.status).toBe(409);
		await organiser.post('/organiser?/archive', { slug: 'terminada', to: 'lists' });
		expect(await read(visitorOf(site), '/')).not.toContain('Ediciones anteriores');
	});
});
