import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { isLocale, languageTag, locales } from './locale.ts';
import { parsedMessage } from './message.ts';

type Messages = Record<string, string>;
type Ast = ReturnType<IntlMessageFormat['getAst']>;

const TYPE = { literal: 0 };

const files = import.meta.glob<Messages>('./*/*.json', { eager: true, import: 'default' });
const modules = import.meta.glob('./catalogues/*.ts');

const catalogues = Object.entries(files).map(([path, messages]) => {
	const [, folder = '', file = ''] = path.split('/');
	return { path, folder, area: file.replace('.json', ''), messages };
});

/** The names of the values that a message asks for, found in its parsed form. */
function placeholders(message: string): string[] {
	const names = new Set<string>();
	const visit = (elements: Ast) => {
		for (const element of elements) {
			if (element.type !== TYPE.literal && 'value' in element) names.add(element.value);
			if (!('options' in element)) continue;
			for (const { value } of Object.values(element.options)) visit(value);
		}
	};
	visit(new IntlMessageFormat(message, 'es', undefined, { ignoreTag: true }).getAst());
	return [...names].sort();
}

describe.each(catalogues)('$path', ({ folder, area, messages }) => {
	test('stands in a language folder and has its module', () => {
		expect(locales).toContain(folder);
		expect(Object.keys(modules)).toContain(`./catalogues/${area}.ts`);
	});

	test('says something in every message, and every message compiles', () => {
		if (!isLocale(folder)) throw new Error(folder);
		for (const [key, message] of Object.entries(messages)) {
			expect(message.trim(), key).not.toBe('');
			const reference = () =>
				new IntlMessageFormat(message, languageTag(folder), undefined, { ignoreTag: true });
			expect(reference, `${key}: ${message}`).not.toThrow();
			expect(() => parsedMessage(message), `${key}: ${message}`).not.toThrow();
		}
	});

	test('translates only what exists in Spanish, with the same values', () => {
		const source = files[`./es/${area}.json`] ?? {};
		for (const [key, message] of Object.entries(messages)) {
			expect(Object.keys(source), key).toContain(key);
			expect(placeholders(message), key).toEqual(placeholders(source[key] ?? ''));
		}
	});
});

test('every area of the site has its Spanish file', () => {
	const areas = Object.keys(modules).map((path) => path.slice('./catalogues/'.length, -3));
	for (const area of areas) expect(Object.keys(files)).toContain(`./es/${area}.json`);
});
