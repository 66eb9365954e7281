import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The domains from left to right: each may import itself and those on its left. */
const order = [
	'ledger',
	'jobs',
	'accounts',
	'audit',
	'contest',
	'notices',
	'teams',
	'challenges',
	'budget',
	'gateway',
	'entries',
	'judging',
	'leaderboard',
	'archive'
];

const tests = ['**/*.test.ts', '**/*.fixture.ts'];
const code = ['**/*.ts', '**/*.js', '**/*.svelte'];

/** @param {...[regex: string, message: string]} patterns */
const refuseImports = (...patterns) => ({
	'no-restricted-imports': [
		'error',
		{
			patterns: [
				{ regex: '^\\$lib', message: 'The alias of this house is #lib, with the file extension.' },
				...patterns.map(([regex, message]) => ({ regex, message }))
			]
		}
	]
});

/** @type {[string, string]} */
const noServer = ['(^|/)server/', 'What runs in the browser never imports the server.'];

const clock = [
	{ object: 'process', property: 'env', message: 'Settings come in through `ctx`.' },
	{ object: 'Date', property: 'now', message: 'Time comes in as `at`.' }
];

const clockSyntax = {
	selector: "NewExpression[callee.name='Date'][arguments.length=0]",
	message: 'Time comes in as `at`.'
};

/** @type {[string, string]} */
const noOtherRoute = [
	'^(?:\\.\\./)+(?!(?:\\.\\./)*app\\.css$)|(?:^|/)routes/',
	'No route imports another.'
];

const lateServer = {
	selector: 'ImportExpression[source.value=/(^|\\u002F)server\\u002F/]',
	message: noServer[1]
};

const domains = order.map((domain, place) => ({
	files: [`src/lib/server/${domain}/**/*.ts`],
	// A test sets its scene with whatever the house has.
	ignores: tests,
	rules: {
		...refuseImports(
			[
				`(?:^(?:\\.\\./)+|lib/server/)(?:${order.slice(place + 1).join('|') || '(?!)'})/`,
				`${domain} imports only itself and the domains on its left.`
			],
			['^@sveltejs/kit|^\\$app/', 'A domain knows no HTTP.'],
			['(?:^(?:\\.\\./)+|lib/server/)http/', 'A domain knows no HTTP.'],
			['(?:^(?:\\.\\./)+|lib/server/)(?:boot|demo)\\.ts$', 'A domain does not know who starts it.'],
			['(?:^|/)(?:routes|ui|rehearsal)/', 'A domain knows no screens.']
		),
		'@typescript-eslint/no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						regex: '(?:^(?:\\.\\./)+|lib/server/)(?:context|config)\\.ts$',
						message: 'The world comes in as an argument; import its type only.',
						allowTypeImports: true
					}
				]
			}
		]
	}
}));

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'data/', 'test-results/', 'node_modules/'] },
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true }
	},
	{
		files: code,
		rules: {
			...refuseImports(),
			// TypeScript knows the names; ESLint does not know its types.
			'no-undef': 'off',
			'no-console': 'error',
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			'max-lines': ['error', { max: 250 }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'prefer-const': ['error', { destructuring: 'all' }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ ignoreRestSiblings: true, argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		rules: {
			// A component's props are declared with `let`.
			'prefer-const': 'off',
			'svelte/no-useless-mustaches': 'off',
			// It knows no link that is resolved where it is made and handed on.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.ts'],
		ignores: ['**/*.svelte.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/await-thenable': 'error'
		}
	},

	{
		files: ['scoring/**/*.ts'],
		ignores: [...tests, 'scoring/cli.ts', 'scoring/commands/**'],
		rules: {
			...refuseImports(
				[
					'^(?!\\.{1,2}/|zod$|canonicalize$|re2js$|ajv(/.*)?$|fflate$|@noble/(?:hashes|curves)(?:/|$))',
					'scoring is pure: its own files and the packages that its README names.'
				],
				['^(?:\\.\\./)+(?:src|tests|drizzle)/', 'scoring imports only its own files.']
			),
			'no-restricted-globals': [
				'error',
				...['process', 'fetch', 'crypto', 'performance', 'setTimeout', 'setInterval', 'Buffer']
			],
			'no-restricted-properties': [
				'error',
				...clock,
				{ object: 'Math', property: 'random', message: 'Equal input gives equal output.' }
			],
			'no-restricted-syntax': ['error', clockSyntax]
		}
	},
	{
		files: ['scoring/cli.ts', 'scoring/commands/**/*.ts'],
		ignores: tests,
		rules: refuseImports(
			[
				'^(?!\\.{1,2}/|node:|zod$|canonicalize$|re2js$|ajv(/.*)?$|fflate$|@noble/(?:hashes|curves)(?:/|$))',
				'The command line knows Node, scoring and its packages.'
			],
			['^(?:\\.\\./)+(?:src|tests|drizzle)/', 'scoring imports only its own files.']
		)
	},

	{
		files: ['src/lib/server/**/*.ts'],
		ignores: tests,
		rules: refuseImports(['(?:^|/)(?:routes|ui|rehearsal)/', 'The server knows no screens.'])
	},
	...domains,
	{
		files: order.map((domain) => `src/lib/server/${domain}/**/*.ts`),
		ignores: tests,
		rules: {
			'no-restricted-properties': ['error', ...clock],
			'no-restricted-syntax': ['error', clockSyntax]
		}
	},

	{
		files: ['src/rehearsal/**/*.ts'],
		ignores: tests,
		rules: refuseImports([
			'^#|^(?:\\.\\./)+(?:lib|scoring)/',
			'The rehearsal endpoint is written apart from what judges its answers.'
		])
	},
	{
		files: ['src/lib/ui/**', 'src/lib/i18n/**', 'src/lib/*.ts'],
		rules: {
			...refuseImports(noServer),
			'no-restricted-syntax': ['error', lateServer]
		}
	},
	{
		files: ['src/routes/**'],
		rules: refuseImports(noOtherRoute)
	},
	{
		files: ['**/*.svelte'],
		rules: {
			...refuseImports(noServer, ['\\+(?:page|layout)\\.server', noServer[1]]),
			'no-restricted-syntax': ['error', lateServer]
		}
	},
	{
		files: ['src/routes/**/*.svelte'],
		rules: refuseImports(noServer, ['\\+(?:page|layout)\\.server', noServer[1]], noOtherRoute)
	},
	{ files: ['tests/corpus/**'], rules: { 'max-lines': 'off' } },
	{ files: ['tests/{http,e2e}/**'], rules: { 'max-lines': ['error', { max: 350 }] } },
	{ files: ['src/entry.js', ...tests], rules: { 'no-console': 'off' } }
);
