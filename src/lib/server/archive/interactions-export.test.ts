import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { OPENS, type World } from '../../../../tests/support/world.ts';
import { everyInteraction } from './every-interaction.ts';
import { interactionTotals } from './interaction-totals.ts';
import { interactionsCsv } from './interactions-csv.ts';
import { record, recordedWorld, variedRecord } from './interactions.fixture.ts';
import { interactionsJsonl } from './interactions-jsonl.ts';

async function text(pieces: AsyncIterable<string>): Promise<string> {
	let whole = '';
	for await (const piece of pieces) whole += piece;
	return whole;
}

const batches = ({ ctx, contest }: World, batch = 7) =>
	everyInteraction(ctx.db.read, { contestId: contest.id }, { batch });

type Row = Record<string, string>;
const rowsOf = (csv: string): Row[] => parse(csv, { bom: true, columns: true });

onEveryEngine('the interactions of a contest, taken away', ({ test }) => {
	test('are all in the CSV, whose sums are those on record', async ({ db }) => {
		const world = await recordedWorld(db);
		await variedRecord(world);
		const totals = await interactionTotals(db.read, { contestId: world.contest.id });

		const rows = rowsOf(await text(interactionsCsv(batches(world))));

		const sum = (column: string) =>
			rows.reduce((total, row) => total + BigInt(row[column] || 0), 0n);
		expect(rows).toHaveLength(60);
		expect(new Set(rows.map(({ interaction }) => interaction)).size).toBe(60);
		expect(sum('energy_nwh')).toBe(totals.energyNwh);
		expect(sum('completion_tokens')).toBe(BigInt(totals.completionTokens));
		expect(rows.filter(({ outcome }) => outcome === 'open')).toHaveLength(totals.open);
		expect(rows.filter(({ billed }) => billed === 'yes')).toHaveLength(totals.billed);
	});

	test('bring no formula into a spreadsheet, and no word is lost', async ({ db }) => {
		const world = await recordedWorld(db);
		const team = await world.newTeam('=HYPERLINK("x")');
		const said = { outcome: 'completed', team, heldAt: OPENS } as const;
		await record(world, { ...said, prompt: '@SUM(1+1)', answer: '"Sí",\r\ny «no»;\n- LED' });

		const csv = await text(interactionsCsv(batches(world)));

		const [row] = rowsOf(csv);
		expect(csv.startsWith('\uFEFFinteraction,held_at,')).toBe(true);
		expect(row).toMatchObject({
			team_name: '\'=HYPERLINK("x")',
			prompt: "'@SUM(1+1)",
			answer: '"Sí",\r\ny «no»;\n- LED'
		});
	});

	test('are objects that a program reads, a line each', async ({ db }) => {
		const world = await recordedWorld(db);
		await variedRecord(world);
		const totals = await interactionTotals(db.read, { contestId: world.contest.id });

		const lines = (await text(interactionsJsonl(batches(world)))).trimEnd().split('\n');
		const documents = lines.map((line) => JSON.parse(line));

		expect(documents).toHaveLength(60);
		expect(documents[0]).toMatchObject({
			heldAt: '2026-03-02T09:00:00.000Z',
			team: { name: expect.any(String), alias: expect.any(String) },
			sampling: { temperature: 0, max_tokens: 600 },
			hold: { tokens: 2000, energyNwh: 900_000_000 },
			messages: [{ role: 'user', content: 'Hola' }]
		});
		const energy = documents.reduce((sum, { end }) => sum + BigInt(end?.energyNwh ?? 0), 0n);
		expect(energy).toBe(totals.energyNwh);
	});

	test('say by which key they came, how long they waited and what was flagged', async ({ db }) => {
		const world = await recordedWorld(db);
		const team = await world.newTeam();
		const said = { team, outcome: 'completed' } as const;
		await record(world, said);
		const flags = ['usage_mismatch', 'other_model'] as const;
		const heldAt = OPENS + 1;
		await record(world, { ...said, heldAt, keyId: 'k1', queueMs: 250, flags: [...flags] });

		const rows = rowsOf(await text(interactionsCsv(batches(world))));
		const lines = (await text(interactionsJsonl(batches(world)))).trimEnd().split('\n');
		const documents = lines.map((line) => JSON.parse(line));

		expect(rows).toMatchObject([
			{ key: 'web', queue_ms: '', called_at: '', flags: '' },
			{ key: 'k1', queue_ms: '250', flags: 'usage_mismatch other_model' }
		]);
		expect(documents).toMatchObject([
			{ key: 'web', end: { flags: [] } },
			{ key: 'k1', end: { queueMs: 250, calledAt: rows[1]?.['called_at'], flags } }
		]);
	});

	test('of nobody are a file with its heading and no rows', async ({ db }) => {
		const world = await recordedWorld(db);

		expect(rowsOf(await text(interactionsCsv(batches(world))))).toEqual([]);
		expect(await text(interactionsJsonl(batches(world)))).toBe('');
	});
});
