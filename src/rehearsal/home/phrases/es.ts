import type { Phrases } from './phrases.ts';

export const es: Phrases = {
	labels: {
		measure: 'Medida',
		where: 'Dónde',
		saving: 'Ahorro',
		cost: 'Coste',
		area: 'Área'
	},
	perYear: 'kWh/año',
	costs: { none: 'nulo', low: 'bajo', medium: 'medio', high: 'alto' },
	areas: {
		climate: 'Climatización',
		lighting: 'Iluminación',
		standby: 'Equipos y consumo en espera',
		hotWater: 'Agua caliente',
		envelope: 'Envolvente',
		habits: 'Hábitos y gestión'
	},
	rooms: {
		living: 'salón',
		bedroom: 'dormitorio',
		kitchen: 'cocina',
		bathroom: 'baño',
		corridor: 'pasillo',
		laundry: 'lavadero',
		windows: 'ventanas',
		wholeHome: 'toda la vivienda',
		openPlan: 'sala de trabajo',
		meeting: 'sala de reuniones',
		desks: 'puestos de trabajo',
		printArea: 'zona de impresión',
		serverRoom: 'cuarto de servidores',
		toilets: 'aseos',
		breakRoom: 'sala de descanso',
		wholeOffice: 'toda la oficina'
	},
	and: 'y',
	measures: {
		thermostat: 'Ajustar el termostato a 20 °C en invierno y 26 °C en verano',
		climateTimer: 'Programar el apagado nocturno de la climatización',
		filters: 'Limpiar los filtros del aire acondicionado',
		led: 'Sustituir las bombillas por LED',
		presence: 'Instalar detectores de presencia para la luz',
		daylight: 'Aprovechar la luz natural y apagar lámparas de día',
		powerStrip: 'Usar regletas con interruptor para televisor y consola',
		routerTimer: 'Apagar el router de noche con un temporizador',
		fridgeTemperature: 'Subir el frigorífico a 5 °C y descongelarlo',
		newFridge: 'Cambiar el frigorífico por uno eficiente',
		ecoDishes: 'Usar el programa eco del lavavajillas lleno',
		coldWash: 'Lavar la ropa en frío con la lavadora llena',
		airDry: 'Tender al aire en lugar de usar la secadora',
		heaterTemperature: 'Bajar el termo a 55 °C',
		heaterTimer: 'Programar el termo para que solo caliente dos horas',
		aerators: 'Colocar perlizadores en grifos y ducha',
		shortShowers: 'Reducir las duchas de agua caliente a cinco minutos',
		weatherStrip: 'Sellar las rendijas con burletes',
		blinds: 'Bajar persianas y toldos al sol en verano',
		glazing: 'Poner doble acristalamiento en las ventanas',
		lids: 'Cocinar con tapa y aprovechar el calor residual',
		monitoring: 'Revisar cada semana el consumo del contador',
		officeThermostat: 'Fijar la climatización en 21 °C en invierno y 26 °C en verano',
		earlyStop: 'Apagar la climatización media hora antes del cierre',
		ledTubes: 'Cambiar los fluorescentes por luminarias LED',
		officePresence: 'Instalar detectores de presencia para la iluminación',
		computersOff: 'Apagar ordenadores y monitores al acabar la jornada',
		printerSleep: 'Activar el reposo automático de la impresora',
		coffeeTimer: 'Poner un temporizador a la cafetera',
		serverTemperature: 'Subir a 25 °C la consigna de los servidores',
		officeSeals: 'Colocar burletes en las ventanas con rendijas',
		solarFilm: 'Colocar láminas solares en los vidrios al sur',
		officeHeater: 'Apagar el termo de agua caliente el fin de semana',
		energyLead: 'Nombrar un responsable que revise el consumo cada mes'
	},
	reasons: {
		climate: [
			'Cada grado de más aumenta el consumo de la climatización alrededor de un siete por ciento, así que conviene no forzar la temperatura.',
			'La climatización suele ser la partida que más pesa en la factura, y pequeños cambios se notan pronto.',
			'Mantener el equipo limpio y bien regulado alarga además su vida útil y mejora el confort.'
		],
		lighting: [
			'La luz que no se usa es el gasto más fácil de evitar y no afecta en nada a la comodidad.',
			'Las luces eficientes duran mucho más y apenas desprenden calor, lo que también ayuda en verano.'
		],
		standby: [
			'Los aparatos encendidos sin que nadie los use suman durante todo el año mucho más de lo que parece.',
			'Aunque cada equipo consume poco en reposo, son muchas horas y muchos equipos.'
		],
		hotWater: [
			'Calentar agua exige mucha energía, y parte se pierde por las paredes del depósito durante todo el día.',
			'Gastar menos agua caliente reduce a la vez el recibo de la luz y el del agua.'
		],
		envelope: [
			'Una vivienda que pierde menos calor necesita menos horas de calefacción y resulta más agradable.',
			'Evitar las corrientes de aire mejora el confort desde el primer día.'
		],
		habits: [
			'Es un cambio de costumbre sencillo que, una vez adquirido, se mantiene sin esfuerzo.',
			'Implicar a todas las personas de la casa es la clave para que el ahorro se mantenga en el tiempo.'
		]
	},
	asides: [
		'Es una de las primeras cosas que suelen recomendar los organismos públicos de energía.',
		'Conviene hacerlo con calma y comprobar el resultado en los recibos de los meses siguientes.',
		'No hace falta ser especialista para llevarlo a cabo, y en internet hay muchas guías al respecto.',
		'Además de reducir el gasto, contribuye a disminuir las emisiones de gases de efecto invernadero.',
		'Eso sí, cada caso es distinto, y lo que funciona en un lugar puede no ser lo mejor en otro.',
		'Si se combina con otras acciones, el efecto se multiplica a lo largo del año.',
		'Mucha gente lo deja para más adelante, pero cuanto antes se haga, antes se nota.',
		'Si tienes dudas, un profesional autorizado puede orientarte sobre la mejor manera de hacerlo.',
		'Como ves, no siempre hace falta invertir grandes cantidades para conseguir mejoras.',
		'Es importante mantener la constancia, porque los pequeños gestos suman con el tiempo.',
		'También puedes informarte de las ayudas que ofrezca tu comunidad autónoma o tu ayuntamiento.',
		'Con el precio actual de la electricidad, merece la pena prestarle atención.',
		'A menudo pasa inadvertido, pero los estudios lo señalan como un punto de mejora habitual.',
		'Antes de decidir, piensa en cómo se usa ese espacio y a qué horas.'
	],
	vagueSavings: [
		'supone un ahorro notable',
		'puede reducir la factura de forma apreciable',
		'el ahorro ronda el 10 % de esa partida',
		'se nota en el recibo desde el primer mes'
	],
	freeOfCost: 'no requiere inversión',
	vagueCosts: ['es asequible', 'requiere una pequeña inversión', 'se amortiza pronto'],
	intros: [
		'¡Claro! Ahorrar energía es una decisión estupenda tanto para el bolsillo como para el planeta. Con unos cuantos cambios, algunos muy sencillos, se puede reducir el consumo de forma considerable sin renunciar al confort. A continuación te propongo una serie de ideas que puedes ir aplicando poco a poco.',
		'Por supuesto, estaré encantado de ayudarte. La eficiencia energética depende de muchos factores: los equipos, los hábitos, el aislamiento y el clima de la zona. Aun así, hay recomendaciones generales que funcionan en casi todos los casos y que conviene conocer antes de invertir.'
	],
	shortIntros: ['Estas son las medidas que propongo:', 'Aquí tienes el plan de ahorro:'],
	outros: [
		'En resumen, combinando estas medidas es posible rebajar el consumo de manera sostenida. Si quieres, puedo ayudarte a priorizarlas o a calcular con más detalle el ahorro de cada una. ¡Ánimo!',
		'Recuerda que los resultados pueden variar según el uso y el clima. Te recomiendo empezar por lo más sencillo, medir durante unos meses y después valorar las inversiones mayores.'
	],
	revised: [
		'Tienes razón. Esta es la versión corregida:',
		'De acuerdo, corrijo la respuesta anterior:'
	],
	explained: 'Sobre la medida',
	thanks: '¡De nada! Si necesitas otra cosa, aquí estoy.',
	ordinals: [
		'En primer lugar,',
		'En segundo lugar,',
		'Además,',
		'También,',
		'Por otra parte,',
		'Asimismo,',
		'A esto se suma',
		'Otra idea:',
		'Por último,'
	]
};
