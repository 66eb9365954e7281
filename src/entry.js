import { createServer } from 'node:http';
import process from 'node:process';

/**
 * The Node server: the gateway's door first, then SvelteKit's built handler. Both live in one bundle
 * and share one world, which `hooks.server.ts` makes while the handler is being imported.
 */
const PROTOCOL_HEADER = 'x-vatio-protocol';
const DRAIN_MS = 10_000;
const TRIED_PORTS = 20;

/** @returns {Promise<{ url: string, site: import('./lib/server/boot.ts').Site }>} */
export async function serve() {
	if (!process.env.ORIGIN) process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
	// An archive to import is larger than any form; forms have a limit of their own.
	process.env.BODY_SIZE_LIMIT ??= '64M';
	// Named by an address, because the types of what is not built yet cannot be checked.
	const { handler } = await import(new URL('../build/handler.js', import.meta.url).href);
	const site = /** @type {any} */ (globalThis)[Symbol.for('vatio.site')];

	const server = createServer((request, response) => {
		// Without ORIGIN the site is reached over plain http, whatever a client may claim.
		request.headers[PROTOCOL_HEADER] = 'http';
		if (!site.door(request, response)) handler(request, response);
	});
	server.keepAliveTimeout = 65_000;

	await site.warmUp();
	const { HOST, PORT } = site.ctx.settings;
	const port = await listen(server, HOST, PORT);
	onStop(server, site);

	return { url: `http://localhost:${port}`, site };
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} wanted
 */
async function listen(server, host, wanted) {
	for (let port = wanted; port < wanted + TRIED_PORTS; port++) {
		const taken = await new Promise((resolve, reject) => {
			server.once('error', (error) =>
				'code' in error && error.code === 'EADDRINUSE' ? resolve(true) : reject(error)
			);
			server.listen({ host, port }, () => resolve(false));
		});
		if (!taken) {
			const address = server.address();
			const listening = address && typeof address === 'object' ? address.port : port;
			if (wanted !== 0 && listening !== wanted) {
				console.info(`Port ${wanted} is taken; using ${listening}. Set PORT to choose another.`);
			}
			return listening;
		}
	}
	throw new Error(
		`Ports ${wanted} to ${wanted + TRIED_PORTS - 1} are taken. Set PORT to a free one.`
	);
}

/**
 * A signal to stop: no new calls, ten seconds for answers that are being written, then the end.
 *
 * @param {import('node:http').Server} server
 * @param {import('./lib/server/boot.ts').Site} site
 */
function onStop(server, site) {
	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		server.close();
		await site.close({ drainMs: DRAIN_MS });
		server.closeAllConnections();
		process.exit(0);
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}
