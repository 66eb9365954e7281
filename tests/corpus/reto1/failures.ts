import { NO_SAVING, NOTHING_READ, type CorpusAnswer } from './answer.ts';

export const failures: CorpusAnswer[] = [
	{
		id: 'refusal',
		failed: NOTHING_READ,
		text: `Lo siento, pero no puedo ayudarte con esa petición. Si tienes otra pregunta sobre el consumo de tu vivienda, estaré encantado de ayudarte.`
	},
	{ id: 'empty', failed: ['language', ...NOTHING_READ], text: '' },
	{
		id: 'asks-for-data',
		failed: NOTHING_READ,
		text: `Para poder elaborar un plan necesito más información. ¿Podrías indicarme la superficie de la vivienda, el número de personas que viven en ella y los equipos de que dispone? Con esos datos podré proponerte las cinco medidas con su ahorro y su coste.`
	},
	{
		id: 'rambling',
		failed: NOTHING_READ,
		text: `La eficiencia energética es un asunto muy importante para el planeta y para el bolsillo de las familias. En un piso como el tuyo se puede ahorrar bastante si se presta atención a la calefacción, que suele ser lo que más gasta, y también a la iluminación, donde hoy en día las bombillas LED ofrecen grandes ventajas. No hay que olvidar tampoco el agua caliente ni los aparatos que se quedan encendidos sin que nadie los use. En definitiva, con un poco de voluntad y algunos cambios sencillos, cualquier hogar puede reducir su factura de forma notable.`
	},
	{
		id: 'rambling-with-some-figures',
		failed: NOTHING_READ,
		text: `En tu caso empezaría por la calefacción, porque bajando un par de grados puedes llegar a ahorrar cientos de kWh. Luego miraría las bombillas y los aparatos en espera. El piso gasta 3.500 kWh al año, que es algo más que la media española, de unos 3.300 kWh, así que hay margen. Piensa también en las ventanas, que son de aluminio y dejan pasar el frío.`
	},
	{
		id: 'tips-without-figures',
		failed: ['measures-fields', 'measures-savings'],
		text: `1. Baja la calefacción del salón.
2. Cambia las bombillas de la cocina por LED.
3. Apaga los aparatos del salón que estén en espera.
4. Dúchate en menos tiempo en el baño.
5. Aísla las ventanas del dormitorio.`
	},
	{
		id: 'cut-in-fifth',
		finishReason: 'length',
		failed: ['not-cut', 'measures-fields', 'measures-savings'],
		text: `1. Bajar los radiadores a 20 °C. Dónde: salón. Ahorro: 300 kWh/año. Coste: nulo.
2. Cambiar las bombillas por LED. Dónde: toda la vivienda. Ahorro: 140 kWh/año. Coste: bajo.
3. Usar una regleta para los equipos en espera. Dónde: salón. Ahorro: 70 kWh/año. Coste: bajo.
4. Poner el termo a 55 °C. Dónde: baño. Ahorro: 160 kWh/año. Coste: nulo.
5. Sellar las ventanas con burletes de espuma. Dónde: dormi`
	},
	{
		id: 'complete-but-cut-in-farewell',
		finishReason: 'length',
		failed: ['not-cut'],
		text: `1. Bajar los radiadores a 20 °C. Dónde: salón. Ahorro: 300 kWh/año. Coste: nulo.
2. Cambiar las bombillas por LED. Dónde: toda la vivienda. Ahorro: 140 kWh/año. Coste: bajo.
3. Usar una regleta para los equipos en espera. Dónde: salón. Ahorro: 70 kWh/año. Coste: bajo.
4. Poner el termo a 55 °C. Dónde: baño. Ahorro: 160 kWh/año. Coste: nulo.
5. Sellar las ventanas. Dónde: dormitorios. Ahorro: 100 kWh/año. Coste: bajo.

Estas medidas son coherentes entre sí porque no se solapan y además`
	},
	{
		id: 'areas-only-no-action',
		failed: ['measures-fields'],
		text: `1. Climatización. Dónde: salón. Ahorro: 300 kWh/año. Coste: nulo.
2. Iluminación. Dónde: cocina. Ahorro: 100 kWh/año. Coste: bajo.
3. Equipos. Dónde: salón. Ahorro: 70 kWh/año. Coste: bajo.
4. Agua caliente. Dónde: baño. Ahorro: 160 kWh/año. Coste: nulo.
5. Envolvente. Dónde: ventanas. Ahorro: 100 kWh/año. Coste: bajo.`
	},
	{
		id: 'watts-instead-of-energy',
		failed: NO_SAVING,
		text: `1. Bajar los radiadores. Dónde: salón. Ahorro: 500 W. Coste: nulo.
2. Bombillas LED. Dónde: cocina. Ahorro: 45 W. Coste: bajo.
3. Regleta. Dónde: salón. Ahorro: 20 W. Coste: bajo.
4. Termo a 55 °C. Dónde: baño. Ahorro: 200 W. Coste: nulo.
5. Burletes. Dónde: ventanas. Ahorro: 100 W. Coste: bajo.`
	},
	{
		id: 'total-over-sixty-percent',
		failed: ['measures-savings'],
		text: `1. Cambiar los radiadores por bomba de calor. Dónde: salón. Ahorro: 1.500 kWh/año. Coste: alto.
2. LED. Dónde: toda la vivienda. Ahorro: 300 kWh/año. Coste: bajo.
3. Regletas. Dónde: salón. Ahorro: 200 kWh/año. Coste: bajo.
4. Termo eficiente. Dónde: baño. Ahorro: 400 kWh/año. Coste: alto.
5. Doble ventana. Dónde: dormitorios. Ahorro: 350 kWh/año. Coste: alto.`
	},
	{
		id: 'six-and-over-limit',
		failed: ['measures-count', 'measures-savings'],
		text: `1. Bomba de calor en el salón. Ahorro: 1.200 kWh/año. Coste: alto.
2. LED en toda la vivienda. Ahorro: 300 kWh/año. Coste: bajo.
3. Regletas en el salón. Ahorro: 150 kWh/año. Coste: bajo.
4. Termo eficiente en el baño. Ahorro: 350 kWh/año. Coste: alto.
5. Doble ventana en los dormitorios. Ahorro: 250 kWh/año. Coste: alto.
6. Frigorífico nuevo en la cocina. Ahorro: 150 kWh/año. Coste: alto.`
	},
	{
		id: 'one-measure',
		failed: ['measures-count', 'measures-areas'],
		text: `1. Cambiar todas las bombillas por LED. Dónde: toda la vivienda. Ahorro: 150 kWh/año. Coste: bajo.`
	},
	{
		id: 'not-even-text',
		failed: ['language', ...NOTHING_READ],
		text: `.....................`
	},
	{
		id: 'a-code-snippet',
		failed: NOTHING_READ,
		text: `\`\`\`python
def ahorro(consumo):
    # devuelve el ahorro de la vivienda
    return consumo * 0.6
\`\`\`
Esta función calcula el ahorro máximo de la vivienda para que puedas hacer el plan por tu cuenta.`
	},
	{
		id: 'cost-says-it-depends',
		failed: ['measures-fields'],
		text: `1. Bajar los radiadores. Dónde: salón. Ahorro: 300 kWh/año. Coste: depende del instalador.
2. LED. Dónde: cocina. Ahorro: 100 kWh/año. Coste: variable.
3. Regletas. Dónde: salón. Ahorro: 70 kWh/año. Coste: según el modelo.
4. Termo a 55 °C. Dónde: baño. Ahorro: 160 kWh/año. Coste: por determinar.
5. Burletes. Dónde: ventanas. Ahorro: 100 kWh/año. Coste: a consultar.`
	},
	{
		id: 'five-paragraphs',
		failed: [],
		text: `Programar los radiadores del salón para que se apaguen de 8 a 16 h. Ahorro: 300 kWh/año. Coste: bajo.

Sustituir las bombillas de la cocina por LED. Ahorro: 90 kWh/año. Coste: bajo.

Conectar el televisor y el router del salón a una regleta. Ahorro: 65 kWh/año. Coste: bajo.

Bajar el termo del baño a 55 °C. Ahorro: 150 kWh/año. Coste: nulo.

Sellar las ventanas de los dormitorios. Ahorro: 100 kWh/año. Coste: bajo.`
	}
];
