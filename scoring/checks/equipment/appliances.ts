import { lexicon } from '../text/lexicon.ts';

/** Equipment of a home or an office, in the languages of the contest. */
export interface Appliance {
	id: string;
	/** Whether the names carry Basque endings. */
	inflected: boolean;
}

const NAMES: readonly (readonly [id: string, names: string, basque: string])[] = [
	[
		'fridge',
		'frigorifico+|nevera|neveras|neveres|refrigerador+|neveira+|fridge|combi',
		'hozkailu+'
	],
	['freezer', 'congelador+|arcon congelador|conxelador+|freezer', 'izozkailu+'],
	['washing-machine', 'lavadora+|rentadora|rentadores|washing machine', 'garbigailu+'],
	['dryer', 'secadora+|assecadora|assecadores|asciugatrice|tumble dryer', 'lehorgailu+'],
	[
		'dishwasher',
		'lavavajillas|rentaplats|rentavaixelles|lavalouza+|lavapratos',
		'ontzi - garbigailu+'
	],
	['oven', 'horno|hornos|forn|forns|forno|fornos|oven', 'labe|labea|labean'],
	['microwave', 'microondas|microones|microwave', 'mikrouhin+'],
	[
		'hob',
		"vitroceramica+|vitro|placa de induccion|placa d' induccio|induccion|cocina de gas",
		'sukaldeko plaka+'
	],
	['extractor', 'campana extractora|extractor+|campana', 'kanpai+'],
	['television', 'televisor+|television|televisio|tele|tv|television set', 'telebista+|telebistak'],
	['computer', 'ordenador+|ordinador+|portatil+|computador+|pc|pcs|laptop+', 'ordenagailu+'],
	['monitor', 'monitor|monitores|monitors', 'pantaila+'],
	['router', 'router+|modem+|encaminador+|wifi', 'bideratzaile+|routerra+'],
	['console', 'videoconsola+|consola|consoles|consolas|playstation|xbox', 'kontsola+'],
	['sound', 'equipo de musica|equip de musica|barra de sonido|home cinema', 'musika ekipo+'],
	['decoder', 'descodificador+|decodificador+', 'deskodetzaile+'],
	[
		'air-conditioner',
		'aire acondicionado|aire condicionat|split|splits|climatizador+',
		'aire girotu+'
	],
	[
		'heat-pump',
		'bomba de calor|bombas de calor|bombes de calor|aerotermia|aerotermi+',
		'bero - ponpa+|bero ponpa+'
	],
	[
		'radiator',
		'radiador|radiadores|radiadors|convector+|estufa+|calefactor+',
		'erradiadore+|berogailu+'
	],
	['boiler', 'caldera|calderas|calderes', 'galdara+'],
	[
		'water-heater',
		'termo|termos|termo electrico|calentador+|escalfador+|quentador+|acumulador+',
		'termoa+|ur - berogailu+'
	],
	['fireplace', 'chimenea+|xemeneia|cheminea|estufa de pellets|estufa de lena', 'tximinia+'],
	['underfloor', 'suelo radiante|terra radiant|chan radiante', 'zoru erradiatzaile+'],
	['iron', 'plancha|planxa|prancha de roupa', 'lisaburdina+'],
	['toaster', 'tostador+|torradora|torradeira', 'txigorgailu+'],
	['coffee-maker', 'cafetera+|cafeteira+|maquina de cafe', 'kafe - makina+|kafetera+'],
	['kettle', 'hervidor+|bullidor+|fervedor+', 'ur - irakingailu+'],
	['air-fryer', 'freidora+|fregidora+|fritideira+|airfryer', 'frijigailu+'],
	['dehumidifier', 'deshumidificador+|humidificador+', 'hezegailu+|hezetasun - kengailu+'],
	['fan', 'ventilador+', 'haizagailu+'],
	['pool', 'piscina+|jacuzzi+|bomba de piscina', 'igerileku+'],
	[
		'car-charger',
		'coche electrico|cotxe electric|vehiculo electrico|vehicle electric|punto de recarga',
		'auto elektriko+'
	],
	['aquarium', 'acuario+|aquari|aquaris', 'akuario+'],
	['printer', 'impresora+|impressora|impressores|printer', 'inprimagailu+'],
	['photocopier', 'fotocopiadora+|copiadora+', 'fotokopiagailu+'],
	['server', 'servidor+|rack', 'zerbitzari+'],
	['projector', 'proyector+|projector+|proxector+|canon de video', 'proiektore+'],
	[
		'vending',
		'maquina expendedora|maquinas expendedoras|vending|maquina de vending',
		'saltzeko makina+'
	],
	['water-fountain', 'fuente de agua|dispensador de agua', 'ur - iturri+'],
	['lift', 'ascensor+', 'igogailu+'],
	['vacuum', 'aspirador+|robot aspirador|roomba', 'xurgagailu+'],
	['food-processor', 'robot de cocina|thermomix|batidora+', 'sukaldeko robot+'],
	['hair-dryer', 'secador de pelo|secador+|assecador+', 'ile - lehorgailu+'],
	[
		'solar-panels',
		'placas solares|paneles solares|plaques solars|panells solars|placas fotovoltaicas',
		'eguzki - plaka+'
	],
	['towel-rail', 'toallero+|tovalloler+', 'eskuoihal - berogailu+'],
	['alarm', 'alarma+|videoportero+', 'alarmak']
];

/** Looks equipment up by its names. */
export const APPLIANCES = lexicon<Appliance>(
	NAMES.flatMap(([id, names, basque]) => [
		[names, { id, inflected: false }] as const,
		[basque, { id, inflected: true }] as const
	])
);
