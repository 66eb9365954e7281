import { desc, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';

/** What the organisers state of the machines that served an edition. */
export interface FootprintStatement {
	energyOrigin: string;
	hardware: string;
	location: string;
	/** gCO2e per kWh, a decimal; absent where the profile's holds. */
	gridIntensity: string | undefined;
	/** Litres per kWh, a decimal; absent where nobody knows. */
	waterIntensity: string | undefined;
	/** Where the figures come from. */
	source: string;
	at: number;
}

/** As somebody typed it. */
export interface TypedStatement {
	energyOrigin: string;
	hardware: string;
	location: string;
	gridIntensity: string;
	waterIntensity: string;
	source: string;
}

const MOST_WORDS = 500;
const MOST_GRAMS = 2000;
const MOST_LITRES = 100;

/**
 * States anew what machines served an edition. Refuses, with the field, a figure that is none or beyond
 * all sense, figures without their source, and words that are too long.
 */
export async function stateFootprint(
	tx: Tx,
	{
		contestId,
		typed,
		byAccountId,
		at
	}: { contestId: string; typed: TypedStatement; byAccountId: string; at: number }
): Promise<void> {
	const gridIntensity = figure(typed, 'gridIntensity', MOST_GRAMS);
	const waterIntensity = figure(typed, 'waterIntensity', MOST_LITRES);
	const [energyOrigin, hardware, location, source] = [
		words(typed, 'energyOrigin'),
		words(typed, 'hardware'),
		words(typed, 'location'),
		words(typed, 'source')
	];
	if (source === '' && (gridIntensity ?? waterIntensity) !== undefined) {
		throw new Refusal('invalid_request', { field: 'source' });
	}
	const before = await statementInForce(tx, { contestId });
	const stated = { energyOrigin, hardware, location, gridIntensity, waterIntensity, source };
	await tx.insert(tx.t.footprintStatement).values({ ...stated, contestId, byAccountId, at });
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'footprint.stated',
		before,
		after: stated,
		at
	});
}

/** The last statement of a contest, or `undefined`. */
export async function statementInForce(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<FootprintStatement | undefined> {
	const { footprintStatement: stated } = query.t;
	const [row] = await query
		.select()
		.from(stated)
		.where(eq(stated.contestId, contestId))
		.orderBy(desc(stated.position))
		.limit(1);
	if (!row) return undefined;
	const { energyOrigin, hardware, location, source, at } = row;

	return {
		...{ energyOrigin, hardware, location, source, at },
		gridIntensity: row.gridIntensity ?? undefined,
		waterIntensity: row.waterIntensity ?? undefined
	};
}

function words(typed: TypedStatement, field: keyof TypedStatement): string {
	const said = typed[field].trim();
	if (said.length > MOST_WORDS) throw new Refusal('invalid_request', { field });

	return said;
}

/** A decimal, with a comma or a point; `undefined` where nothing was typed. */
function figure(
	typed: TypedStatement,
	field: 'gridIntensity' | 'waterIntensity',
	most: number
): string | undefined {
	const said = typed[field].trim().replace(',', '.');
	if (said === '') return undefined;
	if (!/^\d{1,4}(\.\d{1,3})?$/.test(said) || Number(said) > most) {
		throw new Refusal('invalid_request', { field });
	}

	return said;
}
