import { board as boardSchema, type BoardRow } from '#scoring';
import type { Finding } from './checks/record.ts';
import type { Event } from './event.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Witness } from './witness.ts';

/** The whole report as it is printed: boards, times, counts, and what holds. */
export function reportOf(
	event: Event,
	{ stopwatch, witness, findings }: { stopwatch: Stopwatch; witness: Witness; findings: Finding[] }
): string {
	const failed = findings.filter(({ ok }) => !ok).length;
	const total = stopwatch.stages.reduce((sum, { ms }) => sum + ms, 0);

	return [
		...[...event.boards.values()].flatMap(boardLines),
		heading('Time'),
		...stopwatch.stages.map(({ name, ms }) => `  ${name.padEnd(20)}${seconds(ms)}`),
		`  ${'in all'.padEnd(20)}${seconds(total)}`,
		heading('Counts'),
		...[...witness.counts]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([what, many]) => `  ${what.padEnd(32)}${String(many).padStart(6)}`),
		heading('Consistency'),
		...findings.map(
			({ ok, title, figures }) => `  ${ok ? 'ok    ' : 'FAILED'}  ${title} (${figures})`
		),
		'',
		failed === 0 ? `${findings.length} ok` : `${failed} of ${findings.length} FAILED`
	].join('\n');
}

function boardLines(bytes: string): string[] {
	const { challenge, standing, policy, rows } = boardSchema.parse(JSON.parse(bytes));

	return [heading(`Board of ${challenge} (${standing}, ${policy})`), ...rows.map(boardLine)];
}

function boardLine({
	place,
	unplaced,
	teamName,
	energyNwh,
	score,
	interactions
}: BoardRow): string {
	const energy = (Number(energyNwh) / 1e6).toFixed(3).padStart(10);
	const points = score === undefined ? '' : `  score ${decimal(score)}`;

	return `  ${String(place ?? '–').padStart(3)}  ${teamName.padEnd(24)}${energy} mWh  ${String(interactions).padStart(2)}×${points}${unplaced ? `  ${unplaced}` : ''}`;
}

function decimal(fraction: string): string {
	const [n = '0', d = '1'] = fraction.split('/');

	return (Number((BigInt(n) * 10_000n) / BigInt(d)) / 10_000).toFixed(4);
}

const heading = (text: string) => `\n${text}`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1).padStart(7)} s`;
