import { NO_SAVING, type CorpusAnswer } from './answer.ts';

/** Written after the reader and before it had seen any of them, to see how it generalises. */
export const blind: CorpusAnswer[] = [
	{
		id: 'blind-letters',
		failed: [],
		text: `Propuesta para la vivienda (consumo actual: 3500 kWh):

a) Ajuste de la calefacción. Se fija el termostato del salón en 20 °C durante el día y 17 °C por la noche. Ahorro previsto: 275 kWh anuales; coste nulo.
b) Renovación del alumbrado. Bombillas LED en todas las habitaciones. Ahorro previsto: 145 kWh anuales; coste bajo.
c) Control del standby. Regleta inteligente en el salón para televisor y router. Ahorro previsto: 68 kWh anuales; coste bajo.
d) ACS. Temporizador semanal en el termo, situado en el baño. Ahorro previsto: 185 kWh anuales; coste bajo.
e) Cerramientos. Burletes adhesivos en las ventanas de aluminio. Ahorro previsto: 105 kWh anuales; coste bajo.

Suma: 778 kWh anuales (22,2 %).`
	},
	{
		id: 'blind-yaml',
		failed: [],
		text: `medidas:
  - que: Apagar los radiadores al ventilar
    donde: dormitorios
    ahorro_kwh: 75
    coste: nulo
  - que: Cambiar halógenos por LED
    donde: cocina
    ahorro_kwh: 110
    coste: bajo
  - que: Desenchufar cargadores y ordenador
    donde: despacho
    ahorro_kwh: 35
    coste: nulo
  - que: Bajar el termo de 65 a 55 °C
    donde: baño
    ahorro_kwh: 150
    coste: nulo
  - que: Bajar persianas al anochecer
    donde: salón
    ahorro_kwh: 60
    coste: nulo`
	},
	{
		id: 'blind-compact-slashes',
		failed: [],
		text: `1. Programar radiadores 17 °C noche / dormitorios / 210 kWh/año / nulo
2. 8 bombillas LED / toda la casa / 140 kWh/año / bajo
3. Regleta TV+router / salón / 65 kWh/año / bajo
4. Perlizadores / baño y cocina / 95 kWh/año / bajo
5. Burletes / ventanas / 100 kWh/año / bajo`
	},
	{
		id: 'blind-long-prose-items',
		failed: [],
		text: `A partir de la ficha, estas son las cinco medidas que más compensan:

**1. Aprovechar la inercia de la calefacción (climatización).** Los radiadores eléctricos del salón y de los dormitorios pueden apagarse media hora antes de salir de casa a las 8 h. Como el consumo en calefacción ronda los 1.400 kWh, se puede estimar un ahorro del 15 %, es decir, unos 210 kWh al año. No requiere inversión, así que su coste es nulo.

**2. Pasar a LED (iluminación).** Cambiar las diez bombillas que quedan en la vivienda supone recortar unos 130 kWh al año. El coste es bajo, unos 30 €.

**3. Acabar con el consumo fantasma (equipos).** Un televisor, un router y un ordenador en espera consumen unos 90 kWh al año; con una regleta con interruptor en el salón se evitan 65 kWh. Coste bajo.

**4. Reducir el volumen de agua caliente.** Con una alcachofa de ducha eficiente en el baño, el termo trabajará menos: 120 kWh al año de ahorro. Coste bajo.

**5. Mejorar la envolvente.** Poner burletes en las ventanas de aluminio reduce las pérdidas y ahorra en torno a 95 kWh al año. Coste bajo.`
	},
	{
		id: 'blind-catalan-headings',
		failed: [],
		text: `## Pla d'estalvi energètic

### Mesura 1. Regulació de la calefacció
- **Què cal fer:** programar els radiadors a 20 °C de dia i a 17 °C de nit.
- **On:** menjador i habitacions.
- **Estalvi estimat:** 1.050 kWh cada tres anys, és a dir, 350 kWh/any.
- **Cost:** nul.

### Mesura 2. Enllumenat LED
- **Què cal fer:** substituir les bombetes halògenes.
- **On:** cuina i bany.
- **Estalvi estimat:** 85 kWh/any.
- **Cost:** baix.

### Mesura 3. Consum en espera
- **Què cal fer:** posar una regleta amb interruptor.
- **On:** moble de la televisió.
- **Estalvi estimat:** 60 kWh/any.
- **Cost:** baix.

### Mesura 4. Aigua calenta
- **Què cal fer:** aïllar el termo elèctric.
- **On:** safareig.
- **Estalvi estimat:** 80 kWh/any.
- **Cost:** baix.

### Mesura 5. Finestres
- **Què cal fer:** canviar el vidre senzill per doble vidre.
- **On:** sala.
- **Estalvi estimat:** 220 kWh/any.
- **Cost:** alt.`
	},
	{
		id: 'blind-basque-sentences',
		failed: [],
		text: `1. Egongelako berogailuak 20 gradura jaitsi: urtean 240 kWh aurreztuko dituzu, kosturik gabe.
2. Etxe osoko bonbillak LED bihurtu: urtean 130 kWh aurreztuko dituzu, kostu baxua.
3. Egongelako telebista erregleta batekin itzali: urtean 55 kWh aurreztuko dituzu, kostu baxua.
4. Bainugelako termoa 55 gradutan jarri: urtean 150 kWh aurreztuko dituzu, kosturik gabe.
5. Logeletako leihoak burletez itxi: urtean 90 kWh aurreztuko dituzu, kostu baxua.`
	},
	{
		id: 'blind-table-level-in-header',
		failed: [],
		text: `Plan de 5 medidas:

| | Medida propuesta | Localización | Energía ahorrada al año | Nivel de coste |
|--|--|--|--|--|
| A | Sustituir el frigorífico por uno de clase A | Cocina | 190 kWh | Alto |
| B | Instalar detectores de presencia para las luces | Pasillo | 25 kWh | Medio |
| C | Cerrar puertas de las habitaciones sin calefacción | Dormitorios | 80 kWh | Nulo |
| D | Lavar a 30 °C | Lavadora de la cocina | 45 kWh | Nulo |
| E | Bajar el termo a 55 °C | Baño | 150 kWh | Nulo |
| | **TOTAL** | | **490 kWh** | |`
	},
	{
		id: 'blind-two-without-place-and-cost',
		failed: ['measures-fields'],
		text: `1. Climatización: bajar la consigna de los radiadores del salón a 20 °C. Ahorro: 250 kWh/año. Coste: nulo.
2. Iluminación: instalar LED. Ahorro: 120 kWh/año. Coste: bajo.
3. Equipos: apagar el ordenador del despacho. Ahorro: 40 kWh/año.
4. Agua caliente: duchas de cinco minutos en el baño. Ahorro: 180 kWh/año. Coste: nulo.
5. Envolvente: cortinas gruesas en el dormitorio. Ahorro: 60 kWh/año. Coste: medio.`
	},
	{
		id: 'blind-euros-and-percent-mix',
		failed: NO_SAVING,
		text: `### 1. Calefacción a 20 °C
📍 Salón — 💶 Coste: nulo — 📉 Ahorro: 55 €/año (7 %)

### 2. LED
📍 Toda la vivienda — 💶 Coste: bajo — 📉 Ahorro: 28 €/año (4 %)

### 3. Regletas
📍 Salón — 💶 Coste: bajo — 📉 Ahorro: 14 €/año (2 %)

### 4. Termo a 55 °C
📍 Baño — 💶 Coste: nulo — 📉 Ahorro: 33 €/año (5 %)

### 5. Burletes
📍 Ventanas — 💶 Coste: bajo — 📉 Ahorro: 22 €/año (3 %)`
	},
	{
		id: 'blind-six-with-bonus',
		failed: ['measures-count'],
		text: `1. **Radiadores programados** – Salón. Ahorro: 260 kWh/año. Coste: bajo.
2. **LED** – Cocina. Ahorro: 90 kWh/año. Coste: bajo.
3. **Regleta** – Salón. Ahorro: 60 kWh/año. Coste: bajo.
4. **Termo a 55 °C** – Baño. Ahorro: 150 kWh/año. Coste: nulo.
5. **Burletes** – Ventanas. Ahorro: 95 kWh/año. Coste: bajo.
6. **Extra: toldo** – Terraza. Ahorro: 50 kWh/año. Coste: medio.`
	},
	{
		id: 'blind-galician-json',
		failed: [],
		text: `\`\`\`json
{"medidas": [
  {"que": "Baixar a calefacción a 20 graos", "onde": "salón", "aforro_anual_kwh": 240, "custo": "nulo", "ambito": "climatización"},
  {"que": "Lámpadas LED", "onde": "toda a vivenda", "aforro_anual_kwh": 130, "custo": "baixo", "ambito": "iluminación"},
  {"que": "Regreta con interruptor", "onde": "mesa do ordenador", "aforro_anual_kwh": 50, "custo": "baixo", "ambito": "equipos e consumo en espera"},
  {"que": "Duchas curtas", "onde": "cuarto de baño", "aforro_anual_kwh": 170, "custo": "nulo", "ambito": "auga quente"},
  {"que": "Pechar as persianas", "onde": "dormitorios", "aforro_anual_kwh": 65, "custo": "nulo", "ambito": "envolvente"}
]}
\`\`\``
	},
	{
		id: 'blind-over-limit-in-megawatts',
		failed: ['measures-savings'],
		text: `| Qué | Dónde | Ahorro | Coste |
|---|---|---|---|
| Aerotermia en lugar de radiadores | Toda la vivienda | 1,3 MWh/año | Alto |
| LED | Toda la vivienda | 0,2 MWh/año | Bajo |
| Termo con bomba de calor para el agua caliente | Baño | 0,5 MWh/año | Alto |
| Doble acristalamiento | Salón | 0,3 MWh/año | Alto |
| Regletas con interruptor | Salón | 0,05 MWh/año | Bajo |`
	}
];
