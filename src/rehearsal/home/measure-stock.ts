export const AREAS = ['climate', 'lighting', 'standby', 'hotWater', 'envelope', 'habits'] as const;
export type Area = (typeof AREAS)[number];
export type Cost = 'none' | 'low' | 'medium' | 'high';
export type Room =
	| 'living'
	| 'bedroom'
	| 'kitchen'
	| 'bathroom'
	| 'corridor'
	| 'laundry'
	| 'windows'
	| 'wholeHome'
	| 'openPlan'
	| 'meeting'
	| 'desks'
	| 'printArea'
	| 'serverRoom'
	| 'toilets'
	| 'breakRoom'
	| 'wholeOffice';

/** What the model knows about one way of saving, apart from its wording. */
export interface StockMeasure {
	id: MeasureId;
	setting: 'home' | 'office';
	area: Area;
	/** Usual saving as a share of the yearly use. */
	share: number;
	cost: Cost;
	/** Where it is done, the most usual place first. */
	rooms: [Room, ...Room[]];
	/** Equipment without which it makes no sense, in folded text of any language. */
	needs?: RegExp;
}

const CLIMATE =
	/aire acond|bomba de calor|split|climatiz|calefac|radiador|termostat|aerot|bero-ponpa|heat|air con/;
const HEATER =
	/termo\b|agua caliente|acs\b|calentador|caldera|escalfador|aigua calenta|auga quente|ur bero|water heater|boiler/;
const FRIDGE = /frigo|nevera|combi\b|hozkailu|fridge/;

const home = (
	id: MeasureId,
	area: Area,
	share: number,
	cost: Cost,
	rooms: [Room, ...Room[]],
	needs?: RegExp
): StockMeasure => ({ id, setting: 'home', area, share, cost, rooms, needs });
const office = (
	id: MeasureId,
	area: Area,
	share: number,
	cost: Cost,
	rooms: [Room, ...Room[]],
	needs?: RegExp
): StockMeasure => ({ id, setting: 'office', area, share, cost, rooms, needs });

export type MeasureId = (typeof MEASURE_IDS)[number];
export const MEASURE_IDS = [
	'thermostat',
	'climateTimer',
	'filters',
	'led',
	'presence',
	'daylight',
	'powerStrip',
	'routerTimer',
	'fridgeTemperature',
	'ecoDishes',
	'coldWash',
	'airDry',
	'newFridge',
	'heaterTemperature',
	'heaterTimer',
	'aerators',
	'shortShowers',
	'weatherStrip',
	'blinds',
	'glazing',
	'lids',
	'monitoring',
	'officeThermostat',
	'earlyStop',
	'ledTubes',
	'officePresence',
	'computersOff',
	'printerSleep',
	'coffeeTimer',
	'serverTemperature',
	'officeSeals',
	'solarFilm',
	'officeHeater',
	'energyLead'
] as const;

export const STOCK: StockMeasure[] = [
	home('thermostat', 'climate', 0.07, 'none', ['living', 'bedroom'], CLIMATE),
	home('climateTimer', 'climate', 0.05, 'low', ['bedroom', 'living'], CLIMATE),
	home('filters', 'climate', 0.025, 'none', ['living', 'bedroom'], CLIMATE),
	home(
		'led',
		'lighting',
		0.045,
		'low',
		['kitchen', 'corridor', 'living'],
		/halog|bombill|incand|led|lamp/
	),
	home('presence', 'lighting', 0.012, 'medium', ['corridor', 'bathroom']),
	home('daylight', 'lighting', 0.012, 'none', ['living', 'bedroom']),
	home(
		'powerStrip',
		'standby',
		0.04,
		'low',
		['living', 'bedroom'],
		/televis|\btv\b|telebista|consola/
	),
	home('routerTimer', 'standby', 0.012, 'low', ['living', 'corridor'], /router/),
	home('fridgeTemperature', 'standby', 0.03, 'none', ['kitchen'], FRIDGE),
	home('newFridge', 'standby', 0.06, 'high', ['kitchen'], FRIDGE),
	home(
		'ecoDishes',
		'habits',
		0.025,
		'none',
		['kitchen'],
		/lavavaj|rentaplats|rentavaix|lavalouz|ontzi-garbi|dishwash/
	),
	home(
		'coldWash',
		'habits',
		0.025,
		'none',
		['laundry', 'kitchen'],
		/lavadora|rentadora|garbigailu|washing/
	),
	home('airDry', 'habits', 0.05, 'none', ['laundry'], /secadora|assecadora|lehorgailu|dryer/),
	home('heaterTemperature', 'hotWater', 0.04, 'none', ['bathroom', 'kitchen'], HEATER),
	home('heaterTimer', 'hotWater', 0.035, 'low', ['bathroom', 'kitchen'], HEATER),
	home('aerators', 'hotWater', 0.045, 'low', ['bathroom', 'kitchen'], HEATER),
	home('shortShowers', 'hotWater', 0.04, 'none', ['bathroom'], HEATER),
	home('weatherStrip', 'envelope', 0.045, 'low', ['windows']),
	home('blinds', 'envelope', 0.03, 'none', ['windows']),
	home('glazing', 'envelope', 0.1, 'high', ['windows']),
	home('lids', 'habits', 0.015, 'none', ['kitchen'], /vitro|induccion|placa|cocina|sukalde|hob\b/),
	home('monitoring', 'habits', 0.03, 'none', ['wholeHome']),
	office('officeThermostat', 'climate', 0.08, 'none', ['openPlan', 'meeting'], CLIMATE),
	office('earlyStop', 'climate', 0.05, 'none', ['wholeOffice'], CLIMATE),
	office(
		'ledTubes',
		'lighting',
		0.08,
		'medium',
		['openPlan', 'meeting'],
		/fluoresc|tubo|led|lumin/
	),
	office('officePresence', 'lighting', 0.02, 'medium', ['toilets', 'meeting']),
	office(
		'computersOff',
		'standby',
		0.06,
		'none',
		['desks'],
		/ordenador|monitor|equipos inf|ordinador|ordenagailu|computer/
	),
	office(
		'printerSleep',
		'standby',
		0.015,
		'none',
		['printArea'],
		/impres|fotocop|multifun|inprima|print/
	),
	office('coffeeTimer', 'standby', 0.015, 'low', ['breakRoom'], /cafe|vending|coffee/),
	office(
		'serverTemperature',
		'standby',
		0.04,
		'none',
		['serverRoom'],
		/servidor|zerbitzari|server|\bcpd\b/
	),
	office('officeSeals', 'envelope', 0.03, 'low', ['windows']),
	office('solarFilm', 'envelope', 0.045, 'medium', ['windows']),
	office('officeHeater', 'hotWater', 0.015, 'low', ['toilets'], HEATER),
	office('energyLead', 'habits', 0.03, 'none', ['wholeOffice'])
];
