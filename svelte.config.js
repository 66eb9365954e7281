import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// The same links on the server and in the browser, so that what is current is known before any script.
		paths: { relative: false },
		// The list of all pages, most of them staff's, would be a tenth of what a participant's phone loads.
		router: { resolution: 'server' },
		// Kit's own check answers keys in plain text before our hooks: `guardOrigin` does its work.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute is SvelteKit's own, on its page announcer.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config: (config) => {
				config.include.push('../scoring/**/*.ts', '../drizzle/**/*.ts', '../*.ts');
				return config;
			}
		}
	}
};
