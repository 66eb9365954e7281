import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import * as pgTables from '../../../../drizzle/pg.ts';
import * as sqliteTables from '../../../../drizzle/sqlite.ts';
import { migrations } from '../../../../tests/support/databases.ts';
import { kits } from './columns.ts';
import { schema } from './schema.ts';

const run = promisify(execFile);
const root = join(migrations, '..');
const drizzleKit = join(root, 'node_modules/drizzle-kit/bin.cjs');

const engines = [
	{ name: 'sqlite', dialect: 'sqlite', tables: sqliteTables, kit: kits.sqlite },
	{ name: 'pg', dialect: 'postgresql', tables: pgTables, kit: kits.pg }
];

test.each(engines)('every table of the house is named for $name migrations', ({ tables, kit }) => {
	expect(Object.keys(tables).sort()).toEqual(Object.keys(schema(kit)).sort());
});

test.each(engines)('no change of the schema waits for a $name migration', async (engine) => {
	const folder = mkdtempSync(join(tmpdir(), 'vatio-migrations-'));
	try {
		cpSync(join(migrations, engine.name), folder, { recursive: true });
		const before = readdirSync(folder, { recursive: true });
		const { stdout } = await run(
			process.execPath,
			[
				drizzleKit,
				'generate',
				`--dialect=${engine.dialect}`,
				`--schema=./drizzle/${engine.name}.ts`,
				`--out=${relative(root, folder)}`
			],
			{ cwd: root }
		);

		expect(stdout).toContain('No schema changes');
		expect(readdirSync(folder, { recursive: true })).toEqual(before);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
