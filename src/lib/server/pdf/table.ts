import { decoration, INK, keepTogether, MARGIN, RULE, spoken } from './tagged-pdf.ts';
import type { Parent, Pdf } from './tagged-pdf.ts';

export interface Column {
	/** Absent where the first column names its row, in a table without a head. */
	title?: string;
	/** Share of the width; those of all columns are added up. */
	share: number;
	number?: boolean;
}

export interface Table {
	/** What the table says, for ears. */
	title: string;
	columns: Column[];
	/** The first cell of each row names it. */
	rows: string[][];
}

const SIZE = 9;
const PAD = 4;

/**
 * A table whose first column heads its rows, and whose titles, where it has any, head its columns and
 * are drawn again on each page, for the eye alone.
 */
export function tableOf(pdf: Pdf, root: Parent, { title, columns, rows }: Table): void {
	const table = pdf.struct('Table', { title, alt: title });
	root.add(table);
	const widths = widthsOf(pdf, columns);
	const heads = columns.map(({ title = '' }) => title);
	const isHeaded = columns.some(({ title }) => title !== undefined);
	pdf.y += 2;
	if (isHeaded) {
		keepTogether(pdf, heightOf(pdf, heads, widths, true) + 30);
		rowOf(pdf, { parent: table, cells: heads, widths, columns, head: true });
	}
	for (const cells of rows) {
		if (keepTogether(pdf, heightOf(pdf, cells, widths, false)) && isHeaded) {
			rowOf(pdf, { cells: heads, widths, columns, head: true });
		}
		rowOf(pdf, { parent: table, cells, widths, columns, head: false });
	}
	table.end();
	pdf.y += 8;
}

function widthsOf(pdf: Pdf, columns: Column[]): number[] {
	const whole = columns.reduce((sum, { share }) => sum + share, 0);

	return columns.map(({ share }) => ((pdf.page.width - 2 * MARGIN) * share) / whole);
}

function heightOf(pdf: Pdf, cells: string[], widths: number[], head: boolean): number {
	const heights = cells.map((cell, index) => {
		pdf.font(head || index === 0 ? 'bold' : 'regular').fontSize(SIZE);
		const width = (widths[index] ?? 0) - 2 * PAD;
		return pdf.heightOfString(spoken(pdf, cell).text || ' ', { width, lineGap: 1 });
	});

	return Math.max(...heights) + 2 * PAD;
}

interface Row {
	/** Absent for a head that is only drawn again. */
	parent?: Parent;
	cells: string[];
	widths: number[];
	columns: Column[];
	head: boolean;
}

function rowOf(pdf: Pdf, { parent, cells, widths, columns, head }: Row): void {
	const height = heightOf(pdf, cells, widths, head);
	const top = pdf.y;
	const row = parent && pdf.struct('TR');
	if (row) parent.add(row);
	let left = MARGIN;
	for (const [index, cell] of cells.entries()) {
		const width = widths[index] ?? 0;
		const isHead = head || index === 0;
		pdf.font(isHead ? 'bold' : 'regular').fontSize(SIZE);
		const { text, ...options } = spoken(pdf, cell);
		const x = left + PAD;
		const align = columns[index]?.number ? ('right' as const) : ('left' as const);
		const draw = () =>
			void pdf
				.fillColor(INK)
				.text(text, x, top + PAD, { width: width - 2 * PAD, align, lineGap: 1 });
		const scope = head ? 'Column' : 'Row';
		if (row)
			row.add(
				pdf.struct(isHead ? 'TH' : 'TD', { ...options, ...(isHead ? { scope } : {}) }, [draw])
			);
		else decoration(pdf, draw);
		left += width;
	}
	row?.end();
	const y = top + height;
	decoration(pdf, () =>
		pdf
			.moveTo(MARGIN, y)
			.lineTo(pdf.page.width - MARGIN, y)
			.lineWidth(head ? 1 : 0.5)
			.stroke(head ? INK : RULE)
	);
	pdf.x = MARGIN;
	pdf.y = y;
}
