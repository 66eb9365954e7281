import { NO_SAVING, type CorpusAnswer } from './answer.ts';

export const lists: CorpusAnswer[] = [
	{
		id: 'list-inline-fields',
		failed: [],
		text: `1. Bajar los radiadores a 20 °C. Dónde: salón y dormitorios. Ahorro: 300 kWh/año. Coste: nulo.
2. Cambiar las bombillas por LED. Dónde: toda la vivienda. Ahorro: 150 kWh/año. Coste: bajo.
3. Conectar televisor y router a una regleta con interruptor. Dónde: salón. Ahorro: 80 kWh/año. Coste: bajo.
4. Poner el termo a 55 °C con temporizador. Dónde: baño. Ahorro: 200 kWh/año. Coste: bajo.
5. Colocar burletes en las ventanas. Dónde: dormitorios. Ahorro: 120 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-bold-with-sublists',
		failed: [],
		text: `Para mejorar la eficiencia del piso propongo lo siguiente:

1. **Programación de la calefacción**
   - **Qué:** apagar los radiadores de 8 a 16 h, cuando no hay nadie.
   - **Dónde:** salón y dormitorios.
   - **Ahorro anual:** 420 kWh.
   - **Coste:** nulo.

2. **Iluminación LED**
   - **Qué:** sustituir las bombillas halógenas.
   - **Dónde:** cocina y pasillo.
   - **Ahorro anual:** 160 kWh.
   - **Coste:** bajo.

3. **Eliminar el consumo en espera**
   - **Qué:** usar regletas con interruptor.
   - **Dónde:** salón (televisor y router).
   - **Ahorro anual:** 90 kWh.
   - **Coste:** bajo.

4. **Agua caliente**
   - **Qué:** bajar el termo de 65 a 55 °C.
   - **Dónde:** baño.
   - **Ahorro anual:** 180 kWh.
   - **Coste:** nulo.

5. **Burletes**
   - **Qué:** sellar las rendijas de las ventanas.
   - **Dónde:** ventanas del salón.
   - **Ahorro anual:** 110 kWh.
   - **Coste:** bajo.

**Ahorro total estimado:** 960 kWh/año (27 % del consumo).`
	},
	{
		id: 'list-parenthesis-numbers',
		failed: [],
		text: `1) Climatización: bajar la consigna a 20 °C en el salón. Ahorro: 250 kWh/año. Coste: nulo.
2) Iluminación: LED en la cocina. Ahorro: 100 kWh/año. Coste: bajo.
3) Consumo en espera: regleta en el salón. Ahorro: 70 kWh/año. Coste: bajo.
4) Agua caliente: perlizadores en el baño. Ahorro: 130 kWh/año. Coste: bajo.
5) Envolvente: burletes en las ventanas. Ahorro: 100 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-dense-parentheses',
		failed: [],
		text: `1. Bajar calefacción a 20 °C (salón, 300 kWh/año, nulo)
2. LED (cocina y pasillo, 140 kWh/año, bajo)
3. Regleta en TV y router (salón, 75 kWh/año, bajo)
4. Termo a 55 °C (baño, 160 kWh/año, nulo)
5. Burletes (ventanas, 90 kWh/año, bajo)`
	},
	{
		id: 'list-dashes-between',
		failed: [],
		text: `1. Termostato programable en los radiadores – salón – 280 kWh/año – coste medio
2. Bombillas LED – toda la vivienda – 150 kWh/año – coste bajo
3. Apagar del todo el ordenador y la televisión – despacho y salón – 60 kWh/año – coste nulo
4. Alcachofa de bajo consumo – baño – 140 kWh/año – coste bajo
5. Cortinas térmicas – dormitorios – 80 kWh/año – coste medio`
	},
	{
		id: 'list-sentences',
		failed: [],
		text: `1. Baja los radiadores del salón de 22 a 20 °C: ahorras unos 260 kWh al año y no cuesta nada.
2. Cambia las bombillas de toda la casa por LED; el ahorro es de 140 kWh al año con un coste bajo.
3. Enchufa la tele y el router del salón a una regleta. Te ahorra 70 kWh al año y tiene bajo coste.
4. Pon un temporizador al termo del baño, con lo que dejarás de gastar 180 kWh al año por un coste bajo.
5. Tapa las rendijas de las ventanas del dormitorio con burletes: 90 kWh al año de ahorro, coste bajo.`
	},
	{
		id: 'list-medida-n-lines',
		failed: [],
		text: `Medida 1: Bajar la temperatura de los radiadores por la noche
Dónde: dormitorios
Ahorro: 210 kWh/año
Coste: nulo

Medida 2: Sustituir halógenas por LED
Dónde: cocina
Ahorro: 95 kWh/año
Coste: bajo

Medida 3: Usar el horno con calor residual
Dónde: cocina
Ahorro: 35 kWh/año
Coste: nulo

Medida 4: Reducir las duchas a cinco minutos
Dónde: baño
Ahorro: 230 kWh/año
Coste: nulo

Medida 5: Aislar los cajones de las persianas
Dónde: salón y dormitorios
Ahorro: 140 kWh/año
Coste: medio`
	},
	{
		id: 'list-bold-numbers',
		failed: [],
		text: `**1.** Apagar radiadores al ventilar. **Dónde:** toda la vivienda. **Ahorro:** 80 kWh/año. **Coste:** nulo.

**2.** Cambiar a LED. **Dónde:** salón. **Ahorro:** 120 kWh/año. **Coste:** bajo.

**3.** Quitar el modo en espera del televisor. **Dónde:** salón. **Ahorro:** 45 kWh/año. **Coste:** nulo.

**4.** Aislar el termo con manta térmica. **Dónde:** baño. **Ahorro:** 100 kWh/año. **Coste:** bajo.

**5.** Poner burlete en la puerta de entrada. **Dónde:** recibidor. **Ahorro:** 60 kWh/año. **Coste:** bajo.`
	},
	{
		id: 'list-ordinal-degree-signs',
		failed: [],
		text: `1º Regular la calefacción a 20 ºC en el salón. Ahorro anual: 1 200 Wh al día... es decir, 220 kWh/año. Coste nulo.
2º LED en pasillo y baño. Ahorro anual: 65 kWh/año. Coste bajo.
3º Lavadora en frío y llena, en la cocina. Ahorro anual: 70 kWh/año. Coste nulo.
4º Programar el termo eléctrico del baño. Ahorro anual: 190 kWh/año. Coste bajo.
5º Persianas bajadas de noche en los dormitorios. Ahorro anual: 85 kWh/año. Coste nulo.`
	},
	{
		id: 'list-bullets-unnumbered',
		failed: [],
		text: `Plan de ahorro:

- **Bajar el termostato** en el salón a 20 °C. Ahorro: 240 kWh/año. Coste: nulo.
- **Cambiar a LED** en toda la vivienda. Ahorro: 150 kWh/año. Coste: bajo.
- **Regletas con interruptor** en el salón. Ahorro: 70 kWh/año. Coste: bajo.
- **Perlizadores** en baño y cocina. Ahorro: 110 kWh/año. Coste: bajo.
- **Burletes** en las ventanas. Ahorro: 95 kWh/año. Coste: bajo.

Total: 665 kWh/año.`
	},
	{
		id: 'list-bold-titles-flat-bullets',
		failed: [],
		text: `**Plan de eficiencia energética**

**Climatización inteligente**
- Dónde: salón
- Ahorro: 300 kWh/año
- Coste: medio

**Cambio a LED**
- Dónde: toda la vivienda
- Ahorro: 140 kWh/año
- Coste: bajo

**Regletas antiespera**
- Dónde: salón y despacho
- Ahorro: 85 kWh/año
- Coste: bajo

**Bajar el termo a 55 °C**
- Dónde: baño
- Ahorro: 150 kWh/año
- Coste: nulo

**Sellado de ventanas**
- Dónde: dormitorios
- Ahorro: 100 kWh/año
- Coste: bajo

Con estas medidas se ahorran 775 kWh al año.`
	},
	{
		id: 'list-grouped-restarting',
		failed: [],
		text: `**Climatización**
1. Bajar la consigna un grado en el salón. Ahorro: 150 kWh/año. Coste: nulo.
2. Cerrar los radiadores de los dormitorios vacíos. Ahorro: 130 kWh/año. Coste: nulo.

**Iluminación**
1. Cambiar a LED la cocina. Ahorro: 80 kWh/año. Coste: bajo.

**Agua caliente**
1. Perlizadores en el baño. Ahorro: 90 kWh/año. Coste: bajo.
2. Manta aislante para el termo del baño. Ahorro: 60 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-on-one-line',
		failed: [],
		text: `1) Radiadores a 20 °C en el salón, ahorro 250 kWh/año, coste nulo. 2) LED en la cocina, ahorro 90 kWh/año, coste bajo. 3) Regleta para el televisor del salón, ahorro 60 kWh/año, coste bajo. 4) Termo del baño a 55 °C, ahorro 150 kWh/año, coste nulo. 5) Burletes en las ventanas, ahorro 100 kWh/año, coste bajo.`
	},
	{
		id: 'list-spelled-ordinals',
		failed: [],
		text: `Primera medida: bajar la calefacción a 20 °C en el salón. Ahorro: 240 kWh/año. Coste: nulo.
