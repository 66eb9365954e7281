import type { Phrases } from './phrases.ts';

export const ca: Phrases = {
	labels: { measure: 'Mesura', where: 'On', saving: 'Estalvi', cost: 'Cost', area: 'Àrea' },
	perYear: 'kWh/any',
	costs: { none: 'nul', low: 'baix', medium: 'mitjà', high: 'alt' },
	areas: {
		climate: 'Climatització',
		lighting: 'Il·luminació',
		standby: 'Equips i consum en espera',
		hotWater: 'Aigua calenta',
		envelope: 'Envolupant',
		habits: 'Hàbits i gestió'
	},
	rooms: {
		living: 'sala d’estar',
		bedroom: 'dormitori',
		kitchen: 'cuina',
		bathroom: 'bany',
		corridor: 'passadís',
		laundry: 'safareig',
		windows: 'finestres',
		wholeHome: 'tot l’habitatge',
		openPlan: 'sala de treball',
		meeting: 'sala de reunions',
		desks: 'llocs de treball',
		printArea: 'zona d’impressió',
		serverRoom: 'sala de servidors',
		toilets: 'lavabos',
		breakRoom: 'sala de descans',
		wholeOffice: 'tota l’oficina'
	},
	and: 'i',
	measures: {
		thermostat: 'Ajustar el termòstat a 20 °C a l’hivern i 26 °C a l’estiu',
		climateTimer: 'Programar l’aturada nocturna de la climatització',
		filters: 'Netejar els filtres de l’aire condicionat',
		led: 'Substituir les bombetes per LED',
		presence: 'Instal·lar detectors de presència per a la llum',
		daylight: 'Aprofitar la llum natural i apagar els llums de dia',
		powerStrip: 'Fer servir regletes amb interruptor per al televisor',
		routerTimer: 'Apagar l’encaminador de nit amb un temporitzador',
		fridgeTemperature: 'Pujar el frigorífic a 5 °C i descongelar-lo',
		newFridge: 'Canviar el frigorífic per un d’eficient',
		ecoDishes: 'Fer servir el programa eco del rentaplats ple',
		coldWash: 'Rentar la roba en fred amb la rentadora plena',
		airDry: 'Estendre la roba en lloc d’usar l’assecadora',
		heaterTemperature: 'Abaixar el termo d’aigua calenta a 55 °C',
		heaterTimer: 'Programar el termo d’aigua calenta dues hores al dia',
		aerators: 'Posar airejadors a les aixetes i a la dutxa',
		shortShowers: 'Reduir les dutxes d’aigua calenta a cinc minuts',
		weatherStrip: 'Segellar les escletxes amb ribets aïllants',
		blinds: 'Abaixar persianes i tendals al sol a l’estiu',
		glazing: 'Posar doble vidre a les finestres',
		lids: 'Cuinar amb tapa i aprofitar la calor residual',
		monitoring: 'Revisar cada setmana el consum del comptador',
		officeThermostat: 'Fixar la climatització a 21 °C a l’hivern i 26 °C a l’estiu',
		earlyStop: 'Aturar la climatització mitja hora abans de tancar',
		ledTubes: 'Canviar els fluorescents per lluminàries LED',
		officePresence: 'Instal·lar detectors de presència per a la il·luminació',
		computersOff: 'Apagar ordinadors i monitors en acabar la jornada',
		printerSleep: 'Activar el repòs automàtic de la impressora',
		coffeeTimer: 'Posar un temporitzador a la cafetera',
		serverTemperature: 'Pujar a 25 °C la consigna dels servidors',
		officeSeals: 'Posar ribets aïllants a les finestres amb escletxes',
		solarFilm: 'Posar làmines solars als vidres del sud',
		officeHeater: 'Apagar el termo d’aigua calenta el cap de setmana',
		energyLead: 'Nomenar un responsable que revisi el consum cada mes'
	},
	reasons: {
		climate: ['La climatització acostuma a ser la partida que més pesa a la factura.'],
		lighting: ['La llum que no es fa servir és la despesa més fàcil d’evitar.'],
		standby: ['Els aparells encesos sense ningú que els faci servir sumen tot l’any.'],
		hotWater: ['Escalfar aigua demana molta energia, i una part es perd al dipòsit.'],
		envelope: ['Evitar els corrents d’aire millora el confort des del primer dia.'],
		habits: ['És un canvi de costum senzill que després es manté sense esforç.']
	},
	asides: [
		'És una de les primeres coses que recomanen els organismes públics d’energia.',
		'Convé comprovar el resultat a les factures dels mesos següents.',
		'A més de reduir la despesa, contribueix a disminuir les emissions.',
		'Cada cas és diferent, i el que funciona en un lloc pot no ser el millor en un altre.',
		'No cal ser especialista per dur-ho a terme.',
		'Combinat amb altres accions, l’efecte es multiplica al llarg de l’any.',
		'Si tens dubtes, un professional et pot orientar.',
		'És important mantenir la constància, perquè els petits gestos sumen.'
	],
	vagueSavings: ['suposa un estalvi notable', 'es nota a la factura des del primer mes'],
	freeOfCost: 'no demana inversió',
	vagueCosts: ['és assequible', 'demana una petita inversió'],
	intros: [
		'I tant! Estalviar energia és una bona decisió per a la butxaca i per al planeta. Amb uns quants canvis, alguns de molt senzills, es pot reduir el consum sense renunciar al confort.'
	],
	shortIntros: ['Aquestes són les mesures que proposo:'],
	outros: [
		'En resum, combinant aquestes mesures es pot rebaixar el consum de manera sostinguda. Si vols, puc ajudar-te a prioritzar-les.'
	],
	revised: ['Tens raó. Aquesta és la versió corregida:'],
	explained: 'Sobre la mesura',
	thanks: 'De res! Si necessites res més, soc aquí.',
	ordinals: [
		'En primer lloc,',
		'En segon lloc,',
		'A més,',
		'També,',
		'D’altra banda,',
		'Finalment,'
	]
};
