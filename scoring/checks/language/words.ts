/** Languages that the detector tells apart; the last four only so as not to take them for ours. */
export const LANGUAGES = ['es', 'ca', 'gl', 'eu', 'en', 'pt', 'fr', 'it', 'de'] as const;
export type KnownLanguage = (typeof LANGUAGES)[number];

/** The commonest words of each language, and those that plans for saving energy are made of. */
export const WORDS: Record<KnownLanguage, string> = {
	es: `puedo puedes ayudar ayudarte siento tengo quiero poner evitar programar desconectar
		aprovechar lavar bombilla ventana calefactor plan aquí de la el que y en los del se las por
		un para con no una su al lo como más o pero sus le ya este sí porque esta entre cuando muy
		sin sobre también hasta hay donde desde todo nos durante todos uno les ni contra otros ese
		eso ante ellos e esto antes algunos qué unos yo otro otras es son está cada según así puede
		así mismo hacia solo ahorro ahorra anual coste costo bajo bajos nulo medio alto alta dónde
		medida medidas año años salón cocina baño dormitorio dormitorios vivienda toda cambiar
		sustituir instalar apagar bombillas ventanas reducir usar calefacción iluminación
		climatización envolvente hábitos gestión agua caliente equipos espera regleta frigorífico
		lavadora persianas burletes ajustar bajar colocar ubicación área total termo acción
		descripción programa temperatura noche invierno verano luz luces consumo`,
	ca: `puc pots ajudar ho sento tinc vull posar evitar programar desconnectar aprofitar rentar
		bombeta finestra pla aquí de la el que i en els les del dels als al es per un una amb no ha
		és són més com però seu seva o aquest aquesta aquests aquestes hi també fins on des durant
		tots totes sense sobre entre quan molt cada tot tota ja ni si perquè abans després només
		així mateix cap amb pel pels l d s estalvi estalvia anual cost baix nul mitjà alt mesura
		mesures any anys sala menjador cuina bany dormitori dormitoris habitatge llar canviar
		substituir instal·lar apagar bombetes finestres reduir fer servir calefacció il·luminació
		climatització envolupant hàbits gestió aigua calenta equips espera regleta nevera rentadora
		persianes ribets ajustar baixar col·locar ubicació àrea total termo acció descripció
		programa temperatura nit hivern estiu llum llums consum`,
	gl: `podo podes axudar axudarche che síntoo teño quero poñer pór evitar programar desconectar
		aproveitar lavar lámpada fiestra plan aquí coa coas co cos cunha cun nunha nun pechar de a o
		que e en os as do da dos das no na nos nas con por para un unha é son máis como pero seu súa
		ou este esta estes estas tamén ata onde dende durante todos todas sen sobre entre cando moi
		cada xa nin se porque antes despois só así mesmo ao aos á ás pola polo hai ser ten non
		aforro aforra anual custo baixo nulo medio alto medida medidas ano anos salón cociña baño
		dormitorio dormitorios vivenda fogar cambiar substituír instalar apagar lámpadas fiestras
		xanelas reducir usar calefacción iluminación climatización envolvente hábitos xestión auga
		quente equipos espera regreta neveira lavadora persianas axustar baixar colocar localización
		área total termo acción descrición programa temperatura noite inverno verán luz luces
		consumo enerxía`,
	eu: `baina ezin dizut dizugu barkatu lagundu nahi dut ditut daiteke duzu dituzu dugu zure hona
		hemen bidez gauez egunez mesedez plan plana neurriak eta da du ez bat dira edo izan egin hau
		hori behar den dela dute duen baino ere bere beste guztiak guztira non zer nola hauek horiek
		dago daude batean ondoren arte gabe artean oso gehiago gutxiago bakoitza bakoitzean dezake
		litzateke baita bost lau hiru bi bitartez erabili erabiltzea aurrezki aurrezkia aurreztu
		aurreztea kostu kostua kostuak baxua ertaina altua nulua neurria neurriak neurri urte urteko
		urtean egongela egongelan sukalde sukaldea sukaldean bainugela bainugelan logela logelak
		logeletan etxe etxean etxebizitza etxebizitzan osoa osoan aldatu ordezkatu jarri itzali
		instalatu bonbillak leihoak leihoetan murriztu berogailua argiak argiztapena klimatizazioa
		inguratzailea ohiturak kudeaketa ur beroa ekipoak itxaronaldia erregleta hozkailua
		garbigailua pertsianak egokitu jaitsi arloa tokia guztizkoa ekintza tenperatura gaua negua
		uda argia kontsumoa`,
	en: `sorry can cannot help i my here plan sure put wash the of and to in a is for on with at by
		from as this that be are it an or not your you can all will into each when which than during
		per total more use using about these five saving savings saves annual yearly cost low medium
		high none zero measure measures year years living room kitchen bathroom bedroom bedrooms
		house home flat whole where what replace install turn off bulbs windows reduce heating
		lighting cooling envelope habits hot water appliances standby power strip fridge washing
		machine blinds lower set area action temperature night winter summer light lights`,
	pt: `posso podes ajudar desculpe tenho quero pôr evitar programar desligar aproveitar lavar
		lâmpada janela plano aqui você de a o que e em os as do da dos das no na nos nas com por
		para um uma é são mais como mas seu sua ou este esta estes estas também até onde desde
		durante todos todas sem sobre entre quando muito cada já nem se porque antes depois só assim
		mesmo ao aos à às pelo pela há ser tem não poupança economia anual custo baixo nulo médio
		alto medida medidas ano anos sala cozinha banheiro quarto casa habitação trocar substituir
		instalar desligar lâmpadas janelas reduzir usar aquecimento iluminação climatização
		envolvente hábitos gestão água quente equipamentos espera geladeira frigorífico ajustar
		baixar colocar localização área total ação descrição temperatura noite inverno verão luz
		energia`,
	fr: `de la le les des et en un une du pour avec est dans sur par au aux que qui ce cette sans
		plus ou il elle son sa ses pas ne se tout tous toute chaque entre quand très économie
		économies annuel coût faible nul moyen élevé mesure mesures an année salon cuisine salle
		bain chambre logement maison remplacer installer éteindre ampoules fenêtres réduire
		chauffage éclairage climatisation enveloppe habitudes gestion eau chaude équipements veille
		réfrigérateur où quoi zone total température nuit hiver été lumière consommation énergie`,
	it: `di la il che e in un una per con del della nel è sono più le gli i lo da non si come ma o
		questo questa anche dove tutti tutte senza tra quando molto ogni al alla dei delle risparmio
		annuale costo basso nullo medio alto misura misure anno soggiorno cucina bagno camera casa
		sostituire installare spegnere lampadine finestre ridurre riscaldamento illuminazione
		climatizzazione involucro abitudini gestione acqua calda apparecchi attesa frigorifero dove
		area totale temperatura notte inverno estate luce luci consumo energia`,
	de: `der die das und in zu den von mit für ist auf ein eine im nicht auch dem des oder bei pro
		wird sind aus einsparung kosten niedrig mittel hoch keine maßnahme jahr wohnzimmer küche bad
		wohnung ersetzen installieren ausschalten lampen fenster reduzieren heizung beleuchtung
		warmwasser geräte energie`
};

