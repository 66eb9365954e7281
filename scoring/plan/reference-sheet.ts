import type { PlanSheet } from '../rulebook/schema.ts';

function hours(values: Record<number, number>): number[] {
	return Array.from({ length: 24 }, (_, hour) => values[hour] ?? 0);
}

function from(start: number, values: readonly number[]): Record<number, number> {
	return Object.fromEntries(values.map((value, index) => [start + index, value]));
}

/** The published sheet of reto 2; its figures (92 kWh naive, 45 kWh optimum) check the simulator. */
export const REFERENCE_SHEET: PlanSheet = {
	id: 'referencia',
	solarKw: hours(from(8, [2, 6, 11, 15, 18, 19, 18, 15, 11, 6, 2])),
	fixedKw: hours(from(8, [3, 3, 3, 3, 3, 3, 3, 3, 3, 7, 7, 4, 4, 4])),
	limitKw: 22,
	loads: [
		{ id: 'clima', title: 'Climatización', powerKw: 12, hours: 5, from: 8, to: 20 },
		{ id: 've', title: 'Vehículo eléctrico', powerKw: 7, hours: 4, from: 7, to: 21 },
		{ id: 'acs', title: 'Agua caliente', powerKw: 5, hours: 3, from: 6, to: 22 },
		{ id: 'lavanderia', title: 'Lavandería', powerKw: 6, hours: 2, from: 9, to: 18 }
	],
	naive: [8, 16, 6, 9]
};
