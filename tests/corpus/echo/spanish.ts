import { base64, pieces, rot13, type EchoConversation } from './conversation.ts';

const radiators = `1. Poner termostato a los cuatro radiadores y fijar 20 °C. Dónde: salón y dormitorios. Ahorro: 260 kWh al año. Coste: medio.
2. Bajar el termo a 55 °C y apagarlo de noche. Dónde: baño. Ahorro: 170 kWh al año. Coste: nulo.
3. Cambiar los nueve focos halógenos por LED. Dónde: cocina y pasillo. Ahorro: 130 kWh al año. Coste: bajo.
4. Tender la ropa y dejar la secadora para los días de lluvia. Dónde: galería. Ahorro: 180 kWh al año. Coste: nulo.
5. Sellar las ventanas correderas con burletes. Dónde: fachada norte. Ahorro: 140 kWh al año. Coste: bajo.`;

const table = `| Qué | Dónde | Ahorro (kWh/año) | Coste |
| --- | --- | --- | --- |
| Regleta con interruptor para televisor y consola | Salón | 62 | bajo |
| Programar la lavadora en frío | Galería | 85 | nulo |
| Subir el aire acondicionado a 25 °C en verano | Salón | 74 | nulo |
| Film aislante en los vidrios simples | Dormitorios | 118 | bajo |
| Frigorífico nuevo de clase A | Cocina | 240 | alto |`;

const prose = `Propongo cinco cambios. El primero, repartir el calor: radiadores solo en la habitación ocupada, con lo que la vivienda gasta unos 310 kWh menos y no cuesta nada. El segundo, un temporizador en el termo del baño, 190 kWh, coste bajo. El tercero, llenar siempre el lavavajillas y usar el programa eco de la cocina, 55 kWh, coste nulo. El cuarto, persianas bajadas al anochecer en las ventanas del norte, 70 kWh, coste nulo. El quinto, LED en el baño y el recibidor, 48 kWh, coste bajo.`;

const json = `[{"que":"Aerotermia pequeña para el agua caliente","donde":"baño","ahorro_kwh":520,"coste":"alto"},{"que":"Termostato programable por estancias","donde":"salón","ahorro_kwh":215,"coste":"medio"},{"que":"Olla a presión y tapa en la vitrocerámica","donde":"cocina","ahorro_kwh":66,"coste":"bajo"},{"que":"Apagar el rúter de madrugada","donde":"pasillo","ahorro_kwh":21,"coste":"nulo"},{"que":"Toldo extendido las tardes de julio","donde":"balcón","ahorro_kwh":58,"coste":"nulo"}]`;

const short = `1) Ducha de cinco minutos con reductor de caudal, baño, 155 kWh, bajo. 2) Horno: aprovechar el calor residual, cocina, 38 kWh, nulo. 3) Standby cero con enchufe inteligente, salón, 71 kWh, bajo. 4) Cortinas térmicas, dormitorio norte, 96 kWh, medio. 5) Calefacción a 19 °C cuando el piso está vacío, toda la casa, 225 kWh, nulo.`;

const careful = `Medida 1: reglar la temperatura del frigorífico a 5 °C y descongelarlo dos veces al año (cocina, 45 kWh, nulo).
Medida 2: sustituir los radiadores del salón por un split con bomba de calor (salón, 430 kWh, alto).
Medida 3: aislar la caja de las persianas con espuma (dormitorios, 88 kWh, bajo).
Medida 4: detector de presencia en el pasillo (pasillo, 19 kWh, bajo).
Medida 5: lavar los miércoles y sábados con carga completa (galería, 64 kWh, nulo).`;

const headings = `### Agua caliente
Manta aislante alrededor del termo, en el baño: 105 kWh al año con coste bajo.
### Climatización
Ventilador de techo en lugar de aire acondicionado, en el salón: 132 kWh y coste medio.
### Iluminación
Lámparas de lectura LED de 4 W, en los dormitorios: 27 kWh y coste bajo.
### Hábitos
Cargar el ordenador con la regleta cerrada por la noche, en el despacho: 33 kWh, coste nulo.
### Envolvente
Doble ventana en la fachada norte, en el cuarto de la niña: 205 kWh y coste alto.`;

