import { expect, test } from 'vitest';
import { drawable } from './drawable.ts';
import { readPdf } from './read-pdf.fixture.ts';
import { taggedPdf, type Piece } from './tagged-pdf.ts';

const AT = Date.UTC(2026, 10, 23, 9);
const info = { title: 'Acta de prueba', lang: 'es', at: AT, foot: 'Un concurso' };
const ALL_LETTERS = 'áéíóúüñç ÁÉÍÓÚÜÑÇ àèòï ÀÈÒÏ l·l ¿¡«»—€ºª';

function pieces(rows: number): Piece[] {
	return [
		{ kind: 'title', text: 'Acta de prueba' },
		{ kind: 'heading', text: 'Clasificación' },
		{ kind: 'paragraph', text: ALL_LETTERS },
		{
			kind: 'table',
			table: {
				title: 'Clasificación del reto',
				columns: [
					{ title: 'Equipo', share: 3 },
					{ title: 'Puesto', share: 1, number: true }
				],
				rows: Array.from({ length: rows }, (_, index) => [`Equipo ${index + 1}`, `${index + 1}`])
			}
		},
		{ kind: 'heading', text: 'Firmas' },
		{ kind: 'signatures', lines: ['Nerea Etxeberria'] }
	];
}

test('a document says its title, its language and its structure', async () => {
	const {
		info: said,
		marked,
		bookmarks,
		found,
		rows,
		text
	} = await readPdf(await taggedPdf(info, pieces(3)));

	expect(said).toMatchObject({ Title: 'Acta de prueba', Language: 'es' });
	expect(marked).toBe(true);
	expect(bookmarks).toEqual(['Clasificación', 'Firmas']);
	expect(found('H1').map(({ text }) => text)).toEqual(['Acta de prueba']);
	expect(found('H2').map(({ text }) => text)).toEqual(['Clasificación', 'Firmas']);
	expect(rows.map((cells) => cells.map(({ role, text }) => `${role} ${text}`))).toEqual([
		['TH Equipo', 'TH Puesto'],
		['TH Equipo 1', 'TD 1'],
		['TH Equipo 2', 'TD 2'],
		['TH Equipo 3', 'TD 3']
	]);
	expect(text).toContain('1 / 1');
});

test('every letter of the languages of Spain is drawn', async () => {
	const { found } = await readPdf(await taggedPdf(info, pieces(1)));

	expect(found('P')[0]?.text).toBe(ALL_LETTERS);
});

test('a table goes on over pages, and its head is tagged once', async () => {
	const read = await readPdf(await taggedPdf(info, pieces(120)));

	expect(read.pages).toBeGreaterThan(2);
	expect(read.rows.filter(([first]) => first?.text === 'Equipo')).toHaveLength(1);
	expect(read.rows.filter(([first]) => /^Equipo \d+$/.test(first?.text ?? ''))).toHaveLength(120);
	expect(read.text.match(/Puesto/g)?.length).toBeGreaterThanOrEqual(read.pages - 1);
});

test('the same pieces make the same bytes, and one letter more makes others', async () => {
	const [one, same, other] = await Promise.all([
		taggedPdf(info, pieces(40)),
		taggedPdf(info, pieces(40)),
		taggedPdf(info, pieces(41))
	]);

	expect(Buffer.compare(one, same)).toBe(0);
	expect(Buffer.compare(one, other)).not.toBe(0);
});

test('a name with an emoji is drawn without it, and read aloud whole', async () => {
	const bytes = await taggedPdf(info, [{ kind: 'paragraph', text: 'Las 🚀 Ñandúes 東京' }]);
	const { found } = await readPdf(bytes);

	expect(found('P')[0]?.text).toBe('Las Ñandúes ??');
	const utf16 = Buffer.from('Las 🚀 Ñandúes 東京', 'utf16le').swap16();
	expect(Buffer.from(bytes).includes(utf16)).toBe(true);
});

test.each([
	['Ŀ ŀ', 'L· l·', true],
	['👩‍🚀 Ana', 'Ana', false],
	['e\u0301', 'é', true],
	['🇪🇸', '', false]
])('%s is drawn as «%s»', (text, drawn, whole) => {
	const has = (codePoint: number) => codePoint < 0x250;

	expect(drawable(text, has)).toEqual({ text: drawn, whole });
});
