import {
	customType as sqliteCustomType,
	integer as sqliteInteger,
	sqliteTable,
	text as sqliteText,
	index as sqliteIndex,
	uniqueIndex as sqliteUniqueIndex,
	primaryKey as sqlitePrimaryKey,
	check as sqliteCheck
} from 'drizzle-orm/sqlite-core';
import {
	bigint as pgBigint,
	bigserial as pgBigserial,
	boolean as pgBoolean,
	check as pgCheck,
	customType as pgCustomType,
	index as pgIndex,
	pgTable,
	primaryKey as pgPrimaryKey,
	text as pgText,
	uniqueIndex as pgUniqueIndex
} from 'drizzle-orm/pg-core';

/** Energy comes back as a driver gives it (number or decimal string) and must be a whole number. */
function energyFromDriver(value: unknown): bigint {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		throw new RangeError(`energy ${value} nWh is beyond exact integers`);
	}
	return BigInt(value as number | string | bigint);
}

const sqliteEnergy = sqliteCustomType<{ data: bigint; driverData: bigint | number }>({
	dataType: () => 'integer',
	toDriver: (value) => value,
	fromDriver: energyFromDriver
});

const pgEnergy = pgCustomType<{ data: bigint; driverData: string }>({
	dataType: () => 'bigint',
	toDriver: (value) => value.toString(),
	fromDriver: energyFromDriver
});

/**
 * The factories from which a domain builds its tables. Everything is typed as SQLite's, so the same
 * domain code runs on both engines.
 */
const sqliteKit = {
	engine: 'sqlite' as 'sqlite' | 'pg',
	table: sqliteTable,
	text: (name: string) => sqliteText(name),
	/** A closed list of words. */
	word: <const T extends [string, ...string[]]>(name: string, words: T) =>
		sqliteText(name, { enum: words }),
	count: (name: string) => sqliteInteger(name),
	/** Epoch milliseconds. */
	instant: (name: string) => sqliteInteger(name),
	flag: (name: string) => sqliteInteger(name, { mode: 'boolean' }),
	/** Whole nanowatt-hours. */
	energy: (name: string) => sqliteEnergy(name),
	/** JSON kept as text: what is hashed must come back byte for byte. */
	json: <T>(name: string) => sqliteText(name, { mode: 'json' }).$type<T>(),
	/** A number that grows with every row. */
	serial: (name: string) => sqliteInteger(name).primaryKey({ autoIncrement: true }),
	index: sqliteIndex,
	uniqueIndex: sqliteUniqueIndex,
	primaryKey: sqlitePrimaryKey,
	check: sqliteCheck
};

export type Kit = typeof sqliteKit;

const pgJson = pgCustomType<{ data: unknown; driverData: string }>({
	dataType: () => 'text',
	toDriver: (value) => JSON.stringify(value),
	fromDriver: (value) => JSON.parse(value)
});

const pgKit = {
	engine: 'pg',
	table: pgTable,
	text: (name: string) => pgText(name),
	word: (name: string, words: [string, ...string[]]) => pgText(name, { enum: words }),
	count: (name: string) => pgBigint(name, { mode: 'number' }),
	instant: (name: string) => pgBigint(name, { mode: 'number' }),
	flag: (name: string) => pgBoolean(name),
	energy: (name: string) => pgEnergy(name),
	json: (name: string) => pgJson(name),
	serial: (name: string) => pgBigserial(name, { mode: 'number' }).primaryKey(),
	index: pgIndex,
	uniqueIndex: pgUniqueIndex,
	primaryKey: pgPrimaryKey,
	check: pgCheck
};

export const kits: { sqlite: Kit; pg: Kit } = {
	sqlite: sqliteKit,
	// The one place where the engines' types meet: Postgres' factories pose as SQLite's.
	pg: pgKit as unknown as Kit
};
