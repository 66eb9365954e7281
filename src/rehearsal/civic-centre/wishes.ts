import type { Language } from '../language.ts';
import { folded, languageOf } from '../language.ts';

/** What a template asks of the plan and of the answer. */
export interface PlanWishes {
	language: Language;
	format: 'json' | 'list' | 'prose' | undefined;
	brief: boolean;
	/** Thinks aloud before it answers. */
	reasoning: boolean;
	limit: boolean;
	windows: boolean;
	/** Share of a good plan's ingredients that the words name, 0 to 1. */
	skill: number;
}

const INGREDIENTS = {
	solar: [0.15, /\bsol\b|solar|fotovolt|placas|paneles|eguzki|sun\b/],
	limit: [0.2, /limit|no (supere|pase|sobrepase|exceda)|sobrepas|potencia maxima|muga|\d\d kw/],
	windows: [0.1, /ventana|horario|franja|dentro de|permitid|finestra|ordutegi|window/],
	minimise: [
		0.3,
		/minimi[cz]|(menos|menor|minima|reduc\w+|reduz\w*)\W+(la |posible |a )?(compra|energia de la red|compra a la red)|compr\w+ (lo )?(menos|menor)|gutxien/
	],
	checks: [
		0.15,
		/comprueb|comprov|verific|hora a hora|hora por hora|cada hora|suma|revisa|egiaztatu|check|verify/
	],
	reasoning: [0.1, /paso a paso|razona|piensa|pas a pas|pensa|urratsez urrats|step by step|compara/]
} as const satisfies Record<string, readonly [number, RegExp]>;

/** Reads a template without its sheet. */
export function planWishesOf(words: string): PlanWishes {
	const plain = folded(words);
	const named = (name: keyof typeof INGREDIENTS) => INGREDIENTS[name][1].test(plain);
	const skill = Object.values(INGREDIENTS)
		.filter(([, pattern]) => pattern.test(plain))
		.reduce((sum, [weight]) => sum + weight, 0);
	const brief =
		/\bsolo\b|unicamente|breve|sin (explic|introd|texto|mas|nada)|nada mas|nomes|soilik|bakarrik|only|concis|una (frase|linea)/;
	return {
		language: languageOf(words),
		format: formatOf(plain),
		brief: brief.test(plain),
		reasoning:
			/paso a paso|razona|piensa|pas a pas|urratsez urrats|step by step/.test(plain) &&
			!/silencio|internamente|para ti|silenci\b/.test(plain),
		limit: named('limit'),
		windows: named('windows'),
		skill
	};
}

function formatOf(plain: string): PlanWishes['format'] {
	if (/\bjson\b/.test(plain)) return 'json';
	if (/lista|llista|zerrenda|list\b|una por linea|\b\w+: ?(hora|h|n|inicio|\d)/.test(plain))
		return 'list';
	return /explica|redact|cuentame|parrafo/.test(plain) ? 'prose' : undefined;
}
