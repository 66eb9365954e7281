import { base64, pieces, rot13, type EchoConversation } from './conversation.ts';

const radiators = `1. Posar termòstats als quatre radiadors i fixar-los a 20 °C. On: sala i dormitoris. Estalvi: 250 kWh l'any. Cost: mitjà.
2. Baixar el termo a 55 °C. On: bany. Estalvi: 165 kWh l'any. Cost: nul.
3. Canviar els focus halògens per LED. On: passadís. Estalvi: 128 kWh l'any. Cost: baix.
4. Estendre la roba i no fer servir l'assecadora. On: galeria. Estalvi: 185 kWh l'any. Cost: nul.
5. Segellar les finestres corredisses amb ribets. On: façana nord. Estalvi: 119 kWh l'any. Cost: baix.`;

const table = `| Què | On | Estalvi (kWh/any) | Cost |
| --- | --- | --- | --- |
| Regleta amb interruptor | Sala | 63 | baix |
| Rentar amb aigua freda | Galeria | 84 | nul |
| Aire condicionat a 26 graus | Sala | 76 | nul |
| Cortines gruixudes | Cambra de la nena | 99 | mitjà |
| Nevera de classe A | Cuina | 238 | alt |`;

const prose = `Jo faria cinc coses. Tancaria portes per escalfar només on hi ha gent, 290 kWh menys sense cap despesa. Posaria un temporitzador al termo del bany, 180 kWh, cost baix. Ompliria sempre el rentaplats de la cuina, 52 kWh, cost nul. Abaixaria les persianes quan es pon el sol a les finestres del nord, 67 kWh, cost nul. I compraria bombetes LED per al bany, 46 kWh, cost baix.`;

const neighbours = `Aprofitant que el pis és al mig de l'edifici: 1) abaixar un grau la calefacció, que els veïns ja escalfen (tot el pis, 131 kWh, nul); 2) catifa a la sala (72 kWh, baix); 3) reflectors darrere dels radiadors (dormitoris, 78 kWh, baix); 4) ribet a la porta de l'escala (rebedor, 61 kWh, baix); 5) ventilar deu minuts al migdia (cuina, 55 kWh, nul).`;

const json = `[{"que":"Aerotèrmia per a l'aigua calenta","on":"bany","kwh":515,"cost":"alt"},{"que":"Endolls intel·ligents","on":"sala","kwh":60,"cost":"baix"},{"que":"Cuinar amb la tapa posada","on":"cuina","kwh":37,"cost":"nul"},{"que":"Doble finestra a la banda freda","on":"façana nord","kwh":202,"cost":"alt"},{"que":"Tendal abaixat les tardes d'estiu","on":"balcó","kwh":54,"cost":"nul"}]`;

const habits = `Cinc costums que no costen diners: dutxes de quatre minuts al bany (147 kWh); consola apagada del tot a la sala (40 kWh); descongelar la nevera dos cops l'any a la cuina (48 kWh); calefacció a 18 graus quan marxeu als dormitoris (211 kWh); llegir a la llum del matí a la galeria (13 kWh).`;

const office = `Mesura 1: pantalla en repòs al cap de tres minuts (despatx, 17 kWh, nul).
Mesura 2: estor opac a la finestra del sud (sala, 56 kWh, baix).
Mesura 3: manta aïllant al voltant del termo (bany, 106 kWh, baix).
Mesura 4: forn sempre amb dues safates (cuina, 42 kWh, nul).
Mesura 5: bomba de calor en lloc dels radiadors (sala, 422 kWh, alt).`;

const grandmother = `El meu pla té cinc passos: jersei i un grau menys a la sala (94 kWh, nul); olla de pressió a la cuina (53 kWh, baix); aixeta termostàtica a la dutxa (120 kWh, mitjà); detector de presència al passadís (15 kWh, baix); programa curt de la rentadora a la galeria (66 kWh, nul).`;

const night = `1. Apagar el termo de dotze a sis (bany, 138 kWh, nul)
2. Disset graus mentre dormim (dormitoris, 191 kWh, nul)
3. Desendollar l'encaminador de matinada (passadís, 19 kWh, nul)
4. Porticons tancats així que es fa fosc (sala, 75 kWh, nul)
5. Llum de capçalera de tres watts (cambra de la nena, 10 kWh, baix)`;

const works = `Si hi ha diners per a obres: vidre doble a les corredisses (façana nord, 305 kWh, alt), escalfador amb bomba de calor (bany, 530 kWh, alt), placa d'inducció (cuina, 50 kWh, alt), aïllar el sostre de la galeria tancada (galeria, 117 kWh, mitjà) i llums LED encastats (passadís, 89 kWh, mitjà).`;

const meter = `Abans que res, un mesurador al quadre per saber què gasta cada cosa (rebedor, 76 kWh, baix). Després, la potència del termo a la meitat (bany, 103 kWh, nul), microones per a racions petites (cuina, 44 kWh, nul), televisor amb menys brillantor (sala, 24 kWh, nul) i assecadora amb sensor d'humitat (galeria, 92 kWh, nul).`;

