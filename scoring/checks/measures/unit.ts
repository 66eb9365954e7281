import { findIn, lexicon, matchAt } from '../text/lexicon.ts';
import type { Token } from '../text/token.ts';

export type EnergyUnit = 'kWh' | 'MWh' | 'Wh';

/** Milliwatt-hours a unit. */
export const UNIT_SIZE: Record<EnergyUnit, bigint> = {
	kWh: 1_000_000n,
	MWh: 1_000_000_000n,
	Wh: 1_000n
};

const UNITS = lexicon<EnergyUnit>([
	['kwh+|kw h|kw / h|kw . h|kw · h|kw - h|kw hora|kw horas|kw - hora', 'kWh'],
	['kilovatio+ hora+|kilovatio+ - hora+|kilovatiohora+|kilovat+ hora+|kilovats hora', 'kWh'],
	['kilowatt+ hora+|kilowatt+ - hora+|quilowatt+ hora+|quilowatt+ - hora+', 'kWh'],
	['quilovatio+ hora+|quilovatio+ - hora+|kilovatio - ordu+|kilowatt - ordu+', 'kWh'],
	['kilovatio ordu+|kilowatt ordu+|kilowatt+ hour+|kilowatt+ - hour+', 'kWh'],
	['mwh+|megavatio+ hora+|megawatt+ hora+', 'MWh'],
	['wh|vatio+ hora+|watt+ hora+', 'Wh']
]);

/** What else a number may count, so that it is no energy. */
const OTHER_UNITS = lexicon<true>([
	['%|€|$|euro+|eur|percent|por ciento|per cent|por cento|ehuneko+', true],
	['w|kw|watt+|vatio+|kilovatio+|l|litro+|litre+|m|m2|m3|cm|mm|c|h|hora+|hores|ordu+', true],
	['° c|º c|°|º|grado+|grau+|gradu+|min|minuto+|minut+|kg|co2|x|×|lm|lumen+|bombilla+', true],
	['dia|dias|dies|egun+|mes|meses|mesos|persona+|unidad+|unitat+|unidade+', true]
]);

const PERIODS = lexicon<bigint>([
	['ano+|anu+|any|anys|urte+|year+|annual+|yearly', 1n],
	['mes|meses|mensual+|mesos|hil|hileko|hilean|hilero|month+', 12n],
	['semana+|semanal+|setmana+|setmanal+|aste|asteko|astean|week+', 52n],
	['dia|diario+|diari+|diaria+|egun|eguneko|egunean|day|daily', 365n]
]);

export const unitAt = (tokens: readonly Token[], at: number) => matchAt(UNITS, tokens, at);

export const isOtherUnitAt = (tokens: readonly Token[], at: number) =>
	unitAt(tokens, at) === undefined && matchAt(OTHER_UNITS, tokens, at) !== undefined;

/** The energy unit named among tokens, 'other' where only another unit is. */
export function unitIn(tokens: readonly Token[]): EnergyUnit | 'other' | undefined {
	let other = false;
	for (let at = 0; at < tokens.length; at++) {
		const unit = unitAt(tokens, at);
		if (unit) return unit.value;
		if (['%', '€', '$'].includes(tokens[at]!.text) || tokens[at]!.text.startsWith('eur'))
			other = true;
	}
	return other ? 'other' : undefined;
}

/** What may stand between a unit and its period: «kWh de ahorro al año». */
const LINKS = lexicon<true>([
	["/|al|a|l|'|por|per|cada|en|un|o|ao|(|-|.|de|the", true],
	['aprox+|ahorro|estalvi|aforro|menos|menys', true]
]);

/** How often a year the period after a unit comes («/mes» is 12); undefined where none is named. */
export function periodAfter(tokens: readonly Token[], at: number): bigint | undefined {
	for (let next = at; next < at + 4 && next < tokens.length; next++) {
		const period = matchAt(PERIODS, tokens, next);
		if (period) return period.value;
		if (!matchAt(LINKS, tokens, next)) return undefined;
	}
	return undefined;
}

/** How often a year the period named among tokens comes, for labels such as «Ahorro mensual». */
export function periodIn(tokens: readonly Token[]): bigint | undefined {
	return findIn(PERIODS, tokens)?.value;
}
