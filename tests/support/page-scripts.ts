import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const client = join(import.meta.dirname, '../../build/client');

/**
 * The scripts that a page of the built site loads, with the compressed bytes of each. SvelteKit names
 * the page's own in the `Link` header alone; its text has only those that start it.
 */
export async function scriptsOf(response: Response): Promise<Map<string, number>> {
	const known = new Map<string, number>();
	const take = (file: string) => {
		if (known.has(file)) return;
		const source = readFileSync(file, 'utf8');
		known.set(file, gzipSync(source).length);
		for (const [, next = ''] of source.matchAll(
			/(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g
		)) {
			take(join(file, '..', next));
		}
	};
	const named = `${response.headers.get('link') ?? ''} ${await response.text()}`;
	for (const [, address = ''] of named.matchAll(
		/["'<](?:\.{1,2}\/|\/)*(_app\/immutable\/[^"'>]+\.js)["'>]/g
	)) {
		take(join(client, address));
	}

	return known;
}
