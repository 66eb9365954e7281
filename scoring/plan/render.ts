import type { Locale, PlanSheet } from '../rulebook/schema.ts';

interface Wording {
	heading: string;
	solar: string;
	fixed: string;
	limit: (kw: number) => string;
	loads: string;
	load: (load: PlanSheet['loads'][number]) => string;
	naive: string;
	purchase: string;
}

/**
 * One wording for every team of a language. A language without one reads the Spanish text, which is
 * also what official runs use, so that the sheet costs everyone the same.
 */
const WORDINGS: Partial<Record<Locale, Wording>> & { es: Wording } = {
	es: {
		heading: 'Centro cívico, un día en horas enteras. La hora h va de h:00 a h+1:00.',
		solar: 'Sol (kW), hora=valor, el resto 0:',
		fixed: 'Consumo fijo (kW), hora=valor, el resto 0:',
		limit: (kw) => `Límite: consumo fijo más cargas, como mucho ${String(kw)} kW en cada hora.`,
		loads: 'Cargas que se pueden mover, cada una seguida, sin pausas y dentro de su horario:',
		load: ({ id, title, powerKw, hours, from, to }) =>
			`${id} (${title}): ${String(powerKw)} kW, ${String(hours)} h, entre las ${String(from)} y las ` +
			`${String(to)} (inicio de ${String(from)} a ${String(to - hours)})`,
		naive: 'Plan de partida (hora de inicio):',
		purchase: 'Compra a la red de cada hora: lo que el consumo total supere al sol, en kWh.'
	}
};

function series(values: readonly number[]): string {
	return values.flatMap((kw, hour) => (kw === 0 ? [] : `${String(hour)}=${String(kw)}`)).join(' ');
}

/**
 * A sheet as the plain text that takes the place of `{{FICHA}}`: everything that the challenge
 * depends on, in as few words as leave no doubt.
 */
export function renderSheet(sheet: PlanSheet, locale: Locale): string {
	const wording = WORDINGS[locale] ?? WORDINGS.es;
	const naive = sheet.loads.map((load, index) => `${load.id} ${String(sheet.naive[index])}`);
	return [
		wording.heading,
		`${wording.solar} ${series(sheet.solarKw)}`,
		`${wording.fixed} ${series(sheet.fixedKw)}`,
		wording.limit(sheet.limitKw),
		wording.loads,
		...sheet.loads.map((load) => `- ${wording.load(load)}`),
		`${wording.naive} ${naive.join(', ')}`,
		wording.purchase
	].join('\n');
}
