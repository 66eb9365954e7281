import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { everyRoute, pathOf } from './routes.ts';
import { startSite, type RunningSite } from './site.ts';
import { visitorOf, type Visitor } from './visitor.ts';

const HOUR = 3_600_000;

export interface Twins {
	/** In which nothing more happens. */
	still: RunningSite;
	/** The same site with the same people, in which something does. */
	other: RunningSite;
	/** Stops the clocks of both at one moment. */
	stopClocks(): Promise<void>;
	end(): Promise<void>;
}

/**
 * Two sites that are one up to a moment: the second goes on from a copy of the first's data, so every
 * id, key, session and salt is the same in both, and what differs afterwards is what happened.
 */
export async function twins(live: (site: RunningSite) => Promise<void>): Promise<Twins> {
	const env = {
		NODE_OPTIONS: `--import ${join(import.meta.dirname, 'stopped-clock.ts')}`,
		STOPPED_AT: String(Date.now() + 6 * HOUR)
	};
	const still = await startSite({ env });
	const other = await startSite({ env });
	await live(still);
	await Promise.all([still.stop(), other.stop()]);
	rmSync(other.dataDir, { recursive: true });
	cpSync(still.dataDir, other.dataDir, { recursive: true });
	await Promise.all([still.restart(), other.restart()]);

	return {
		still,
		other,
		async stopClocks() {
			for (const site of [still, other]) process.kill(site.pid() ?? 0, 'SIGUSR2');
			// What is kept for some seconds was read under the real clock, which is hours behind.
			await new Promise((resolve) => setTimeout(resolve, 2500));
		},
		async end() {
			await still.end();
			await other.end();
		}
	};
}

/** What only the process knows and changes with every request. */
const ASIDE = new Set(['/metrics']);

/**
 * The addresses of everything that is read, for every page and file of the site: each page also as the
 * data that SvelteKit's client asks for.
 */
export function everyAddress(variants: Record<string, string>[]): string[] {
	const addresses = everyRoute().flatMap(({ id, page, methods }) => {
		if (ASIDE.has(id) || (!page && !methods.includes('GET'))) return [];
		const paths = new Set(variants.map((params) => pathOf({ id }, params)));
		return [...paths].flatMap((path) =>
			page ? [path, `${path === '/' ? '' : path}/__data.json`] : [path]
		);
	});

	return [...new Set(addresses)].sort();
}

const STREAM_MS = 400;

/**
 * Everything that an answer says, as text: status, the headers that tell something and the bytes, the
 * first moments of a stream. Written alike: the nonces of a page, and the port of the site's address.
 */
export async function told(visitor: Visitor, site: RunningSite, path: string): Promise<string> {
	const ending = new AbortController();
	const timer = setTimeout(() => ending.abort(), 20_000);
	const response = await visitor.fetch(path, {
		headers: { accept: path.includes('.') ? '*/*' : 'text/html' },
		signal: ending.signal
	});
	const type = response.headers.get('content-type') ?? '';
	const bytes = type.includes('event-stream')
		? await firstBytes(response)
		: Buffer.from(await response.arrayBuffer()).toString('latin1');
	clearTimeout(timer);
	ending.abort();
	const { host } = new URL(site.url);
	// A tag is made of bytes that carry what is drawn for one answer, or the site's own address.
	const tagged = !type.startsWith('text/html') && !bytes.includes(host);
	const heads = ['content-type', 'location', 'cache-control', 'content-disposition', 'retry-after'];
	const lines = [
		String(response.status),
		...heads.map((name) => `${name}: ${response.headers.get(name) ?? ''}`),
		tagged ? `etag: ${response.headers.get('etag') ?? ''}` : '',
		bytes
	].join('\n');

	return lines.replaceAll(/nonce="[^"]+"/g, 'nonce=""').replaceAll(host, 'site');
}

async function firstBytes(response: Response): Promise<string> {
	const reader = response.body?.getReader();
	if (!reader) return '';
	let text = '';
	const over = new Promise<undefined>((resolve) => setTimeout(resolve, STREAM_MS));
	for (;;) {
		const part = await Promise.race([reader.read(), over]);
		if (!part || part.done) break;
		text += Buffer.from(part.value).toString('latin1');
	}
	await reader.cancel();

	return text;
}

/** The same person on another of the twins, by the same session. */
export const onSite = (site: RunningSite, { cookie }: Visitor): Visitor => visitorOf(site, cookie);
