import type { CorpusAnswer } from './answer.ts';

export const languages: CorpusAnswer[] = [
	{
		id: 'catalan-list',
		failed: [],
		text: `Aquí tens el pla amb cinc mesures per a l'habitatge:

1. **Abaixar la consigna dels radiadors a 20 °C**
   - On: sala i dormitoris
   - Estalvi anual: 300 kWh
   - Cost: nul
2. **Canviar les bombetes per LED**
   - On: tot l'habitatge
   - Estalvi anual: 140 kWh
   - Cost: baix
3. **Regletes amb interruptor per al televisor i el router**
   - On: sala
   - Estalvi anual: 75 kWh
   - Cost: baix
4. **Reduir la temperatura del termo**
   - On: bany
   - Estalvi anual: 160 kWh
   - Cost: nul
5. **Instal·lar ribets a les finestres**
   - On: finestres d'alumini
   - Estalvi anual: 110 kWh
   - Cost: mitjà`
	},
	{
		id: 'catalan-table',
		failed: [],
		text: `| Àmbit | Mesura | On | Estalvi (kWh/any) | Cost |
|---|---|---|---|---|
| Climatització | Programar els radiadors | Menjador | 280 | Baix |
| Il·luminació | Bombetes LED | Cuina i passadís | 120 | Baix |
| Equips en espera | Apagar l'ordinador del tot | Despatx | 45 | Nul |
| Aigua calenta | Capçals de dutxa eficients | Bany | 130 | Baix |
| Envolupant | Baixar les persianes a la nit | Dormitoris | 70 | Nul |`
	},
	{
		id: 'valencian-sentences',
		failed: [],
		text: `1. Baixa els radiadors de la sala a 20 °C: estalvies uns 250 kWh a l'any sense cap cost.
2. Canvia les bombetes de tota la casa per LED; l'estalvi és de 130 kWh a l'any i el cost és baix.
3. Apaga amb una regleta els aparells en espera del menjador: estalvies 65 kWh a l'any amb un cost baix.
4. Posa el termo del bany a 55 °C: estalvies 150 kWh a l'any, cost nul.
5. Tapa les escletxes de les finestres amb ribets: estalvies 90 kWh a l'any, cost baix.`
	},
	{
		id: 'catalan-json',
		failed: [],
		text: `{"mesures":[
{"mesura":"Programar els radiadors","on":"sala","estalvi_kwh_any":260,"cost":"baix"},
{"mesura":"Bombetes LED","on":"cuina","estalvi_kwh_any":90,"cost":"baix"},
{"mesura":"Regleta amb interruptor","on":"sala","estalvi_kwh_any":60,"cost":"baix"},
{"mesura":"Dutxes de cinc minuts","on":"bany","estalvi_kwh_any":180,"cost":"nul"},
{"mesura":"Ribets a les finestres","on":"dormitoris","estalvi_kwh_any":85,"cost":"baix"}]}`
	},
	{
		id: 'galician-list',
		failed: [],
		text: `Velaquí cinco medidas para o piso:

1. **Baixar os radiadores a 20 °C**
   - Onde: salón e dormitorios
   - Aforro anual: 280 kWh
   - Custo: nulo
2. **Cambiar as lámpadas por LED**
   - Onde: toda a vivenda
   - Aforro anual: 140 kWh
   - Custo: baixo
3. **Apagar os equipos en espera cunha regreta**
   - Onde: salón
   - Aforro anual: 70 kWh
   - Custo: baixo
4. **Baixar o termo da auga quente a 55 °C**
   - Onde: cuarto de baño
   - Aforro anual: 160 kWh
   - Custo: nulo
5. **Poñer burletes nas fiestras**
   - Onde: fiestras de aluminio
   - Aforro anual: 100 kWh
   - Custo: baixo

Aforro total: 750 kWh ao ano.`
	},
	{
		id: 'galician-table',
		failed: [],
		text: `| Medida | Onde | Aforro (kWh/ano) | Custo |
|---|---|---|---|
| Programar a calefacción | Salón | 270 | Medio |
| Iluminación LED | Cociña | 90 | Baixo |
| Lavar en frío coa lavadora chea | Cociña | 55 | Nulo |
| Duchas máis curtas | Baño | 190 | Nulo |
| Pechar as persianas pola noite | Dormitorios | 75 | Nulo |`
	},
	{
		id: 'galician-missing-cost',
		failed: ['measures-fields'],
		text: `1. Baixar a calefacción a 20 °C no salón. Aforro: 250 kWh/ano. Custo: nulo.
2. Lámpadas LED na cociña. Aforro: 90 kWh/ano. Custo: baixo.
3. Regretas no salón para os equipos en espera. Aforro: 60 kWh/ano.
4. Termo do baño a 55 °C. Aforro: 150 kWh/ano. Custo: nulo.
5. Burletes nas fiestras. Aforro: 95 kWh/ano. Custo: baixo.`
	},
	{
		id: 'basque-list',
		failed: [],
		text: `Hona hemen etxebizitzarako bost neurri:

1. **Berogailuak 20 °C-ra jaistea**
   - Non: egongelan eta logeletan
   - Urteko aurrezkia: 280 kWh
   - Kostua: nulua
2. **Bonbillak LEDekin ordezkatzea**
   - Non: etxe osoan
   - Urteko aurrezkia: 140 kWh
   - Kostua: baxua
3. **Telebista eta routerra erregleta batekin itzaltzea**
   - Non: egongelan
   - Urteko aurrezkia: 70 kWh
   - Kostua: baxua
4. **Ur beroaren termoa 55 °C-ra jaistea**
   - Non: bainugelan
   - Urteko aurrezkia: 160 kWh
   - Kostua: nulua
5. **Leihoetan zirrikituak ixtea**
   - Non: leihoetan
   - Urteko aurrezkia: 100 kWh
   - Kostua: ertaina`
	},
	{
		id: 'basque-table',
		failed: [],
		text: `| Arloa | Neurria | Non | Aurrezkia (kWh/urte) | Kostua |
|---|---|---|---|---|
| Klimatizazioa | Berogailua programatu | Egongela | 260 | Ertaina |
| Argiztapena | LED bonbillak jarri | Sukaldea | 90 | Baxua |
| Ekipoak | Ordenagailua guztiz itzali | Bulegoa | 45 | Nulua |
| Ur beroa | Dutxa laburragoak | Bainugela | 180 | Nulua |
| Inguratzailea | Pertsianak gauez itxi | Logelak | 70 | Nulua |`
	},
	{
		id: 'basque-neurria-numbers',
		failed: [],
		text: `1. neurria: Berogailuaren tenperatura jaitsi egongelan. Aurrezkia: 250 kWh urtean. Kostua: doakoa.
2. neurria: LED argiak jarri sukaldean. Aurrezkia: 90 kWh urtean. Kostua: baxua.
3. neurria: Erregleta erabili egongelan gailuak itzaltzeko. Aurrezkia: 60 kWh urtean. Kostua: baxua.
4. neurria: Termoa programatu bainugelan. Aurrezkia: 170 kWh urtean. Kostua: baxua.
5. neurria: Leihoak isolatu logeletan. Aurrezkia: 120 kWh urtean. Kostua: altua.`
	},
	{
		id: 'basque-four',
		failed: ['measures-count'],
		text: `1. Berogailua 20 °C-ra jaitsi egongelan. Aurrezkia: 250 kWh/urte. Kostua: nulua.
2. LED bonbillak etxe osoan. Aurrezkia: 130 kWh/urte. Kostua: baxua.
3. Dutxa laburrak bainugelan. Aurrezkia: 170 kWh/urte. Kostua: nulua.
4. Pertsianak itxi logeletan gauez. Aurrezkia: 80 kWh/urte. Kostua: nulua.`
	},
	{
		id: 'english-list',
		failed: ['language'],
		text: `1. Lower the radiators to 20 °C. Where: living room. Saving: 300 kWh/year. Cost: none.
2. Replace the bulbs with LED. Where: whole flat. Saving: 140 kWh/year. Cost: low.
3. Use a power strip for the TV and the router. Where: living room. Saving: 70 kWh/year. Cost: low.
4. Set the water heater to 55 °C for hot water. Where: bathroom. Saving: 160 kWh/year. Cost: none.
5. Seal the windows. Where: bedrooms. Saving: 100 kWh/year. Cost: low.`
	},
	{
		id: 'english-opening-spanish-plan',
		failed: [],
		text: `Sure! Here is your plan:

1. Bajar los radiadores a 20 °C. Dónde: salón. Ahorro: 300 kWh/año. Coste: nulo.
2. Cambiar las bombillas por LED. Dónde: toda la vivienda. Ahorro: 140 kWh/año. Coste: bajo.
3. Usar una regleta para los equipos en espera. Dónde: salón. Ahorro: 70 kWh/año. Coste: bajo.
4. Poner el termo a 55 °C. Dónde: baño. Ahorro: 160 kWh/año. Coste: nulo.
5. Sellar las ventanas. Dónde: dormitorios. Ahorro: 100 kWh/año. Coste: bajo.`
	},
	{
		id: 'portuguese-table',
		failed: ['language'],
		text: `| Medida | Onde | Poupança (kWh/ano) | Custo |
|---|---|---|---|
| Baixar a temperatura dos radiadores para 20 °C | Sala de estar | 270 | Nulo |
| Substituição das lâmpadas por LED | Cozinha e corredor | 90 | Baixo |
| Desligar os aparelhos em espera com uma tomada múltipla | Sala | 55 | Baixo |
| Duchas mais curtas para gastar menos água quente | Casa de banho | 190 | Nulo |
| Vedação das janelas | Quartos | 75 | Baixo |`
	},
	{
		id: 'french-list',
		failed: ['language', 'measures-fields', 'measures-savings'],
		text: `1. Baisser les radiateurs à 20 °C dans le salon. Économie importante. Coût nul.
2. Remplacer les ampoules par des LED dans la cuisine. Économie moyenne. Coût faible.
3. Utiliser une multiprise pour le téléviseur. Économie faible. Coût faible.
4. Régler le chauffe-eau de la salle de bain. Économie moyenne. Coût nul.
5. Poser des joints aux fenêtres. Économie moyenne. Coût faible.`
	},
	{
		id: 'spanish-without-accents',
		failed: [],
		text: `1. Bajar radiadores a 20 grados. Donde: salon. Ahorro: 250 kwh/ano. Coste: nulo.
2. Poner LED. Donde: cocina. Ahorro: 90 kwh/ano. Coste: bajo.
3. Regleta en la tele. Donde: salon. Ahorro: 60 kwh/ano. Coste: bajo.
4. Termo a 55 grados. Donde: bano. Ahorro: 150 kwh/ano. Coste: nulo.
5. Burletes. Donde: ventanas. Ahorro: 95 kwh/ano. Coste: bajo.`
	}
];
