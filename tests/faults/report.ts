import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { clientConsequenceOf, clientFault } from './client-fault.ts';
import { grouped, NOTHING_OPEN, UNTOUCHED, type Consequence } from './consequence.ts';
import { CRASHES, crash, crashConsequenceOf } from './crashes.ts';
import { consequenceOf, endpointFault } from './endpoint-fault.ts';
import { FAILING_ENDPOINTS } from './failing-endpoints.ts';
import { openFaultSite } from './fault-site.ts';
import { LEAVING_CLIENTS } from './leaving-clients.ts';
import { ODD_ANSWERS } from './odd-answers.ts';
import { ODD_FIGURES } from './odd-figures.ts';
import { SENDING_CLIENTS } from './sending-clients.ts';

const folder = mkdtempSync(join(tmpdir(), 'vatio-faults-'));
const print = (line: string) => void process.stdout.write(`${line}\n`);
let wrong = 0;
const gaps: number[] = [];

try {
	print('| fault | client | endpoint | state and bill | left behind |');
	print('| --- | --- | --- | --- | --- |');
	await endpointsAndClients();
	for (const step of CRASHES) {
		row(`us: killed ${step.name}`, await crash(step, folder), crashConsequenceOf(step));
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
gaps.sort((a, b) => a - b);
print('');
print(
	`The endpoint heard of a client’s leaving after ${ms(gaps[gaps.length >> 1])} (median), ${ms(gaps.at(-1))} (longest of ${gaps.length}).`
);
print(wrong === 0 ? 'All as they must.' : `${wrong} ended otherwise than they must.`);
process.exitCode = wrong === 0 ? 0 : 1;

async function endpointsAndClients() {
	const db = openSqlite({
		file: join(folder, 'faults.db'),
		durability: 'full',
		migrations: 'drizzle/sqlite'
	});
	const site = await openFaultSite(db);
	for (const fault of [...ODD_ANSWERS, ...ODD_FIGURES, ...FAILING_ENDPOINTS]) {
		row(`endpoint: ${fault.name}`, await endpointFault(site, fault), consequenceOf(fault));
	}
	for (const fault of [...LEAVING_CLIENTS, ...SENDING_CLIENTS]) {
		const { gaps: own, ...got } = await clientFault(site, fault);
		gaps.push(...own);
		row(`client: ${fault.name}`, got, clientConsequenceOf(fault));
	}
	await site.close();
	await db.close();
}

function row(fault: string, got: Consequence, expected: Consequence) {
	const right = isDeepStrictEqual(got, expected);
	if (!right) wrong++;
	const left = [
		...(got.open === NOTHING_OPEN ? [] : [got.open]),
		...(got.bystander === UNTOUCHED ? [] : [`another team: ${got.bystander}`])
	];
	const cells = [
		fault,
		got.clients.join('; '),
		grouped(got.endpoint).join('; ') || 'never asked',
		grouped(got.bills).join('; ') || 'nothing on record',
		left.join('; ') || 'nothing'
	];
	print(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |${right ? '' : ' ✗'}`);
}

function ms(figure: number | undefined) {
	return `${(figure ?? NaN).toFixed(1)} ms`;
}
