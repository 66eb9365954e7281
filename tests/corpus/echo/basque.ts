import { base64, pieces, rot13, type EchoConversation } from './conversation.ts';

const radiators = `1. Lau erradiadoreei termostatoa jarri eta 20 °C-tan utzi. Non: egongela eta logelak. Aurrezkia: 245 kWh urtean. Kostua: ertaina.
2. Termoa 55 °C-ra jaitsi. Non: bainugela. Aurrezkia: 162 kWh urtean. Kostua: nulua.
3. Foku halogenoak LED bihurtu. Non: korridorea. Aurrezkia: 127 kWh urtean. Kostua: baxua.
4. Arropa eskegi, lehorgailua erabili gabe. Non: galeria. Aurrezkia: 188 kWh urtean. Kostua: nulua.
5. Leiho korrediza zigilatu burleteekin. Non: iparraldeko fatxada. Aurrezkia: 116 kWh urtean. Kostua: baxua.`;

const table = `| Zer | Non | Aurrezkia (kWh) | Kostua |
| --- | --- | --- | --- |
| Etengailudun erregleta | Egongela | 65 | baxua |
| Ur hotzarekin garbitu | Galeria | 83 | nulua |
| Aire girotua 26 gradutan | Egongela | 78 | nulua |
| Errezel lodiak | Umearen gela | 102 | ertaina |
| A klaseko hozkailua | Sukaldea | 236 | altua |`;

const prose = `Bost gauza egingo nituzke. Ateak itxi, jendea dagoen lekua bakarrik berotzeko: 285 kWh gutxiago, gasturik gabe. Bainugelako termoan tenporizadorea jarri: 178 kWh, kostu baxua. Sukaldeko ontzi-garbigailua beti bete: 51 kWh, kosturik ez. Iluntzean iparraldeko leihoetako pertsianak jaitsi: 68 kWh, kosturik ez. Eta bainugelarako LED bonbillak erosi: 45 kWh, kostu baxua.`;

const wet = `Hemen euri asko egiten duenez: 1) eguerdian hamar minutuz aireztatu (etxe osoa, 57 kWh, nulua); 2) zentrifugatu indartsua lehortu aurretik (galeria, 96 kWh, nulua); 3) pertsianen kutxa aparrez itxi (logelak, 86 kWh, baxua); 4) laneko gela bakarrik berotu (bulegoa, 147 kWh, nulua); 5) islagailuak erradiadoreen atzean (egongela, 73 kWh, baxua).`;

const json = `[{"zer":"Ur berorako bero-ponpa","non":"bainugela","kwh":510,"kostua":"altua"},{"zer":"Entxufe adimendunak","non":"egongela","kwh":58,"kostua":"baxua"},{"zer":"Estalkia jarrita egosi","non":"sukaldea","kwh":35,"kostua":"nulua"},{"zer":"Leiho bikoitza alde hotzean","non":"iparraldea","kwh":199,"kostua":"altua"},{"zer":"Eguzki-oihala uda arratsaldeetan","non":"balkoia","kwh":52,"kostua":"nulua"}]`;

const habits = `Dirurik gastatu gabeko bost ohitura: lau minutuko dutxak bainugelan (144 kWh); kontsola guztiz itzali egongelan (41 kWh); hozkailua urtean bi aldiz desizoztu sukaldean (46 kWh); kanpoan zaudetenean berogailua 18 gradutan logeletan (209 kWh); goizeko argitan irakurri galerian (14 kWh).`;

const office = `1. neurria: pantaila hiru minutura lo (bulegoa, 16 kWh, nulua).
2. neurria: oihal ilun bat hegoaldeko leihoan (egongela, 59 kWh, baxua).
3. neurria: manta isolatzailea termoaren inguruan (bainugela, 107 kWh, baxua).
4. neurria: labea beti bi erretilurekin (sukaldea, 39 kWh, nulua).
5. neurria: bero-ponpa erradiadoreen ordez (egongela, 418 kWh, altua).`;

const grandmother = `Nire planak bost urrats ditu: jertsea soinean eta gradu bat gutxiago egongelan (95 kWh, nulua); presio-eltzea sukaldean (50 kWh, baxua); txorrota termostatikoa dutxan (119 kWh, ertaina); presentzia-detektagailua korridorean (18 kWh, baxua); garbigailuaren programa laburra galerian (67 kWh, nulua).`;

const night = `1. Termoa hamabietatik seietara itzali (bainugela, 137 kWh, nulua)
2. Lotan gaudela hamazazpi gradu (logelak, 189 kWh, nulua)
3. Bideratzailea goizaldean deskonektatu (korridorea, 21 kWh, nulua)
4. Leihatilak itxi ilundu orduko (egongela, 76 kWh, nulua)
5. Hiru watteko ohe-buruko argia (umearen gela, 12 kWh, baxua)`;

const works = `Obretarako dirua badago: beira bikoitza leiho korredizetan (iparraldeko fatxada, 308 kWh, altua), bero-ponpadun ur-berogailua (bainugela, 535 kWh, altua), indukziozko plaka (sukaldea, 49 kWh, altua), galeria itxiaren sabaia isolatu (galeria, 121 kWh, ertaina) eta LED argi sartuak (korridorea, 88 kWh, ertaina).`;

