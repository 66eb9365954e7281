import { NO_SAVING, type CorpusAnswer } from './answer.ts';

export const json: CorpusAnswer[] = [
	{
		id: 'json-array',
		failed: [],
		text: `[
  {"medida": "Programar los radiadores", "donde": "salón", "ahorro_kwh": 300, "coste": "bajo"},
  {"medida": "Cambiar a LED", "donde": "toda la vivienda", "ahorro_kwh": 140, "coste": "bajo"},
  {"medida": "Regleta con interruptor", "donde": "salón", "ahorro_kwh": 70.5, "coste": "bajo"},
  {"medida": "Bajar el termo a 55 °C", "donde": "baño", "ahorro_kwh": 160, "coste": "nulo"},
  {"medida": "Burletes", "donde": "ventanas", "ahorro_kwh": 100, "coste": "bajo"}
]`
	},
	{
		id: 'json-fenced-with-area',
		failed: [],
		text: `Aquí tienes el plan en formato JSON:

\`\`\`json
{
  "plan": {
    "vivienda": "piso de 80 m²",
    "medidas": [
      {"id": 1, "area": "climatización", "que": "Bajar la consigna a 20 °C", "donde": "salón", "ahorroAnual": "250 kWh", "coste": "nulo"},
      {"id": 2, "area": "iluminación", "que": "Poner LED", "donde": "cocina", "ahorroAnual": "90 kWh", "coste": "bajo"},
      {"id": 3, "area": "equipos y consumo en espera", "que": "Regleta", "donde": "salón", "ahorroAnual": "65 kWh", "coste": "bajo"},
      {"id": 4, "area": "agua caliente", "que": "Perlizadores", "donde": "baño", "ahorroAnual": "95 kWh", "coste": "bajo"},
      {"id": 5, "area": "envolvente", "que": "Burletes", "donde": "ventanas", "ahorroAnual": "110 kWh", "coste": "bajo"}
    ],
    "ahorro_total_kwh": 610
  }
}
\`\`\`

Espero que sea de ayuda.`
	},
	{
		id: 'json-keyed-objects',
		failed: [],
		text: `{
  "medida_1": {"que": "Apagar radiadores al salir", "donde": "dormitorios", "ahorro": "180 kWh/año", "coste": "nulo"},
  "medida_2": {"que": "LED", "donde": "pasillo", "ahorro": "40 kWh/año", "coste": "bajo"},
  "medida_3": {"que": "Termo con temporizador", "donde": "baño", "ahorro": "170 kWh/año", "coste": "bajo"},
  "medida_4": {"que": "Cortinas térmicas", "donde": "salón", "ahorro": "75 kWh/año", "coste": "medio"},
  "medida_5": {"que": "Lavadora en frío", "donde": "cocina", "ahorro": "50 kWh/año", "coste": "nulo"}
}`
	},
	{
		id: 'json-nested-saving',
		failed: [],
		text: `{"medidas":[{"accion":"Bajar radiadores","ubicacion":"salón","ahorro":{"valor":240,"unidad":"kWh/año"},"coste":{"nivel":"nulo"}},{"accion":"LED","ubicacion":"cocina","ahorro":{"valor":85,"unidad":"kWh/año"},"coste":{"nivel":"bajo"}},{"accion":"Regleta","ubicacion":"salón","ahorro":{"valor":60,"unidad":"kWh/año"},"coste":{"nivel":"bajo"}},{"accion":"Ducha eficiente","ubicacion":"baño","ahorro":{"valor":110,"unidad":"kWh/año"},"coste":{"nivel":"bajo"}},{"accion":"Burletes","ubicacion":"ventanas","ahorro":{"valor":90,"unidad":"kWh/año"},"coste":{"nivel":"bajo"}}]}`
	},
	{
		id: 'json-grouped-by-area',
		failed: [],
		text: `{
  "climatización": [
    {"medida": "Bajar un grado la consigna", "lugar": "salón", "ahorro_kwh_anual": 130, "coste": "nulo"},
    {"medida": "Cerrar radiadores de habitaciones vacías", "lugar": "dormitorios", "ahorro_kwh_anual": 150, "coste": "nulo"}
  ],
  "iluminación": [
    {"medida": "LED", "lugar": "toda la vivienda", "ahorro_kwh_anual": 140, "coste": "bajo"}
  ],
  "agua caliente": [
    {"medida": "Aislar el termo", "lugar": "baño", "ahorro_kwh_anual": 70, "coste": "bajo"},
    {"medida": "Perlizadores", "lugar": "baño y cocina", "ahorro_kwh_anual": 90, "coste": "bajo"}
  ]
}`
	},
	{
		id: 'json-without-cost',
		failed: ['measures-fields'],
		text: `[
  {"medida": "Programar los radiadores", "donde": "salón", "ahorro_kwh": 300},
  {"medida": "Cambiar a LED", "donde": "toda la vivienda", "ahorro_kwh": 140},
  {"medida": "Regleta con interruptor", "donde": "salón", "ahorro_kwh": 70},
  {"medida": "Bajar el termo a 55 °C", "donde": "baño", "ahorro_kwh": 160},
  {"medida": "Burletes", "donde": "ventanas", "ahorro_kwh": 100}
]`
	},
	{
		id: 'json-cut',
		finishReason: 'length',
		failed: ['not-cut', 'measures-count'],
		text: `\`\`\`json
[
  {"medida": "Programar los radiadores", "donde": "salón", "ahorro_kwh": 300, "coste": "bajo"},
  {"medida": "Cambiar a LED", "donde": "toda la vivienda", "ahorro_kwh": 140, "coste": "bajo"},
  {"medida": "Regleta para los equipos en espera", "donde": "salón", "ahorro_kwh": 70, "coste": "bajo"}`
	},
	{
		id: 'json-null-savings',
		failed: NO_SAVING,
		text: `[
  {"medida": "Programar los radiadores", "donde": "salón", "ahorro_kwh": null, "coste": "bajo"},
  {"medida": "Cambiar a LED", "donde": "toda la vivienda", "ahorro_kwh": null, "coste": "bajo"},
  {"medida": "Regleta con interruptor", "donde": "salón", "ahorro_kwh": null, "coste": "bajo"},
  {"medida": "Bajar el termo a 55 °C", "donde": "baño", "ahorro_kwh": null, "coste": "nulo"},
  {"medida": "Burletes", "donde": "ventanas", "ahorro_kwh": null, "coste": "bajo"}
]`
	},
	{
		id: 'json-array-of-sentences',
		failed: [],
		text: `{"medidas": [
  "Bajar los radiadores del salón a 20 °C: ahorro de 250 kWh/año, coste nulo",
  "LED en la cocina: ahorro de 90 kWh/año, coste bajo",
  "Regleta en el salón para los equipos en espera: ahorro de 60 kWh/año, coste bajo",
  "Termo del baño a 55 °C: ahorro de 150 kWh/año, coste nulo",
  "Burletes en las ventanas: ahorro de 95 kWh/año, coste bajo"
]}`
	}
];
