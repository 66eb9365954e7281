import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipFiles } from '../../scoring/archive/zip.ts';
import { bytesInMemory } from '../../scoring/archive/files.ts';
import { sha256Hex } from '../../src/lib/server/ledger/record.ts';
import { readPdf } from '../../src/lib/server/pdf/read-pdf.fixture.ts';
import { addEditions } from '../support/editions.ts';
import { finishEdition } from '../support/finished.ts';
import { CONTEST, newTeam } from '../support/participant.ts';
import { startSite, type RunningSite } from '../support/site.ts';
import { signIn, visitorOf, type Visitor } from '../support/visitor.ts';

const FINAL = 'definitiva';
const html = { accept: 'text/html' };

let site: RunningSite;
let visitor: Visitor;
let participant: Visitor;
let organiser: Visitor;
let code = '';
beforeAll(async () => {
	site = await startSite();
	await addEditions(site, [{ slug: FINAL }]);
	visitor = visitorOf(site);
	participant = await signIn(site);
	organiser = await signIn(site, site.account('organiser'));
	const judge = await signIn(site, site.account('judge'));
	({ code } = await finishEdition(site, { participant, judge, organiser }, FINAL));
}, 300_000);
afterAll(() => site?.end());

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const textOf = async (who: Visitor, path: string) =>
	(await who.fetch(path, { headers: html })).text();

describe('before the results', () => {
	test.each(['acta.pdf', 'acta-firmada.pdf', 'winners', 'footprint', 'certificates/NADA'])(
		'%s is not there for anybody',
		async (path) => {
			for (const who of [visitor, participant]) {
				const response = await who.fetch(`/contests/${CONTEST}/${path}`, { headers: html });
				expect(response.status, path).toBe(404);
			}
		}
	);

	test('the organisers read the minutes as a draft', async () => {
		const response = await organiser.fetch(`/contests/${CONTEST}/acta.pdf`);
		expect(response.status).toBe(200);
		expect((await readPdf(await bytesOf(response))).text).toContain('BORRADOR');
		const page = await textOf(organiser, `/organiser/${CONTEST}/publish`);
		expect(page).toContain('Abrir el borrador');
	});

	test('what waits for its moment is not called missing', async () => {
		const page = await textOf(organiser, `/organiser/${CONTEST}/publish`);

		expect(page).toContain('desde el cierre de su ronda');
		expect(page).toContain('Aún no');
		expect(page).not.toContain('leaderboard/hogar">Publicar');
	});

	test('nobody has a certificate, nor a report of the round', async () => {
		const early = await participant.fetch(`/contests/${CONTEST}/certificate.pdf`, {
			headers: html
		});
		expect(early.status).toBe(404);
		const report = await textOf(participant, `/contests/${CONTEST}/report`);
		expect(report).toContain('Todavía no hay nada que contar');
	});
});

