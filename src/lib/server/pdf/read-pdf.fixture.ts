import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A node of a page's structure: what it is and the text that it marks. */
export interface Tagged {
	role: string;
	text: string;
	children: Tagged[];
}

interface Node {
	role?: string;
	id?: string;
	type?: string;
	children?: Node[];
}

/** What a reader of PDFs finds in a file: its texts, its structure, its bookmarks. */
export async function readPdf(bytes: Uint8Array) {
	const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
	const pages: { text: string; tree: Tagged[] }[] = [];
	for (let number = 1; number <= pdf.numPages; number++) {
		const page = await pdf.getPage(number);
		const content = await page.getTextContent({ includeMarkedContent: true });
		const marked = new Map<string, string>();
		const open: (string | undefined)[] = [];
		let text = '';
		for (const item of content.items) {
			if ('str' in item) {
				text += item.str + (item.hasEOL ? '\n' : '');
				for (const id of open) if (id) marked.set(id, (marked.get(id) ?? '') + item.str);
			} else if (item.type === 'endMarkedContent') open.pop();
			else open.push('id' in item ? item.id : undefined);
		}
		const tree = (await page.getStructTree()) as Node | null;
		const tagged = ({ role = '', children = [] }: Node): Tagged => ({
			role,
			text: children
				.map(({ id }) => (id && marked.get(id)) ?? '')
				.join('')
				.trim(),
			children: children.filter((child) => child.role !== undefined).map(tagged)
		});
		pages.push({ text, tree: (tree?.children ?? []).map(tagged) });
	}
	const { info } = await pdf.getMetadata();
	// A map, whatever its types say.
	const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean> | null;
	const found = (role: string) => pages.flatMap(({ tree }) => withRole(tree, role));

	return {
		pages: pages.length,
		text: pages.map(({ text }) => text).join('\n'),
		info: info as { Title?: string; Language?: string },
		marked: marks?.get('Marked'),
		bookmarks: ((await pdf.getOutline()) ?? []).map(({ title }) => title),
		found,
		/** The rows of all tables, each as its cells. */
		rows: found('TR').map(({ children }) => children)
	};
}

function withRole(nodes: Tagged[], role: string): Tagged[] {
	return nodes.flatMap((node) => [
		...(node.role === role ? [node] : []),
		...withRole(node.children, role)
	]);
}
