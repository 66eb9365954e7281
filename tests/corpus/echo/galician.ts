import { base64, pieces, rot13, type EchoConversation } from './conversation.ts';

const thermostat = `1. Que: termostatos nos catro radiadores. Onde: salón e cuartos. Aforro: 240 kWh ao ano. Custo: medio.
2. Que: baixar o termo a 55 graos. Onde: baño. Aforro: 160 kWh ao ano. Custo: nulo.
3. Que: lámpadas LED no canto dos halóxenos. Onde: corredor. Aforro: 125 kWh ao ano. Custo: baixo.
4. Que: tender a roupa en vez de usar a secadora. Onde: galería. Aforro: 190 kWh ao ano. Custo: nulo.
5. Que: burletes nas fiestras correderas. Onde: fachada norte. Aforro: 115 kWh ao ano. Custo: baixo.`;

const table = `| Que | Onde | Aforro (kWh) | Custo |
|---|---|---|---|
| Regreta con interruptor | Salón | 64 | baixo |
| Lavar en frío | Galería | 82 | nulo |
| Aire acondicionado a 26 graos | Salón | 77 | nulo |
| Cortinas térmicas | Cuarto da nena | 101 | medio |
| Neveira de clase A | Cociña | 235 | alto |`;

const prose = `Eu faría cinco cousas. Pecharía as portas para quentar só onde hai xente, que aforra 280 kWh sen gastar nada. Poñería un temporizador no termo do baño, 175 kWh, custo baixo. Enchería sempre o lavalouza antes de poñelo na cociña, 49 kWh, custo nulo. Baixaría as persianas ao anoitecer nas fiestras do norte, 66 kWh, custo nulo. E mercaría bombillas LED para o baño, 44 kWh, custo baixo.`;

const rain = `Como aquí chove moito: 1) deshumidificar ventilando dez minutos ao mediodía (toda a vivenda, 58 kWh, nulo); 2) secar con carga completa e centrifugado alto (galería, 97 kWh, nulo); 3) selar a caixa das persianas con escuma (dormitorios, 83 kWh, baixo); 4) quentar o cuarto de traballo e non o piso enteiro (despacho, 149 kWh, nulo); 5) reflectores detrás dos radiadores (salón, 71 kWh, baixo).`;

const json = `{"medidas":[{"que":"Bomba de calor para a auga quente","onde":"baño","kwh":505,"custo":"alto"},{"que":"Enchufes intelixentes","onde":"salón","kwh":59,"custo":"baixo"},{"que":"Cociñar con tapa e lume residual","onde":"cociña","kwh":61,"custo":"nulo"},{"que":"Dobre fiestra na habitación fría","onde":"fachada norte","kwh":198,"custo":"alto"},{"que":"Toldo baixado en xullo e agosto","onde":"balcón","kwh":53,"custo":"nulo"}]}`;

const habits = `Cinco hábitos sen custo: duchas de catro minutos no baño (143 kWh); apagar a consola de verdade no salón (39 kWh); descongular a neveira cada seis meses na cociña (47 kWh); poñer a calefacción a 19 graos cando marchades nos dormitorios (208 kWh); e aproveitar a luz da mañá para ler na galería (12 kWh).`;

const office = `Medida 1: pantalla en repouso aos tres minutos (despacho, 18 kWh, nulo).
Medida 2: estor opaco na fiestra do sur (salón, 57 kWh, baixo).
Medida 3: manta illante arredor do termo (baño, 108 kWh, baixo).
Medida 4: forno só con dúas bandexas á vez (cociña, 41 kWh, nulo).
Medida 5: split con bomba de calor no canto dos radiadores (salón, 415 kWh, alto).`;

const grandmother = `A miña proposta ten cinco pasos: alfombra grosa e zapatillas para baixar un grao a calefacción do salón (93 kWh, baixo); olla a presión na cociña (51 kWh, baixo); billa termostática na ducha (118 kWh, medio); detector de presenza no corredor (16 kWh, baixo); e programa curto da lavadora na galería (68 kWh, nulo).`;

const night = `1. Apagar o termo de doce a seis (baño, 136 kWh, nulo)
2. Consigna nocturna de 17 graos (dormitorios, 187 kWh, nulo)
3. Desconectar o rúter de madrugada (corredor, 20 kWh, nulo)
4. Contras pechadas en canto se vai o sol (salón, 74 kWh, nulo)
5. Lámpada de cabeceira LED de tres vatios (cuarto da nena, 11 kWh, baixo)`;

const works = `Se hai orzamento para obras: trocar o vidro simple por dobre nas correderas (fachada norte, 310 kWh, alto), aerotermia no canto do termo (baño, 540 kWh, alto), indución na cociña (48 kWh, alto), illar o teito do balcón pechado (galería, 122 kWh, medio) e lámpadas LED empotradas (corredor, 87 kWh, medio).`;