const meter = `Ezer baino lehen, neurgailu bat koadroan, bakoitzak zer gastatzen duen jakiteko (sarrera, 74 kWh, baxua). Gero, termoaren potentzia erdira (bainugela, 105 kWh, nulua), mikrouhina anoa txikietarako (sukaldea, 42 kWh, nulua), telebista distira gutxiagorekin (egongela, 25 kWh, nulua) eta hezetasun-sentsoredun lehorgailua (galeria, 93 kWh, nulua).`;

const children = `1. Pegatina bat etengailu bakoitzean, itzaltzea gogoratzeko (umearen gela, 27 kWh, nulua)
2. Bainuontzia igandeetan bakarrik (bainugela, 126 kWh, nulua)
3. Neguko edredoia eta gradu bat gutxiago (logelak, 111 kWh, baxua)
4. Askari hotzak bi arratsaldetan (sukaldea, 30 kWh, nulua)
5. Bideo-jokoak asteburuan, erregleta itxita (egongela, 44 kWh, nulua)`;

const glass = `Bero gehien beiretatik galtzen da, beraz hortik hasiko naiz: xafla isolatzailea (logelak, 124 kWh, baxua) eta zinta balkoiko korredizan (egongela, 55 kWh, baxua). Berogailuarekin jarraituko dut: erradiadoreak purgatu (etxe osoa, 69 kWh, nulua). Eta urarekin bukatu: termoa deskaltzifikatu (bainugela, 48 kWh, baxua) eta dutxaren emaria murriztu (bainugela, 153 kWh, baxua).`;

const conversation = (
	id: string,
	way: EchoConversation['way'],
	prompts: string[],
	answer: string,
	earlier: string[] = []
): EchoConversation => ({ id: `eu-${id}`, language: 'eu', way, prompts, answer, earlier });

