import type { Plugin } from 'vite';
import type { Site } from './lib/server/boot.ts';
import { welcomeText } from './welcome.ts';

/** The exit status with which the development server asks to be started again. */
export const RESTART = 75;

const openSite = () =>
	(globalThis as Record<symbol, unknown>)[Symbol.for('vatio.site')] as Site | undefined;

/** Puts the gateway's door in front of the development server, as `entry.js` does with the build. */
export function devDoor(): Plugin {
	return {
		name: 'vatio:door',
		apply: 'serve',
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				if (!openSite()?.door(request, response)) next();
			});
			server.httpServer?.once('listening', () => {
				setTimeout(async () => {
					const url = server.resolvedUrls?.local[0]?.replace(/\/$/, '');
					if (!url) return;
					// SvelteKit opens the site at the first request.
					await fetch(`${url}/healthz`).catch(() => undefined);
					const rehearsalUrl = process.env.VATIO_REHEARSAL_URL;
					const site = openSite();
					if (site) server.config.logger.info(welcomeText({ url, ...site.welcome, rehearsalUrl }));
				}, 100);
			});
			// The site holds its database and its open answers: changed code needs a new process.
			server.watcher.on('change', async (file) => {
				if (!/src\/(lib\/server\/|hooks\.server)/.test(file) || /\.test\.ts$/.test(file)) return;
				await openSite()?.close({ drainMs: 0 });
				process.exit(RESTART);
			});
		}
	};
}