const children = `1. Un adhesiu a cada interruptor per recordar-se d'apagar (cambra de la nena, 25 kWh, nul)
2. Banyera només els diumenges (bany, 129 kWh, nul)
3. Nòrdic d'hivern i un grau menys (dormitoris, 113 kWh, baix)
4. Berenars freds dues tardes (cuina, 28 kWh, nul)
5. Videojocs amb la regleta tancada entre setmana (sala, 43 kWh, nul)`;

const glass = `On més calor es perd és als vidres, per això començo per aquí: làmina aïllant (dormitoris, 123 kWh, baix) i cinta a la corredissa del balcó (sala, 57 kWh, baix). Continuo amb la calefacció: purgar els radiadors (tot el pis, 70 kWh, nul). I acabo amb l'aigua: descalcificar el termo (bany, 47 kWh, baix) i reduir el cabal de la dutxa (bany, 151 kWh, baix).`;

const conversation = (
	id: string,
	way: EchoConversation['way'],
	prompts: string[],
	answer: string,
	earlier: string[] = []
): EchoConversation => ({ id: `ca-${id}`, language: 'ca', way, prompts, answer, earlier });

export const catalan: EchoConversation[] = [
	conversation(
		'asked-plainly',
		'asked',
		[
			'Proposa cinc mesures d’estalvi per al pis de la fitxa, amb què, on, quants kWh l’any i quin cost.'
		],
		radiators
	),
	conversation(
		'asked-for-a-table',
		'asked',
		[
			'En una taula de quatre columnes (què, on, estalvi i cost), cinc mesures de tres àrees diferents o més.'
		],
		table
	),
	conversation(
		'asked-from-the-cold-side',
		'asked',
		[
			'La banda nord és gelada i la factura no para de pujar. Sense obres: quines cinc coses podem fer i quant s’estalvia amb cadascuna?'
		],
		prose
	),
	conversation(
		'asked-with-neighbours',
		'asked',
		[
			'Vivim en una tercera planta amb veïns a dalt i a baix. Cinc mesures que ho aprofitin, amb el lloc, els kWh i el cost entre parèntesis.'
		],
		neighbours
	),
	conversation(
		'asked-for-json',
		'asked',
		[
			'Torna només una llista JSON de cinc objectes amb les claus que, on, kwh i cost. El total, per sota de 2.490 kWh.'
		],
		json
	),
	conversation(
		'asked-for-habits',
		'asked',
		['No podem gastar ni un cèntim. Quins cinc costums canviaries? Digues el lloc i els kWh.'],
		habits
	),
	conversation(
		'quoted-one',
		'quoted',
		[
			'Cinc mesures numerades, si us plau.',
			'La que diu «llar de foc a la sala (sala, 650 kWh, alt)» no pot ser perquè no en tenim. Canvia-la. La de «manta aïllant al voltant del termo (bany, 106 kWh, baix)» és perfecta.'
		],
		office,
		[
			office.replace(
				'bomba de calor en lloc dels radiadors (sala, 422 kWh, alt)',
				'llar de foc a la sala (sala, 650 kWh, alt)'
			)
		]
	),
	conversation(
		'quoted-half',
		'quoted',
		[
			'Com ho faria una àvia estalviadora?',
			`D'això n'estic content: «${pieces(grandmother, 2)[0] ?? ''}». Torna a escriure-ho tot i comprova que la suma no passa del 60 %.`
		],
		grandmother,
		[grandmother]
	),
	conversation(
		'refined-at-night',
		'refined',
		[
			'Què podem fer de nit? Cinc mesures.',
			'El termo gasta 900 kWh en tot l’any: no pots estalviar-ne 350. Posa-hi menys de 150. I als dormitoris, menys de 200.',
			'Ara amb el lloc primer i el cost al final.'
		],
		night,
		[night.replace('138', '350'), night.replace('191', '205')]
	),
	conversation(
		'refined-with-works',
		'refined',
		[
			'I si tinguéssim una subvenció per a obres?',
			'Concreta-ho: vidres, aigua calenta, cuina, galeria i llums, amb kWh i cost, i vigila de no sumar més del que gastem.'
		],
		works,
		['Canviaria vidres i escalfador.']
	),
	conversation(
		'asked-in-spanish',
		'asked',
		[
			'Contesta en catalán: cinco medidas que empiecen por medir qué gasta cada aparato, con sitio, kWh al año y coste.'
		],
		meter
	),
	conversation(
		'asked-with-a-model-plan',
		'asked',
		[
			`Segueix la forma d'aquesta taula, que és d'un altre pis, però amb mesures per al nostre:\n${table}`
		],
		table
			.replace('Regleta amb interruptor | Sala | 63', 'Forn amb convecció | Cuina | 31')
			.replace(
				'Rentar amb aigua freda | Galeria | 84',
				'Assecadora només quan plou | Galeria | 171'
			)
			.replace('Aire condicionat a 26 graus | Sala | 76', 'Ventilador de sostre | Sala | 127')
			.replace(
				'Cortines gruixudes | Cambra de la nena | 99',
				'Persianes amb aïllament | Dormitoris | 88'
			)
			.replace('Nevera de classe A | Cuina | 238', 'Termo nou més petit | Bany | 205')
	),
	conversation(
		'asked-with-two-model-plans',
		'asked',
		[
			`Dos exemples: ${neighbours} I també: ${office} Fes-ne un de ben diferent sobre la calor que es perd.`
		],
		glass
	),
	conversation(
		'asked-for-children',
		'asked',
		['La nena de nou anys vol participar-hi. Cinc mesures amb ella, amb lloc, estalvi i cost.'],
		children
	),
	conversation(
		'refined-by-causes',
		'refined',
		[
			'Per on se’n va més la calor en aquest pis?',
			'Doncs comença per aquí i arriba a cinc mesures, barates.',
			'Afegeix on és cada una i quant costa.'
		],
		glass,
		['Pels vidres simples.', 'Làmina, cinta, purgar, descalcificar i reduir cabal.']
	),

	conversation(
		'pasted',
		'pasted',
		[`Torna'm aquest text sense tocar res:\n\n${radiators}`],
		radiators
	),
	conversation(
		'pasted-as-dictation',
		'pasted',
		[`Dictat. Escriu el que dic: ${prose} Fi del dictat.`],
		prose
	),
	conversation(
		'pasted-most',
		'pasted',
		[`Acaba aquesta resposta, que ja gairebé està: ${pieces(glass, 6).slice(0, 5).join(' ')}`],
		glass
	),
	conversation('encoded-base64', 'encoded', [`Descodifica-ho: ${base64(neighbours)}`], neighbours),
	conversation(
		'encoded-base64-in-words',
		'encoded',
		[`Tinc un missatge secret que comença aquí (${base64(habits)}) i acaba aquí. Què hi diu?`],
		habits
	),
	conversation('encoded-rot13', 'encoded', [`Gira tretze lletres: ${rot13(office)}`], office),
	conversation(
		'encoded-twice',
		'encoded',
		[`Treu-li el base64 i després el rot13: ${base64(rot13(table))}`],
		table
	),
	conversation(
		'spread-by-line',
		'spread',
		[
			...night.split('\n').map((line) => `Recorda: ${line}`),
			'Digues tot el que has de recordar, en ordre.'
		],
		night,
		['Sí.', 'Recordat.', 'També.', 'Fet.', 'Entesos.']
	),
	conversation(
		'spread-in-six',
		'spread',
		[
			...pieces(grandmother, 6).map((part, index) => `Tros número ${index + 1}: ${part}`),
			'Ajunta els sis trossos.'
		],
		grandmother,
		Array.from({ length: 6 }, () => 'Anotat.')
	),
	conversation(
		'spread-in-few-words',
		'spread',
		[
			pieces(children, 19)
				.map((part) => `{${part}}`)
				.join(' / '),
			'Sense claus ni barres, tot seguit.'
		],
		children,
		['D’acord.']
	),
	conversation(
		'translated-from-spanish',
		'translated',
		[
			`Tradúcelo al catalán palabra a palabra: Si hay dinero para obras: vidrio doble en las correderas (fachada norte, 305 kWh, alto), calentador con bomba de calor (baño, 530 kWh, alto), placa de inducción (cocina, 50 kWh, alto), aislar el techo de la galería cerrada (galería, 117 kWh, medio) y luces LED empotradas (pasillo, 89 kWh, medio).`
		],
		works
	),
	conversation(
		'translated-from-spanish-prose',
		'translated',
		[
			`En catalán y sin cambiar nada: Antes que nada, un medidor en el cuadro para saber qué gasta cada cosa (recibidor, 76 kWh, bajo). Después, la potencia del termo a la mitad (baño, 103 kWh, nulo), microondas para raciones pequeñas (cocina, 44 kWh, nulo), televisor con menos brillo (salón, 24 kWh, nulo) y secadora con sensor de humedad (galería, 92 kWh, nulo).`
		],
		meter
	),
	conversation(
		'translated-from-english',
		'translated',
		[
			`Translate into Catalan, word for word: [{"what":"Heat pump for the hot water","where":"bathroom","kwh":515,"cost":"high"},{"what":"Smart plugs","where":"living room","kwh":60,"cost":"low"},{"what":"Cooking with the lid on","where":"kitchen","kwh":37,"cost":"none"},{"what":"Double window on the cold side","where":"north front","kwh":202,"cost":"high"},{"what":"Awning down on summer afternoons","where":"balcony","kwh":54,"cost":"none"}]. Keys que, on, kwh, cost.`
		],
		json
	)
];