Segunda medida: cambiar a bombillas LED en toda la casa. Ahorro: 150 kWh/año. Coste: bajo.
Tercera medida: desconectar con regleta los equipos del salón. Ahorro: 75 kWh/año. Coste: bajo.
Cuarta medida: poner perlizadores en el baño. Ahorro: 100 kWh/año. Coste: bajo.
Quinta medida: aislar las ventanas con burletes. Ahorro: 110 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-preamble-facts-then-measures',
		failed: [],
		text: `He revisado la ficha del piso:

1. Superficie de 80 m²
2. Consumo de 3.500 kWh/año
3. Tres personas

Y propongo estas cinco medidas:

1. Programar los radiadores. Lugar: salón. Ahorro: 300 kWh/año. Coste: bajo.
2. LED. Lugar: pasillo y cocina. Ahorro: 110 kWh/año. Coste: bajo.
3. Apagar el ordenador por la noche. Lugar: despacho. Ahorro: 50 kWh/año. Coste: nulo.
4. Duchas cortas. Lugar: baño. Ahorro: 200 kWh/año. Coste: nulo.
5. Cortinas gruesas. Lugar: dormitorios. Ahorro: 70 kWh/año. Coste: medio.`
	},
	{
		id: 'list-arithmetic-in-savings',
		failed: [],
		text: `1. Cambiar 10 bombillas por LED en toda la vivienda. Ahorro: 10 × 45 W × 3 h × 365 días = 493 kWh/año. Coste: bajo.
2. Apagar el router de noche en el salón. Ahorro: 8 W × 8 h × 365 = 23 kWh/año. Coste: nulo.
3. Bajar los radiadores a 20 °C en el salón. Ahorro: 7 % de 1.500 kWh = 105 kWh/año. Coste: nulo.
4. Aislar el termo del baño. Ahorro: 15 % (unos 120 kWh/año). Coste: bajo.
5. Burletes en las ventanas. Ahorro: 5 % de la calefacción ≈ 75 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-current-use-and-saving',
		failed: [],
		text: `1. **Frigorífico (cocina)**: consume 400 kWh/año; subirlo de 3 a 5 °C ahorra 60 kWh/año. Coste nulo.
2. **Radiadores (salón)**: gastan 1.400 kWh/año; bajarlos a 20 °C ahorra 200 kWh/año. Coste nulo.
3. **Termo (baño)**: usa 900 kWh/año; con temporizador ahorra 160 kWh/año. Coste bajo.
4. **Iluminación (pasillo y cocina)**: consume 300 kWh/año; con LED ahorra 210 kWh/año. Coste bajo.
5. **Televisor y router (salón)**: en espera consumen 100 kWh/año; con una regleta se evitan 70 kWh/año. Coste bajo.`
	},
	{
		id: 'list-cost-in-euros-with-level',
		failed: [],
		text: `1. Burletes en ventanas del salón | Ahorro: 90 kWh/año | Coste: bajo (20 €)
2. LED en toda la vivienda | Ahorro: 150 kWh/año | Coste: bajo (45 €)
3. Temporizador del termo en el baño | Ahorro: 170 kWh/año | Coste: bajo (15 €)
4. Termostato en el salón | Ahorro: 250 kWh/año | Coste: medio (120 €)
5. Apagar equipos del despacho por completo | Ahorro: 40 kWh/año | Coste: nulo (0 €)`
	},
	{
		id: 'list-money-only-costs',
		failed: [],
		text: `1. Burletes en las ventanas del salón. Ahorro: 90 kWh/año. Coste: 20 €.
2. LED en toda la vivienda. Ahorro: 150 kWh/año. Coste: 45 €.
3. Temporizador del termo en el baño. Ahorro: 170 kWh/año. Coste: 15 €.
4. Termostato en el salón. Ahorro: 250 kWh/año. Coste: 120 €.
5. Apagar por completo el ordenador del despacho. Ahorro: 40 kWh/año. Coste: 0 €.`
	},
	{
		id: 'list-synonyms',
		failed: [],
		text: `1. Acción: bajar persianas por la noche. Ubicación: dormitorios. Reducción anual estimada: 80 kWh. Inversión: ninguna.
2. Acción: LED. Ubicación: cocina. Reducción anual estimada: 90 kWh. Inversión: reducida.
3. Acción: regletas. Ubicación: salón. Reducción anual estimada: 70 kWh. Inversión: mínima.
4. Acción: radiadores con termostato. Ubicación: toda la vivienda. Reducción anual estimada: 300 kWh. Inversión: moderada.
5. Acción: termo nuevo de alta eficiencia. Ubicación: baño. Reducción anual estimada: 260 kWh. Inversión: elevada.`
	},
	{
		id: 'list-monthly-saving',
		failed: [],
		text: `1. Programar radiadores del salón. Ahorro: 25 kWh/mes (300 kWh/año). Coste: bajo.
2. LED en la cocina. Ahorro: 8 kWh/mes (96 kWh/año). Coste: bajo.
3. Regleta en el salón. Ahorro: 6 kWh/mes (72 kWh/año). Coste: bajo.
4. Duchas cortas en el baño. Ahorro: 15 kWh/mes (180 kWh/año). Coste: nulo.
5. Persianas en los dormitorios. Ahorro: 7 kWh/mes (84 kWh/año). Coste: nulo.`
	},
	{
		id: 'list-total-line-each',
		failed: [],
		text: `1. Bajar radiadores a 20 °C
   Lugar: salón
   Ahorro total anual: 250 kWh
   Coste total: nulo
2. Cambiar a LED
   Lugar: cocina
   Ahorro total anual: 95 kWh
   Coste total: bajo
3. Regleta con interruptor
   Lugar: salón
   Ahorro total anual: 65 kWh
   Coste total: bajo
4. Perlizadores
   Lugar: baño
   Ahorro total anual: 90 kWh
   Coste total: bajo
5. Burletes
   Lugar: ventanas
   Ahorro total anual: 100 kWh
   Coste total: bajo`
	},
	{
		id: 'list-office-words-and-emoji',
		failed: [],
		text: `🔥 1. Calefacción: 20 °C de consigna
📍 Dónde: salón
⚡ Ahorro: 230 kWh/año
💶 Coste: nulo

💡 2. Bombillas LED
📍 Dónde: toda la vivienda
⚡ Ahorro: 140 kWh/año
💶 Coste: bajo

🔌 3. Regleta con interruptor
📍 Dónde: mueble del televisor
⚡ Ahorro: 60 kWh/año
💶 Coste: bajo

🚿 4. Ducha eficiente
📍 Dónde: baño
⚡ Ahorro: 120 kWh/año
💶 Coste: bajo

🪟 5. Burletes
📍 Dónde: ventanas
⚡ Ahorro: 90 kWh/año
💶 Coste: bajo`
	},
	{
		id: 'list-four',
		failed: ['measures-count'],
		text: `1. Bajar los radiadores en el salón. Ahorro: 300 kWh/año. Coste: nulo.
2. LED en toda la vivienda. Ahorro: 150 kWh/año. Coste: bajo.
3. Termo del baño a 55 °C. Ahorro: 180 kWh/año. Coste: nulo.
4. Burletes en las ventanas. Ahorro: 100 kWh/año. Coste: bajo.

En total: 730 kWh/año.`
	},
	{
		id: 'list-seven',
		failed: ['measures-count'],
		text: `1. Bajar los radiadores en el salón. Ahorro: 300 kWh/año. Coste: nulo.
2. LED en toda la vivienda. Ahorro: 150 kWh/año. Coste: bajo.
3. Termo del baño a 55 °C. Ahorro: 180 kWh/año. Coste: nulo.
4. Burletes en las ventanas. Ahorro: 100 kWh/año. Coste: bajo.
5. Regleta en el salón. Ahorro: 60 kWh/año. Coste: bajo.
6. Lavar en frío en la cocina. Ahorro: 50 kWh/año. Coste: nulo.
7. Persianas bajadas en dormitorios. Ahorro: 60 kWh/año. Coste: nulo.`
	},
	{
		id: 'list-two-savings-missing',
		failed: NO_SAVING,
		text: `1. Bajar los radiadores en el salón. Ahorro: 300 kWh/año. Coste: nulo.
2. LED en toda la vivienda. Ahorro: considerable. Coste: bajo.
3. Termo del baño a 55 °C. Ahorro: 180 kWh/año. Coste: nulo.
4. Burletes en las ventanas. Coste: bajo.
5. Regleta en el salón. Ahorro: 60 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-a-cost-missing',
		failed: ['measures-fields'],
		text: `1. **Radiadores programados**
   - Dónde: salón
   - Ahorro: 300 kWh/año
   - Coste: nulo
2. **LED**
   - Dónde: cocina
   - Ahorro: 110 kWh/año
   - Coste: bajo
3. **Regletas**
   - Dónde: salón
   - Ahorro: 70 kWh/año
4. **Perlizadores**
   - Dónde: baño
   - Ahorro: 90 kWh/año
   - Coste: bajo
5. **Burletes**
   - Dónde: ventanas
   - Ahorro: 100 kWh/año
   - Coste: bajo`
	},
	{
		id: 'list-no-place-anywhere',
		failed: ['measures-fields'],
		text: `1. Bajar la temperatura de la calefacción. Ahorro: 300 kWh/año. Coste: nulo.
2. Instalar iluminación LED. Ahorro: 150 kWh/año. Coste: bajo.
3. Lavar con agua fría. Ahorro: 60 kWh/año. Coste: nulo.
4. Ducharse más rápido. Ahorro: 180 kWh/año. Coste: nulo.
5. Usar regletas con interruptor. Ahorro: 70 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-only-two-areas',
		failed: ['measures-areas'],
		text: `1. Área: iluminación. LED en la cocina. Ahorro: 60 kWh/año. Coste: bajo.
2. Área: iluminación. LED en el salón. Ahorro: 80 kWh/año. Coste: bajo.
3. Área: iluminación. Sensor de presencia en el pasillo. Ahorro: 30 kWh/año. Coste: medio.
4. Área: climatización. Radiadores a 20 °C en el salón. Ahorro: 250 kWh/año. Coste: nulo.
5. Área: climatización. Apagar radiadores de noche en los dormitorios. Ahorro: 150 kWh/año. Coste: nulo.`
	},
	{
		id: 'list-one-area-only',
		failed: ['measures-areas'],
		text: `1. Cambiar la bombilla del salón por LED. Ahorro: 50 kWh/año. Coste: bajo.
2. Cambiar la bombilla de la cocina por LED. Ahorro: 60 kWh/año. Coste: bajo.
3. Cambiar la bombilla del baño por LED. Ahorro: 30 kWh/año. Coste: bajo.
4. Cambiar la bombilla del pasillo por LED. Ahorro: 25 kWh/año. Coste: bajo.
5. Cambiar la bombilla del dormitorio por LED. Ahorro: 35 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-repeated-measure',
		failed: ['measures-count'],
		text: `1. Cambiar las bombillas por LED en el salón. Ahorro: 120 kWh/año. Coste: bajo.
2. Bajar los radiadores a 20 °C en el dormitorio. Ahorro: 200 kWh/año. Coste: nulo.
3. Poner burletes en las ventanas. Ahorro: 100 kWh/año. Coste: bajo.
4. Bajar el termo del baño a 55 °C. Ahorro: 150 kWh/año. Coste: nulo.
5. Cambiar las bombillas por LED en el salón. Ahorro: 120 kWh/año. Coste: bajo.`
	},
	{
		id: 'list-negligible-saving-words',
		failed: NO_SAVING,
		text: `1. Bajar los radiadores (salón). Ahorro: alto. Coste: nulo.
2. LED (cocina). Ahorro: medio. Coste: bajo.
3. Regletas (salón). Ahorro: bajo. Coste: bajo.
4. Perlizadores (baño). Ahorro: medio. Coste: bajo.
5. Burletes (ventanas). Ahorro: medio. Coste: bajo.`
	},
	{
		id: 'list-range-over-limit',
		failed: ['measures-savings'],
		text: `1. Bomba de calor en el salón. Ahorro: 900-1.300 kWh/año. Coste: alto.
2. LED en toda la vivienda. Ahorro: 150-250 kWh/año. Coste: bajo.
3. Termo nuevo en el baño. Ahorro: 300-450 kWh/año. Coste: alto.
4. Doble ventana en los dormitorios. Ahorro: 250-400 kWh/año. Coste: alto.
5. Frigorífico A en la cocina. Ahorro: 150-200 kWh/año. Coste: alto.`
	}
];