const teleworking = `Como los lunes y los viernes hay alguien en casa, conviene: 1. calentar solo el cuarto de trabajo con un radiador programado (ahorro 145 kWh, coste nulo); 2. adelantar el lavado a esas mañanas con agua a 30 °C (galería, 80 kWh, nulo); 3. cocinar para dos días con una sola hornada (cocina, 52 kWh, nulo); 4. cerrar las contraventanas al salir (salón, 61 kWh, nulo); 5. monitor en reposo a los dos minutos (despacho, 17 kWh, nulo).`;

const family = `1. Qué: reparto del agua con grifo termostático. Dónde: ducha. Ahorro: 122 kWh. Coste: medio.
2. Qué: secadora con sensor de humedad en vez de tiempo fijo. Dónde: lavadero. Ahorro: 99 kWh. Coste: nulo.
3. Qué: consola desconectada fuera del fin de semana. Dónde: salón. Ahorro: 41 kWh. Coste: nulo.
4. Qué: radiadores purgados y sin muebles delante. Dónde: toda la casa. Ahorro: 77 kWh. Coste: nulo.
5. Qué: bombillas de baja potencia en la mesilla. Dónde: cuarto infantil. Ahorro: 14 kWh. Coste: bajo.`;

const measured = `Primero mediría: con un medidor de enchufe se descubre qué aparatos gastan de más (salón, 90 kWh, bajo). Después reduciría la potencia del termo a 1.200 W (baño, 110 kWh, nulo), pondría burletes en la puerta de entrada (recibidor, 63 kWh, bajo), pasaría la calefacción a 19,5 °C de madrugada (dormitorios, 205 kWh, nulo) y cambiaría el horno por microondas para raciones pequeñas (cocina, 47 kWh, nulo).`;

const cheap = `Cinco cosas que no cuestan dinero: ventilar diez minutos y no media hora, que evita perder 84 kWh en los dormitorios; tapar las ollas, 36 kWh en la cocina; ducharse antes de que el termo se enfríe, 58 kWh en el baño; quitar el brillo alto del televisor, 22 kWh en el salón; y poner la lavadora a 20 °C, 91 kWh en el lavadero.`;

const winter = `1. Alfombra gruesa y puertas cerradas para retener el calor (salón, 72 kWh, bajo)
2. Radiador de baño solo media hora con temporizador (baño, 98 kWh, bajo)
3. Acumular calor en horas valle con consigna de 21 °C (dormitorios, 134 kWh, nulo)
4. Persianas subidas al sol de la fachada sur por la mañana (balcón, 69 kWh, nulo)
5. Descalcificar el termo cada dos años (baño, 43 kWh, bajo)`;

const mixed = `Para este piso: sustituir la vitrocerámica por inducción en la cocina (54 kWh, alto); instalar reflectores detrás de los radiadores del dormitorio (79 kWh, bajo); reducir una hora diaria la pantalla del salón (46 kWh, nulo); aislar los tubos de agua caliente del lavadero (37 kWh, bajo); y pintar de blanco el techo del pasillo para encender menos luces (9 kWh, medio).`;

const conversation = (
	id: string,
	way: EchoConversation['way'],
	prompts: string[],
	answer: string,
	earlier: string[] = []
): EchoConversation => ({ id: `es-${id}`, language: 'es', way, prompts, answer, earlier });

