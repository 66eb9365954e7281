import fc from 'fast-check';
import { Lexer, type Token } from 'marked';
import { expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';
import type { Block, Inline } from './tree.ts';

/** The words of an answer as the usual library reads them, and the kinds of its blocks. */
function byLibrary(answer: string) {
	const wordsOf = (token: Token): string => {
		if (token.type === 'br') return ' ';
		if (token.type === 'list') return token.items.map(wordsOf).join(' ');
		if (token.type === 'table') {
			return [token.header, ...token.rows]
				.flat()
				.map((cell) => wordsOf(cell))
				.join(' ');
		}
		const inside = 'tokens' in token && token.tokens ? token.tokens : undefined;
		return inside ? inside.map(wordsOf).join(' ') : 'text' in token ? String(token.text) : '';
	};
	const tokens = new Lexer({ gfm: true, breaks: true })
		.lex(answer)
		.filter(({ type }) => type !== 'space');
	const names: Record<string, string> = { hr: 'rule', blockquote: 'quote' };

	return {
		words: letters(tokens.map(wordsOf).join(' ')),
		kinds: tokens.map(({ type }) => names[type] ?? type)
	};
}

function byUs(answer: string) {
	const inlines = (all: Inline[]): string =>
		all
			.map((one) => ('text' in one ? one.text : 'inlines' in one ? inlines(one.inlines) : ' '))
			.join(' ');
	const words = (block: Block): string => {
		switch (block.kind) {
			case 'list':
				return block.items.flatMap((item) => item.blocks.map(words)).join(' ');
			case 'table':
				return [block.header, ...block.rows].flat().map(inlines).join(' ');
			case 'quote':
				return block.blocks.map(words).join(' ');
			case 'rule':
				return '';
			case 'code':
			case 'literal':
				return block.text;
			default:
				return inlines(block.inlines);
		}
	};
	const blocks = blocksOf(answer);

	return { words: letters(blocks.map(words).join(' ')), kinds: blocks.map(({ kind }) => kind) };
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const answers = [
	'Aquí tienes cinco medidas:\n\n1. **LED** en el salón: 120 kWh/año, coste bajo.\n2. Termo a 50 °C — 200 kWh.\n\nTotal: *320 kWh*.',
	'### Plan\n\n| Medida | Dónde | Ahorro (kWh) |\n|:--|:-:|--:|\n| `LED` | salón \\| cocina | 1.200 |\n| **Termo** | baño |\n\n> Nota: son ~300 kWh',
	'1. Uno\n   - Qué: luces\n   - Dónde: salón\n2. Dos\n\n   Con párrafo propio\n\n3. Tres',
	'- a\n- b\n    - c\n      d\n* otra lista\n+ y otra\n\n***\n\nFin',
	'```json\n{"clima": 10, "ve": 8}\n```\nMotivo: **sol** y _sombra_, ~~nada~~ `x` ``y`z``',
	'Título\n======\n\nSubtítulo\n---\ntexto y <https://d.example>',
	'1) Primera\n2) Segunda\n   continuación\nperezosa\n\n7. Otra',
	'**1. Apagar** regletas\n**2. Bajar** el termo\n_no_es_énfasis_ y 2*3*4 y ***todo***',
	'> cita\n> - dentro\n> - otra\nsigue\n\nfuera',
	'Texto\n- lista pegada\n- otra\n# Cabecera ##\n#No cabecera',
	'- [ ] pendiente\n- [x] hecha\n\n| a | b |\n| - | - |\n| 1 | 2 |\ntexto dentro',
	'a\\*b\\*c **d\\*** e'
];

test.each(answers)('reads as the usual library does: %j', (answer) => {
	expect(byUs(answer)).toEqual(byLibrary(answer));
});

test('reads answers of every make-up as the usual library does', () => {
	const word = fc.constantFrom('sol', 'Termo', '1.200 kWh', 'coste: bajo', 'año,', '22 °C', 'a_b');
	const marked = fc
		.tuple(fc.constantFrom('', '**', '*', '`', '~~', '***'), word)
		.map(([mark, text]) => mark + text + mark);
	const line = fc.array(marked, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
	const lines = fc.array(line, { minLength: 1, maxLength: 4 });
	const block = fc.oneof(
		lines.map((all) => all.join('\n')),
		line.map((text) => `## ${text}`),
		lines.map((all) => all.map((text) => `- ${text}`).join('\n')),
		lines.map((all) => all.map((text, index) => `${index + 1}. ${text}\n   - ${text}`).join('\n')),
		lines.map((all) => `| a | b |\n|---|--:|\n${all.map((text) => `| ${text} | 1 |`).join('\n')}`),
		lines.map((all) => all.map((text) => `> ${text}`).join('\n')),
		lines.map((all) => `\`\`\`\n${all.join('\n')}\n\`\`\``),
		fc.constant('---')
	);
	fc.assert(
		fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
			const answer = blocks.join('\n\n');
			expect(byUs(answer)).toEqual(byLibrary(answer));
		}),
		{ numRuns: 300 }
	);
});

test('no word is lost while an answer arrives', () => {
	fc.assert(
		fc.property(fc.constantFrom(...answers), fc.nat(200), (answer, length) => {
			const part = answer.slice(0, length);
			const said = byUs(part).words.split(' ');
			const syntax = /^(?:x|j(?:son?)?|js|\d+)$/;
			for (const written of letters(part).split(' ')) {
				if (!syntax.test(written)) expect(said.join(' ')).toContain(written);
			}
		})
	);
});
