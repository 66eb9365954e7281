import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTEST, declared, newPerson } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const desk = `/organiser/${CONTEST}/teams/registration`;

let site: RunningSite;
let organiser: Visitor;
beforeAll(async () => {
	site = await startSite();
	organiser = await signIn(site, site.account('organiser'));
}, 200_000);
afterAll(() => site?.end());

const html = async (visitor: Visitor, path: string) =>
	(await visitor.fetch(path, { headers: { accept: 'text/html' } })).text();

/** Sends a file as a page without scripts does. */
function upload(bytes: Uint8Array<ArrayBuffer> | string): Promise<Response> {
	const body = new FormData();
	body.set('file', new File([bytes], 'lista.csv', { type: 'text/csv' }));
	body.set('text', '');

	return organiser.fetch(`${desk}?/preview`, {
		method: 'POST',
		headers: { origin: site.url, accept: 'text/html' },
		body
	});
}

const codes = async () =>
	[...(await html(organiser, desk)).matchAll(/<code[^>]*>([0-9A-Z-]{14})</g)].map(
		([, code]) => code ?? ''
	);

test('a list with a bad line makes nothing, and says which line it is', async () => {
	const shown = await (await upload('nombre\nAda\nA\nada\n')).text();

	expect(shown).toContain('La lista tiene 2 problemas y no se ha creado nada');
	expect(shown).toMatch(/Línea 3:\s+el nombre tiene/);
	expect(shown).toMatch(/Línea 4:\s+ya está en la línea 2/);
	const latin1 = new Uint8Array(Buffer.from('nombre\nBegoña\n', 'latin1'));
	expect(await (await upload(latin1)).text()).toMatch(/Línea 2:\s+no es texto en UTF-8/);
	const around = await organiser.post(`${desk}?/import`, { text: 'nombre\nAda\nA\n' });
	expect(await around.text()).toMatch(/Línea 3:/);
	expect(await codes()).toEqual([]);
});

test('a file of 100 MB is refused before it is read, and the site goes on', async () => {
	const response = await upload(new Uint8Array(100_000_000).fill(65)).catch(() => undefined);

	expect(response?.status ?? 413).toBe(413);
	expect((await organiser.fetch(desk)).status).toBe(200);
	expect(await codes()).toEqual([]);
});

test('a list is shown before it counts, its formulas stay text, and its codes let teams in', async () => {
	const previewed = await (await upload('equipo;curso\n=1+1;2\nAda «la &»;3\n')).text();
	expect(previewed).toContain('La lista está bien: se crearán 2 códigos');
	expect(await codes()).toEqual([]);
	const [, escaped = ''] = /<textarea name="text" hidden[^>]*>([^<]*)</.exec(previewed) ?? [];
	const text = escaped.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

	await organiser.post(`${desk}?/import`, { text });
	await organiser.post(`${desk}?/import`, { text });

	const issued = await codes();
	expect(issued).toHaveLength(2);
	const csv = await (await organiser.fetch(`${desk}/codes.csv`)).text();
	expect(csv).toContain("'=1+1,");
	expect(csv).toContain('Ada «la &»,');

	await organiser.post(`${desk}?/mode`, { mode: 'code' });
	const team = `/contests/${CONTEST}/team`;
	const person = await newPerson(site);
	expect(await html(person, team)).toContain('Código de inscripción');
	const without = await person.post(`${team}?/create`, { ...declared, name: 'Sin código' });
	expect(without.status).toBe(400);
	expect(await without.text()).toContain('hace falta un código');
	const fields = { ...declared, name: 'Con código', code: issued[0] ?? '' };
	expect((await person.post(`${team}?/create`, fields)).status).toBe(303);
	const other = await newPerson(site);
	const again = await other.post(`${team}?/create`, { ...fields, name: 'El mismo código' });
	expect(again.status).toBe(409);
	expect(await again.text()).toContain('ya se ha inscrito un equipo');
	expect(await html(organiser, desk)).toContain('Equipo Con código');
});

test('codes are shown to no participant and no judge', async () => {
	const judge = await signIn(site, site.account('judge'));
	const participant = await signIn(site);
	for (const visitor of [judge, participant]) {
		for (const path of [desk, `${desk}/codes.csv`]) {
			expect((await visitor.fetch(path)).status).toBe(403);
		}
	}
});
