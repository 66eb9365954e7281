import { NO_SAVING, type CorpusAnswer } from './answer.ts';

export const tables: CorpusAnswer[] = [
	{
		id: 'table-plain',
		failed: [],
		text: `| Nº | Medida | Dónde | Ahorro (kWh/año) | Coste |
|---|---|---|---|---|
| 1 | Bajar la consigna de los radiadores a 20 °C | Salón y dormitorios | 320 | Nulo |
| 2 | Cambiar las bombillas halógenas por LED | Toda la vivienda | 180 | Bajo |
| 3 | Regleta con interruptor para apagar el televisor y el router | Salón | 95 | Bajo |
| 4 | Bajar el termo a 55 °C y programarlo | Baño | 210 | Nulo |
| 5 | Colocar burletes en las ventanas | Ventanas del salón | 160 | Bajo |`
	},
	{
		id: 'table-with-areas-and-total',
		failed: [],
		text: `Aquí tienes el plan de cinco medidas para el piso:

| Área | Qué hacer | Dónde | Ahorro anual | Coste |
|:-----|:----------|:------|-------------:|:-----:|
| Climatización | Programar los radiadores para que no funcionen de 8 a 16 h | Salón | 350 kWh | nulo |
| Iluminación | Sustituir 12 bombillas por LED | Cocina, pasillo y baño | 150 kWh | bajo |
| Equipos y consumo en espera | Desconectar el televisor y el ordenador con una regleta | Salón | 80 kWh | bajo |
| Agua caliente | Instalar perlizadores y alcachofa de bajo caudal | Baño | 200 kWh | bajo |
| Envolvente | Bajar las persianas por la noche en invierno | Dormitorios | 90 kWh | nulo |
| **Total** | | | **870 kWh** | |

El total equivale a un 25 % del consumo anual.`
	},
	{
		id: 'table-other-order-thousands',
		failed: [],
		text: `**Plan de eficiencia**

| Coste | Ahorro estimado (kWh al año) | Ubicación | Descripción de la medida |
| --- | --- | --- | --- |
| Alto | 1.100 | Salón y dormitorios | Sustituir los radiadores eléctricos por una bomba de calor |
| Bajo | 120,5 | Toda la casa | Poner bombillas LED |
| Nulo | 85 | Cocina | Usar el programa eco de la lavadora con carga completa |
| Medio | 150 | Ventanas | Poner cortinas térmicas y burletes |
| Nulo | 190 | Baño | Reducir la temperatura del termo a 55 °C |`
	},
	{
		id: 'table-ranges',
		failed: [],
		text: `| # | Qué | Dónde | Ahorro anual (kWh) | Coste |
|---|-----|-------|--------------------|-------|
| 1 | Termostato programable | Salón | 250-300 | Medio |
| 2 | LED en todos los puntos de luz | Pasillo y cocina | 100 – 140 | Bajo |
| 3 | Regletas con interruptor | Despacho | 50 a 70 | Bajo |
| 4 | Perlizadores en los grifos | Baño y cocina | entre 80 y 120 | Bajo |
| 5 | Aislar cajones de persiana | Dormitorios | 90–110 | Medio |`
	},
	{
		id: 'table-without-outer-bars',
		failed: [],
		text: `Medida | Lugar | Ahorro (kWh/año) | Coste
--- | --- | --- | ---
Ventilar solo 10 minutos y apagar radiadores mientras tanto | Dormitorios | 60 | Nulo
Descongelar el frigorífico y separarlo de la pared | Cocina | 45 | Nulo
LED en lámparas de techo | Salón | 110 | Bajo
Temporizador para el termo | Baño | 180 | Bajo
Burletes | Puerta de entrada | 70 | Bajo`
	},
	{
		id: 'table-turned',
		failed: [],
		text: `| | Medida 1 | Medida 2 | Medida 3 | Medida 4 | Medida 5 |
|---|---|---|---|---|---|
| Qué | Bajar la calefacción por la noche | Cambiar a LED | Regleta con interruptor | Aislar el termo | Poner burletes |
| Dónde | Dormitorios | Cocina | Salón | Baño | Ventanas |
| Ahorro anual | 200 kWh | 120 kWh | 75 kWh | 90 kWh | 130 kWh |
| Coste | nulo | bajo | bajo | bajo | bajo |`
	},
	{
		id: 'table-per-area',
		failed: [],
		text: `### Climatización
| Medida | Dónde | Ahorro kWh/año | Coste |
|---|---|---|---|
| Limitar a 20 °C | Salón | 250 | Nulo |
| Apagar cuando no haya nadie | Dormitorios | 120 | Nulo |

### Agua caliente
| Medida | Dónde | Ahorro kWh/año | Coste |
|---|---|---|---|
| Duchas de 5 minutos | Baño | 190 | Nulo |

### Iluminación
| Medida | Dónde | Ahorro kWh/año | Coste |
|---|---|---|---|
| Bombillas LED | Salón | 100 | Bajo |
| Sensor de presencia | Pasillo | 30 | Medio |`
	},
	{
		id: 'table-semicolons',
		failed: [],
		text: `Medida;Dónde;Ahorro (kWh/año);Coste
Bajar el termostato un grado;Salón;140;nulo
Instalar LED;Cocina;90;bajo
Desenchufar cargadores y consola;Dormitorio;40;nulo
Cerrar persianas de noche;Toda la vivienda;85;nulo
Programar el termo;Baño;170;bajo`
	},
	{
		id: 'table-saving-in-euros',
		failed: NO_SAVING,
		text: `| Medida | Dónde | Ahorro (€/año) | Coste |
|---|---|---|---|
| Bajar el termostato | Salón | 60 € | Nulo |
| LED | Cocina | 25 € | Bajo |
| Regletas | Despacho | 15 € | Bajo |
| Perlizadores | Baño | 30 € | Bajo |
| Burletes | Ventanas | 28 € | Bajo |`
	},
	{
		id: 'table-saving-in-percent',
		failed: NO_SAVING,
		text: `| Medida | Dónde | Ahorro | Coste |
|---|---|---|---|
| Bajar el termostato a 20 °C | Salón | 7 % | Nulo |
| Iluminación LED | Toda la casa | 5 % | Bajo |
| Regletas con interruptor | Salón | 3 % | Bajo |
| Perlizadores en grifos | Baño | 4 % | Bajo |
| Burletes en ventanas | Dormitorios | 6 % | Bajo |`
	},
	{
		id: 'table-no-cost-column',
		failed: ['measures-fields'],
		text: `| Medida | Dónde | Ahorro anual (kWh) |
|---|---|---|
| Programar radiadores | Salón | 300 |
| Cambiar a LED | Cocina | 120 |
| Regletas | Despacho | 60 |
| Perlizadores | Baño | 90 |
| Burletes | Ventanas | 110 |`
	},
	{
		id: 'table-an-empty-cost',
		failed: ['measures-fields'],
		text: `| Medida | Dónde | Ahorro anual (kWh) | Coste |
|---|---|---|---|
| Programar radiadores | Salón | 300 | nulo |
| Cambiar a LED | Cocina | 120 | bajo |
| Regletas | Despacho | 60 | - |
| Perlizadores | Baño | 90 | bajo |
| Burletes | Ventanas | 110 | bajo |`
	},
	{
		id: 'table-four-rows',
		failed: ['measures-count'],
		text: `| Medida | Dónde | Ahorro (kWh/año) | Coste |
|---|---|---|---|
| Programar radiadores | Salón | 300 | nulo |
| Cambiar a LED | Cocina | 120 | bajo |
| Perlizadores en los grifos | Baño | 90 | bajo |
| Burletes | Ventanas | 110 | bajo |
| Total | | 620 | |`
	},
	{
		id: 'table-six-rows',
		failed: ['measures-count'],
		text: `| Medida | Dónde | Ahorro (kWh/año) | Coste |
|---|---|---|---|
| Programar radiadores | Salón | 300 | nulo |
| Cambiar a LED | Cocina | 120 | bajo |
| Perlizadores en los grifos | Baño | 90 | bajo |
| Burletes | Ventanas | 110 | bajo |
| Regletas con interruptor | Salón | 50 | bajo |
| Lavar en frío | Lavadero | 40 | nulo |`
	},
	{
		id: 'table-too-much-saving',
		failed: ['measures-savings'],
		text: `| Medida | Dónde | Ahorro (kWh/año) | Coste |
|---|---|---|---|
| Bomba de calor en lugar de radiadores | Salón | 1.200 | alto |
| LED | Toda la vivienda | 400 | bajo |
| Frigorífico nuevo | Cocina | 350 | alto |
| Termo de bomba de calor para agua caliente | Baño | 600 | alto |
| Ventanas de doble vidrio | Dormitorios | 500 | alto |`
	},
	{
		id: 'table-a-zero-saving',
		failed: ['measures-savings'],
		text: `| Medida | Dónde | Ahorro (kWh/año) | Coste |
|---|---|---|---|
| Programar radiadores | Salón | 300 | nulo |
| Cambiar a LED | Cocina | 120 | bajo |
| Perlizadores en los grifos | Baño | 90 | bajo |
| Colgar un cartel de concienciación | Pasillo | 0 | bajo |
| Burletes | Ventanas | 110 | bajo |`
	},
	{
		id: 'table-mwh-and-year-in-words',
		failed: [],
		text: `| Medida | Dónde | Ahorro anual | Coste |
|---|---|---|---|
| Cambiar los radiadores por aerotermia | Toda la vivienda | 1,2 MWh | Alto |
| LED regulables | Salón | 110 kilovatios hora | Bajo |
| Lavar a 30 °C con carga completa | Cocina | 60 kWh anuales | Nulo |
| Programador en el termo | Baño | aprox. 150 kWh | Bajo |
| Toldo | Ventana del salón | ~80 kWh | Medio |`
	}
];