describe('once the results are final', () => {
	test('a team reads its own place first, and nobody else does', async () => {
		const board = `/contests/${FINAL}/leaderboard/hogar`;

		expect(await textOf(participant, board)).toMatch(
			/Tu equipo:\s1\.º\sde\s\d+,\scon\s[\d,]+\smWh/
		);
		expect(await textOf(visitor, board)).not.toContain('Tu equipo');
	});

	test('everybody reads the same minutes, byte for byte', async () => {
		const ask = async (who: Visitor) => bytesOf(await who.fetch(`/contests/${FINAL}/acta.pdf`));
		const [one, other] = [await ask(visitor), await ask(participant)];
		expect(sha256Hex(one)).toBe(sha256Hex(other));
		const { text, rows, info } = await readPdf(one);
		expect(info.Title).toBe(`Acta del concurso «Edición ${FINAL}»`);
		expect(text).not.toContain('BORRADOR');
		expect(rows.flat().map((cell) => cell.text)).toContain('Equipo Demo');
	});

	test('a signed file is attached with the password, and everybody gets its very bytes', async () => {
		const signed = Buffer.from('%PDF-1.7\nfirmada ñ\n%%EOF\n');
		const attach = (who: Visitor, fields: Record<string, string>, file = signed) => {
			const body = new FormData();
			body.set('file', new File([file], 'acta.pdf', { type: 'application/pdf' }));
			for (const [name, value] of Object.entries(fields)) body.set(name, value);
			const headers = { ...html, origin: new URL(site.url).origin };
			return who.fetch(`/organiser/${FINAL}/publish?/attach`, { method: 'POST', headers, body });
		};
		const { password } = site.account('organiser');
		const reason = 'Firmada por «todos»';

		const wrong = await attach(organiser, { reason, password: 'otra cosa' });
		expect(wrong.status).toBe(401);
		expect(await wrong.text()).toContain(reason);
		const page = Buffer.from('<html>');
		expect((await attach(organiser, { reason, password }, page)).status).toBe(400);
		const large = Buffer.concat([signed, Buffer.alloc(6 << 20), signed]);
		expect((await attach(organiser, { reason, password }, large)).status).toBe(413);
		expect((await attach(participant, { reason, password })).status).toBe(403);
		const none = await visitor.fetch(`/contests/${FINAL}/acta-firmada.pdf`, { headers: html });
		expect(none.status).toBe(404);

		const whole = Buffer.concat([signed, Buffer.alloc(3 << 20), signed]);
		const done = await attach(organiser, { reason, password }, whole);
		expect(await done.text()).toContain('Acta firmada adjuntada');
		const response = await visitor.fetch(`/contests/${FINAL}/acta-firmada.pdf`);
		expect(response.headers.get('content-disposition')).toContain('attachment');
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		expect(sha256Hex(await bytesOf(response))).toBe(sha256Hex(whole));
		expect(await textOf(visitor, `/contests/${FINAL}/ledger`)).toContain(sha256Hex(whole));
	});

	test('a certificate is one’s own, and its code tells anyone what it says', async () => {
		const own = await participant.fetch(`/contests/${FINAL}/certificate.pdf`);
		const read = await readPdf(await bytesOf(own));
		const { name } = site.account('participant');
		expect(read.text).toContain(name);
		expect(read.text.replaceAll(/\s/g, '')).toContain(`/contests/${FINAL}/certificates/${code}`);
		const check = await textOf(visitor, `/contests/${FINAL}/certificates/${code.toLowerCase()}`);
		expect(check).toContain('Este certificado es válido');
		expect(check).toContain(name);
		const elsewhere = await visitor.fetch(`/contests/${CONTEST}/certificates/${code}`, {
			headers: html
		});
		expect(elsewhere.status).toBe(404);

		const other = await newTeam(site);
		const theirs = await other.fetch(`/contests/${FINAL}/certificate.pdf`, { headers: html });
		expect(theirs.status).toBe(404);
		const zip = await organiser.fetch(`/organiser/${FINAL}/certificates.zip`);
		const { names } = await zipFiles(bytesInMemory(await bytesOf(zip)));
		expect(names).toEqual([`certificado-${code}.pdf`]);
	});

	test('a team reads its own report, and nobody without a team does', async () => {
		const report = await textOf(participant, `/contests/${FINAL}/report`);
		expect(report).toContain('Vuestros envíos en');
		expect(report).toContain('Contó');
		const outsider = await newTeam(site);
		const refused = await outsider.fetch(`/contests/${FINAL}/report`, { headers: html });
		expect(refused.status).toBe(403);
		expect((await organiser.fetch(`/contests/${FINAL}/report`, { headers: html })).status).toBe(
			409
		);
	});

	test('the winner’s prompts appear with the consent of all, and go with it', async () => {
		const winners = () => textOf(visitor, `/contests/${FINAL}/winners`);
		expect(await winners()).toContain('Este equipo no publica sus mensajes');
		await participant.post(`/contests/${FINAL}/team?/consent`, { may: 'yes' });
		expect(await winners()).not.toContain('Este equipo no publica sus mensajes');
		await participant.post(`/contests/${FINAL}/team?/consent`, { may: 'no' });
		expect(await winners()).toContain('Este equipo no publica sus mensajes');
	});

	test('the footprint says what is stated, and that nobody knows of the water', async () => {
		const address = `/organiser/${FINAL}/publish/footprint`;
		const footprint = () => textOf(visitor, `/contests/${FINAL}/footprint`);
		expect(await footprint()).toContain('No hay datos del agua');
		const typed = { hardware: '2 × H100', gridIntensity: 'mucho', source: 'La factura' };
		const wrong = await organiser.post(address, typed);
		expect(wrong.status).toBe(400);
		const shown = await wrong.text();
		expect(shown).toContain('Escribe un número entre 0 y 2000');
		expect(shown).toContain('value="mucho"');

		const right = { ...typed, gridIntensity: '20,5', waterIntensity: '1,8' };
		expect(await (await organiser.post(address, right)).text()).toContain('Declarado');
		const told = await footprint();
		expect(told).toContain('2 × H100');
		expect(told).toContain('20,5');
		expect(told).not.toContain('No hay datos del agua');
	});
});