/** Spellings that are commoner in one language than in its neighbours: an ending, a beginning, a part. */
export const SPELLINGS: readonly (readonly [
	where: 'end' | 'start' | 'in',
	text: string,
	languages: Partial<Record<KnownLanguage, number>>
])[] = [
	['end', 'ción', { es: 0.5, gl: 0.4 }],
	['end', 'ciones', { es: 0.6 }],
	['end', 'cións', { gl: 1 }],
	['end', 'ció', { ca: 1 }],
	['end', 'cions', { ca: 0.7 }],
	['end', 'ção', { pt: 1.2 }],
	['end', 'ções', { pt: 1.2 }],
	['end', 'zione', { it: 1.2 }],
	['end', 'tion', { en: 0.5, fr: 0.5 }],
	['end', 'ing', { en: 0.7 }],
	['end', 'tzea', { eu: 1 }],
	['end', 'tzeko', { eu: 1 }],
	['end', 'tzen', { eu: 1 }],
	['end', 'etan', { eu: 0.6 }],
	['end', 'ean', { eu: 0.4 }],
	['end', 'ak', { eu: 0.5 }],
	['end', 'ko', { eu: 0.4 }],
	['end', 'itzat', { eu: 0.3 }],
	['end', 'eix', { ca: 0.5 }],
	['end', 'tge', { ca: 0.7 }],
	['in', 'l·l', { ca: 1 }],
	['in', 'ñ', { es: 0.4, gl: 0.4 }],
	['in', 'ã', { pt: 0.8 }],
	['in', 'tx', { eu: 0.5, ca: 0.2 }],
	['in', 'tz', { eu: 0.4, de: 0.2 }],
	['in', 'xest', { gl: 0.8 }],
	['start', 'xa', { gl: 0.3 }],
	['start', 'enerx', { gl: 0.8 }],
	['in', 'ß', { de: 1 }],
	['in', 'lh', { pt: 0.3 }]
];