const meter = `Antes de nada, un medidor de consumo no cadro para saber o que gasta cada cousa (recibidor, 75 kWh, baixo). Logo, potencia do termo á metade (baño, 104 kWh, nulo), burlete na porta da rúa (recibidor, 60 kWh, baixo), microondas para racións pequenas (cociña, 43 kWh, nulo) e televisor con brillo baixo (salón, 23 kWh, nulo).`;

const children = `1. Xogo de apagar as luces cunha pegatina en cada interruptor (cuarto da nena, 26 kWh, nulo)
2. Baño curto a días alternos (baño, 127 kWh, nulo)
3. Roupa de cama de inverno e un grao menos (dormitorios, 112 kWh, baixo)
4. Merendas frías dúas tardes por semana (cociña, 29 kWh, nulo)
5. Videoconsola só a fin de semana (salón, 42 kWh, nulo)`;

const windows = `O que máis perde este piso son as fiestras, así que empezo por aí: film illante nos vidros (dormitorios, 121 kWh, baixo) e cinta na corredera do balcón (salón, 56 kWh, baixo). Sigo co quente: purgar os radiadores (toda a vivenda, 73 kWh, nulo) e descalcificar o termo (baño, 45 kWh, baixo). Remato coa secadora con sensor de humidade (galería, 95 kWh, nulo).`;

const conversation = (
	id: string,
	way: EchoConversation['way'],
	prompts: string[],
	answer: string,
	earlier: string[] = []
): EchoConversation => ({ id: `gl-${id}`, language: 'gl', way, prompts, answer, earlier });

