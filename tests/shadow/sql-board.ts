import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { nanowattHours } from './energy.ts';
import { minus, order, over, plus, times } from './fractions.ts';

export interface ShadowRow {
	team: string;
	cost: string;
	quality: string | null;
	score: string | null;
	place: number | null;
	category: string | null;
	categoryPlace: number | null;
}

export interface ShadowQuestion {
	lines: readonly string[];
	challenge: string;
	rules: object;
	official: boolean;
	profile: string;
	model: string;
	seq: number;
}

type Value = string | number | bigint | null;

/** Quality of the parts that there are, and nothing where an official one lacks a part that weighs. */
function qualityOf(
	...[measured, judged, checks, jury, official, criteria]: Value[]
): string | null {
	let [sum, weights] = ['0', '0'];
	const parts = [
		{ quality: measured, weight: String(checks), needed: true },
		{ quality: judged, weight: String(jury), needed: Number(criteria) > 0 }
	];
	for (const { quality, weight, needed } of parts) {
		if (order(weight, '0') === 0) continue;
		if (typeof quality === 'string') {
			sum = plus(sum, times(weight, quality));
			weights = plus(weights, weight);
		} else if (official && needed) return null;
	}
	return order(weights, '0') === 0 ? null : over(sum, weights);
}

/** min(1, par / cost). */
function efficiency(par: Value, cost: Value): string {
	if (order(String(cost), '0') === 0) return '1';
	const share = over(String(par), String(cost));
	return order(share, '1') > 0 ? '1' : share;
}

/** A database that ranks contests by SQL alone, with exact fractions as its numbers. */
export class SqlBoard {
	private readonly db = new Database(':memory:');
	private readonly score: Database.Statement;
	private readonly place: Database.Statement;
	private readonly insert: Database.Statement;

	constructor() {
		const { db } = this;
		const options = { deterministic: true, varargs: true };
		const texts =
			(work: (...texts: string[]) => string | number) =>
			(...given: Value[]) =>
				given.includes(null) ? null : work(...given.map(String));
		db.function(
			'plus',
			options,
			texts((a = '', b = '') => plus(a, b))
		);
		db.function(
			'minus',
			options,
			texts((a = '', b = '') => minus(a, b))
		);
		db.function(
			'times',
			options,
			texts((a = '', b = '') => times(a, b))
		);
		db.function(
			'ratio',
			options,
			texts((a = '', b = '') => over(a, b))
		);
		db.function(
			'sorted',
			options,
			texts((a = '', b = '') => order(a, b))
		);
		db.function('efficiency', options, efficiency);
		db.function('quality_of', options, qualityOf);
		db.function(
			'energy',
			options,
			texts((profile = '', prompt = '', completion = '') =>
				String(nanowattHours(profile, BigInt(prompt), BigInt(completion)))
			)
		);
		db.aggregate('sum_of', {
			start: '0',
			step: (sum: string, next: Value) => plus(sum, String(next)),
			deterministic: true
		});
		db.exec('CREATE TABLE ledger (seq INTEGER PRIMARY KEY, line TEXT NOT NULL)');
		db.exec(`CREATE TABLE scored (
			entry, team, seq, cost, quality, score, interactions, completionTokens, sign, eligible
		)`);
		this.insert = db.prepare('INSERT INTO ledger VALUES (?, ?)');
		const sql = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
		this.score = db.prepare(sql('scored.sql'));
		this.place = db.prepare(sql('places.sql'));
	}

	rank({ lines, rules, official, ...rest }: ShadowQuestion): ShadowRow[] {
		this.db.exec('DELETE FROM ledger; DELETE FROM scored');
		for (const [seq, line] of lines.entries()) this.insert.run(seq, line);
		const asked = { rules: JSON.stringify(rules), official: official ? 1 : 0 };
		this.score.run({ ...rest, ...asked });
		return this.place.all({ ...asked, seq: rest.seq }) as ShadowRow[];
	}
}
