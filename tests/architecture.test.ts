import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const eslint = new ESLint({
	cwd: root,
	// Planted files are on no disk, so what needs their types is left out.
	overrideConfig: {
		files: ['**/*.ts'],
		languageOptions: { parserOptions: { projectService: false, project: false } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'off',
			'@typescript-eslint/await-thenable': 'off'
		}
	}
});

async function rulesBroken(filePath: string, text: string): Promise<(string | null)[]> {
	const [result] = await eslint.lintText(text, { filePath: join(root, filePath) });
	return (result?.messages ?? []).map((message) => message.ruleId);
}

const importing = (what: string) => `import { it } from '${what}';\n\nexport const one = it;\n`;
const component = (what: string) =>
	`<script lang="ts">\n\timport { it } from '${what}';\n</script>\n\n<p>{it}</p>\n`;

const IMPORTS = 'no-restricted-imports';
const TYPE_IMPORTS = '@typescript-eslint/no-restricted-imports';

test.each([
	['src/lib/server/accounts/planted.ts', '../teams/team.ts', IMPORTS],
	['src/lib/server/accounts/planted.ts', '#lib/server/archive/zip.ts', IMPORTS],
	['src/lib/server/ledger/deep/planted.ts', '../../judging/verdict.ts', IMPORTS],
	['src/lib/server/teams/planted.ts', '@sveltejs/kit', IMPORTS],
	['src/lib/server/teams/planted.ts', '$app/environment', IMPORTS],
	['src/lib/server/teams/planted.ts', '../http/respond.ts', IMPORTS],
	['src/lib/server/teams/planted.ts', '../context.ts', TYPE_IMPORTS],
	['scoring/ranking/planted.ts', 'node:crypto', IMPORTS],
	['scoring/ranking/planted.ts', 'lodash', IMPORTS],
	['scoring/ranking/planted.ts', '../../src/lib/format.ts', IMPORTS],
	['scoring/cli.ts', '../src/lib/format.ts', IMPORTS],
	['src/rehearsal/planted.ts', '../../scoring/checks/check.ts', IMPORTS],
	['src/lib/ui/planted.ts', '#lib/server/teams/team.ts', IMPORTS],
	['src/lib/format.ts', './server/teams/team.ts', IMPORTS],
	['src/routes/judge/+page.server.ts', '../organiser/people.ts', IMPORTS]
])('%s may not import %s', async (file, imported, rule) => {
	expect(await rulesBroken(file, importing(imported))).toContain(rule);
});

test.each([
	['src/lib/ui/Planted.svelte', '#lib/server/teams/team.ts'],
	['src/lib/ui/Planted.svelte', '../server/teams/team.ts'],
	['src/routes/judge/+page.svelte', '#lib/server/judging/verdict.ts'],
	['src/routes/judge/+page.svelte', './+page.server.ts'],
	['src/routes/judge/+page.svelte', '../organiser/People.svelte']
])('the component %s may not import %s', async (file, imported) => {
	expect(await rulesBroken(file, component(imported))).toContain(IMPORTS);
});

test.each([
	['src/lib/server/teams/planted.ts', 'export const at = () => Date.now();\n'],
	['src/lib/server/teams/planted.ts', 'export const key = process.env.ALIA_API_KEY;\n'],
	['scoring/ranking/planted.ts', 'export const draw = () => Math.random();\n']
])('%s may not take its world from outside: %s', async (file, text) => {
	expect(await rulesBroken(file, text)).toContain('no-restricted-properties');
});

test.each([
	['src/lib/server/teams/planted.ts', importing('../accounts/account.ts')],
	['src/lib/server/archive/planted.ts', importing('#lib/server/ledger/record.ts')],
	['src/lib/server/teams/planted.ts', importing('#scoring')],
	['src/lib/server/teams/planted.ts', importing('../db/id.ts')],
	['src/lib/server/http/planted.ts', importing('../gateway/begin.ts')],
	['scoring/ranking/planted.ts', importing('../exact/rational.ts')],
	['scoring/ranking/planted.ts', importing('zod')],
	['scoring/cli.ts', importing('node:fs')],
	['src/routes/judge/+page.server.ts', importing('#lib/server/judging/verdict.ts')],
	['src/routes/judge/+page.svelte', component('./Queue.svelte')],
	['src/lib/ui/Planted.svelte', component('#lib/format.ts')],
	[
		'src/lib/server/teams/planted.ts',
		"import type { Context } from '../context.ts';\n\nexport const at = (ctx: Context) => ctx.now();\n"
	]
])('%s may hold what the rules allow', async (file, text) => {
	expect(await rulesBroken(file, text)).toEqual([]);
});