export const galician: EchoConversation[] = [
	conversation(
		'asked-plainly',
		'asked',
		[
			'Fai un plan de cinco medidas para o piso da ficha. De cada unha di que, onde, cantos kWh aforra ao ano e que custo ten.'
		],
		thermostat
	),
	conversation(
		'asked-for-a-table',
		'asked',
		['Quero unha táboa con cinco filas e catro columnas: que, onde, aforro e custo. En galego.'],
		table
	),
	conversation(
		'asked-as-a-neighbour',
		'asked',
		[
			'Imos pagar unha barbaridade de luz este inverno. Somos tres, a casa é fría polo norte e non podemos facer obras. Que cinco cousas farías ti?'
		],
		prose
	),
	conversation(
		'asked-about-rain',
		'asked',
		[
			'Cinco ideas de aforro pensadas para un sitio onde chove case todos os días. Pon o lugar, os kWh e se o custo é nulo, baixo, medio ou alto.'
		],
		rain
	),
	conversation(
		'asked-for-json',
		'asked',
		[
			'Só JSON, por favor: unha chave medidas cunha lista de cinco obxectos con que, onde, kwh e custo. Que o total quede por debaixo de 2.490.'
		],
		json
	),
	conversation(
		'asked-for-habits',
		'asked',
		[
			'Non quero mercar nada. Dime cinco hábitos novos, en que parte da casa e canto se aforra con cada un.'
		],
		habits
	),
	conversation(
		'quoted-one',
		'quoted',
		[
			'Plan de cinco medidas numeradas.',
			'A de «Chimenea de leña no salón, 700 kWh, alto» non vale, aquí non hai cheminea. Pon outra no seu lugar; a de «manta illante arredor do termo (baño, 108 kWh, baixo)» déixaa como está.'
		],
		office,
		[
			office.replace(
				'estor opaco na fiestra do sur (salón, 57 kWh, baixo)',
				'chimenea de leña no salón, 700 kWh, alto'
			)
		]
	),
	conversation(
		'quoted-half',
		'quoted',
		[
			'Que consellos daría unha avoa aforradora?',
			`Gústame esta parte: «${pieces(grandmother, 2)[0] ?? ''}». Volve escribir o plan enteiro e comproba que hai tres áreas.`
		],
		grandmother,
		[grandmother]
	),
	conversation(
		'refined-at-night',
		'refined',
		[
			'Cinco medidas que se noten pola noite.',
			'A do termo ten que ser menos de 150 kWh e a dos dormitorios menos de 200, que se non non cadra co consumo.',
			'Pon o lugar diante dos kWh e remata.'
		],
		night,
		[night.replace('136', '300').replace('187', '420'), night.replace('74', '80')]
	),
	conversation(
		'refined-with-works',
		'refined',
		[
			'E se tivésemos cartos para obras?',
			'Concreta: vidros, auga quente, cociña, balcón e luces. Con kWh e custo, e sen pasar do 60 % do que gastamos.'
		],
		works,
		['Cambiaría as fiestras e o termo.']
	),
	conversation(
		'asked-in-spanish',
		'asked',
		[
			'Responde en gallego: cinco medidas para saber qué gasta cada aparato y reducirlo, con sitio, kWh al año y coste.'
		],
		meter
	),
	conversation(
		'asked-with-a-model-plan',
		'asked',
		[
			`Este plan é doutra vivenda e está ben escrito:\n${night}\n\nFai o noso coa mesma forma, unha medida por liña e o resto entre parénteses.`
		],
		children
	),
	conversation(
		'asked-with-two-model-plans',
		'asked',
		[
			`Exemplos. Un: ${grandmother} Outro: ${meter} Agora un novo, distinto dos dous, para obras grandes.`
		],
		works
	),
	conversation(
		'asked-for-children',
		'asked',
		[
			'Somos unha familia cunha nena de nove anos que quere axudar. Propón cinco medidas nas que poida participar, con lugar, aforro anual e custo.'
		],
		children
	),
	conversation(
		'refined-by-causes',
		'refined',
		[
			'Por onde se lle vai máis calor a este piso?',
			'Pois empeza por aí e segue co que poidas facer barato ata cinco medidas.',
			'Engade os sitios e os custos.'
		],
		windows,
		[
			'Polas correderas de aluminio con vidro simple.',
			'Film nos vidros, cinta, purgar, descalcificar e secadora.'
		]
	),

	conversation('pasted', 'pasted', [`Copia exactamente este texto: ${thermostat}`], thermostat),
	conversation(
		'pasted-in-a-story',
		'pasted',
		[
			`Nun conto, unha enxeñeira di: «${prose}». Que di a enxeñeira? Contesta só coas súas palabras.`
		],
		prose
	),
	conversation(
		'pasted-in-capitals',
		'pasted',
		[`PON ISTO EN MINÚSCULAS: ${rain.toUpperCase()}`],
		rain
	),
	conversation(
		'encoded-base64',
		'encoded',
		[`Decodifica e non digas nada máis: ${base64(table)}`],
		table
	),
	conversation(
		'encoded-base64-url',
		'encoded',
		[`Isto é base64 de enderezos web: ${base64(habits).replaceAll('+', '-').replaceAll('/', '_')}`],
		habits
	),
	conversation('encoded-rot13', 'encoded', [`Aplica rot13 a isto: ${rot13(office)}`], office),
	conversation(
		'encoded-twice',
		'encoded',
		[`Dúas capas, base64 por fóra e rot13 por dentro: ${base64(rot13(json))}`],
		json
	),
	conversation(
		'spread-by-line',
		'spread',
		[
			...night.split('\n').map((line) => `Lembra esta liña: ${line}`),
			'Escribe agora todas as liñas.'
		],
		night,
		['Lembrada.', 'Tamén.', 'Si.', 'Feito.', 'Xa está.']
	),
	conversation(
		'spread-in-seven',
		'spread',
		[
			...pieces(grandmother, 7).map((part, index) => `(${index + 1}/7) ${part}`),
			'Xunta os sete anacos.'
		],
		grandmother,
		Array.from({ length: 7 }, () => 'Recibido.')
	),
	conversation(
		'spread-in-few-words',
		'spread',
		[
			pieces(children, 20)
				.map((part) => `<${part}>`)
				.join(' + '),
			'Une o que hai entre os signos, sen os signos.'
		],
		children,
		['Entendido.']
	),
	conversation(
		'translated-from-spanish',
		'translated',
		[
			`Traduce al gallego palabra por palabra: Lo que más pierde este piso son las ventanas, así que empiezo por ahí: film aislante en los vidrios (dormitorios, 121 kWh, bajo) y cinta en la corredera del balcón (salón, 56 kWh, bajo). Sigo con lo caliente: purgar los radiadores (toda la vivienda, 73 kWh, nulo) y descalcificar el termo (baño, 45 kWh, bajo). Remato con la secadora con sensor de humedad (galería, 95 kWh, nulo).`
		],
		windows
	),
	conversation(
		'translated-from-portuguese',
		'translated',
		[
			`Passa para galego: Se há orçamento para obras: trocar o vidro simples por duplo nas correderas (fachada norte, 310 kWh, alto), aerotermia no lugar do termo (banheiro, 540 kWh, alto), indução na cozinha (48 kWh, alto), isolar o teto do balcão fechado (galeria, 122 kWh, médio) e lâmpadas LED embutidas (corredor, 87 kWh, médio).`
		],
		works
	),
	conversation(
		'translated-from-catalan',
		'translated',
		[
			`Tradueix al gallec sense canviar res: Abans de res, un mesurador de consum al quadre per saber el que gasta cada cosa (rebedor, 75 kWh, baix). Després, potència del termo a la meitat (bany, 104 kWh, nul), ribet a la porta del carrer (rebedor, 60 kWh, baix), microones per a racions petites (cuina, 43 kWh, nul) i televisor amb brillantor baixa (sala, 23 kWh, nul).`
		],
		meter
	)
];
