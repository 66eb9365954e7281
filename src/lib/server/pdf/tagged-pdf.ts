import PDFDocument from 'pdfkit';
import { drawable } from './drawable.ts';
import { fonts } from './fonts.ts';
import { tableOf, type Table } from './table.ts';

export interface PdfInfo {
	title: string;
	/** BCP 47. */
	lang: string;
	/** Epoch milliseconds that the file bears: the same input makes the same bytes. */
	at: number;
	/** At the foot of each page, before its number. */
	foot: string;
	/** A word across the head of each page, where the document does not hold yet. */
	stamp?: string | undefined;
	/** Across instead of upright, in a frame: a sheet to hang up. */
	landscape?: boolean | undefined;
}

/** pdfkit knows it, its types do not yet. */
const PDF_UA = 'PDF/UA' as 'PDF/A-3a';

/** What a document is made of, from above to below. */
export type Piece =
	| { kind: 'title' | 'heading' | 'subheading'; text: string }
	| { kind: 'paragraph' | 'small' | 'lead' | 'name'; text: string; lang?: string }
	| { kind: 'table'; table: Table }
	| { kind: 'signatures'; lines: string[] };

export type Pdf = InstanceType<typeof PDFDocument>;
export type Parent = ReturnType<Pdf['struct']>;

export const INK = '#1c1b19';
const MUTED = '#56534d';
export const RULE = '#b9b4aa';
export const MARGIN = 56;
const ACCENT = '#14574b';
const FRAME = 24;

const LOOKS = {
	title: { tag: 'H1', font: 'bold', size: 22, before: 0, after: 6 },
	heading: { tag: 'H2', font: 'bold', size: 14, before: 16, after: 5 },
	subheading: { tag: 'H3', font: 'bold', size: 11, before: 10, after: 4 },
	lead: { tag: 'P', font: 'regular', size: 12, before: 0, after: 8 },
	name: { tag: 'P', font: 'bold', size: 26, before: 4, after: 8 },
	paragraph: { tag: 'P', font: 'regular', size: 10, before: 0, after: 5 },
	small: { tag: 'P', font: 'regular', size: 8.5, before: 0, after: 4 }
} as const;

/**
 * A tagged PDF 1.7 (PDF/UA-1): language, title, structure, bookmarks for its headings, fonts embedded.
 * The same pieces make the same bytes. What the font cannot draw is read aloud all the same
 * (`ActualText`).
 */
export async function taggedPdf(info: PdfInfo, pieces: readonly Piece[]): Promise<Uint8Array> {
	const { title, lang, at, landscape = false } = info;
	const when = new Date(at);
	const pdf = new PDFDocument({
		pdfVersion: '1.7',
		subset: PDF_UA,
		tagged: true,
		lang,
		displayTitle: true,
		bufferPages: true,
		size: 'A4',
		layout: landscape ? 'landscape' : 'portrait',
		margins: { top: MARGIN, bottom: MARGIN + 16, left: MARGIN, right: MARGIN },
		font: fonts.regular as unknown as string,
		info: { Title: title, Author: 'Vatio', Creator: 'Vatio', CreationDate: when, ModDate: when }
	});
	const whole = collected(pdf);
	pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
	const root = pdf.struct('Document');
	pdf.addStructure(root);
	for (const piece of pieces) add(pdf, root, piece);
	root.end();
	footPages(pdf, info);
	pdf.end();

	return whole;
}

function add(pdf: Pdf, root: Parent, piece: Piece): void {
	if (piece.kind === 'table') return tableOf(pdf, root, piece.table);
	if (piece.kind === 'signatures') return signatures(pdf, root, piece.lines);
	const { tag, font, size, before, after } = LOOKS[piece.kind];
	const isHeading = tag !== 'P';
	pdf.font(font).fontSize(size);
	pdf.y += before;
	// A heading alone at the foot of a page belongs to the next.
	if (isHeading) keepTogether(pdf, size * 1.4 + 48);
	if (isHeading && piece.kind !== 'title') pdf.outline.addItem(piece.text);
	const { text, ...options } = spoken(pdf, piece.text, 'lang' in piece ? piece.lang : undefined);
	const colour = piece.kind === 'small' ? MUTED : INK;
	root.add(
		pdf.struct(tag, options, [
			() =>
				pdf.font(font).fontSize(size).fillColor(colour).text(text, MARGIN, pdf.y, { lineGap: 2 })
		])
	);
	pdf.y += after;
}

/** A text as it is drawn in the font in use, with its structure's options. */
export function spoken(pdf: Pdf, said: string, lang?: string) {
	const { font } = (pdf as unknown as { _font: { font: Glyphs } })._font;
	const { text, whole } = drawable(said, (codePoint) => font.hasGlyphForCodePoint(codePoint));

	return { text, ...(whole ? {} : { actual: said }), ...(lang === undefined ? {} : { lang }) };
}

interface Glyphs {
	hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Begins a new page where less than `height` points are left. */
export function keepTogether(pdf: Pdf, height: number): boolean {
	if (pdf.y + height <= pdf.page.height - pdf.page.margins.bottom) return false;
	pdf.addPage();

	return true;
}

/** Draws what is there for the eye alone. */
export function decoration(pdf: Pdf, draw: () => void): void {
	pdf.markContent('Artifact', { type: 'Layout' });
	draw();
	pdf.endMarkedContent();
}

function signatures(pdf: Pdf, root: Parent, lines: string[]): void {
	for (const line of lines) {
		keepTogether(pdf, 64);
		pdf.y += 40;
		const y = pdf.y;
		decoration(pdf, () =>
			pdf
				.moveTo(MARGIN, y)
				.lineTo(MARGIN + 240, y)
				.lineWidth(0.75)
				.stroke(INK)
		);
		pdf.font('regular').fontSize(10);
		const { text, ...options } = spoken(pdf, line);
		root.add(pdf.struct('P', options, [() => pdf.fillColor(INK).text(text, MARGIN, y + 4)]));
	}
}

function footPages(pdf: Pdf, { foot, stamp, landscape }: PdfInfo): void {
	const { start, count } = pdf.bufferedPageRange();
	for (let page = start; page < start + count; page++) {
		pdf.switchToPage(page);
		const { width, height, margins } = pdf.page;
		// Below the margin there is no room for a line as pdfkit sees it.
		margins.bottom = 0;
		if (landscape) {
			decoration(pdf, () =>
				pdf
					.rect(FRAME, FRAME, width - 2 * FRAME, height - 2 * FRAME)
					.lineWidth(1.5)
					.stroke(ACCENT)
			);
		}
		pdf.font('regular').fontSize(8).fillColor(MUTED);
		const number = `${page - start + 1} / ${count}`;
		pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
		const at = { lineBreak: false };
		pdf.text(spoken(pdf, foot).text, MARGIN, height - 44, at);
		pdf.text(number, width - MARGIN - pdf.widthOfString(number), height - 44, at);
		pdf.endMarkedContent();
		if (stamp !== undefined) {
			pdf.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
			pdf.font('bold').fontSize(11).fillColor('#9c1c1c').text(stamp, MARGIN, 28, at);
			pdf.endMarkedContent();
		}
	}
}

function collected(pdf: Pdf): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];

	return new Promise((resolve, reject) => {
		pdf.on('data', (piece: Uint8Array) => pieces.push(piece));
		pdf.on('end', () => resolve(Buffer.concat(pieces)));
		pdf.on('error', reject);
	});
}
