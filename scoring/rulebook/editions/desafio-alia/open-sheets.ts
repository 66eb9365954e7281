import type { PlanSheet } from '../../schema.ts';

/**
 * The open sheets beside the reference one: what 'sun-plan/1' makes, as its sheets 0, 1 and 2, of the
 * seed SHA-256('desafio-alia/fichas-abiertas'), kept as data so that no page has to generate them.
 */
export const OPEN_SHEETS: PlanSheet[] = [
	{
		id: 'ensayo-1',
		solarKw: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 9, 13, 15, 15, 14, 13, 9, 5, 0, 0, 0, 0, 0],
		fixedKw: [0, 0, 0, 0, 0, 0, 0, 0, 8, 8, 8, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2, 2, 2, 0],
		limitKw: 25,
		loads: [
			{ id: 'clima', title: 'Climatización', powerKw: 9, hours: 6, from: 8, to: 19 },
			{ id: 've', title: 'Vehículo eléctrico', powerKw: 6, hours: 3, from: 6, to: 19 },
			{ id: 'acs', title: 'Agua caliente', powerKw: 3, hours: 2, from: 7, to: 21 },
			{ id: 'lavanderia', title: 'Lavandería', powerKw: 5, hours: 3, from: 9, to: 18 }
		],
		naive: [8, 16, 7, 9]
	},
	{
		id: 'ensayo-2',
		solarKw: [0, 0, 0, 0, 0, 0, 0, 0, 6, 11, 16, 19, 20, 21, 20, 16, 12, 6, 0, 0, 0, 0, 0, 0],
		fixedKw: [0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 6, 14, 14, 11, 3, 0, 0, 0],
		limitKw: 22,
		loads: [
			{ id: 'clima', title: 'Climatización', powerKw: 12, hours: 4, from: 7, to: 18 },
			{ id: 've', title: 'Vehículo eléctrico', powerKw: 8, hours: 4, from: 6, to: 21 },
			{ id: 'acs', title: 'Agua caliente', powerKw: 5, hours: 2, from: 6, to: 22 },
			{ id: 'lavanderia', title: 'Lavandería', powerKw: 6, hours: 1, from: 8, to: 20 }
		],
		naive: [7, 15, 6, 8]
	},
	{
		id: 'ensayo-3',
		solarKw: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 12, 16, 19, 19, 19, 19, 15, 12, 6, 0, 0, 0, 0],
		fixedKw: [0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 9, 9, 12, 6, 6, 6, 3, 3, 3, 0],
		limitKw: 22,
		loads: [
			{ id: 'clima', title: 'Climatización', powerKw: 11, hours: 4, from: 9, to: 18 },
			{ id: 've', title: 'Vehículo eléctrico', powerKw: 5, hours: 5, from: 9, to: 20 },
			{ id: 'acs', title: 'Agua caliente', powerKw: 6, hours: 2, from: 5, to: 23 },
			{ id: 'lavanderia', title: 'Lavandería', powerKw: 4, hours: 1, from: 9, to: 20 }
		],
		naive: [9, 15, 5, 9]
	}
];
