import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Lets Node run the server's modules as they are. The build puts the screen texts where
 * `import.meta.glob` stands; here a function does it, for patterns with one folder left open.
 */
const GLOB = 'import.meta.glob';

Object.assign(globalThis, {
	vatioGlob: (from: string) => (pattern: string) => {
		const [before = '', after = ''] = pattern.split('*/');
		const folder = fileURLToPath(new URL(before, from));
		const files = readdirSync(folder)
			.map((name) => ({ key: `${before}${name}/${after}`, file: join(folder, name, after) }))
			.filter(({ file }) => existsSync(file));

		return Object.fromEntries(
			files.map(({ key, file }) => [key, JSON.parse(readFileSync(file, 'utf8')) as unknown])
		);
	}
});

registerHooks({
	load(url, context, next) {
		const loaded = next(url, context);
		const source = loaded.source?.toString() ?? '';
		if (!source.includes(GLOB)) return loaded;

		return { ...loaded, source: `${GLOB} = globalThis.vatioGlob(import.meta.url);${source}` };
	}
});