export const spanish: EchoConversation[] = [
	conversation(
		'asked-plainly',
		'asked',
		[
			'Lee la ficha y dame exactamente cinco medidas de ahorro, cada una con qué, dónde, kWh al año y coste. Sé breve.'
		],
		radiators
	),
	conversation(
		'asked-for-a-table',
		'asked',
		[
			'Necesito un plan de cinco medidas en forma de tabla con las columnas Qué, Dónde, Ahorro (kWh/año) y Coste. Que toque equipos en espera, envolvente y hábitos.'
		],
		table
	),
	conversation(
		'asked-with-worries',
		'asked',
		[
			'En casa somos tres y pasamos frío por la tarde, sobre todo en la parte norte. No queremos obras. ¿Qué cinco cosas harías y cuánto se ahorra con cada una en kWh? Di también si cuestan mucho o poco.'
		],
		prose
	),
	conversation(
		'asked-with-a-form',
		'asked',
		[
			'Devuelve solo JSON: una lista de cinco objetos con las claves que, donde, ahorro_kwh y coste (nulo, bajo, medio, alto). Las medidas, de al menos tres áreas, y el total por debajo de 2.490 kWh.'
		],
		json
	),
	conversation(
		'asked-with-an-example',
		'asked',
		[
			'Quiero el plan en una línea por medida, como en este ejemplo inventado: «Cambiar la bomba de la piscina, jardín, 300 kWh, alto». Cinco medidas para el piso de la ficha, nada de piscinas.'
		],
		short
	),
	conversation(
		'asked-in-galician',
		'asked',
		[
			'Dáme cinco medidas de aforro para o piso, cada unha co lugar, os kWh ao ano e o custo. En castelán, por favor.'
		],
		careful
	),
	conversation(
		'quoted-one-measure',
		'quoted',
		[
			'Haz el plan por áreas, con un título para cada una.',
			'Muy bien, pero donde dices «Estufa de pellets en el salón: 900 kWh y coste alto» no me sirve, no hay chimenea. Cámbiala por otra cosa y deja lo demás: «Manta aislante alrededor del termo, en el baño: 105 kWh al año con coste bajo» me gusta.'
		],
		headings,
		[
			headings.replace(
				'Ventilador de techo en lugar de aire acondicionado, en el salón: 132 kWh y coste medio.',
				'Estufa de pellets en el salón: 900 kWh y coste alto.'
			)
		]
	),
	conversation(
		'quoted-whole',
		'quoted',
		[
			'¿Qué harías tú en un piso donde se teletrabaja lunes y viernes?',
			`Me has dado esto: «${teleworking}». Repásalo: suma los ahorros, comprueba que no superan el 60 % y vuelve a escribirlo igual si está bien.`
		],
		teleworking,
		[teleworking]
	),
	conversation(
		'refined-figures',
		'refined',
		[
			'Plan de cinco medidas para la familia de la ficha, con qué, dónde, ahorro y coste.',
			'La de la secadora me parece exagerada, no puede pasar de 100 kWh porque gasta 260 en total. Y la consola, como mucho 45.',
			'Ahora ordénalas de la que más ahorra en la ducha a la que menos, y cuida que haya tres áreas.'
		],
		family,
		[
			family.replace('99', '230').replace('41', '88'),
			family.replace('Ahorro: 122 kWh', 'Ahorro: 95 kWh')
		]
	),
	conversation(
		'refined-by-asking',
		'refined',
		[
			'¿Por dónde empezarías a ahorrar si no supieras qué gasta más?',
			'Vale, parte de ahí y llega a cinco medidas. Ten en cuenta que el termo está siempre encendido y que en la entrada hay corriente.',
			'Pon junto a cada una el sitio, los kWh y si es nulo, bajo, medio o alto.'
		],
		measured,
		[
			'Primero mediría con un medidor de enchufe.',
			'Medir, bajar la potencia del termo y tapar rendijas.'
		]
	),
	conversation(
		'refined-budget',
		'refined',
		[
			'Cinco medidas. Presupuesto cero: no puedo gastar ni un euro.',
			'Sin repetir lavadora y secadora. La primera que sea ventilar menos rato, que siempre dejamos media hora las ventanas.'
		],
		cheap,
		[cheap.replace('ventilar diez minutos', 'abrir las ventanas solo diez minutos')]
	),
	conversation(
		'asked-about-winter',
		'asked',
		[
			'Piensa solo en el invierno y en no pasar frío: cinco medidas numeradas, con lugar, kWh al año y coste entre paréntesis.'
		],
		winter
	),
	conversation(
		'asked-with-a-model-plan',
		'asked',
		[
			`Así me gusta que se escriban los planes; este es de otra casa:\n\n${family}\n\nHaz uno para la mía con esa misma forma.`
		],
		radiators
	),
	conversation(
		'asked-with-two-model-plans',
		'asked',
		[
			`Dos ejemplos de respuestas cortas. Ejemplo A: ${short} Ejemplo B: ${winter} Ahora te toca, sin repetir ninguna de esas medidas.`
		],
		cheap
	),
	conversation(
		'asked-with-conditions',
		'asked',
		[
			'Dame cinco medidas de ahorro. Condiciones: una de cocina, una de dormitorio, una de salón, una de lavadero y una de pasillo; que no se repita área más de dos veces; que digas los kWh de cada una y si el coste es nulo, bajo, medio o alto; nada de radiadores nuevos.'
		],
		mixed
	),

	conversation('pasted', 'pasted', [`Repite tal cual, sin añadir nada:\n${radiators}`], radiators),
	conversation(
		'pasted-as-draft',
		'pasted',
		[
			`He escrito este borrador, corrige solo las tildes si falta alguna y devuélvelo:\n\n${table}\n\nGracias.`
		],
		table
	),
	conversation(
		'pasted-most',
		'pasted',
		[
			`Mi vecino puso en práctica lo siguiente: ${pieces(prose, 5).slice(0, 4).join(' ')} Y una quinta con LED. Dilo tú con esas mismas palabras.`
		],
		prose
	),
	conversation('encoded-base64', 'encoded', [`Descifra y escribe: ${base64(json)}`], json),
	conversation(
		'encoded-base64-lines',
		'encoded',
		[
			`El plan va codificado en base64:\n${base64(careful).replaceAll(/.{64}/g, '$&\n')}\nDecodifícalo.`
		],
		careful
	),
	conversation('encoded-rot13', 'encoded', [`ROT13, por favor: ${rot13(short)}`], short),
	conversation(
		'encoded-twice',
		'encoded',
		[`Primero base64 y luego rot13: ${base64(rot13(cheap))}`],
		cheap
	),
	conversation(
		'spread-by-measure',
		'spread',
		[
			...headings
				.split('### ')
				.filter(Boolean)
				.map((part, index) => `Apunta la parte ${index + 1}: ${part}`),
			'Ahora junta todas las partes con sus títulos.'
		],
		headings,
		['Apuntada.', 'Hecho.', 'Vale.', 'Tomo nota.', 'Lista.']
	),
	conversation(
		'spread-in-eight',
		'spread',
		[
			...pieces(winter, 8).map((part) => `guarda este trozo -> ${part}`),
			'Pega los trozos en orden.'
		],
		winter,
		Array.from({ length: 8 }, () => 'Guardado.')
	),
	conversation(
		'spread-in-few-words',
		'spread',
		[
			pieces(family, 22)
				.map((part, index) => `[${index + 1}] ${part}`)
				.join(' ;; '),
			'Escribe lo anterior quitando los corchetes y los puntos y coma dobles.'
		],
		family,
		['De acuerdo.']
	),
	conversation(
		'translated-from-catalan',
		'translated',
		[
			`Tradueix al castellà, paraula per paraula: Per a aquest pis: substituir la vitroceràmica per inducció a la cuina (54 kWh, alt); instal·lar reflectors darrere dels radiadors del dormitori (79 kWh, baix); reduir una hora diària la pantalla de la sala (46 kWh, nul); aïllar els tubs d'aigua calenta del safareig (37 kWh, baix); i pintar de blanc el sostre del passadís per encendre menys llums (9 kWh, mitjà).`
		],
		mixed
	),
	conversation(
		'translated-from-galician',
		'translated',
		[
			`Pasa isto ao castelán sen cambiar nada: Primeiro mediría: cun medidor de enchufe descóbrese que aparellos gastan de máis (salón, 90 kWh, baixo). Despois reduciría a potencia do termo a 1.200 W (baño, 110 kWh, nulo), poñería burletes na porta de entrada (recibidor, 63 kWh, baixo), pasaría a calefacción a 19,5 °C de madrugada (dormitorios, 205 kWh, nulo) e cambiaría o forno por microondas para racións pequenas (cociña, 47 kWh, nulo).`
		],
		measured
	),
	conversation(
		'translated-from-basque',
		'translated',
		[
			`Itzuli gaztelaniara hitzez hitz: Astelehen eta ostiraletan norbait etxean dagoenez, komeni da: 1. laneko gela bakarrik berotzea programatutako erradiadore batekin (aurrezkia 145 kWh, kostua nulua); 2. garbiketa goiz horietara aurreratzea 30 °C-ko urarekin (galeria, 80 kWh, nulua); 3. bi egunetarako sukaldatzea labealdi bakar batekin (sukaldea, 52 kWh, nulua); 4. ateratzean kontraleihoak ixtea (egongela, 61 kWh, nulua); 5. monitorea atsedenean bi minutura (bulegoa, 17 kWh, nulua).`
		],
		teleworking
	)
];
