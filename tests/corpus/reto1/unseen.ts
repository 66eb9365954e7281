import type { CorpusAnswer } from './answer.ts';

/** A second lot written before the reader saw it, of shapes that no earlier answer has. */
export const unseen: CorpusAnswer[] = [
	{
		id: 'unseen-areas-as-titles',
		failed: [],
		text: `1. Climatización
   - Bajar la consigna de los radiadores a 20 °C en el salón
   - Ahorro: 240 kWh/a
   - Coste: nulo
2. Iluminación
   - Sustituir las bombillas por LED en toda la vivienda
   - Ahorro: 140 kWh/a
   - Coste: bajo
3. Equipos
   - Apagar del todo el televisor con una regleta en el salón
   - Ahorro: 55 kWh/a
   - Coste: bajo
4. Agua caliente
   - Poner un temporizador al termo del baño
   - Ahorro: 170 kWh/a
   - Coste: bajo
5. Envolvente
   - Colocar burletes en las ventanas
   - Ahorro: 95 kWh/a
   - Coste: bajo`
	},
	{
		id: 'unseen-line-breaks-in-cells',
		failed: [],
		text: `| Medida | Detalles |
|---|---|
| **1. Calefacción a 20 °C** | Dónde: salón<br>Ahorro: 240 kWh/año<br>Coste: nulo |
| **2. LED** | Dónde: cocina<br>Ahorro: 90 kWh/año<br>Coste: bajo |
| **3. Regleta** | Dónde: salón<br>Ahorro: 60 kWh/año<br>Coste: bajo |
| **4. Termo a 55 °C** | Dónde: baño<br>Ahorro: 150 kWh/año<br>Coste: nulo |
| **5. Burletes** | Dónde: ventanas<br>Ahorro: 95 kWh/año<br>Coste: bajo |`
	},
	{
		id: 'unseen-one-column-for-what-and-where',
		failed: [],
		text: `| Medida y lugar | Ahorro anual estimado | Coste estimado |
|---|---|---|
| 1. Radiadores del salón a 20 °C | 250 kWh | Nulo |
| 2. LED en cocina y pasillo | 110 kWh | Bajo-medio |
| 3. Regleta en el salón para los aparatos en espera | 65 kWh | Muy bajo |
| 4. Ducha eficiente en el baño | 120 kWh | Bajo |
| 5. Ventanas de los dormitorios con burletes | 95 kWh | Bajo |`
	},
	{
		id: 'unseen-single-quotes',
		failed: [],
		text: `[{'medida': 'Programar los radiadores', 'donde': 'salón', 'ahorro_kwh': 260, 'coste': 'bajo'},
{'medida': 'Bombillas LED', 'donde': 'cocina', 'ahorro_kwh': 90, 'coste': 'bajo'},
{'medida': 'Regleta con interruptor', 'donde': 'salón', 'ahorro_kwh': 60, 'coste': 'bajo'},
{'medida': 'Termo a 55 °C', 'donde': 'baño', 'ahorro_kwh': 150, 'coste': 'nulo'},
{'medida': 'Burletes', 'donde': 'ventanas', 'ahorro_kwh': 95, 'coste': 'bajo'}]`
	},
	{
		id: 'unseen-thinks-aloud-first',
		failed: [],
		text: `Primero analizo la ficha. El piso consume 3.500 kWh al año, así que el límite de ahorro es de 2.100 kWh. Los mayores consumos son:

- Radiadores: 1.400 kWh
- Termo: 900 kWh
- Electrodomésticos: 800 kWh

Plan propuesto:

1. **Radiadores a 20 °C.** Lugar: salón. Ahorro: 210 kWh/año. Coste: nulo.
2. **Temporizador en el termo.** Lugar: baño. Ahorro: 160 kWh/año. Coste: bajo.
3. **Lavadora en frío.** Lugar: cocina. Ahorro: 50 kWh/año. Coste: nulo.
4. **LED.** Lugar: todas las habitaciones. Ahorro: 130 kWh/año. Coste: bajo.
5. **Persianas cerradas de noche.** Lugar: dormitorios. Ahorro: 70 kWh/año. Coste: nulo.

Comprobación: 210 + 160 + 50 + 130 + 70 = 620 kWh, menos de 2.100 kWh.`
	},
	{
		id: 'unseen-italics-and-semicolons',
		failed: [],
		text: `**Medida 1: programar la calefacción**
*Dónde*: salón; *ahorro*: 1,5 kWh/día (unos 270 kWh/año); *coste*: bajo

**Medida 2: iluminación LED**
*Dónde*: cocina; *ahorro*: 0,25 kWh/día (unos 91 kWh/año); *coste*: bajo

**Medida 3: regleta**
*Dónde*: salón; *ahorro*: 0,2 kWh/día (unos 73 kWh/año); *coste*: bajo

**Medida 4: termo a 55 °C**
*Dónde*: baño; *ahorro*: 0,4 kWh/día (unos 146 kWh/año); *coste*: nulo

**Medida 5: burletes**
*Dónde*: ventanas; *ahorro*: 0,3 kWh/día (unos 110 kWh/año); *coste*: bajo`
	},
	{
		id: 'unseen-saving-in-title',
		failed: [],
		text: `1. **Radiadores a 20 °C (ahorro de 240 kWh/año, coste nulo)**: basta con ajustar el mando de los radiadores del salón.
2. **Luces LED (ahorro de 120 kWh/año, coste bajo)**: cambia las bombillas de la cocina y del pasillo.
3. **Adiós al modo espera (ahorro de 60 kWh/año, coste bajo)**: usa una regleta en el mueble de la televisión del salón.
4. **Termo eficiente (ahorro de 150 kWh/año, coste nulo)**: fija 55 °C en el termo del baño.
5. **Ventanas selladas (ahorro de 90 kWh/año, coste bajo)**: pon burletes en las ventanas.`
	},
	{
		id: 'unseen-catalan-free-of-charge',
		failed: [],
		text: `1. Programa la calefacció a 20 °C al menjador; estalvi de 240 kWh/any; gratuït.
2. Posa LED a la cuina; estalvi de 85 kWh/any; cost baix.
3. Desendolla els carregadors del despatx; estalvi de 30 kWh/any; gratuït.
4. Escurça les dutxes al bany; estalvi de 170 kWh/any; gratuït.
5. Tanca les persianes dels dormitoris a la nit; estalvi de 60 kWh/any; gratuït.`
	},
	{
		id: 'unseen-comma-separated',
		failed: [],
		text: `medida,donde,ahorro_kwh_anual,coste
Bajar radiadores a 20 °C,salón,240,nulo
Bombillas LED,cocina,90,bajo
Regleta con interruptor,salón,60,bajo
Temporizador del termo,baño,160,bajo
Burletes,ventanas,95,bajo`
	},
	{
		id: 'unseen-fifth-is-a-placeholder',
		failed: ['measures-fields', 'measures-savings'],
		text: `1. Radiadores a 20 °C en el salón. Ahorro: 250 kWh/año. Coste: nulo.
2. LED en la cocina. Ahorro: 90 kWh/año. Coste: bajo.
3. Regleta en el salón. Ahorro: 60 kWh/año. Coste: bajo.
4. Termo a 55 °C en el baño. Ahorro: 150 kWh/año. Coste: nulo.
5. Otras mejoras que se podrían estudiar más adelante.`
	},
	{
		id: 'unseen-zero-because-indirect',
		failed: ['measures-savings'],
		text: `1. Radiadores a 20 °C en el salón. Ahorro: 250 kWh/año. Coste: nulo.
2. LED en la cocina. Ahorro: 90 kWh/año. Coste: bajo.
3. Medidor de consumo en el cuadro de la entrada. Ahorro: 0 kWh/año (indirecto). Coste: medio.
4. Termo a 55 °C en el baño. Ahorro: 150 kWh/año. Coste: nulo.
5. Burletes en las ventanas. Ahorro: 95 kWh/año. Coste: bajo.`
	},
	{
		id: 'unseen-cost-not-specified',
		failed: ['measures-fields'],
		text: `| Medida | Dónde | Ahorro anual | Coste |
|---|---|---|---|
| Radiadores a 20 °C | Salón | 250 kWh | no especificado |
| LED | Cocina | 90 kWh | no especificado |
| Regleta | Salón | 60 kWh | no especificado |
| Termo a 55 °C | Baño | 150 kWh | no especificado |
| Burletes | Ventanas | 95 kWh | no especificado |`
	},
	{
		id: 'unseen-galician-sentences',
		failed: [],
		text: `Primeiro: baixa os radiadores do salón a 20 °C, así aforras 240 kWh ao ano sen ningún custo.
Segundo: cambia as lámpadas da cociña por LED, cun aforro de 90 kWh ao ano e custo baixo.
Terceiro: apaga os aparellos en espera do salón cunha regreta, cun aforro de 60 kWh ao ano e custo baixo.
Cuarto: pon o termo do baño a 55 °C, cun aforro de 150 kWh ao ano e custo nulo.
Quinto: illa as fiestras con burletes, cun aforro de 95 kWh ao ano e custo baixo.`
	},
	{
		id: 'unseen-two-plans',
		failed: ['measures-count'],
		text: `**Plan A**
1. Radiadores a 20 °C en el salón. Ahorro: 250 kWh/año. Coste: nulo.
2. LED en la cocina. Ahorro: 90 kWh/año. Coste: bajo.
3. Regleta en el salón. Ahorro: 60 kWh/año. Coste: bajo.
4. Termo a 55 °C en el baño. Ahorro: 150 kWh/año. Coste: nulo.
5. Burletes en las ventanas. Ahorro: 95 kWh/año. Coste: bajo.

**Plan B**
1. Aislar la fachada. Ahorro: 500 kWh/año. Coste: alto.
2. Sensores de luz en el pasillo. Ahorro: 20 kWh/año. Coste: medio.
3. Lavar en frío en la cocina. Ahorro: 50 kWh/año. Coste: nulo.
4. Ducha eficiente en el baño. Ahorro: 120 kWh/año. Coste: bajo.
5. Persianas bajadas en los dormitorios. Ahorro: 70 kWh/año. Coste: nulo.`
	}
];
