import type { PlanSheet } from '../../schema.ts';

/**
 * The open sheets beside the reference one: what 'sun-plan/1' makes, as its sheets 0, 1 and 2, of the
 * seed SHA-256('desafio-alia/fichas-abiertas/4'), kept as data so that no page has to generate them.
 * The first of such seeds, from 2 on, with which no fixed plan is valid on all four open sheets.
 */
export const OPEN_SHEETS: PlanSheet[] = [
	{
		id: 'ensayo-1',
		solarKw: [0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 11, 15, 18, 20, 20, 19, 6, 2, 1, 0, 0, 0, 0, 0],
		fixedKw: [0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 9, 9, 9, 3, 6, 3, 3, 0, 0, 0],
		limitKw: 23,
		loads: [
			{ id: 'clima', title: 'Climatización', powerKw: 10, hours: 4, from: 8, to: 21 },
			{ id: 've', title: 'Vehículo eléctrico', powerKw: 6, hours: 4, from: 7, to: 21 },
			{ id: 'acs', title: 'Agua caliente', powerKw: 5, hours: 3, from: 6, to: 20 },
			{ id: 'lavanderia', title: 'Lavandería', powerKw: 6, hours: 1, from: 10, to: 18 }
		],
		naive: [8, 17, 6, 10]
	},
	{
		id: 'ensayo-2',
		solarKw: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 12, 17, 19, 20, 20, 18, 16, 11, 6, 0, 0],
		fixedKw: [0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 8, 12, 12, 4, 4, 4, 0],
		limitKw: 25,
		loads: [
			{ id: 'clima', title: 'Climatización', powerKw: 12, hours: 5, from: 7, to: 19 },
			{ id: 've', title: 'Vehículo eléctrico', powerKw: 7, hours: 3, from: 9, to: 20 },
			{ id: 'acs', title: 'Agua caliente', powerKw: 5, hours: 4, from: 5, to: 23 },
			{ id: 'lavanderia', title: 'Lavandería', powerKw: 7, hours: 3, from: 9, to: 20 }
		],
		naive: [7, 14, 5, 9]
	},
	{
		id: 'ensayo-3',
		solarKw: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 4, 19, 20, 19, 15, 12, 6, 0, 0, 0],
		fixedKw: [0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 8, 11, 8, 3, 3, 3, 0],
		limitKw: 24,
		loads: [
			{ id: 'clima', title: 'Climatización', powerKw: 11, hours: 5, from: 8, to: 19 },
			{ id: 've', title: 'Vehículo eléctrico', powerKw: 5, hours: 4, from: 8, to: 21 },
			{ id: 'acs', title: 'Agua caliente', powerKw: 3, hours: 4, from: 7, to: 20 },
			{ id: 'lavanderia', title: 'Lavandería', powerKw: 5, hours: 1, from: 10, to: 18 }
		],
		naive: [8, 17, 7, 10]
	}
];
