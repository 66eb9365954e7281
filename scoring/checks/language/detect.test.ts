import { expect, test } from 'vitest';
import { checkLanguage } from './check.ts';
import { detectLanguage } from './detect.ts';

test.each([
	['es', 'LED en el salón, ahorro de 150 kWh al año'],
	['es', '| Medida | Dónde | Coste |\n|---|---|---|\n| LED | Cocina | Bajo |'],
	['es', 'Lo siento, no puedo ayudarte.'],
	['ca', 'LED a la cuina: estalvi de 150 kWh/any, cost baix'],
	['ca', 'Ho sento, però no et puc ajudar amb això.'],
	['ca', 'Cinc mesures per a la vivenda, amb el seu estalvi'],
	['gl', 'LED na cociña: aforro de 150 kWh ao ano, custo baixo'],
	['gl', 'Síntoo, pero non che podo axudar con iso.'],
	['eu', 'LED bonbillak sukaldean: urtean 150 kWh aurreztea, kostu baxua'],
	['eu', 'Barkatu, baina ezin dizut lagundu.'],
	['en', 'LED in the kitchen: saves 150 kWh a year at a low cost'],
	['other', 'Desculpe, mas não posso ajudar com isso. A poupança não é possível.'],
	['other', 'Désolé, je ne peux pas vous aider avec cette demande.'],
	['other', '节能计划：更换灯泡，每年节省一百五十度电'],
	['other', 'Заменить лампы на светодиодные на кухне']
])('%s is told from «%s»', (language, text) => {
	expect(detectLanguage(text)).toBe(language);
});

test('a text without words has no language', () => {
	expect(detectLanguage('150 kWh, 20 %')).toBeUndefined();
	expect(checkLanguage('…', ['es'])).toMatchObject({
		outcome: 'failed',
		reason: 'language-unclear'
	});
});

test('Valencian is taken as Catalan, whichever of them the rulebook allows', () => {
	const text = 'Canvia les bombetes de la cuina per LED';
	expect(checkLanguage(text, ['va']).outcome).toBe('passed');
	expect(checkLanguage(text, ['es', 'ca']).outcome).toBe('passed');
	expect(checkLanguage(text, ['es'])).toMatchObject({
		outcome: 'failed',
		reason: 'language-not-allowed',
		params: { language: 'ca' }
	});
});
