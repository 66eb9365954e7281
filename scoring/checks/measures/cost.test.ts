import { expect, test } from 'vitest';
import { foldText } from '../text/fold.ts';
import { tokensOf } from '../text/token.ts';
import { costInText, labelledCost, loneLevel } from './cost.ts';

const tokens = (text: string) => tokensOf(foldText(text).text);

test.each(
	[
		'nulo',
		'Muy bajo',
		'bajo-medio',
		'gratuït',
		'mitjà',
		'baixo',
		'sen custo',
		'baxua',
		'altua'
	].concat(['20 €', '0', 'unos 30 euros', 'doakoa', 'ninguna', 'elevada', 'kosturik gabe'])
)('«%s» under the label of cost tells it', (text) => {
	expect(labelledCost(tokens(text), false)).toBeDefined();
});

test.each(['depende', 'variable', 'no especificado', '—', '', 'por determinar'])(
	'«%s» under the label of cost tells nothing',
	(text) => {
		expect(labelledCost(tokens(text), false)).toBeUndefined();
	}
);

test.each(
	[
		'es de bajo coste',
		'no cuesta nada',
		'el coste es muy bajo',
		'sense cap cost',
		'cuesta unos 20 €'
	].concat(['cun custo baixo', 'kostu baxua', 'no requiere inversión', 'gratis'])
)('«%s» tells a cost in running text', (text) => {
	expect(costInText(tokens(text))).toBeDefined();
});

test('a level with another subject is no cost', () => {
	expect(costInText(tokens('tiene una eficiencia alta y un consumo bajo'))).toBeUndefined();
	expect(loneLevel(tokens('(prioridad alta)'))).toBeUndefined();
});

test('a level alone between marks is the cost of a dense line', () => {
	expect(loneLevel(tokens('(salón, 150 kWh/año, muy bajo)'))).toBeDefined();
});
