import type { Span } from '../checks/check.ts';
import type { PlanSheet } from '../rulebook/schema.ts';
import type { Plan } from './evaluate.ts';
import { mentionFinder } from './load-names.ts';
import { readJson } from './read-json.ts';
import { readProse } from './read-prose.ts';
import { readTables } from './read-table.ts';
import type { Statement } from './statement.ts';
import { tokens } from './words.ts';

export type PlanReading =
	| { ok: true; plan: Plan; evidence: Span[] }
	| {
			ok: false;
			reason: 'plan-missing-load' | 'plan-ambiguous' | 'plan-not-whole-hour';
			/** Titles of the loads that it holds for, in the sheet's order. */
			loads: string[];
			evidence: Span[];
	  };

/** Covers what was read already with line breaks, so that later readers find nothing there. */
function without(answer: string, read: readonly Span[]): string {
	let [rest, at] = ['', 0];
	for (const { start, end } of read.toSorted((a, b) => a.start - b.start)) {
		rest += answer.slice(at, start) + '\n'.repeat(Math.max(0, end - Math.max(at, start)));
		at = Math.max(at, end);
	}
	return rest + answer.slice(at);
}

/** Everything said of one load: firm statements, or the weak ones where there is none. */
function saidOf(load: number, all: readonly Statement[]): Statement[] {
	const said = all.filter((statement) => statement.load === load);
	const firm = said.filter(({ weak }) => !weak);
	return firm.length > 0 ? firm : said;
}

function reasonFor(
	said: readonly Statement[]
): (PlanReading & { ok: false })['reason'] | undefined {
	const starts = new Set(
		said.map(({ start }) => (start.kind === 'hour' ? start.hour : start.kind))
	);
	if (starts.size === 0) return 'plan-missing-load';
	if (starts.size > 1 || starts.has('ambiguous')) return 'plan-ambiguous';
	return starts.has('not-whole') ? 'plan-not-whole-hour' : undefined;
}

/**
 * Reads the start hour of each load out of a model's answer: JSON, bare or fenced; tables; lists;
 * sentences; in Spanish, Catalan, Galician, Basque or English. What is said twice must agree: two
 * starts for one load are ambiguous, whichever came last. It runs in time linear in the answer.
 */
export function readPlan(answer: string, sheet: PlanSheet): PlanReading {
	const find = mentionFinder(sheet);
	const json = readJson(answer, sheet, find);
	const unread = without(answer, json.read);
	const table = readTables(unread, sheet, find);
	const all = tokens(without(unread, table.read));
	const statements = [...json.statements, ...table.statements, ...readProse(all, find(all), sheet)];

	const said = sheet.loads.map((_, load) => saidOf(load, statements));
	const reasons = said.map(reasonFor);
	for (const reason of ['plan-missing-load', 'plan-ambiguous', 'plan-not-whole-hour'] as const) {
		const loads = sheet.loads.flatMap(({ title }, load) =>
			reasons[load] === reason ? [title] : []
		);
		if (loads.length === 0) continue;
		const evidence = said.flatMap((statementsOfLoad, load) =>
			reasons[load] === reason ? statementsOfLoad.map(({ span }) => span) : []
		);
		return { ok: false, reason, loads, evidence };
	}
	const first = said.flatMap((statementsOfLoad) => statementsOfLoad.slice(0, 1));
	return {
		ok: true,
		plan: first.flatMap(({ start }) => (start.kind === 'hour' ? [start.hour] : [])),
		evidence: first.map(({ span }) => span)
	};
}
