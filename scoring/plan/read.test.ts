import { expect, test } from 'vitest';
import { readPlan } from './read.ts';
import { REFERENCE_SHEET } from './reference-sheet.ts';

const PLAN = [10, 8, 12, 15];

const readable: [name: string, answer: string][] = [
	[
		'JSON',
		'{"clima": 10, "ve": 8, "acs": 12, "lavanderia": 15, "justificacion": "Sigue al sol a las 13."}'
	],
	[
		'JSON in a code fence, hours as text',
		'Aquí está:\n```json\n{"clima":"10:00","ve":"08:00","acs":"12 h","lavanderia":"15:00"}\n```\nEl clima aprovecha el sol de las 13.'
	],
	[
		'JSON nested',
		'{"plan":{"clima":{"inicio":10,"fin":15},"ve":{"inicio":8,"fin":12},"acs":{"hora_inicio":12,"potencia":5},"lavanderia":{"inicio":"15:00","fin":"17:00"}}}'
	],
	[
		'JSON as a list of loads',
		'[{"carga":"Climatización","hora_inicio":10,"hora_fin":15},{"carga":"Vehículo eléctrico","hora_inicio":8},{"carga":"Agua caliente","hora_inicio":12},{"carga":"Lavandería","hora_inicio":15}]'
	],
	[
		'JSON with lists of hours',
		'{"clima":[10,11,12,13,14],"ve":[8,12],"acs":[12],"lavanderia":[15,16]}'
	],
	['broken JSON', "{'clima': 10, 've': 8, 'acs': 12, 'lavanderia': 15,}"],
	['lines', 'clima: 10\nve: 8\nacs: 12\nlavanderia: 15\nAsí casi todo va con el sol.'],
	['one line', 'clima=10; ve=8; acs=12; lavandería=15'],
	['one line with bars', 'clima: 10 | ve: 8 | acs: 12 | lavandería: 15'],
	[
		'a bold list',
		'1. **Climatización**: 10:00 h\n2. **Vehículo eléctrico**: 8:00 h\n3. **Agua caliente (ACS)**: 12:00 h\n4. **Lavandería**: 15:00 h\n\nSe concentra el consumo en el pico solar de las 13 h.'
	],
	[
		'hours on lines of their own',
		'### Climatización\n- Potencia: 12 kW\n- Inicio: 10:00\n- Fin: 15:00\n### Vehículo eléctrico\n- Inicio: 8:00\n### ACS\n- Inicio: 12:00\n### Lavandería\n- Inicio: 15:00'
	],
	[
		'lengths and powers beside',
		'- Climatización (12 kW × 5 h, entre las 8 y las 20): 10\n- VE (7 kW, 4 h): 8\n- ACS (5 kW, 3 h): 12\n- Lavandería (6 kW, 2 h): 15'
	],
	[
		'a sentence',
		'Climatización a las 10:00 h, vehículo eléctrico a las 8, agua caliente a las 12 y lavandería a las 15 h.'
	],
	[
		'ranges',
		'Climatización de 10 a 15, el coche eléctrico de 8:00 a 12:00, ACS de 12 a 15 h y lavandería 15–17 h.'
	],
	['inclusive ranges', 'clima 10-14\nve 8-11\nacs 12-14\nlavandería 15-16'],
	[
		'hours first',
		'A las 8:00, el vehículo eléctrico. A las 10:00, la climatización. A las 12:00, el agua caliente. A las 15:00, la lavandería.'
	],
	[
		'a timetable',
		'8:00–12:00: vehículo eléctrico\n10:00–15:00: climatización\n12:00–15:00: ACS\n15:00–17:00: lavandería'
	],
	[
		'a table',
		'| Carga | Potencia (kW) | Horas | Inicio | Fin |\n|---|---|---|---|---|\n| Climatización | 12 | 5 | 10:00 | 15:00 |\n| VE | 7 | 4 | 8:00 | 12:00 |\n| ACS | 5 | 3 | 12:00 | 15:00 |\n| Lavandería | 6 | 2 | 15:00 | 17:00 |'
	],
	['a table without a header', '| clima | 10 |\n| ve | 8 |\n| acs | 12 |\n| lavanderia | 15 |'],
	[
		'a table of start and end',
		'| Equipo | De | Hasta |\n|:--|--:|--:|\n| **Clima** | 10 | 15 |\n| **VE** | 8 | 12 |\n| **ACS** | 12 | 15 |\n| **Lavandería** | 15 | 17 |'
	],
	[
		'a table with a load a column',
		'| | clima | ve | acs | lavandería |\n|---|---|---|---|---|\n| inicio | 10 | 8 | 12 | 15 |\n| fin | 15 | 12 | 15 | 17 |'
	],
	[
		'spelt hours',
		'La climatización a las diez, el VE a las ocho, el ACS a las doce y la lavandería a las quince.'
	],
	['halves of the day', 'Clima: 10 a. m.\nVE: 8 am\nACS: 12 pm\nLavandería: a las 3 de la tarde'],
	[
		'Catalan',
		'La climatització a les 10:00, el vehicle elèctric a les 8, l’aigua calenta a les 12 i la bugaderia a les 15 h.'
	],
	[
		'Galician',
		'Climatización ás 10 h, vehículo eléctrico ás 8, auga quente ás 12 e lavandaría ás 15.'
	],
	[
		'Basque',
		'Klimatizazioa: 10:00etan\nIbilgailu elektrikoa: 8etan\nUr beroa: hamabietan\nGarbitegia: 15:00etan'
	],
	[
		'Basque ranges',
		'Klimatizazioa 10etatik 15etara, ibilgailu elektrikoa 8etatik 12etara, UBS 12etan eta garbitegia 15etan'
	],
	[
		'the same said twice',
		'clima: 10\nve: 8\nacs: 12\nlavanderia: 15\n\nLa climatización a las 10 y la lavandería a las 15 siguen al sol.'
	],
	[
		'words that we do not know',
		'El clima conviene ponerlo ya mismo a las 10. ve: 8, acs: 12, lavandería: 15.'
	],
	[
		'decomposed accents',
		'Climatizació\u0301n: 10\nVe: 8\nACS: 12\nLavanderi\u0301a: 15'.replace(
			'ció\u0301',
			'cio\u0301'
		)
	]
];