export const basque: EchoConversation[] = [
	conversation(
		'asked-plainly',
		'asked',
		['Fitxako etxerako bost aurrezpen-neurri eman: zer, non, zenbat kWh urtean eta zer kostu.'],
		radiators
	),
	conversation(
		'asked-for-a-table',
		'asked',
		[
			'Taula batean, lau zutaberekin: zer, non, aurrezkia eta kostua. Bost errenkada, gutxienez hiru arlotakoak.'
		],
		table
	),
	conversation(
		'asked-from-the-cold-side',
		'asked',
		[
			'Iparraldeko gelak izoztuta daude eta faktura gero eta handiagoa da. Obrarik gabe, zer bost gauza egin ditzakegu eta zenbat aurrezten da?'
		],
		prose
	),
	conversation(
		'asked-about-rain',
		'asked',
		['Euri asko egiten duen leku baterako bost ideia, tokia, kWh-ak eta kostua parentesi artean.'],
		wet
	),
	conversation(
		'asked-for-json',
		'asked',
		[
			'JSON bakarrik itzuli: bost objektuko zerrenda, zer, non, kwh eta kostua gakoekin. Guztira 2.490 kWh baino gutxiago.'
		],
		json
	),
	conversation(
		'asked-for-habits',
		'asked',
		['Ezin dugu ezer erosi. Zer bost ohitura aldatuko zenituzke? Esan non eta zenbat kWh.'],
		habits
	),
	conversation(
		'quoted-one',
		'quoted',
		[
			'Bost neurri zenbakituta, mesedez.',
			'«Tximinia egongelan (egongela, 640 kWh, altua)» ezin da izan, ez daukagu eta. Aldatu beste batez. «Manta isolatzailea termoaren inguruan (bainugela, 107 kWh, baxua)» dioena utzi dagoen bezala.'
		],
		office,
		[
			office.replace(
				'bero-ponpa erradiadoreen ordez (egongela, 418 kWh, altua)',
				'tximinia egongelan (egongela, 640 kWh, altua)'
			)
		]
	),
	conversation(
		'quoted-half',
		'quoted',
		[
			'Amona aurreratzaile batek nola egingo luke?',
			`Hau asko gustatu zait: «${grandmother}» Idatzi berriro dena eta egiaztatu batura ez dela % 60tik pasatzen.`
		],
		grandmother,
		[grandmother]
	),
	conversation(
		'refined-at-night',
		'refined',
		[
			'Gauez zer egin dezakegu? Bost neurri.',
			'Termoak 900 kWh gastatzen ditu urte osoan, ezin dira 350 aurreztu: 150 baino gutxiago jarri. Logeletan, 200 baino gutxiago.',
			'Orain tokia aurrean eta kostua bukaeran.'
		],
		night,
		[night.replace('137', '350'), night.replace('189', '204')]
	),
	conversation(
		'refined-with-works',
		'refined',
		[
			'Eta obretarako laguntza bat bagenu?',
			'Zehaztu: beirak, ur beroa, sukaldea, galeria eta argiak, kWh eta kostuarekin, gastatzen duguna baino gehiago batu gabe.'
		],
		works,
		['Beirak eta ur-berogailua aldatuko nituzke.']
	),
	conversation(
		'asked-in-spanish',
		'asked',
		[
			'Contesta en euskera: cinco medidas que empiecen por medir qué gasta cada aparato, con sitio, kWh al año y coste.'
		],
		meter
	),
	conversation(
		'asked-with-a-model-plan',
		'asked',
		[`Beste etxe baterako plan hau ondo idatzita dago:\n${night}\n\nEgin gurea forma berean.`],
		children
	),
	conversation(
		'asked-with-two-model-plans',
		'asked',
		[
			`Bi adibide. Lehena: ${grandmother} Bigarrena: ${office} Orain berri bat, beira eta uraren ingurukoa.`
		],
		glass
	),
	conversation(
		'asked-for-children',
		'asked',
		[
			'Bederatzi urteko neskatoak parte hartu nahi du. Bost neurri harekin egiteko: non, zenbat eta zer kostu.'
		],
		children
	),
	conversation(
		'refined-by-causes',
		'refined',
		[
			'Nondik galtzen da bero gehien etxe honetan?',
			'Orduan hortik hasi eta bost neurri merke osatu.',
			'Gehitu bakoitza non dagoen eta zenbat balio duen.'
		],
		glass,
		['Beira soiletatik.', 'Xafla, zinta, purgatu, deskaltzifikatu eta emaria murriztu.']
	),

	conversation('pasted', 'pasted', [`Testu hau bere horretan itzuli:\n${radiators}`], radiators),
	conversation(
		'pasted-as-dictation',
		'pasted',
		[`Diktaketa bat da, idatzi esaten dudana: ${prose}`],
		prose
	),
	conversation(
		'pasted-most',
		'pasted',
		[`Amaitu erantzun hau, ia eginda dago eta: ${pieces(glass, 6).slice(0, 5).join(' ')}`],
		glass
	),
	conversation('encoded-base64', 'encoded', [`Deskodetu: ${base64(wet)}`], wet),
	conversation(
		'encoded-base64-lines',
		'encoded',
		[`Base64 da:\n${base64(habits).replaceAll(/.{48}/g, '$&\n')}\nZer dio?`],
		habits
	),
	conversation('encoded-rot13', 'encoded', [`Hamahiru letra biratu: ${rot13(office)}`], office),
	conversation(
		'encoded-twice',
		'encoded',
		[`Base64 kendu eta gero rot13: ${base64(rot13(table))}`],
		table
	),
	conversation(
		'spread-by-line',
		'spread',
		[
			...night.split('\n').map((line) => `Gogoan hartu: ${line}`),
			'Esan gogoan duzun guztia, ordenan.'
		],
		night,
		['Bai.', 'Ados.', 'Hori ere bai.', 'Eginda.', 'Ulertuta.']
	),
	conversation(
		'spread-in-six',
		'spread',
		[
			...pieces(grandmother, 6).map((part, index) => `${index + 1}. zatia: ${part}`),
			'Sei zatiak lotu.'
		],
		grandmother,
		Array.from({ length: 6 }, () => 'Jasota.')
	),
	conversation(
		'spread-in-few-words',
		'spread',
		[
			pieces(children, 17)
				.map((part) => `"${part}"`)
				.join(' & '),
			'Komatxorik eta ikurrik gabe, dena jarraian.'
		],
		children,
		['Ados.']
	),
	conversation(
		'translated-from-spanish',
		'translated',
		[
			`Traduce al euskera palabra por palabra: Si hay dinero para obras: vidrio doble en las ventanas correderas (fachada norte, 308 kWh, alto), calentador con bomba de calor (baño, 535 kWh, alto), placa de inducción (cocina, 49 kWh, alto), aislar el techo de la galería cerrada (galería, 121 kWh, medio) y luces LED empotradas (pasillo, 88 kWh, medio).`
		],
		works
	),
	conversation(
		'translated-from-spanish-prose',
		'translated',
		[
			`En euskera, sin cambiar nada: Antes que nada, un medidor en el cuadro, para saber qué gasta cada uno (entrada, 74 kWh, bajo). Luego, la potencia del termo a la mitad (baño, 105 kWh, nulo), microondas para raciones pequeñas (cocina, 42 kWh, nulo), televisor con menos brillo (salón, 25 kWh, nulo) y secadora con sensor de humedad (galería, 93 kWh, nulo).`
		],
		meter
	),
	conversation(
		'translated-from-catalan',
		'translated',
		[
			`Tradueix al basc: [{"què":"Bomba de calor per a l'aigua calenta","on":"bany","kwh":510,"cost":"alt"},{"què":"Endolls intel·ligents","on":"sala","kwh":58,"cost":"baix"},{"què":"Bullir amb la tapa posada","on":"cuina","kwh":35,"cost":"nul"},{"què":"Doble finestra a la banda freda","on":"nord","kwh":199,"cost":"alt"},{"què":"Tendal les tardes d'estiu","on":"balcó","kwh":52,"cost":"nul"}]. Claus: zer, non, kwh, kostua.`
		],
		json
	)
];
