import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../src/routes');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export interface Route {
	/** As SvelteKit and the guards know it, groups included. */
	id: string;
	page: boolean;
	/** Names of its form actions. */
	actions: string[];
	/** Methods of its `+server.ts`. */
	methods: string[];
}

/** Every route of the site, read from its files, so that a test over all meets a new one too. */
export function everyRoute(): Route[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const ids = new Set(
		files.filter((file) => /(^|\/)\+(page|server)\b/.test(file)).map((file) => parentOf(file))
	);

	return [...ids].sort().map((id) => {
		const own = (name: string) => files.includes(join(id, name).replace(/^\//, ''));
		const source = (name: string) =>
			own(name) ? readFileSync(join(folder, id, name), 'utf8') : '';
		return {
			id,
			page: own('+page.svelte'),
			actions: actionsIn(source('+page.server.ts')),
			methods: METHODS.filter((method) =>
				new RegExp(`export (?:const|async function|function) ${method}\\b`).test(
					source('+server.ts')
				)
			)
		};
	});
}

/** The address of a route, its parameters filled in. Those not named are «x». */
export function pathOf({ id }: Pick<Route, 'id'>, params: Record<string, string>): string {
	const path = id
		.split('/')
		.filter((part) => !/^\(.*\)$/.test(part))
		.map((part) =>
			part.replace(/\[+(?:\.\.\.)?(\w+)(?:=\w+)?\]+/g, (_, name) => params[name] ?? 'x')
		)
		.join('/');

	return path || '/';
}

function parentOf(file: string): string {
	return `/${file.split('/').slice(0, -1).join('/')}`;
}

function actionsIn(source: string): string[] {
	const [, line] = /export const actions\b[^=]*= \{ (.*) \};/.exec(source) ?? [];
	const [, block = ''] = /export const actions\b[^=]*= \{\n([\s\S]*?)\n\}/.exec(source) ?? [];
	const body = line === undefined ? block : `\t${line}`;

	return [...body.matchAll(/^\t(\w+)\b(?=[:(,]|$)/gm)]
		.map(([, name = '']) => name)
		.filter((name) => name !== 'async');
}