test.each(readable)('a plan is read from %s', (_, answer) => {
	expect(readPlan(answer, REFERENCE_SHEET)).toMatchObject({ ok: true, plan: PLAN });
});

const refused: [name: string, answer: string, reason: string, loads: string[]][] = [
	[
		'an empty answer',
		'',
		'plan-missing-load',
		['Climatización', 'Vehículo eléctrico', 'Agua caliente', 'Lavandería']
	],
	[
		'a load left out',
		'clima: 10, ve: 8, acs: 12. Aprovecho el sol.',
		'plan-missing-load',
		['Lavandería']
	],
	[
		'bare numbers',
		'10, 8, 12, 15',
		'plan-missing-load',
		['Climatización', 'Vehículo eléctrico', 'Agua caliente', 'Lavandería']
	],
	[
		'a list cut short',
		'1. Clima: 10\n2. VE: 8\n3. ACS\n4. Lavandería: 15',
		'plan-missing-load',
		['Agua caliente']
	],
	[
		'only the window',
		'clima: 8-20, ve: 8, acs: 12, lavandería: 15',
		'plan-missing-load',
		['Climatización']
	],
	[
		'a change of mind',
		'clima: 10, ve: 8, acs: 12, lavandería: 15\nMejor: clima a las 11.',
		'plan-ambiguous',
		['Climatización']
	],
	[
		'two plans in JSON',
		'{"clima":10,"ve":8,"acs":12,"lavanderia":15}\n{"clima":11,"ve":8,"acs":12,"lavanderia":15}',
		'plan-ambiguous',
		['Climatización']
	],
	[
		'prose against JSON',
		'{"clima":10,"ve":8,"acs":12,"lavanderia":15}\nLa lavandería empieza a las 14.',
		'plan-ambiguous',
		['Lavandería']
	],
	[
		'alternatives',
		'clima: 10 o 11, ve: 8, acs: 12, lavandería: 15',
		'plan-ambiguous',
		['Climatización']
	],
	[
		'a range of another length',
		'clima: de 10 a 18, ve: 8, acs: 12, lavandería: 15',
		'plan-ambiguous',
		['Climatización']
	],
	[
		'half past',
		'clima: 10:30, ve: 8, acs: 12, lavandería: 15',
		'plan-not-whole-hour',
		['Climatización']
	],
	[
		'half past in words',
		'clima a las 10 y media, ve: 8, acs: 12, lavandería: 15',
		'plan-not-whole-hour',
		['Climatización']
	],
	[
		'a fraction in JSON',
		'{"clima":10.5,"ve":8,"acs":12,"lavanderia":15}',
		'plan-not-whole-hour',
		['Climatización']
	]
];

test.each(refused)('%s is not a plan', (_, answer, reason, loads) => {
	expect(readPlan(answer, REFERENCE_SHEET)).toMatchObject({ ok: false, reason, loads });
});

test('the evidence of a reading is where the answer says it', () => {
	const answer = 'Propongo esto. **Climatización** a las 10:00 h, ve: 8, acs: 12, lavandería: 15';
	const { evidence } = readPlan(answer, REFERENCE_SHEET);
	expect(evidence.map(({ start, end }) => answer.slice(start, end))).toEqual([
		'Climatización** a las 10',
		've: 8',
		'acs: 12',
		'lavandería: 15'
	]);
});
