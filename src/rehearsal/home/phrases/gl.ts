import type { Phrases } from './phrases.ts';

export const gl: Phrases = {
	labels: { measure: 'Medida', where: 'Onde', saving: 'Aforro', cost: 'Custo', area: 'Área' },
	perYear: 'kWh/ano',
	costs: { none: 'nulo', low: 'baixo', medium: 'medio', high: 'alto' },
	areas: {
		climate: 'Climatización',
		lighting: 'Iluminación',
		standby: 'Equipos e consumo en espera',
		hotWater: 'Auga quente',
		envelope: 'Envolvente',
		habits: 'Hábitos e xestión'
	},
	rooms: {
		living: 'sala',
		bedroom: 'dormitorio',
		kitchen: 'cociña',
		bathroom: 'baño',
		corridor: 'corredor',
		laundry: 'lavadoiro',
		windows: 'xanelas',
		wholeHome: 'toda a vivenda',
		openPlan: 'sala de traballo',
		meeting: 'sala de reunións',
		desks: 'postos de traballo',
		printArea: 'zona de impresión',
		serverRoom: 'cuarto de servidores',
		toilets: 'aseos',
		breakRoom: 'sala de descanso',
		wholeOffice: 'toda a oficina'
	},
	and: 'e',
	measures: {
		thermostat: 'Axustar o termóstato a 20 °C no inverno e 26 °C no verán',
		climateTimer: 'Programar o apagado nocturno da climatización',
		filters: 'Limpar os filtros do aire acondicionado',
		led: 'Substituír as lámpadas por LED',
		presence: 'Instalar detectores de presenza para a luz',
		daylight: 'Aproveitar a luz natural e apagar as lámpadas de día',
		powerStrip: 'Usar regretas con interruptor para o televisor',
		routerTimer: 'Apagar o router de noite cun temporizador',
		fridgeTemperature: 'Subir o frigorífico a 5 °C e desconxelalo',
		newFridge: 'Cambiar o frigorífico por un eficiente',
		ecoDishes: 'Usar o programa eco do lavalouza cheo',
		coldWash: 'Lavar a roupa en frío coa lavadora chea',
		airDry: 'Tender ao aire no canto de usar a secadora',
		heaterTemperature: 'Baixar o termo de auga quente a 55 °C',
		heaterTimer: 'Programar o termo de auga quente dúas horas ao día',
		aerators: 'Colocar perlizadores nas billas e na ducha',
		shortShowers: 'Reducir as duchas de auga quente a cinco minutos',
		weatherStrip: 'Selar as fendas con burletes',
		blinds: 'Baixar persianas e toldos ao sol no verán',
		glazing: 'Poñer dobre acristalamento nas xanelas',
		lids: 'Cociñar con tapa e aproveitar a calor residual',
		monitoring: 'Revisar cada semana o consumo do contador',
		officeThermostat: 'Fixar a climatización en 21 °C no inverno e 26 °C no verán',
		earlyStop: 'Apagar a climatización media hora antes do peche',
		ledTubes: 'Cambiar os fluorescentes por luminarias LED',
		officePresence: 'Instalar detectores de presenza para a iluminación',
		computersOff: 'Apagar ordenadores e monitores ao rematar a xornada',
		printerSleep: 'Activar o repouso automático da impresora',
		coffeeTimer: 'Poñer un temporizador á cafeteira',
		serverTemperature: 'Subir a 25 °C a consigna dos servidores',
		officeSeals: 'Colocar burletes nas xanelas con fendas',
		solarFilm: 'Colocar láminas solares nos vidros ao sur',
		officeHeater: 'Apagar o termo de auga quente na fin de semana',
		energyLead: 'Nomear unha persoa que revise o consumo cada mes'
	},
	reasons: {
		climate: ['A climatización adoita ser a partida que máis pesa na factura.'],
		lighting: ['A luz que non se usa é o gasto máis doado de evitar.'],
		standby: ['Os aparellos acesos sen que ninguén os use suman todo o ano.'],
		hotWater: ['Quentar auga pide moita enerxía, e parte pérdese no depósito.'],
		envelope: ['Evitar as correntes de aire mellora o confort desde o primeiro día.'],
		habits: ['É un cambio de costume sinxelo que despois se mantén sen esforzo.']
	},
	asides: [
		'É unha das primeiras cousas que recomendan os organismos públicos de enerxía.',
		'Convén comprobar o resultado nas facturas dos meses seguintes.',
		'Ademais de reducir o gasto, contribúe a diminuír as emisións.',
		'Cada caso é distinto, e o que funciona nun lugar pode non ser o mellor noutro.',
		'Non fai falta ser especialista para levalo a cabo.',
		'Combinado con outras accións, o efecto multiplícase ao longo do ano.',
		'Se tes dúbidas, un profesional pode orientarte.',
		'É importante manter a constancia, porque os pequenos xestos suman.'
	],
	vagueSavings: ['supón un aforro notable', 'nótase na factura desde o primeiro mes'],
	freeOfCost: 'non require investimento',
	vagueCosts: ['é alcanzable', 'require un pequeno investimento'],
	intros: [
		'Por suposto! Aforrar enerxía é unha boa decisión para o peto e para o planeta. Cuns cantos cambios, algúns moi sinxelos, pódese reducir o consumo sen renunciar ao confort.'
	],
	shortIntros: ['Estas son as medidas que propoño:'],
	outros: [
		'En resumo, combinando estas medidas pódese rebaixar o consumo de xeito sostido. Se queres, podo axudarche a priorizalas.'
	],
	revised: ['Tes razón. Esta é a versión corrixida:'],
	explained: 'Sobre a medida',
	thanks: 'De nada! Se precisas outra cousa, aquí estou.',
	ordinals: [
		'En primeiro lugar,',
		'En segundo lugar,',
		'Ademais,',
		'Tamén,',
		'Por outra banda,',
		'Por último,'
	]
};
